/** The page of a long answer: it shows that answer to holders of the address, for weeks, and nothing about the asker. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderAnswer } from '../../src/chat/notice/render-question.ts';
import { doOnQuestion } from '../../src/chat/question/act.ts';
import { fileQuestion } from '../../src/chat/question/receive-words.ts';
import type { Effect } from '../../src/domain/effect.ts';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import { recordDelivery } from '../../src/usecases/question/delivery.ts';
import { rowsOf } from '../support/rows.ts';
import { openSignedWorld, type SignedWorld } from './signed-world.ts';

const dayMs = 86_400_000;
const phone = '0912345678';
const long = (about: string) => `Kính gửi Ông/Bà.\n${`${about} <rõ>. `.repeat(200)}\nTrân trọng.`;

let world: SignedWorld;
let tu: Person;
let office: Person;
let member: Person;
let deputy: Person;

beforeAll(async () => {
  world = await openSignedWorld();
  tu = await world.person('Phạm Văn Tư', 'citizen');
  office = await world.person('Vũ Thị Hoa', 'office');
  member = await world.person('Đỗ Văn Sáu', 'member');
  deputy = await world.person('Trần Văn Minh', 'deputy');
  await world.turn(({ stores }) => stores.people.save({ ...tu, phone: `84${phone.slice(1)}` }));
});
afterAll(() => world.close());

let messages = 0;
const asks = async (text: string) => {
  messages += 1;
  const messageKey = `tg:7:${messages}`;
  await world.turn((unit) =>
    fileQuestion(unit, tu, {
      text,
      photos: [],
      messageKey,
      channel: 'telegram',
      conversation: '7',
      receivedAt: unit.now,
    }),
  );
  const question = await world.turn(({ stores }) => stores.questions.byOrigin(messageKey));
  if (!question) throw new Error('there is no question');
  return question;
};
const act = async (id: string, person: Person, command: Parameters<typeof doOnQuestion>[3]) => {
  const outcome = await world.turn((unit) => doOnQuestion(unit, person, id, command));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
};
const answers = async (question: Awaited<ReturnType<typeof asks>>, by: Person, text: string) => {
  await act(question.id, office, { type: 'assign', to: actorOf(by) });
  await act(question.id, by, { type: 'draft', text });
  const now = await world.turn(({ stores }) => stores.questions.get(question.id));
  await act(question.id, deputy, { type: 'approve', revision: now?.standing.revision ?? 0 });
  await world.turn((unit) => recordDelivery(unit, question.id, 'delivered', 'telegram', '1'));
};
type AnswerEffect = Extract<Effect, { kind: 'answer' }>;

/** The address in the newest answer. */
const address = async (): Promise<string> => {
  const row = await rowsOf(world.core)
    .selectFrom('outbox')
    .select('effect')
    .where('kind', '=', 'answer')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const answer = await world.turn((unit) => renderAnswer(unit, JSON.parse(row.effect) as AnswerEffect));
  return /\/s\/[\w-]{43}/u.exec(JSON.stringify(answer))?.[0] ?? '';
};

describe('a long answer', () => {
  it('is shown completely at its address, repeatedly, and the page contains nothing else about the asker', async () => {
    await asks('Nhà tôi ở số nhà 12 có được vay vốn không?');
    const question = await asks('Bao giờ phường sửa đường khối 4?');
    await answers(question, member, long('Đường được sửa trong tháng 12'));
    const path = await address();
    for (let times = 0; times < 2; times += 1) {
      const page = await world.get(path);
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain(question.code);
      expect(page.body.split('trong tháng 12 &lt;rõ&gt;').length).toBe(201);
      expect(page.body).toContain('Trân trọng.');
      expect(page.body).toContain(`Người ký: ${deputy.name}`);
      for (const own of [tu.name, phone, 'khối 4', 'vay vốn', 'telegram', question.id, tu.id])
        expect(page.body, own).not.toContain(own);
    }
    // The page has no download and no form.
    expect((await world.get(`${path}?tep=json`)).headers['content-disposition']).toBeUndefined();
    expect((await world.post(path, {})).statusCode).toBe(303);
  });

  it('keeps its address and text when the question is answered again', async () => {
    const question = await asks('Bao giờ phường thông cống khối 2?');
    await answers(question, member, long('Cống được thông trong tháng 11'));
    const first = await address();
    await act(question.id, tu, { type: 'rate', isHelpful: false, note: 'chưa rõ' });
    expect((await world.get(first)).body).toContain('trong tháng 11');
    await answers(question, office, long('Cống được thông ngày 5/12'));
    const second = await address();
    expect(second).not.toBe(first);
    expect((await world.get(first)).body).not.toContain('5/12');
    expect((await world.get(second)).body).toContain('5/12');
  });

  it('can be opened until the stated date, in the reader’s language, and is deleted with the person’s data', async () => {
    await world.turn(({ stores }) => stores.people.save({ ...tu, locale: 'en' }));
    const question = await asks('Bao giờ phường sửa đèn khối 1?');
    await answers(question, member, long('Đèn được sửa trong tháng 12'));
    const path = await address();
    const page = (await world.get(path)).body;
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('This page holds this answer only');
    world.clock.advance(89 * dayMs);
    expect((await world.get(path)).statusCode).toBe(200);
    world.clock.advance(dayMs);
    expect((await world.get(path)).statusCode).toBe(410);
    await world.turn(({ stores, now }) => stores.people.forget(tu.id, now));
    expect((await world.get(path)).statusCode).toBe(404);
  });
});
