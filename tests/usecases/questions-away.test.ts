/** Pending questions during an absence: who holds them, in whose morning list they are, and who holds a late one. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import type { Question } from '../../src/domain/question/question.ts';
import { listDue } from '../../src/reading/due-days.ts';
import { figureSight } from '../../src/reading/figure-sight.ts';
import { changeCalendar } from '../../src/usecases/calendar/change-calendar.ts';
import { gatherDigests } from '../../src/usecases/digest/digest.ts';
import { moveTurns } from '../../src/usecases/person/substitute.ts';
import { actOnQuestion } from '../../src/usecases/question/act-on-question.ts';
import { recordDelivery } from '../../src/usecases/question/delivery.ts';
import { openQuestion } from '../../src/usecases/question/open-question.ts';
import { turnOf } from '../../src/usecases/question/relations.ts';
import { remindOfWork } from '../../src/usecases/reminder/remind.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { type Chat, chatOn } from './chat-on.ts';
import { type OpenWard, openWard } from './core.ts';

let ward: OpenWard;
let chat: Chat;
let minh: Person;
let ha: Person;
let hoa: Person;
let duc: Person;
let binh: Person;
let question: Question;

beforeEach(async () => {
  // Wednesday, 09:00.
  ward = await openWard(undefined, '2026-11-25T02:00:00Z');
  chat = chatOn(ward);
  minh = await ward.person('Trần Văn Minh', 'deputy');
  ha = await ward.person('Phạm Thị Hà', 'standingDeputy');
  hoa = await ward.person('Vũ Thị Hoa', 'head');
  duc = await ward.person('Bùi Văn Đức', 'member');
  binh = await ward.person('Lê Văn Bình', 'member');
  const office = await ward.person('Lê Thị Kỳ', 'office');
  const asker = await ward.person('Lê Văn Tư', 'citizen');
  const words = { text: 'Khi nào sửa đèn ngõ 7?', photos: [], messageKey: 'q1' };
  await ward.turn((unit) =>
    openQuestion(
      unit,
      asker,
      { ...words, channel: 'telegram', conversation: '1', receivedAt: unit.now },
      { kind: 'question', about: null },
    ),
  );
  await ward.turn(async (unit) => {
    const [first] = await unit.stores.questions.list();
    if (first) await actOnQuestion(unit, office, first.id, { type: 'assign', to: actorOf(duc) });
  });
  question = await now();
});
afterEach(() => ward.close());

const now = async (): Promise<Question> => {
  const [found] = await ward.turn(({ stores }) => stores.questions.list());
  if (!found) throw new Error('there is no question');
  return found;
};
const at = (time: string) => ward.clock.advance(new Date(time).getTime() - ward.clock.now().getTime());
const known = (person: Person) => ward.turn(({ stores }) => stores.people.get(person.id));
const drafts = async (person: Person) => {
  const text = 'Phường sửa trước 20/12/2026.';
  const drafter = await known(person);
  const outcome = await ward.turn((unit) => actOnQuestion(unit, drafter, question.id, { type: 'draft', text }));
  return outcome.ok ? 'ok' : outcome.issues[0]?.key;
};
const goes = async (person: Person, substitute: string) => {
  await chat.says(person, `tôi nghỉ từ 26/11 đến 20/12, giao đồng chí ${substitute}`);
  await chat.presses(person, 'Xác nhận');
};
const countOf = async (person: Person, name: string) =>
  (await ward.told(person)).filter((each) => each === name).length;
const digestOf = async (person: Person) =>
  (await chat.heard(person)).findLast((text) => text.includes('Việc ngày')) ?? '';
const morning = async () => ward.turn(await gatherDigests(ward.turn, figureSight));

it('a question of an absent person goes to the substitute, who is told, reminded and may draft, and returns automatically', async () => {
  await goes(duc, 'Bình');
  expect(await drafts(binh)).toBe('issue-question-not-assignee');
  at('2026-11-26T00:15:00Z');
  for (const _ of [1, 2]) await ward.turn(moveTurns);
  expect([await countOf(binh, 'question-assigned'), await countOf(duc, 'question-assigned')]).toEqual([1, 1]);
  expect((await chat.heard(binh)).join('\n')).toContain('Đồng chí Bùi Văn Đức giao đồng chí dự thảo trả lời');
  await morning();
  expect(await digestOf(binh)).toContain(`Câu hỏi giao đồng chí: 1 (${question.code})`);
  expect(await digestOf(duc)).toBe('');
  expect(await chat.says(await known(binh), '/cauhoi')).toContain(question.code);
  at('2026-12-09T02:00:00Z');
  await remindOfWork(ward.turn);
  expect([await countOf(binh, 'question-reminder'), await countOf(duc, 'question-reminder')]).toEqual([1, 0]);
  at('2026-12-21T01:00:00Z');
  await ward.turn(moveTurns);
  expect(await countOf(duc, 'question-assigned')).toBe(2);
  expect((await chat.heard(duc)).join('\n')).toContain('Đồng chí Lê Văn Bình giao đồng chí dự thảo trả lời');
  expect(await drafts(binh)).toBe('issue-question-not-assignee');
  expect(await drafts(duc)).toBe('ok');
});

it('a late question is held by the substitute since the first day of substitution', async () => {
  await goes(duc, 'Bình');
  at('2026-12-17T02:00:00Z');
  await ward.turn(moveTurns);
  expect(await chat.says(hoa, '/quahan')).toContain('Lê Văn Bình giữ từ 26/11/2026 00:00');
  at('2026-12-21T02:00:00Z');
  expect(await chat.says(hoa, '/quahan')).toContain('Bùi Văn Đức giữ từ 25/11/2026 09:00');
});

it('a question drafted by the substitute returns at once if the absent person comes back early', async () => {
  await goes(duc, 'Bình');
  at('2026-11-26T02:00:00Z');
  await ward.turn(moveTurns);
  await chat.says(await known(duc), 'tôi đi làm lại rồi, bỏ ủy quyền');
  expect(await countOf(duc, 'question-assigned')).toBe(2);
  at('2026-11-26T03:00:00Z');
  await chat.says(await known(duc), 'tôi nghỉ từ 26/11 đến 20/12, giao đồng chí Bình');
  await chat.presses(await known(duc), 'Xác nhận');
  expect(await countOf(binh, 'question-assigned')).toBe(2);
  expect(await drafts(binh)).toBe('ok');
  expect((await now()).standing.drafts.at(-1)?.name).toBe('Lê Văn Bình');
});

it('a question stays with its assignee if the substitute may be accused in it', async () => {
  await ward.turn(({ stores }) =>
    stores.questions.save({ ...question, standing: { ...question.standing, keptFrom: [binh.id] } }, question),
  );
  await goes(duc, 'Bình');
  at('2026-11-26T00:15:00Z');
  await ward.turn(moveTurns);
  await morning();
  expect(await drafts(binh)).toBe('issue-not-entitled');
  const words = [...(await chat.heard(binh)), await chat.says(await known(binh), '/cauhoi')].join('\n');
  expect(words).not.toContain(question.code);
  expect(await digestOf(duc)).toContain(question.code);
});

it('a draft is not told to absent signers: their substitutes are told and reminded', async () => {
  await goes(minh, 'Bình');
  await goes(hoa, 'Hà');
  at('2026-11-26T02:00:00Z');
  await drafts(duc);
  const signers = [minh, hoa, binh, ha];
  const told = (name: string) => Promise.all(signers.map((person) => countOf(person, name)));
  expect(await told('question-to-approve')).toEqual([0, 0, 1, 1]);
  at('2026-12-17T02:00:00Z');
  await remindOfWork(ward.turn);
  expect(await told('question-reminder')).toEqual([0, 0, 1, 1]);
});

it('an earlier draft is told to a signer’s substitute on the first day, and not again to the others', async () => {
  await goes(minh, 'Bình');
  await drafts(duc);
  const told = () => Promise.all([minh, ha, binh].map((person) => countOf(person, 'question-to-approve')));
  expect(await told()).toEqual([1, 1, 0]);
  at('2026-11-26T00:15:00Z');
  for (const _ of [1, 2]) await ward.turn(moveTurns);
  expect(await told()).toEqual([1, 1, 1]);
  at('2026-12-21T01:00:00Z');
  await ward.turn(moveTurns);
  expect(await told()).toEqual([1, 1, 1]);
});

it('a drafted question is in the signers’ morning list, not in the drafter’s', async () => {
  await drafts(duc);
  at('2026-11-26T00:15:00Z');
  await morning();
  for (const signer of [minh, ha])
    expect(await digestOf(signer)).toContain(`Câu trả lời chờ đồng chí duyệt: 1 (${question.code})`);
  expect(await digestOf(hoa)).not.toContain('chờ đồng chí duyệt');
  expect(await digestOf(duc)).toBe('');
});

it('a late drafted question is held by the signers since the draft; a scheduled item by who scheduled it', async () => {
  at('2026-11-26T02:00:00Z');
  const lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  const item = await ward.submitted(lan, 'Khối 4 trồng cây\nSáng nay trồng 20 cây xanh.\nNguồn: bà Lan');
  const publishAt = new Date('2026-11-26T08:00:00Z');
  const { revision } = item;
  const set = await ward.turn((unit) => act(unit, ha, item.id, { type: 'schedule', revision, publishAt }));
  expect(set.ok).toBe(true);
  at('2026-12-21T01:00:00Z');
  expect(await chat.says(hoa, '/quahan')).toContain('Bùi Văn Đức giữ từ 25/11/2026 09:00');
  await drafts(duc);
  at('2026-12-22T00:15:00Z');
  const late = await chat.says(hoa, '/quahan');
  expect(late).toMatch(/(Minh, Phạm Thị Hà|Hà, Trần Văn Minh) giữ từ 21\/12\/2026 08:00/u);
  expect(late).not.toContain('Bùi Văn Đức');
  expect(late).toContain('Phạm Thị Hà giữ từ 26/11/2026 09:00');
  await morning();
  expect(await digestOf(hoa)).toContain(`${item.code} (Phạm Thị Hà)`);
});

it('a signed answer has no holder while it is sent, then the office that must phone; the calendar names who may sign', async () => {
  const days = (reader: Person) =>
    ward.look((look) =>
      listDue(look, new Date('2027-01-01T00:00:00Z'), { reader: reader.id, turnOf: (each) => turnOf(look, each) }),
    );
  const namedIn = async (reader: Person) =>
    (await days(reader)).flatMap(({ holders }) => holders.map(({ name }) => name));
  expect(await namedIn(hoa)).toEqual(['Bùi Văn Đức']);
  await drafts(duc);
  expect((await namedIn(hoa)).toSorted()).toEqual(['Phạm Thị Hà', 'Trần Văn Minh']);
  at('2026-12-21T01:00:00Z');
  const { revision } = (await now()).standing;
  const signed = await ward.turn((unit) => actOnQuestion(unit, minh, question.id, { type: 'approve', revision }));
  expect(signed.ok).toBe(true);
  expect(await namedIn(hoa)).toEqual([]);
  const late = await chat.says(hoa, '/quahan');
  expect(late).toContain('đã ký, máy đang gửi từ 21/12/2026 08:00');
  expect(late).not.toContain('Đức');
  at('2026-12-21T02:00:00Z');
  await ward.turn((unit) => recordDelivery(unit, question.id, 'failed', 'telegram', '1'));
  expect(await chat.says(hoa, '/quahan')).toContain('Lê Thị Kỳ giữ từ 21/12/2026 09:00');
  expect(await namedIn(hoa)).toEqual(['Lê Thị Kỳ']);
  const sent = await now();
  await ward.turn(({ stores }) =>
    stores.questions.save({ ...sent, standing: { ...sent.standing, keptFrom: [minh.id] } }, sent),
  );
  expect([await days(minh), (await days(ha)).length]).toEqual([[], 1]);
});

it('the signers of a drafted question are told that its due date has moved', async () => {
  await drafts(duc);
  const by = { person: hoa.id, role: 'head' };
  const closure = { type: 'add', date: localDate('2026-12-02'), kind: 'closure', source: 'TB 12/TB-UBND' } as const;
  await ward.turn((unit) => changeCalendar(unit, by, closure));
  const told = await Promise.all([minh, ha, duc].map((person) => countOf(person, 'days-moved')));
  expect(told).toEqual([1, 1, 1]);
});
