/** A question at the desk with everything needed to answer it: the asker's photos, and the earlier conversation. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import { personId } from '../../src/domain/ids.ts';
import { actorOf } from '../../src/domain/person/person.ts';
import { openingStanding, type Question } from '../../src/domain/question/question.ts';
import { openStates } from '../../src/domain/question/transitions.ts';
import { storedFate } from '../../src/outbox/fetch-photo.ts';
import { questionsFor } from '../../src/reading/questions.ts';
import { textsOfHistory } from '../../src/web/desk/question-story.ts';
import { html, textOf } from '../../src/web/kit/html.ts';
import { root } from '../support/root.ts';
import { type DeskWorld, openDesk } from './desk-world.ts';

let desk: DeskWorld;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

describe('a question at the desk', () => {
  it('shows its photos to people who may read it, and counts those that are still missing', async () => {
    const [office, member] = [await desk.as('office'), await desk.as('member')];
    const asker = await desk.person('Lê Văn Tư', 'citizen');
    const code = await desk.question(asker, 'Đèn đường ngõ 4 hỏng, bao giờ phường sửa?');
    const taken = await desk.core.media.takePhoto(readFileSync(join(root, 'prisma/demo-photos/street-cleaning.jpg')));
    if (!taken.ok) throw new Error(taken.refusal);
    await desk.turn(async ({ stores }) => {
      const question = await stores.questions.byCode(code);
      if (!question) throw new Error('there is no question');
      const file = { channel: 'telegram', kind: 'photo', name: null, mimeType: 'image/jpeg', sizeBytes: 1 } as const;
      for (const [at, id] of ['P1', 'P2'].entries())
        await stores.questions.putPhoto({
          ...{ id, question: question.id, itemKey: `tg:7:${id}`, position: at + 1 },
          file: { ...file, fileId: id, uniqueId: id },
        });
      await stores.questions.settlePhoto('P1', storedFate(taken.photo, { sameAs: [], mirrorOf: [] }));
    });
    const { text } = await office.get(`/board/questions/${code}`);
    expect(text).toContain('Ảnh người hỏi gửi (2)');
    expect(text).toContain('1 ảnh chưa tải về được.');
    const found = /<a href="([^"]+)"><img src="([^"]+)"[^>]*alt="Ảnh người hỏi gửi, 1\/1"/u.exec(text);
    const [, large = '', small = ''] = found ?? [];
    for (const address of [small, large])
      expect((await office.get(address)).headers['content-type'], address).toBe('image/jpeg');
    // A person who may not read the question cannot open its page.
    expect((await member.get(`/board/questions/${code}`)).status).toBe(404);
  });

  it('shows the text of questions back, promises and returns, which the history only names', async () => {
    const [office, member, deputy] = [
      await desk.as('office'),
      await desk.as('member'),
      await desk.as('standingDeputy'),
    ];
    const asker = await desk.person('Bà Sáu', 'citizen');
    const code = await desk.question(asker, 'Bao giờ phường phát giống lúa vụ xuân?');
    const at = `/board/questions/${code}`;
    const revision = async () =>
      String((await desk.turn(({ stores }) => stores.questions.byCode(code)))?.standing.revision);
    const acts = async (who: typeof office, fields: Readonly<Record<string, string>>) =>
      expect([fields.act, (await who.post(`${at}/act`, { ...fields, revision: await revision() })).status]).toEqual([
        ...[fields.act, 303],
      ]);
    expect((await office.get(at)).text).not.toContain('Đã trao đổi');
    await acts(office, { act: 'assign', person: member.person.id });
    await acts(deputy, { act: 'interim', words: 'Phường đang chờ giống từ tỉnh.', day: '2026-12-25' });
    await acts(member, { act: 'draft', words: 'Phát sau Tết Dương lịch.' });
    await acts(deputy, { act: 'sendBack', words: 'Ghi rõ ngày và nơi nhận.' });
    const { text } = await member.get(at);
    const story = text.slice(text.indexOf('Đã trao đổi'));
    expect(story).toMatch(
      /Trả lời tạm, hẹn chậm nhất ngày 25\/12\/2026.*chờ giống từ tỉnh.*Phạm Quốc Bình trả lại dự thảo.*Ghi rõ ngày và nơi nhận/su,
    );
  });

  it('shows an earlier answer before the asker’s rating of it, in the order of time', () => {
    const [by, dueOn] = [personId('p'), localDate('2026-12-10')];
    const someone = { person: by, name: 'Vũ Thị Hoa' };
    const standing: Question['standing'] = {
      ...openingStanding(dueOn, 'question', null),
      ratings: [{ isHelpful: false, note: 'Chưa nói sửa ngày nào', at: '2026-11-26T03:00:00.000Z' }],
      earlierAnswers: [{ text: 'Phường sẽ sửa.', drafter: someone, signer: someone, at: '2026-11-25T03:00:00.000Z' }],
      redirect: { body: 'Điện lực', contact: '1900 6769', by, at: '2026-11-27T03:00:00.000Z' },
      overdueReason: { ...someone, reason: { code: 'other', note: 'chờ vật tư' }, at: '2026-11-24T03:00:00.000Z' },
    };
    const say = (key: string, facts = {}): string => `${key} ${JSON.stringify(facts)}`;
    const said = textOf(html`${textsOfHistory(say, 'Asia/Ho_Chi_Minh', { standing } as Question)}`);
    expect([...said.matchAll(/board-question-said-(\w+)/gu)].map(([, what]) => what)).toEqual([
      ...['late', 'answer', 'unclear', 'redirect'],
    ]);
    for (const words of [
      'chờ vật tư',
      'Phường sẽ sửa.',
      'Chưa nói sửa ngày nào',
      'Điện lực, <a href="tel:19006769">1900 6769</a>',
    ])
      expect(said).toContain(words);
  });
});

describe('waiting questions', () => {
  it('are on the overview of the person who acts next, with the needed act and the number of further ones', async () => {
    const [office, member, deputy] = [await desk.as('office'), await desk.as('member'), await desk.as('deputy')];
    const asker = await desk.person('Ông Chín', 'citizen');
    const code = await desk.question(asker, 'Bao giờ phường sửa mương khối 6?');
    const need = (words: string) => `href="/board/questions/${code}"><b>${code} ${words} · hạn `;
    const home = async (who: typeof office) => (await who.get('/board')).text;
    expect(await home(office)).toContain(need('chưa giao ai'));
    expect(await home(member)).not.toContain(code);
    const act = async (who: typeof office, fields: Readonly<Record<string, string>>) => {
      const found = await desk.turn(({ stores }) => stores.questions.byCode(code));
      const revision = String(found?.standing.revision);
      expect((await who.post(`/board/questions/${code}/act`, { ...fields, revision })).status).toBe(303);
    };
    await act(office, { act: 'assign', person: member.person.id });
    expect(await home(member)).toContain(need('chờ đồng chí soạn trả lời'));
    expect(await home(office)).not.toContain(code);
    await act(member, { act: 'draft', words: 'Phường sửa trong tháng 12.' });
    expect(await home(deputy)).toContain(need('trả lời chờ đồng chí duyệt'));
    expect(await home(member)).not.toContain(code);
    for (let nth = 1; nth <= 7; nth += 1) await desk.question(asker, `Khối ${nth} họp dân ngày nào trong tháng 12?`);
    const left = (await desk.core.reader.read(desk.ward.id, (readers) => questionsFor(readers, actorOf(office.person))))
      .length;
    expect(left).toBeGreaterThan(7);
    expect(await home(office)).toContain(`href="/board/questions"><b>và ${left - 5} câu hỏi khác`);
  });

  it('are not counted for a person who may not read them, in the title, the overview and the list', async () => {
    const [deputy, office] = [await desk.as('deputy'), await desk.as('office')];
    const asker = await desk.person('Bà Mười', 'citizen');
    const code = await desk.question(asker, 'Vì sao chưa ai trả lời đơn của tôi?');
    const figures = (who: typeof office) =>
      desk.core.reader.read(desk.ward.id, async (readers) => {
        const filter = { states: openStates, reader: who.person.id };
        return {
          waiting: (await questionsFor(readers, actorOf(who.person))).length,
          listed: (await readers.lists.questions(filter, { limit: 100, after: null })).items.length,
          counted: await readers.lists.countQuestions(filter),
        };
      });
    const before = await figures(deputy);
    expect(before.counted).toBe(before.listed);
    await desk.turn(async ({ stores }) => {
      const question = await stores.questions.byCode(code);
      if (!question) throw new Error('there is no question');
      const standing = { ...question.standing, keptFrom: [deputy.person.id] };
      await stores.questions.save({ ...question, standing }, question);
    });
    const less = Object.fromEntries(Object.entries(before).map(([name, figure]) => [name, figure - 1]));
    expect(await figures(deputy)).toEqual(less);
    const page = (await deputy.get('/board/questions')).text;
    expect(page).toContain(`${before.counted - 1} câu hỏi đang mở`);
    expect(page + (await deputy.get('/board')).text).not.toContain(code);
    expect((await office.get('/board/questions')).text).toContain(`${before.counted} câu hỏi đang mở`);
  });
});
