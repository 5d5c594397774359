/**
 * Limits of cases a minute: for one person, and in total. Above them no words are lost, and no person gets a hundred receipts.
 */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fileQuestion } from '../../src/chat/question/receive-words.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { wholeText } from '../../src/domain/question/question.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let ward: OpenWard;
let tu: Person;
beforeEach(async () => {
  ward = await openWard();
  tu = await ward.person('Phạm Văn Tư', 'citizen', false);
});
afterEach(() => ward.close());

const asks = (asker: Person, at: number, before = 0) =>
  ward.turn((unit) =>
    fileQuestion(unit, asker, {
      ...{ text: `Câu hỏi thứ ${at} về đường khối 4?`, photos: [], messageKey: `tg:${asker.id}:${at}` },
      ...{ channel: 'telegram', conversation: '1', receivedAt: new Date(unit.now.getTime() - before) },
    }),
  );
const questions = () => ward.turn(({ stores }) => stores.questions.list());

it('One person can open twenty cases a minute; later messages are appended word for word to the newest case', async () => {
  for (let at = 1; at <= 45; at += 1) await asks(tu, at);
  const cases = await questions();
  expect(cases).toHaveLength(20);
  const words = cases.map(wholeText).join('\n');
  for (let at = 1; at <= 45; at += 1) expect(words).toContain(`Câu hỏi thứ ${at} về`);
  expect((await ward.told(tu)).filter((key) => key === 'question-receipt').length).toBeLessThanOrEqual(20);
  // Another person has a separate limit, as has the same person a minute later.
  await asks(await ward.person('Lê Thị Năm', 'citizen', false), 1);
  ward.clock.advance(61_000);
  await asks(tu, 46);
  expect(await questions()).toHaveLength(22);
});

it('Above the total limit of cases a minute, a person’s first message still opens a case', async () => {
  const minute = Math.floor(ward.clock.now().getTime() / 60_000);
  await ward.turn(async ({ stores }) => {
    for (let at = 0; at < 300; at += 1) await stores.nextNumber('cases', minute);
  });
  await asks(tu, 1);
  await asks(tu, 2);
  expect(await questions()).toHaveLength(1);
});

it('Messages delayed by an outage count in the minute in which they were written, so each opens a case', async () => {
  const people = [tu, await ward.person('Lê Thị Năm', 'citizen', false)];
  await ward.turn(async ({ stores, now }) => {
    for (let at = 0; at < 300; at += 1) await stores.nextNumber('cases', Math.floor(now.getTime() / 60_000));
  });
  for (let at = 30; at >= 1; at -= 1) for (const person of people) await asks(person, at, at * 60_000);
  expect(await questions()).toHaveLength(60);
});
