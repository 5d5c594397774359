/** Reminders, late work and its reasons, the morning list, and substitutes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import { figureSight } from '../../src/reading/figure-sight.ts';
import { gatherDigests } from '../../src/usecases/digest/digest.ts';
import { heightOf, screen } from '../../src/usecases/digest/one-screen.ts';
import { noteEvent, noteTrouble } from '../../src/usecases/machine-log.ts';
import { moveTurns } from '../../src/usecases/person/substitute.ts';
import { addPlan } from '../../src/usecases/plan/plan.ts';
import { tellOfToday } from '../../src/usecases/plan/remind-of-plan.ts';
import { askUnit } from '../../src/usecases/plan/requests.ts';
import { keepActions } from '../../src/usecases/plan/resolutions.ts';
import { actOnQuestion } from '../../src/usecases/question/act-on-question.ts';
import { openQuestion } from '../../src/usecases/question/open-question.ts';
import { remindOfWork } from '../../src/usecases/reminder/remind.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { whoseTurn } from '../../src/usecases/submission/cards.ts';
import { read } from '../../src/usecases/submission/read.ts';
import { rowsOf } from '../support/rows.ts';
import { root } from '../support/world.ts';
import { type Chat, chatOn } from './chat-on.ts';
import { type OpenWard, openWard } from './core.ts';

let ward: OpenWard;
let chat: Chat;
let lan: Person;
let minh: Person;
let ha: Person;
let hoa: Person;
const news = 'Khối 4 trồng cây\nSáng nay trồng 20 cây xanh.\nNguồn: bà Lan';

beforeEach(async () => {
  // Wednesday, 09:00.
  ward = await openWard(undefined, '2026-11-25T02:00:00Z');
  chat = chatOn(ward);
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  minh = await ward.person('Trần Văn Minh', 'deputy');
  ha = await ward.person('Phạm Thị Hà', 'standingDeputy');
  hoa = await ward.person('Vũ Thị Hoa', 'head');
});
afterEach(() => ward.close());

const at = (time: string) => ward.clock.advance(new Date(time).getTime() - ward.clock.now().getTime());
const send = async (text: string) => {
  await ward.add(lan, text);
  await chat.says(lan, 'gửi');
};
const ask = (asker: Person, text: string, messageKey: string) =>
  ward.turn((unit) =>
    openQuestion(
      unit,
      asker,
      { text, messageKey, photos: [], channel: 'telegram', conversation: asker.id, receivedAt: unit.now },
      { kind: 'question', about: null },
    ),
  );
const last = async (person: Person) => (await chat.heard(person)).at(-1) ?? '';

describe('reminders', () => {
  it('about several items are one message for each person and time', async () => {
    await send(news);
    await send('Khối 6 làm đường\nSáng nay làm 200 m đường.\nNguồn: ông Bình');
    at('2026-11-27T01:00:00Z');
    await remindOfWork(ward.turn);
    const told = (await ward.told(minh)).filter((name) => name.includes('remind'));
    expect(told).toEqual(['reminders']);
    expect(await last(minh)).toMatch(/Nhắc 2 bài:\n.*Khối 4.*QUÁ HẠN 26\/11\/2026\n.*Khối 6/u);
    await remindOfWork(ward.turn);
    expect((await ward.told(minh)).filter((name) => name.includes('remind'))).toHaveLength(1);
  });

  it('about items and questions are one message for a person who has both, with buttons for both', async () => {
    const asker = await ward.person('Lê Thị Xuân', 'citizen');
    const asks = (nth: number) => ask(asker, `Bao giờ sửa đường ngõ ${nth} ạ?`, `q${nth}`);
    for (let nth = 1; nth <= 9; nth += 1) await asks(nth);
    at('2026-12-17T01:00:00Z');
    for (const topic of ['trồng cây', 'làm đường'])
      await send(`Khối 4 ${topic}\nSáng nay khối 4 ${topic}.\nNguồn: bà Lan`);
    const reminders = async (person: Person) =>
      (await ward.told(person)).filter((name) => name.includes('remind')).length;
    const [untilThen, ofMinh] = [await reminders(hoa), await reminders(minh)];
    // Friday 18 December: both items and all questions are overdue.
    at('2026-12-21T01:00:00Z');
    await remindOfWork(ward.turn);
    const told = (await ward.told(hoa)).filter((name) => name.includes('remind')).slice(untilThen);
    expect(told).toEqual(['reminders']);
    const said = await last(hoa);
    expect(said).toMatch(/^Nhắc 2 bài, 9 câu hỏi:/u);
    expect(said.match(/HD-2611-\d{4}/gu)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((nth) => `HD-2611-000${nth}`));
    expect(said).toContain('và 3 việc nữa');
    const list = (await ward.read(hoa)).at(-1);
    expect((list?.buttons ?? []).flat().map(({ label }) => label.key)).toEqual([
      ...Array.from({ length: 8 }, () => 'choice-q-view-code'),
      ...['menu-quahan', 'menu-cauhoi'],
    ]);
    // The list has a button for each of them.
    expect(await chat.presses(hoa, 'Xem HD-2611-0002')).toContain('Bao giờ sửa đường ngõ 2 ạ?');
    // The deputy who is responsible for both instead of the head has one as well.
    expect((await ward.told(minh)).filter((name) => name.includes('remind')).slice(ofMinh)).toEqual(['reminders']);
    await remindOfWork(ward.turn);
    expect((await ward.told(hoa)).filter((name) => name.includes('remind'))).toHaveLength(untilThen + 1);
  });

  it('about everything that is due are one message with buttons: reviews, paused questions, resolutions, requests and the plan', async () => {
    await send(news);
    const [item] = await ward.items();
    await ward.turn(async (unit) => {
      await keepActions(unit, actorOf(hoa), 'm1', [
        'Mở mục gương người tốt – chị Hà – 26/11',
        'Khai mạc – chị Hoa – 26/11',
      ]);
      await askUnit(unit, actorOf(ha), 'Trường THCS; danh sách học sinh giỏi; 26/11');
      await addPlan(unit, actorOf(ha), 'Hội thao khối 3; 25/11');
    });
    const urgent = { by: minh.id, name: minh.name, at: ward.clock.now(), reason: 'bão', reviewedBy: null };
    await ward.turn(async ({ stores }) => {
      const publication = { version: 1, slug: 's', at: ward.clock.now() };
      const standing = item && { ...item.standing, urgent, publication };
      if (standing) await stores.submissions.save({ ...item, state: 'published', standing }, item);
    });
    const before = (await ward.told(ha)).length;
    // Friday 27 November, 08:00: all of it is overdue.
    at('2026-11-27T01:00:00Z');
    await remindOfWork(ward.turn);
    expect((await ward.told(ha)).slice(before)).toEqual(['reminders']);
    const said = await last(ha);
    expect(said).toMatch(/^Nhắc 3 việc:\n/u);
    for (const line of ['Mở mục gương người tốt (hạn 26/11/2026)', 'Trường THCS', 'Hội thao khối 3: chưa có tin'])
      expect(said).toContain(line);
    expect(await last(hoa)).toMatch(/^Nhắc 2 việc:\n/u);
    expect(await last(hoa)).toContain('duyệt khẩn, chờ đồng chí xem lại');
    await chat.presses(ha, 'Đã xong: Mở mục gương người tốt');
    await chat.says(ha, 'Đã mở, có bài đầu tiên');
    expect(await last(hoa)).toContain('Phạm Thị Hà báo đã xong: “Mở mục gương người tốt”: Đã mở, có bài đầu tiên');
    await remindOfWork(ward.turn);
    expect((await ward.told(ha)).filter((name) => name === 'reminders')).toHaveLength(1);
  });

  it('follow the internal time limit if the process has one, while lateness follows the legal limit', async () => {
    await chat.says(hoa, '/quytrinh');
    await chat.presses(hoa, 'Tin tức');
    await chat.presses(hoa, 'Thời gian nội bộ');
    await chat.says(hoa, '2');
    await chat.presses(hoa, 'Áp dụng');
    await send(news);
    // Two office hours after 09:00 end at 11:00; 90 % of them at 10:48.
    at('2026-11-25T03:50:00Z');
    await remindOfWork(ward.turn);
    expect(await last(hoa)).toContain('gần hết hạn');
    at('2026-11-25T07:00:00Z');
    await remindOfWork(ward.turn);
    expect((await ward.told(hoa)).filter((name) => name === 'remind-item-overdue')).toEqual([]);
  });
});

describe('“ai đã làm gì” (who did what)', () => {
  it('is answered to the board from the audit log, by day, and to nobody else', async () => {
    await send(news);
    const [item] = await ward.turn(({ stores }) => stores.submissions.ofAuthor(lan.id, 5));
    const reason = { code: 'other', note: 'thiếu nguồn' } as const;
    await ward.turn((unit) =>
      act(unit, minh, item?.id ?? '', { type: 'return', revision: item?.revision ?? 0, reason }),
    );
    await chat.says(ha, 'ai đã làm gì hôm nay');
    const said = await last(ha);
    expect(said).toContain('Ngày 25/11/2026 có 2 việc của 2 người');
    expect(said).toContain(`Trần Văn Minh trả lại ${item?.code}`);
    expect(said).toContain(`Nguyễn Thị Lan gửi bài ${item?.code}`);
    await chat.says(ha, 'hôm qua ai làm gì');
    expect(await last(ha)).toContain('Ngày 24/11/2026 chưa có việc nào');
    expect(await chat.says(lan, 'ai đã làm gì hôm nay')).toContain('chưa thuộc vai trò');
  });

  it('differs from “bài nào đăng hôm nay”, which lists the published items, the newest first', async () => {
    for (const topic of ['trồng cây', 'làm đường', 'họp dân', 'dọn rác'])
      await send(`Khối 4 ${topic}\nSáng nay khối 4 ${topic}.\nNguồn: bà Lan`);
    const sent = await ward.turn(({ stores }) => stores.submissions.ofAuthor(lan.id, 5));
    const goes = (title: string, state: string, when: string) =>
      rowsOf(ward.core)
        .updateTable('submission')
        .set({ state, publishedAt: Date.parse(when) })
        .where('id', '=', sent.find((each) => read(ward, each).title === title)?.id ?? '')
        .execute();
    await goes('Khối 4 trồng cây', 'published', '2026-11-25T01:10:00Z');
    await goes('Khối 4 làm đường', 'published', '2026-11-25T01:40:00Z');
    // One item of the day before, shortly before midnight in Viet Nam, and one that was taken down again.
    await goes('Khối 4 họp dân', 'published', '2026-11-24T16:30:00Z');
    await goes('Khối 4 dọn rác', 'unpublished', '2026-11-25T01:20:00Z');
    await chat.says(ha, 'bài nào đăng hôm nay');
    const said = await last(ha);
    expect(said).toContain('Ngày 25/11/2026 có 2 bài lên Cổng');
    expect(said.split('\n').slice(1)).toEqual([
      expect.stringMatching(/^– 25\/11\/2026 08:40 · DL-2611-\d{4}: Khối 4 làm đường$/u),
      expect.stringMatching(/^– 25\/11\/2026 08:10 · DL-2611-\d{4}: Khối 4 trồng cây$/u),
    ]);
    await chat.says(ha, 'hôm qua đăng được mấy bài');
    expect(await last(ha)).toMatch(/Ngày 24\/11\/2026 có 1 bài lên Cổng:\n– 24\/11\/2026 23:30 .*: Khối 4 họp dân$/u);
    at('2026-11-28T02:00:00Z');
    await chat.says(ha, 'bài nào đăng hôm nay');
    expect(await last(ha)).toContain('Ngày 28/11/2026 chưa có bài nào lên Cổng');
  });
});

describe('an absent person', () => {
  it('gets no reminder of resolutions, requests or the plan: the substitute gets them and can settle them', async () => {
    const binh = await ward.person('Lê Văn Bình', 'member');
    await chat.says(ha, 'Tôi nghỉ từ 26/11 đến 27/11, giao đồng chí Bình');
    await chat.presses(ha, 'Xác nhận');
    await ward.turn(async (unit) => {
      await keepActions(unit, actorOf(hoa), 'm1', ['Mở mục gương người tốt – chị Hà – 26/11']);
      await askUnit(unit, actorOf(ha), 'Trường THCS; danh sách học sinh giỏi; 26/11');
      await addPlan(unit, actorOf(hoa), 'Hội thao khối 3; 25/11; chị Hà');
      await addPlan(unit, actorOf(hoa), 'Ra quân dọn vệ sinh; 26/11; chị Hà');
    });
    at('2026-11-25T23:30:00Z');
    const [before, ofBinh] = [(await ward.told(ha)).length, (await ward.told(binh)).length];
    await ward.turn(tellOfToday);
    at('2026-11-27T01:00:00Z');
    await remindOfWork(ward.turn);
    expect((await ward.told(ha)).slice(before)).toEqual([]);
    expect((await ward.told(binh)).slice(ofBinh)).toEqual(['plan-today', 'reminders']);
    for (const line of ['Mở mục gương người tốt', 'Trường THCS', 'Hội thao khối 3'])
      expect(await last(binh)).toContain(line);
    await chat.presses(await ward.turn(({ stores }) => stores.people.get(binh.id)), 'Đã xong: Mở mục gương người tốt');
    await chat.says(await ward.turn(({ stores }) => stores.people.get(binh.id)), 'Đã mở');
    expect(await last(hoa)).toContain('Lê Văn Bình báo đã xong');
  });

  it('is not asked to approve a correction: the substitute is asked, from the first day on', async () => {
    const item = await ward.submitted(lan, news);
    await ward.turn((unit) => act(unit, hoa, item.id, { type: 'approve', revision: item.revision }));
    await ward.publishAll();
    const binh = await ward.person('Lê Văn Bình', 'member');
    await chat.says(minh, 'Tôi nghỉ từ 26/11 đến 27/11, giao đồng chí Bình');
    await chat.presses(minh, 'Xác nhận');
    const asked = async (person: Person) =>
      (await ward.told(person)).filter((name) => name === 'correction-to-approve').length;
    const correct = { type: 'correct', revision: item.revision, note: 'sai số cây', content: null } as const;
    expect(await ward.turn((unit) => act(unit, ha, item.id, correct))).toMatchObject({ ok: true });
    expect([await asked(minh), await asked(binh)]).toEqual([1, 0]);
    at('2026-11-26T00:15:00Z');
    for (const _ of [1, 2]) await ward.turn(moveTurns);
    expect([await asked(minh), await asked(binh)]).toEqual([1, 1]);
    await ward.turn(await gatherDigests(ward.turn, figureSight));
    expect(await last(binh)).toContain(`Chờ đồng chí: 1 bài (${item.code})`);
    expect((await ward.told(minh)).at(-1)).not.toBe('digest');
  });
});

describe('“quá hạn” (the list of late work)', () => {
  it('names the holder, since when and the late step; the holder may give a reason, which the head is told', async () => {
    await send(news);
    at('2026-11-27T01:00:00Z');
    await remindOfWork(ward.turn);
    expect(await chat.says(minh, 'bài nào quá hạn?')).toMatch(
      /DL-2611-0001 · Khối 4 trồng cây · hạn 26\/11\/2026 · .*Trần Văn Minh.* giữ từ 25\/11\/2026 09:00 · chậm ở khâu duyệt/u,
    );
    await chat.presses(minh, 'Ghi lý do');
    await chat.says(minh, 'Chờ xác minh số cây với khối 4');
    expect(await last(hoa)).toContain('lý do chậm của bài DL-2611-0001: Chờ xác minh số cây');
    expect(await chat.says(ha, '/quahan')).toContain('Lý do: Chờ xác minh số cây với khối 4');
    expect(await ward.audit()).toContain('delay-explained');
    // A reason that is too long is cut after a complete character.
    await chat.says(minh, 'bài nào quá hạn?');
    await chat.presses(minh, 'Ghi lý do');
    await chat.says(minh, `Chờ ${'x'.repeat(495)}🌳🌳`);
    const [item] = await ward.turn(({ stores }) => stores.submissions.ofAuthor(lan.id, 5));
    expect(item?.standing.lateReason?.text).toBe(`Chờ ${'x'.repeat(495)}🌳`);
  });

  it('asks the holder of a late question for the reason too', async () => {
    const office = await ward.person('Đỗ Văn Kỳ', 'office');
    const duc = await ward.person('Bùi Văn Đức', 'member');
    const tu = await ward.person('Lê Văn Tư', 'citizen');
    await ask(tu, 'Khi nào tiêm phòng?', 'q1');
    const [question] = await ward.turn(({ stores }) => stores.questions.list());
    await chat.says(office, `giao câu hỏi ${question?.code} cho đồng chí ${duc.name}`);
    at('2026-12-30T01:00:00Z');
    expect(await chat.says(duc, '/quahan')).toContain(question?.code);
    await chat.presses(duc, `Ghi lý do ${question?.code}`);
    await chat.says(duc, 'Chờ trạm y tế cho lịch');
    expect(await chat.says(hoa, '/quahan')).toContain('Lý do: Chờ trạm y tế cho lịch');
    // After one answer the reason is no longer requested, and other people are not asked.
    const buttons = async (person: Person) => {
      await chat.says(person, '/quahan');
      return ((await ward.read(person)).at(-1)?.buttons ?? []).flat().length;
    };
    expect([await buttons(duc), await buttons(hoa)]).toEqual([0, 0]);
  });

  it('is one line if nothing is late', async () => {
    expect(await chat.says(minh, '/quahan')).toBe('Không có bài hay câu hỏi nào quá hạn.');
  });
});

describe('the morning list', () => {
  it('tells each person what waits for them, and gives the head an overview on one screen', async () => {
    const office = await ward.person('Đỗ Văn Kỳ', 'office');
    const tu = await ward.person('Lê Văn Tư', 'citizen');
    await send(news);
    await ask(tu, 'Khi nào tiêm phòng?', 'q1');
    at('2026-11-27T00:15:00Z');
    await ward.turn(await gatherDigests(ward.turn, figureSight));
    const toHead = await last(hoa);
    expect(toHead).toMatch(/Chờ đồng chí: 1 bài \(DL-2611-0001\)/u);
    expect(toHead).toMatch(/QUÁ HẠN 1: DL-2611-0001 \((?:Trần Văn Minh|Phạm Thị Hà|Vũ Thị Hoa),/u);
    expect(toHead).toContain('Câu hỏi đang mở: 1, chậm 0');
    expect(toHead.split('\n').filter((line) => line.trim() !== '').length).toBeLessThanOrEqual(9);
    expect(await last(minh)).not.toContain('Câu hỏi đang mở');
    expect(await last(office)).toContain('Câu hỏi chưa giao ai: 1 (HD-2611-0001)');
    expect((await ward.told(lan)).at(-1)).not.toBe('digest');
  });

  it('tells each board member what is theirs: approvals, returned items, questions, and unassigned questions', async () => {
    const office = await ward.person('Đỗ Văn Kỳ', 'office');
    const duc = await ward.person('Bùi Văn Đức', 'member');
    const tu = await ward.person('Lê Văn Tư', 'citizen');
    const asks = (nth: number) => ask(tu, `Khi nào sửa đèn ngõ ${nth}?`, `q${nth}`);
    for (const nth of [1, 2]) await asks(nth);
    const [given] = await ward.turn(({ stores }) => stores.questions.list());
    await ward.turn((unit) => actOnQuestion(unit, office, given?.id ?? '', { type: 'assign', to: actorOf(duc) }));
    await send(news);
    const own = await ward.submitted(duc, 'Khối 7 họp dân\nSáng nay khối 7 họp dân.\nNguồn: tôi có mặt');
    const reason = { code: 'photo', note: '' } as const;
    await ward.turn((unit) => act(unit, minh, own.id, { type: 'return', revision: own.revision, reason }));
    const [free] = (await ward.turn(({ stores }) => stores.questions.list())).filter(({ id }) => id !== given?.id);
    at('2026-11-26T00:15:00Z');
    await ward.turn(await gatherDigests(ward.turn, figureSight));
    const linesOf = async (person: Person) => (await last(person)).split('\n').filter((line) => line.trim() !== '');
    const day = '# Việc ngày 26/11/2026';
    const turn = 'Chờ đồng chí: 1 bài (DL-2611-0001)';
    const due = [expect.stringMatching(/^Đến hạn hôm nay 2: DL-2611-0001 \(.*\); DL-2611-0002 \(Bùi Văn Đức\)$/u)];
    expect(await linesOf(minh)).toEqual([day, turn, ...due]);
    expect(await linesOf(duc)).toEqual([
      day,
      `Câu hỏi giao đồng chí: 1 (${given?.code})`,
      'Bài cần sửa: 1 (DL-2611-0002)',
    ]);
    expect(await linesOf(office)).toEqual([day, `Câu hỏi chưa giao ai: 1 (${free?.code})`]);
    // The standing deputy also keeps the head hash of the audit chain, but gets no anomalies, which only the head gets.
    const ofBoard = [
      'Câu hỏi đang mở: 2, chậm 0',
      'Ngày làm việc trước, 25/11/2026: đăng 0, nhận 2 bài, trả lời 0 câu hỏi',
    ];
    const chain = expect.stringMatching(/^Mã chốt nhật ký, mục \d+, đề nghị giữ lại: [0-9a-f]{64}$/u);
    expect(await linesOf(ha)).toEqual([day, turn, ...due, ...ofBoard, chain]);
    const unassigned = `Câu hỏi chưa giao ai: 1 (${free?.code})`;
    expect(await linesOf(hoa)).toEqual([day, turn, unassigned, ...due, ...ofBoard, chain]);
  });

  it('of a busy ward fits on one telephone screen: urgent and unusual entries stay, others are only counted', async () => {
    const office = await ward.person('Đỗ Văn Kỳ', 'office');
    const tu = await ward.person('Lê Văn Tư', 'citizen');
    for (let nth = 1; nth <= 12; nth += 1)
      await send(`Khối ${nth} họp bàn làm đường\nSáng nay khối ${nth} họp bàn làm đường bê tông.\nNguồn: bà Lan`);
    for (let nth = 1; nth <= 9; nth += 1)
      await ward.turn((unit) =>
        openQuestion(
          unit,
          tu,
          {
            ...{ text: `Khi nào sửa đèn ngõ ${nth}?`, photos: [], messageKey: `q${nth}` },
            ...{ channel: 'telegram', conversation: '1', receivedAt: unit.now },
          },
          { kind: 'question', about: null },
        ),
      );
    const items = await ward.items();
    for (const { id, revision } of items.slice(0, 3)) {
      const reason = { code: 'photo', note: '' } as const;
      await ward.turn((unit) => act(unit, minh, id, { type: 'return', revision, reason }));
    }
    const db = rowsOf(ward.core);
    for (const channel of ['zalo-oa', 'zalo-bot', 'telegram'])
      await db
        .insertInto('channel_health')
        .values({ wardId: ward.ward.id, channel, state: 'needsReconnect', reason: null, until: null, updatedAt: 0 })
        .execute();
    for (let nth = 1; nth <= 6; nth += 1)
      await chat.says(
        ha,
        `thêm kế hoạch: Hội thao truyền thống mừng Đảng mừng xuân lần ${nth}; 30/11 ${nth + 6} giờ; khối ${nth}; Nguyễn Thị Lan`,
      );
    at('2026-11-26T10:00:00Z');
    const [down] = items.slice(-1);
    await db
      .updateTable('submission')
      .set({ state: 'published', publishedAt: ward.clock.now().getTime() })
      .where('id', '=', down?.id ?? '')
      .execute();
    at('2026-11-27T02:00:00Z');
    const shown = (await ward.items()).find(({ id }) => id === down?.id);
    const wrong = { code: 'other', note: 'sai' } as const;
    await ward.turn((unit) =>
      act(unit, hoa, down?.id ?? '', { type: 'unpublish', revision: shown?.revision ?? 0, reason: wrong }),
    );
    for (const [nth, day] of ['2026-11-27T03:00:00Z', '2026-11-28T03:00:00Z'].entries())
      await db
        .updateTable('submission')
        .set({ state: 'published', publishedAt: Date.parse(day), decidedBy: hoa.id })
        .where('id', '=', items[4 + nth]?.id ?? '')
        .execute();
    await ward.turn((unit) => noteEvent(unit, 'gave-up', { count: 3 }));
    await ward.turn((unit) => noteTrouble(unit, 'disk-full'));
    at('2026-11-30T00:15:00Z');
    await ward.turn(await gatherDigests(ward.turn, figureSight));
    for (const person of [hoa, ha, minh, office]) {
      const said = await last(person);
      const height = said.split('\n').reduce((sum, line) => sum + Math.ceil(line.length / screen.signs), 0);
      expect(height, said).toBeLessThanOrEqual(screen.lines);
    }
    const toHead = await last(hoa);
    for (const words of [
      'Chờ đồng chí: 6 bài',
      'QUÁ HẠN',
      'Cần lưu ý: ký thay 0, gỡ bài 1',
      'Kênh cần xử lý',
      'Câu hỏi chưa giao ai: 9',
    ])
      expect(toHead).toContain(words);
    expect(toHead).toMatch(/\nvà \d+ mục nữa: xem \/quahan, \/nghiavu, \/kehoach\nMã chốt/u);
    expect(toHead).toMatch(/[0-9a-f]{64}$/u);
  });

  it('tells who leads how many working days brought no news, from the second on', async () => {
    const item = await ward.submitted(lan, news);
    await ward.turn((unit) => act(unit, minh, item.id, { type: 'approve', revision: item.revision }));
    await ward.publishAll();
    const [toHead, toMinh] = [[] as boolean[], [] as boolean[]];
    for (const day of ['26', '27', '28', '30']) {
      at(`2026-11-${day}T00:15:00Z`);
      await ward.turn(await gatherDigests(ward.turn, figureSight));
      toHead.push((await last(hoa)).includes('2 ngày làm việc chưa có tin mới (tin gần nhất ngày 25/11/2026)'));
      toMinh.push((await last(minh)).includes('chưa có tin mới'));
    }
    // The last item is Wednesday's: on Saturday, Thursday and Friday have passed; on Monday too.
    expect(toHead).toEqual([false, false, true, true]);
    expect(toMinh).toEqual([false, false, false, false]);
  });

  it('budgets enough room for every line, whatever its values', () => {
    const texts = ['ward', 'plan'].map((name) => readFileSync(join(root, `locales/vi/${name}.ftl`), 'utf8')).join('\n');
    const lines = [...texts.matchAll(/^((?:digest|night)-[\w-]+) =((?:.|\n(?= ))*)/gmu)].filter(
      ([, key = '']) => !['digest-nothing', 'digest-chain', 'digest-more'].includes(key),
    );
    expect(lines.length).toBeGreaterThan(20);
    for (const [, key = '', pattern = ''] of lines) {
      const names = [...new Set([...pattern.matchAll(/\$(\w+)/gu)].map(([, name = '']) => name))];
      for (const value of ['none', 'yes', 'no', 'm'.repeat(30)]) {
        const facts = Object.fromEntries(names.map((name) => [name, value]));
        const said = ward.core.translator.say('vi', { key, facts });
        expect(Math.ceil(said.length / screen.signs), said).toBeLessThanOrEqual(heightOf({ key, facts }));
      }
    }
  });

  it('distinguishes due today from due soon, and names who has a returned item: its author', async () => {
    await send(news);
    await send('Hội nghị tổng kết vụ mùa\nSáng nay có 60 đại biểu dự hội nghị.\nNguồn: bà Lan');
    const item = (await ward.items()).find(({ code }) => code.endsWith('0001'));
    const reason = { code: 'photo', note: '' };
    await ward.turn((unit) =>
      act(unit, minh, item?.id ?? '', { type: 'return', revision: item?.revision ?? 0, reason }),
    );
    at('2026-11-26T00:15:00Z');
    await ward.turn(await gatherDigests(ward.turn, figureSight));
    expect(await last(hoa)).toContain('Đến hạn hôm nay 1: DL-2611-0001 (Nguyễn Thị Lan)');
    expect(await last(hoa)).toMatch(/Sắp đến hạn 1: DL-2611-0002 \((?:Trần Văn Minh|Phạm Thị Hà|Vũ Thị Hoa),/u);
  });

  it('on a Monday separates Friday from the weekend, and states the royalties so far', async () => {
    await send(news);
    await send('Khối 5 làm đường\nChiều nay khối 5 đổ bê tông ngõ 7.\nNguồn: ông Bình');
    await send('Khối 6 họp dân\nTối qua khối 6 họp dân.\nNguồn: ông Sáu');
    const out = (code: string, day: string) =>
      rowsOf(ward.core)
        .updateTable('submission')
        .set({ state: 'published', publishedAt: Date.parse(day), decidedBy: hoa.id })
        .where('code', '=', code)
        .execute();
    await out('DL-2611-0001', '2026-11-27T03:00:00Z');
    await out('DL-2611-0002', '2026-11-28T03:00:00Z');
    await out('DL-2611-0003', '2026-11-29T12:00:00Z');
    at('2026-11-30T00:15:00Z');
    await ward.turn(await gatherDigests(ward.turn, figureSight));
    const lines = (await last(hoa)).split('\n');
    expect(lines).toContain('Ngày làm việc trước, 27/11/2026: đăng 1, nhận 0 bài, trả lời 0 câu hỏi');
    expect(lines).toContain('Những ngày nghỉ 28/11/2026 – 29/11/2026: đăng 2, nhận 0 bài, trả lời 0 câu hỏi');
    // The month is not computed yet; the amount so far is reported nevertheless.
    expect(lines).toContain('Nhuận bút tháng 11/2026, tạm tính: 151.800 đồng');
    at('2026-12-01T00:15:00Z');
    await ward.turn(await gatherDigests(ward.turn, figureSight));
    expect((await last(hoa)).split('\n')).toContain('Nhuận bút tháng 11/2026, chưa chốt: 151.800 đồng');
    expect(await last(hoa)).not.toMatch(/Ngày làm việc trước|ngày nghỉ/u);
  });

  it('without entries is one line for the head, and no message for others', async () => {
    await ward.turn(await gatherDigests(ward.turn, figureSight));
    expect(await last(hoa)).toBe('Sáng 25/11/2026: không có việc nào chờ đồng chí.');
    expect(await ward.told(minh)).toEqual([]);
    expect(await ward.audit()).not.toContain('chain-head-sent');
  });

  it('sends the head hash of the audit chain to two people each working day, and the chain records it', async () => {
    await send(news);
    const { seq, hash } = (await ward.turn(({ stores }) => stores.dossiers.head())) ?? { seq: 0, hash: '' };
    at('2026-11-26T00:15:00Z');
    await ward.turn(await gatherDigests(ward.turn, figureSight));
    for (const person of [hoa, ha]) expect(await last(person)).toContain(`mục ${seq}, đề nghị giữ lại: ${hash}`);
    expect(await last(minh)).not.toContain(hash);
    const sent = await rowsOf(ward.core)
      .selectFrom('audit_log')
      .select('details')
      .where('action', '=', 'chain-head-sent')
      .execute();
    expect(sent.map(({ details }) => JSON.parse(details))).toEqual([{ head: hash, people: 2, seq }]);
    // The next day's hash follows that entry, although no other act took place.
    at('2026-11-27T00:15:00Z');
    await ward.turn(await gatherDigests(ward.turn, figureSight));
    expect(await last(ha)).toContain(`mục ${seq + 1}, `);
  });
});

describe('a substitute', () => {
  const turn = async () =>
    ward.turn(async (unit) => {
      const [item] = await unit.stores.submissions.inStates(['submitted'], 1);
      return item ? (await whoseTurn(unit, item)).map(({ name }) => name) : [];
    });

  it('is named in plain words; the queue moves on the first day and returns automatically', async () => {
    await send(
      'Quyết định số 12/QĐ-UBND về phòng chống bão\nUBND phường ban hành ngày 25/11/2026.\nNguồn: UBND phường',
    );
    const binh = await ward.person('Lê Văn Bình', 'member');
    expect((await turn()).toSorted()).toEqual(['Phạm Thị Hà', 'Trần Văn Minh']);
    expect(await chat.says(minh, 'Tôi nghỉ từ 26/11 đến 27/11, giao đồng chí Bình')).toContain(
      'nghỉ từ 26/11/2026 đến 27/11/2026, giao đồng chí Lê Văn Bình xử lý thay?',
    );
    // Nobody is informed before it is confirmed.
    expect(await chat.heard(binh)).toEqual([]);
    expect(await chat.presses(minh, 'Xác nhận')).toContain('đồng chí Lê Văn Bình xử lý thay. Về sớm');
    expect(await last(binh)).toContain('Trần Văn Minh nghỉ từ 26/11/2026 đến 27/11/2026');
    expect(await turn()).toContain('Trần Văn Minh');
    at('2026-11-26T01:00:00Z');
    await ward.turn(moveTurns);
    expect((await turn()).toSorted()).toEqual(['Lê Văn Bình', 'Phạm Thị Hà']);
    expect(await ward.told(binh)).toContain('card');
    const reminded = async (person: Person) =>
      (await ward.told(person)).filter((name) => name.startsWith('remind-item'));
    at('2026-11-27T08:30:00Z');
    await remindOfWork(ward.turn);
    // Overdue: the substitute who now has the item is reminded, not the absent person.
    const late = ['remind-item-overdue'];
    expect([await reminded(binh), await reminded(ha), await reminded(minh)]).toEqual([late, late, []]);
    at('2026-11-28T01:00:00Z');
    await ward.turn(moveTurns);
    expect((await turn()).toSorted()).toEqual(['Phạm Thị Hà', 'Trần Văn Minh']);
  });

  it('substitutes for whole days: for an absence of hours the bot confirms the day before it stores anything', async () => {
    expect(await chat.says(minh, 'Mai tôi nghỉ')).toContain('nghỉ cả ngày 26/11/2026, giao ai xử lý thay?');
    expect(await chat.says(minh, 'giao đồng chí Hà')).toContain('nghỉ cả ngày 26/11/2026, giao đồng chí Phạm Thị Hà');
    expect(await chat.says(hoa, 'Sáng mai tôi bận, đồng chí Minh thay tôi từ 8h đến 10h')).toContain(
      'nghỉ cả ngày 26/11/2026, giao đồng chí Trần Văn Minh xử lý thay?',
    );
  });

  it('may not be absent too or part of a circle, and the dates must be valid', async () => {
    const away = (person: Person, words: string) => chat.says(person, words);
    await away(minh, 'Tôi nghỉ từ 26/11 đến 27/11, giao đồng chí Hà');
    await chat.presses(minh, 'Xác nhận');
    expect(await away(ha, 'Tôi nghỉ từ 27/11 đến 30/11, giao đồng chí Minh')).toMatch(/cũng vắng những ngày này/u);
    expect(await away(ha, 'Tôi nghỉ từ 27/11 đến 30/11, giao đồng chí Hoa')).toContain('đang xử lý thay Trần Văn Minh');
    expect(await away(hoa, 'Tôi nghỉ từ 26/11 đến 27/11, giao đồng chí Minh')).toContain('cũng vắng');
    expect(await away(hoa, 'Tôi nghỉ từ 30/11 đến 29/11, giao đồng chí Hà')).toMatch(/Ngày nghỉ chưa đúng/u);
    expect(await away(hoa, 'Tôi nghỉ từ 26/11 đến 27/11, giao đồng chí Khôi')).toContain('Không có ai tên');
    for (const days of ['từ 31/11 đến 33/11', 'từ 26/11 đến 31/11', '26-31/11', 'từ mai đến ngày 31 tháng 11'])
      expect(await away(hoa, `tôi nghỉ ${days}, giao đồng chí Hà`)).toContain('Lịch không có ngày này');
    expect(await away(hoa, 'tôi nghỉ hôm nay vì sốt 39.5 độ, giao đồng chí Khôi')).toContain('Không có ai tên');
    // After a refusal the next message is read as a correction, and its days are checked as well.
    await away(hoa, 'tôi nghỉ từ 26/11 đến 27/11, giao đồng chí Khôi');
    expect(await away(hoa, 'đến 31/11')).toContain('Lịch không có ngày này');
    expect(await away(hoa, 'tôi đi làm lại rồi, bỏ ủy quyền')).toContain('không có lịch nghỉ');
    expect(await away(minh, 'tôi đi làm lại rồi, bỏ ủy quyền')).toContain('Mừng đồng chí trở lại');
    expect(await away(minh, 'tôi đi làm lại rồi, bỏ ủy quyền')).toContain('không có lịch nghỉ');
  });
});

describe('other requests while a draft waits for an answer', () => {
  beforeEach(async () => {
    await ward.add(hoa, 'Khối 4 trồng cây\nBà con trồng 20 cây xanh dọc đường làng.');
  });

  it('are done, and the prompt is repeated once in one line; "thôi" closes it', async () => {
    const invited = await chat.says(hoa, 'mời chị Nguyễn Thị Thơm làm cộng tác viên khối 5');
    expect(invited).toMatch(
      /Nguyễn Thị Thơm làm cộng tác viên của khối 5: mã .*Dùng một lần, trong 7 ngày\..*Bài đang viết còn chờ ngày diễn ra/su,
    );
    expect(await chat.says(hoa, 'thôi')).toMatch(/^Đã dừng\. Bài DL-2611-0001 .* vẫn để đó, chưa gửi\.$/u);
    // The question was closed: a day alone is not an answer to it, and the item is unchanged.
    expect(await chat.says(hoa, 'thôi')).toContain('vẫn để đó');
    expect((await ward.item()).content.parts).toHaveLength(1);
    expect(await chat.presses(hoa, 'Tiếp tục')).toContain('diễn ra ngày nào');
    await chat.says(hoa, 'hôm qua');
    expect((await ward.item()).content).toMatchObject({ eventOn: '2026-11-24', parts: [{}] });
  });
});
