/** A decision about a question, undone within a minute: the record, the messages and the refusals. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { questionByCode } from '../../src/chat/acts/question/act-by-code.ts';
import { undoLast } from '../../src/chat/acts/undo.ts';
import { doOnQuestion } from '../../src/chat/question/act.ts';
import { fileQuestion } from '../../src/chat/question/receive-words.ts';
import type { QuestionRequest } from '../../src/domain/act/question.ts';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import { recordDelivery } from '../../src/usecases/question/delivery.ts';
import { chatOn } from './chat-on.ts';
import { type OpenWard, openWard } from './core.ts';

let ward: OpenWard;
let tu: Person;
let office: Person;
let member: Person;
let deputy: Person;

beforeEach(async () => {
  ward = await openWard();
  tu = await ward.person('Phạm Văn Tư', 'citizen', false);
  office = await ward.person('Vũ Thị Hoa', 'office');
  member = await ward.person('Đỗ Văn Sáu', 'member');
  deputy = await ward.person('Trần Văn Minh', 'deputy');
  await ward.turn((unit) =>
    fileQuestion(unit, tu, {
      text: 'Làm lại căn cước mất bao lâu?',
      photos: [],
      messageKey: 'tg:1:1',
      channel: 'telegram',
      conversation: '1',
      receivedAt: unit.now,
    }),
  );
});
afterEach(() => ward.close());

const now = async () => {
  const [question] = await ward.turn(({ stores }) => stores.questions.list());
  if (!question) throw new Error('there is no question');
  return question;
};
const does = async (person: Person, request: QuestionRequest) => {
  const { id } = await now();
  return ward.turn((unit) => doOnQuestion(unit, person, id, request));
};
const revision = async () => (await now()).standing.revision;
const undo = async (person: Person) => does(person, { type: 'undo', revision: await revision() });
const issueOf = (outcome: { readonly ok: boolean; readonly issues?: readonly { readonly key: string }[] }) =>
  outcome.ok ? null : outcome.issues?.[0]?.key;
const drafted = async () => {
  await does(office, { type: 'assign', to: actorOf(member) });
  await does(member, { type: 'draft', text: 'Bảy ngày làm việc.' });
};
const answers = async () => (await ward.told(tu)).filter((name) => name === 'answer').length;

it('the message about a done act has a button to undo it, for the person who did it', async () => {
  await does(office, { type: 'assign', to: actorOf(member) });
  const said = (await ward.read(office)).at(-1);
  expect(said).toMatchObject({ key: 'note-question-act', buttons: [[{ action: 'q-undo' }]] });
});

it('an undone assignment is told to the former assignee, and can be made again', async () => {
  await does(office, { type: 'assign', to: actorOf(member) });
  expect(await undo(office)).toMatchObject({ ok: true });
  expect(await now()).toMatchObject({ state: 'received', standing: { assignee: null, decidedBy: null } });
  expect(await ward.told(member)).toEqual(['question-assigned', 'question-undone']);
  expect(issueOf(await undo(office))).toBe('issue-undo-nothing');
  expect(await does(office, { type: 'assign', to: actorOf(deputy) })).toMatchObject({ ok: true });
});

it('an approval undone before the answer is sent stops it; approved again, it is sent once', async () => {
  await drafted();
  await does(deputy, { type: 'approve', revision: await revision() });
  await ward.turn((unit) => undoLast(unit, deputy));
  expect(await now()).toMatchObject({ state: 'drafted', standing: { answer: null } });
  expect((await ward.read(tu)).map(({ key }) => key)).not.toContain('question-answer');
  expect(await ward.told(tu)).not.toContain('question-undone-asker');
  await does(deputy, { type: 'approve', revision: await revision() });
  expect(await answers()).toBe(2);
  expect((await ward.audit()).filter((action) => /approved|undone/u.test(action))).toEqual([
    'question-approved',
    'question-undone',
    'question-approved',
  ]);
});

it('an answer that was delivered, or is delivered later, is retracted in a message', async () => {
  await drafted();
  await does(deputy, { type: 'approve', revision: await revision() });
  const { id } = await now();
  await ward.turn((unit) => recordDelivery(unit, id, 'delivered', 'telegram', '7'));
  expect((await now()).state).toBe('answered');
  const { code } = await now();
  await ward.turn((unit) => questionByCode(unit, deputy, { act: 'undo', code, number: 1, rest: '' }));
  expect(await now()).toMatchObject({ state: 'drafted', standing: { answeredAt: null } });
  expect((await ward.told(tu)).filter((name) => name === 'question-undone-asker')).toHaveLength(1);
  await does(deputy, { type: 'approve', revision: await revision() });
  await undo(deputy);
  await ward.turn((unit) => recordDelivery(unit, id, 'delivered', 'telegram', '9'));
  expect((await ward.told(tu)).filter((name) => name === 'question-undone-asker')).toHaveLength(2);
});

it('a redirection, a closing and a return can be undone, but not after a minute or by others', async () => {
  await does(office, { type: 'redirect', revision: await revision(), body: 'Công an phường', contact: '' });
  expect(await undo(office)).toMatchObject({ ok: true });
  await does(office, { type: 'close', why: 'notAQuestion' });
  expect(await ward.turn((unit) => undoLast(unit, office))).toMatchObject({ ok: true });
  expect(await now()).toMatchObject({ state: 'received', standing: { redirect: null, closed: null } });
  expect((await ward.told(tu)).filter((name) => name === 'question-undone-asker')).toHaveLength(2);
  await drafted();
  await does(deputy, { type: 'sendBack', revision: await revision(), reason: { code: 'other', note: 'nêu rõ' } });
  expect(issueOf(await undo(office))).toBe('issue-undo-others');
  ward.clock.advance(61_000);
  expect(issueOf(await undo(deputy))).toBe('issue-undo-late');
  expect((await now()).state).toBe('assigned');
});

it('"giao nhầm" after a wrong assignment offers to undo it, and with "hoàn tác" undoes it', async () => {
  const chat = chatOn(ward);
  const { code } = await now();
  for (const [words, answer] of [
    ['giao nhầm rồi', 'đã có hiệu lực'],
    ['giao nhầm người rồi, hoàn tác', ''],
  ] as const) {
    await does(office, { type: 'assign', to: actorOf(member) });
    expect((await now()).standing.assignee?.person).toBe(member.id);
    expect(await chat.says(office, words)).toContain(answer);
    if (answer !== '') await chat.presses(office, 'Hoàn tác');
    expect((await now()).standing.assignee, code).toBeNull();
  }
});
