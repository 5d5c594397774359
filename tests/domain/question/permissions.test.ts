/** Who may have a question and who substitutes for them: each condition at its limit. */
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/actor.ts';
import {
  isAssignee,
  mayReadQuestion,
  mayStandIn,
  objectionToAssignee,
  questionObjection,
} from '../../../src/domain/question/permissions.ts';
import type { QuestionStanding } from '../../../src/domain/question/question.ts';
import { roles } from '../../../src/domain/roles.ts';
import { anActor, anAnswer, aQuestion, hoa, minh, nam, thu, tu, van } from './builders.ts';

const ha = anActor('standingDeputy', 'Hà');
const chairman = anActor('chairman', 'Chủ tịch');
const assigned = (standing: Partial<QuestionStanding> = {}) => aQuestion({ state: 'assigned', standing });
const forNam: Actor = { ...thu, replaces: nam.person };
const keptFrom = (actor: Actor): Partial<QuestionStanding> => ({ keptFrom: [actor.person] });
const charging: Partial<QuestionStanding> = { isForChairman: true };

describe('who has a question', () => {
  it('is its assignee, and whoever stands in for them', () => {
    expect([nam, thu, forNam].map((actor) => isAssignee(assigned(), actor))).toEqual([true, false, true]);
    expect(isAssignee(aQuestion(), nam)).toBe(false);
  });

  it.each([
    ['who asked it', aQuestion({ state: 'assigned', askerId: thu.person })],
    ['who may be meant by it', assigned(keptFrom(thu))],
    ['who had it before', assigned({ formerAssignees: [thu.person] })],
  ])('not in their stead: %s', (_, question) => {
    expect([mayStandIn(question, thu.person), isAssignee(question, forNam)]).toEqual([false, false]);
  });

  it('may read it, as those who lead do; who may be meant reads nothing', () => {
    const readers = [nam, thu, forNam, van, minh, chairman, tu];
    const reading = (question = assigned()) => readers.map((actor) => mayReadQuestion(question, actor));
    expect(reading()).toEqual([true, false, true, true, true, false, false]);
    expect(reading(assigned(charging))).toEqual([true, false, true, true, true, true, false]);
    expect(mayReadQuestion(assigned(keptFrom(minh)), minh)).toBe(false);
  });
});

describe('who may be given one', () => {
  const whyNot = (actor: Actor, question = aQuestion()) => objectionToAssignee(question, actor)?.key ?? null;

  it('is the board, and the chairman where it charges all who lead', () => {
    const mayHave = (question = aQuestion()) => roles.filter((role) => whyNot(anActor(role), question) === null);
    expect(mayHave()).toEqual(['member', 'office', 'deputy', 'standingDeputy', 'head']);
    expect(mayHave(aQuestion({ standing: charging }))).toEqual([...mayHave(), 'chairman']);
  });

  it.each([
    ['frozen', () => whyNot({ ...thu, status: 'frozen' }), 'issue-question-assignee-unfit'],
    ['the asker', () => whyNot(thu, aQuestion({ askerId: thu.person })), 'issue-question-assignee-unfit'],
    ['who may be meant', () => whyNot(thu, aQuestion({ standing: keptFrom(thu) })), 'issue-question-assignee-unfit'],
    [
      'who had it before',
      () => whyNot(thu, aQuestion({ standing: { formerAssignees: [thu.person] } })),
      'issue-question-assignee-same',
    ],
  ])('not: %s', (_, why, expected) => {
    expect(why()).toBe(expected);
  });
});

describe('an answer', () => {
  const whyNot = (actor: Actor, standing: Partial<QuestionStanding> = {}) =>
    questionObjection(aQuestion({ state: 'drafted', standing }), 'approve', actor)?.key ?? null;
  const drafts = (actor: Actor) => ({
    drafts: [
      { person: actor.person, name: actor.name, number: 1, text: 'Kính gửi Ông/Bà', at: '2026-03-11T03:00:00.000Z' },
    ],
  });

  it.each([
    ['is approved by who decides', () => whyNot(minh), null],
    ['not by a member', () => whyNot(thu), 'issue-not-entitled'],
    ['not by whoever drafted it', () => whyNot(minh, drafts(minh)), 'issue-question-own-draft'],
    ['nor in their stead', () => whyNot({ ...hoa, replaces: minh.person }, drafts(minh)), 'issue-question-own-draft'],
    ['by another it is', () => whyNot(hoa, drafts(minh)), null],
    ['not by the chairman', () => whyNot(chairman), 'issue-not-entitled'],
    [
      'but where it charges all who lead, also their own',
      () => whyNot(chairman, { ...charging, ...drafts(chairman) }),
      null,
    ],
    [
      'in person',
      () => whyNot({ ...thu, role: 'chairman', ownRole: 'member', replaces: chairman.person }, charging),
      'issue-not-entitled',
    ],
    ['not by who may be meant', () => whyNot(minh, keptFrom(minh)), 'issue-not-entitled'],
    ['not by the frozen', () => whyNot({ ...minh, status: 'frozen' }), 'issue-account-frozen'],
  ])('%s', (_, why, expected) => {
    expect(why()).toBe(expected);
  });
});

it('a masked text is approved by neither hand in it, and the refusal names the question', () => {
  const { publication } = aQuestion().standing;
  const masked = { title: '', question: '', answer: '', by: minh.person, name: 'Minh', at: '' };
  const question = aQuestion({
    state: 'answered',
    standing: { answer: anAnswer(ha, minh), publication: { ...publication, masked } },
  });
  const ownDraft = { key: 'issue-question-own-draft', facts: { code: question.code } };
  for (const actor of [minh, ha, { ...hoa, replaces: minh.person }])
    expect(questionObjection(question, 'approveMask', actor)).toEqual(ownDraft);
  expect(questionObjection(question, 'approveMask', hoa)).toBeNull();
});
