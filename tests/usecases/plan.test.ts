/** The board's plan by chat: entered, announced, linked to incoming items, and followed up if nothing came in. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import { parsePeriod } from '../../src/domain/period/period.ts';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import { guessAim } from '../../src/domain/submission/aim.ts';
import { figureSight } from '../../src/reading/figure-sight.ts';
import { changeCalendar } from '../../src/usecases/calendar/change-calendar.ts';
import { gatherDigests } from '../../src/usecases/digest/digest.ts';
import { aimOf, chooseAim } from '../../src/usecases/plan/aims.ts';
import { planBetween } from '../../src/usecases/plan/plan.ts';
import { tellOfToday } from '../../src/usecases/plan/remind-of-plan.ts';
import { notify } from '../../src/usecases/react.ts';
import { remindOfWork } from '../../src/usecases/reminder/remind.ts';
import { rowsOf } from '../support/rows.ts';
import { type Chat, chatOn } from './chat-on.ts';
import { type OpenWard, openWard } from './core.ts';

let ward: OpenWard;
let chat: Chat;
let lan: Person;
let ha: Person;
let hoa: Person;

beforeEach(async () => {
  // Wednesday, 09:00.
  ward = await openWard(undefined, '2026-11-25T02:00:00Z');
  chat = chatOn(ward);
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  ha = await ward.person('Phạm Thị Hà', 'standingDeputy');
  hoa = await ward.person('Vũ Thị Hoa', 'head');
});
afterEach(() => ward.close());

const at = (time: string) => ward.clock.advance(new Date(time).getTime() - ward.clock.now().getTime());
const last = async (person: Person) => (await chat.heard(person)).at(-1) ?? '';
const entries = () => ward.turn((unit) => planBetween(unit, localDate('2026-11-01'), localDate('2027-02-28')));
const plan = 'thêm kế hoạch: Hội thao khối 3; 28/11 7 giờ 30; Nhà văn hóa khối 3; chị Lan';

describe('the plan', () => {
  it('takes an entry in one line, assigned to a person who is told at once and on the morning', async () => {
    const shown = await chat.says(ha, plan);
    expect(shown).toContain('Hội thao khối 3');
    expect(shown).toContain('Giao Nguyễn Thị Lan');
    // The day is a Saturday: one working day later is Monday, whether or not the swap is confirmed.
    expect(shown).toContain('Cần có tin trước hết ngày 30/11/2026');
    expect(await last(lan)).toMatch(/Phạm Thị Hà giao việc: Hội thao khối 3, ngày 28\/11\/2026, 07:30, Nhà văn hóa/u);
    at('2026-11-27T23:30:00Z');
    await ward.turn(tellOfToday);
    expect(await last(lan)).toMatch(/Việc được giao hôm nay:\n28\/11 07:30 · Hội thao khối 3/u);
    expect(await ward.audit()).toContain('plan-add');
  });

  it('takes an entry by a press, and shows it in /lich and /kehoach to everybody who writes', async () => {
    await chat.says(ha, '/kehoach');
    expect(await chat.presses(ha, 'Thêm vào kế hoạch')).toContain('Đề nghị ghi: việc');
    await chat.says(ha, 'Họp dân khối 4; mai 19 giờ; Nhà văn hóa khối 4');
    expect(await chat.says(lan, '/kehoach')).toContain(
      '26/11 19:00 · Họp dân khối 4 · Nhà văn hóa khối 4 · chưa giao ai',
    );
    expect(await chat.says(hoa, '/lich')).toMatch(/Sắp tới:\n26\/11 19:00 · Họp dân khối 4/u);
    expect((await ward.read(lan)).flatMap(chat.buttonsOf).map(({ action }) => action)).not.toContain('pl-add');
  });

  it('links an item of the same day and place automatically, and a press removes the link', async () => {
    await chat.says(ha, plan);
    at('2026-11-28T02:00:00Z');
    await ward.add(lan, '', { photoCount: 2 });
    expect((await chat.heard(lan)).join('\n')).toContain('được gắn vào kế hoạch “Hội thao khối 3” ngày 28/11/2026');
    expect((await entries())[0]?.items.map(({ code }) => code)).toEqual(['DL-2611-0001']);
    expect(await chat.says(ha, '/kehoach')).toContain('có tin DL-2611-0001');
    await chat.presses(lan, 'Không phải');
    expect((await entries())[0]?.items).toEqual([]);
    // A link that a person has rejected is not proposed again automatically.
    await ward.add(lan, 'Hội thao khối 3 tại Nhà văn hóa khối 3 sáng nay');
    expect((await entries())[0]?.items).toEqual([]);
    await chat.says(ha, '/kehoach');
    await chat.presses(ha, '28/11 Hội thao');
    await chat.presses(ha, 'Gắn bài đã có');
    expect(await chat.says(ha, '0001')).toContain('Đã có tin: DL-2611-0001');
  });

  it('does not link items of another place or day, and unlinks a withdrawn item', async () => {
    await chat.says(ha, plan);
    at('2026-11-28T02:00:00Z');
    const dung = await ward.person('Trần Thị Dung', 'contributor');
    await ward.add(dung, 'Khối 4 trồng cây\nSáng nay khối 4 trồng 20 cây.\nNguồn: ông Bình');
    expect((await entries())[0]?.items).toEqual([]);
    await ward.add(lan, 'Hội thao khối 3 sôi nổi\nSáng nay khối 3 tổ chức hội thao.\nNguồn: tôi có mặt');
    expect((await entries())[0]?.items).toHaveLength(1);
    await chat.says(lan, 'hủy');
    await chat.presses(lan, 'Hủy');
    expect((await entries())[0]?.items).toEqual([]);
  });

  it('links automatically only what place or words match; another item of that day is asked about until it is published', async () => {
    await chat.says(ha, 'thêm kế hoạch: Hội nghị tổng kết phong trào; 28/11 8 giờ; Hội trường phường; chị Lan');
    at('2026-11-28T02:00:00Z');
    const items = async () => (await entries())[0]?.items.map(({ code }) => code);
    // Another event at another place: the program does not even ask.
    await ward.add(
      lan,
      'Khối 4 phát động thi đua\nSáng nay khối 4 phát động thi đua tại nhà văn hóa khối 4.\nNguồn: tôi có mặt',
    );
    await chat.says(lan, 'gửi');
    expect(await items()).toEqual([]);
    expect((await chat.heard(lan)).join('\n')).not.toContain('kế hoạch');
    // No place and other words, but from the assigned person: the program asks after the item was sent.
    await ward.add(lan, 'Trao quà cho học sinh giỏi\nSáng nay trao 20 suất quà.\nNguồn: tôi có mặt');
    expect((await chat.heard(lan)).join('\n')).not.toContain('có thuộc kế hoạch');
    await chat.says(lan, 'gửi');
    expect((await chat.heard(lan)).join('\n')).toContain('Bài DL-2611-0002 có thuộc kế hoạch “Hội nghị tổng kết');
    expect(await items()).toEqual([]);
    await chat.presses(lan, 'Đúng việc này');
    expect(await items()).toEqual(['DL-2611-0002']);
    // Photos alone are linked automatically, until their text contradicts it.
    await ward.add(lan, '', { photoCount: 1 });
    expect(await items()).toEqual(['DL-2611-0002', 'DL-2611-0003']);
    await ward.add(lan, 'Trường tiểu học khai mạc ngày đọc sách tại sân trường\nNguồn: tôi có mặt');
    expect(await items()).toEqual(['DL-2611-0002']);
  });

  it.each([
    [
      'chị Lan đi lễ khai giảng lớp học hè khối 3 sáng thứ hai tới nhé',
      'lễ khai giảng lớp học hè khối 3',
      '2026-11-30',
    ],
    ['Hội thi nấu ăn khối 6 ngày 29/11 phân công chị Lan đưa tin nhé', 'Hội thi nấu ăn khối 6', '2026-11-29'],
    ['toi muon chi Lan lo vu khanh thanh san choi 5/12', 'khanh thanh san choi', '2026-12-05'],
  ])('“%s” is added to it, and the assigned person is told', async (words, title, on) => {
    await chat.says(hoa, words);
    expect(await entries()).toMatchObject([{ title, on, assignee: { name: 'Nguyễn Thị Lan' } }]);
    expect(await last(lan)).toContain('giao việc');
    expect(await rowsOf(ward.core).selectFrom('submission').selectAll().execute()).toEqual([]);
  });

  it('asks with two buttons if a person or a day is missing, and the press adds the entry', async () => {
    expect(await chat.says(hoa, 'cần người đưa tin giải bóng chuyền tối thứ bảy')).toContain(
      'đưa vào kế hoạch hay là tin',
    );
    expect(await entries()).toEqual([]);
    await chat.presses(hoa, 'Đưa vào kế hoạch');
    expect(await entries()).toMatchObject([{ title: 'giải bóng chuyền', on: '2026-11-28', assignee: null }]);
    await chat.says(hoa, 'bên mình cần một người tường thuật kỳ họp HĐND');
    expect(await chat.presses(hoa, 'Đưa vào kế hoạch')).toContain('thêm kế hoạch: kỳ họp HĐND');
    for (const words of [
      'chị Lan hôm nay xin nghỉ',
      'dời hội thi sang 20/12',
      'hủy chuyện cử người đi đình Thượng, lễ hoãn',
    ])
      expect(await chat.says(hoa, words), words).not.toContain('kế hoạch hay là tin');
    expect(await entries()).toHaveLength(1);
  });

  it('reports an event without an item once to the assigned person and the planner, and lists it', async () => {
    await chat.says(ha, plan);
    await chat.says(ha, 'thêm kế hoạch: Lễ phát động Tết trồng cây; 28/11; khối 5; chị Lan');
    at('2026-12-01T01:00:00Z');
    await remindOfWork(ward.turn);
    await remindOfWork(ward.turn);
    for (const person of [lan, ha]) {
      expect((await ward.told(person)).filter((name) => name === 'reminders')).toHaveLength(1);
      expect(await last(person)).toMatch(
        /^Nhắc 2 việc:\n.*Tết trồng cây: chưa có tin\n.*Hội thao khối 3: chưa có tin$/u,
      );
    }
    await ward.turn(await gatherDigests(ward.turn, figureSight));
    expect(await last(hoa)).toContain('Kế hoạch quá hạn chưa có tin: 2 (Lễ phát động Tết trồng cây; 07:30 Hội thao');
    expect(await chat.says(ha, '/kehoach')).toContain('2 việc quá hạn chưa có tin');
  });

  it('moves due dates with the calendar; moving or dropping an entry is told to the assigned person', async () => {
    await chat.says(ha, 'thêm kế hoạch: Hội thao khối 3; 27/11; khối 3; chị Lan');
    expect((await entries())[0]?.dueOn).toBe('2026-11-30');
    const command = { type: 'add', kind: 'closure', source: 'Thông báo 12/TB-UBND' } as const;
    await ward.turn((unit) => changeCalendar(unit, null, { ...command, date: localDate('2026-11-30') }));
    expect((await entries())[0]?.dueOn).toBe('2026-12-01');
    await chat.presses(ha, 'Đổi lịch');
    await chat.says(ha, '05/12 8 giờ; Sân trường THCS');
    expect(await last(lan)).toContain('“Hội thao khối 3” đổi lịch: ngày 05/12/2026, 08:00, Sân trường THCS');
    await chat.presses(ha, 'Bỏ việc này');
    await chat.says(ha, 'Khối hoãn đến sang năm');
    expect(await last(lan)).toContain('thôi không cần tin nữa. Lý do của đồng chí Phạm Thị Hà: Khối hoãn đến sang năm');
  });

  it('takes an entry from one sentence, which starts no article', async () => {
    await chat.says(ha, 'kế hoạch: lễ khởi công đường khối 3 ngày 5/12 lúc 8 giờ tại nhà văn hóa khối 3, giao chị Lan');
    expect(await entries()).toMatchObject([
      {
        title: 'lễ khởi công đường khối 3',
        on: '2026-12-05',
        at: '08:00',
        place: 'nhà văn hóa khối 3',
        assignee: { name: 'Nguyễn Thị Lan' },
      },
    ]);
    expect(await rowsOf(ward.core).selectFrom('submission').selectAll().execute()).toEqual([]);
  });

  it('is compared with what was published in the figures of the report', async () => {
    await chat.says(ha, plan);
    await chat.says(ha, 'thêm đề tài: Gương người tốt việc tốt; 30/11');
    const period = parsePeriod('2026-11');
    if (!period) throw new Error('no period');
    const { planned } = await ward.look((look) => figureSight(look).figures(period));
    expect(planned).toEqual([
      { title: 'Hội thao khối 3', dueOn: '2026-11-30', doneOn: null },
      { title: 'Gương người tốt việc tốt', dueOn: '2026-11-30', doneOn: null },
    ]);
  });

  it.each([
    ['thêm kế hoạch: Hội thao khối 3; 31/11; khối 3', 'Lịch không có ngày này'],
    ['thêm kế hoạch: Hội thao khối 3; 20/11/2026; khối 3', 'đã qua'],
    ['thêm kế hoạch: Hội thao khối 3', 'Chưa đọc được ngày'],
    ['thêm kế hoạch: Hội thao khối 3; 28/11; khối 3; chị Không Có', 'Không có ai tên'],
  ])('"%s" is refused with its reason, and nothing is added', async (words, why) => {
    expect(await chat.says(ha, words)).toContain(why);
    expect(await entries()).toEqual([]);
  });

  it('is refused to other people', async () => {
    const minh = await ward.person('Trần Văn Minh', 'deputy');
    expect(await chat.says(minh, plan)).toContain('chưa thuộc vai trò');
    expect(await entries()).toEqual([]);
  });
});

describe('a request for information', () => {
  it('reaches the contact person of the unit, who is reminded, and the answer reaches who asked', async () => {
    await chat.says(ha, '/donvi');
    await chat.presses(ha, 'Trường THCS Đồng Lạc');
    await chat.presses(ha, 'Đặt đầu mối');
    expect(await chat.says(ha, 'Lan')).toContain('đầu mối Nguyễn Thị Lan');
    const shown = await chat.says(ha, 'yêu cầu tin: THCS; danh sách học sinh giỏi; 27/11');
    expect(shown).toMatch(/Trường THCS Đồng Lạc: danh sách học sinh giỏi · hạn 27\/11\/2026 · Nguyễn Thị Lan/u);
    expect(await last(lan)).toContain('Đồng chí Phạm Thị Hà đề nghị Trường THCS Đồng Lạc cung cấp');
    at('2026-11-26T01:00:00Z');
    await remindOfWork(ward.turn);
    await remindOfWork(ward.turn);
    expect((await ward.told(lan)).filter((name) => name === 'request-due')).toHaveLength(1);
    at('2026-11-30T01:00:00Z');
    await remindOfWork(ward.turn);
    expect(await last(ha)).toContain('Quá hạn cung cấp tin của Trường THCS Đồng Lạc');
    await chat.presses(lan, 'Trả lời');
    await chat.says(lan, 'Có 12 em, danh sách em gửi văn phòng.');
    expect(await last(ha)).toContain(
      'Nguyễn Thị Lan (Trường THCS Đồng Lạc) trả lời đề nghị “danh sách học sinh giỏi”: Có 12 em',
    );
    expect(await chat.presses(lan, 'Trả lời')).not.toContain('trả lời đề nghị');
  });

  it.each([
    ['yêu cầu tin: Khối 99; tin; 27/11', 'Không có đơn vị'],
    ['yêu cầu tin: khối 3; danh sách; 31/11', 'Lịch không có ngày này'],
    ['yêu cầu tin: khối 3; 27/11', 'Nội dung còn trống'],
    ['yêu cầu tin: khối 3; danh sách; 24/11/2026', 'đã qua'],
  ])('"%s" is refused with its reason', async (words, why) => {
    expect(await chat.says(ha, words)).toContain(why);
    expect(await ward.turn(({ stores }) => stores.registers.list('request', null))).toEqual([]);
  });
});

describe('the aim of an item (Art. 2)', () => {
  it('is proposed from its words, chosen by a decider, and counted', async () => {
    const minh = await ward.person('Trần Văn Minh', 'deputy');
    const item = await ward.submitted(
      lan,
      'Khối 3 quảng bá đặc sản\nSáng nay khối 3 giới thiệu đặc sản OCOP.\nNguồn: bà Lan',
    );
    expect(await ward.look((look) => aimOf(look, item))).toEqual({ aim: 'promotion', isChosen: false });
    await ward.turn((unit) => notify(unit, minh.id, { noun: 'list', name: 'aims', of: item.id }));
    expect(await last(minh)).toContain('phục vụ mục tiêu: Quảng bá tiềm năng địa phương (tự đề xuất)');
    await chat.presses(minh, 'Chủ trương, chính sách');
    expect(await last(minh)).toContain('phục vụ mục tiêu: Chủ trương, chính sách, pháp luật.');
    expect((await ward.item()).revision).toBe(item.revision);
    await rowsOf(ward.core)
      .updateTable('submission')
      .set({ state: 'published', publishedAt: ward.clock.now().getTime() })
      .where('id', '=', item.id)
      .execute();
    const period = parsePeriod('2026-11');
    const figures = period && (await ward.look((look) => figureSight(look).figures(period)));
    expect(figures?.byAim).toEqual([{ key: 'policy', codes: [item.code] }]);
  });

  it.each([
    ['Nghị quyết về bầu cử', '', 'news', 'policy'],
    ['Hướng dẫn dịch vụ công', '', 'other', 'services'],
    ['Quyết định giao chỉ tiêu', '', 'document', 'policy'],
    ['Khối 4 trồng cây', 'Sáng nay trồng 20 cây.', 'news', 'life'],
  ] as const)('"%s" is proposed according to its wording', (title, text, category, aim) => {
    expect(guessAim(title, text, category)).toBe(aim);
  });

  it('can be chosen by deciders only, among existing aims', async () => {
    const item = await ward.submitted(lan);
    const choose = (who: Person, subject: string) => ward.turn((unit) => chooseAim(unit, actorOf(who), subject));
    expect(await choose(lan, `${item.id}:policy`)).toMatchObject({ issues: [{ key: 'issue-not-entitled' }] });
    expect(await choose(hoa, `${item.id}:fame`)).toMatchObject({ issues: [{ key: 'issue-not-found' }] });
    expect(await choose(hoa, 'nothing:policy')).toMatchObject({ issues: [{ key: 'issue-not-found' }] });
  });
});
