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

describe('the person in charge of a question', () => {
  it('is its assignee or the assignee’s substitute', () => {
    expect([nam, thu, forNam].map((actor) => isAssignee(assigned(), actor))).toEqual([true, false, true]);
    expect(isAssignee(aQuestion(), nam)).toBe(false);
  });

  it.each([
    ['the asker', aQuestion({ state: 'assigned', askerId: thu.person })],
    ['a person who may be accused in it', assigned(keptFrom(thu))],
    ['a former assignee', assigned({ formerAssignees: [thu.person] })],
  ])('is not a substitute: %s', (_, question) => {
    expect([mayStandIn(question, thu.person), isAssignee(question, forNam)]).toEqual([false, false]);
  });

  it('may read it, as may deciders and the office; a person who may be accused reads nothing', () => {
    const readers = [nam, thu, forNam, van, minh, chairman, tu];
    const reading = (question = assigned()) => readers.map((actor) => mayReadQuestion(question, actor));
    expect(reading()).toEqual([true, false, true, true, true, false, false]);
    expect(reading(assigned(charging))).toEqual([true, false, true, true, true, true, false]);
    expect(mayReadQuestion(assigned(keptFrom(minh)), minh)).toBe(false);
  });
});

describe('possible assignees', () => {
  const whyNot = (actor: Actor, question = aQuestion()) => objectionToAssignee(question, actor)?.key ?? null;

  it('are the board, and the chairman if the question accuses all who lead', () => {
    const mayHave = (question = aQuestion()) => roles.filter((role) => whyNot(anActor(role), question) === null);
    expect(mayHave()).toEqual(['member', 'office', 'deputy', 'standingDeputy', 'head']);
    expect(mayHave(aQuestion({ standing: charging }))).toEqual([...mayHave(), 'chairman']);
  });

  it.each([
    ['frozen', () => whyNot({ ...thu, status: 'frozen' }), 'issue-question-assignee-unfit'],
    ['the asker', () => whyNot(thu, aQuestion({ askerId: thu.person })), 'issue-question-assignee-unfit'],
    [
      'a person who may be accused',
      () => whyNot(thu, aQuestion({ standing: keptFrom(thu) })),
      'issue-question-assignee-unfit',
    ],
    [
      'a former assignee',
      () => whyNot(thu, aQuestion({ standing: { formerAssignees: [thu.person] } })),
      'issue-question-assignee-same',
    ],
  ])('exclude: %s', (_, why, expected) => {
    expect(why()).toBe(expected);
  });
});

describe('the approval of an answer', () => {
  const whyNot = (actor: Actor, standing: Partial<QuestionStanding> = {}) =>
    questionObjection(aQuestion({ state: 'drafted', standing }), 'approve', actor)?.key ?? null;
  const drafts = (actor: Actor) => ({
    drafts: [
      { person: actor.person, name: actor.name, number: 1, text: 'Kính gửi Ông/Bà', at: '2026-03-11T03:00:00.000Z' },
    ],
  });

  it.each([
    ['is given by a decider', () => whyNot(minh), null],
    ['is not given by a member', () => whyNot(thu), 'issue-not-entitled'],
    ['is not given by its drafter', () => whyNot(minh, drafts(minh)), 'issue-question-own-draft'],
    [
      'is not given by the drafter’s substitute',
      () => whyNot({ ...hoa, replaces: minh.person }, drafts(minh)),
      'issue-question-own-draft',
    ],
    ['is given by another decider', () => whyNot(hoa, drafts(minh)), null],
    ['is not given by the chairman', () => whyNot(chairman), 'issue-not-entitled'],
    [
      'is given by the chairman, even of an own draft, if all who lead are accused',
      () => whyNot(chairman, { ...charging, ...drafts(chairman) }),
      null,
    ],
    [
      'is not given by the chairman’s substitute',
      () => whyNot({ ...thu, role: 'chairman', ownRole: 'member', replaces: chairman.person }, charging),
      'issue-not-entitled',
    ],
    ['is not given by a person who may be accused', () => whyNot(minh, keptFrom(minh)), 'issue-not-entitled'],
    ['is not given with a frozen account', () => whyNot({ ...minh, status: 'frozen' }), 'issue-account-frozen'],
  ])('%s', (_, why, expected) => {
    expect(why()).toBe(expected);
  });
});

it('a masked text is approved neither by who masked it nor by who drafted the answer, and the refusal names the question', () => {
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
