/** Undoing a decision about a question: by whom, until when, with everything restored; and what remains of a letter. */
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/actor.ts';
import { decideDelivery, decideQuestion } from '../../../src/domain/question/decide.ts';
import type { QuestionCommand } from '../../../src/domain/question/events.ts';
import { evolveQuestion } from '../../../src/domain/question/evolve.ts';
import { mayReadQuestion } from '../../../src/domain/question/permissions.ts';
import type { Question } from '../../../src/domain/question/question.ts';
import type { QuestionState } from '../../../src/domain/question/transitions.ts';
import { anActor, aPause, aQuestion, calendar, hoa, minh, nam, now, thu, tu, van } from './builders.ts';

const later = (ms: number) => new Date(now.getTime() + ms);
const decide = (question: Question, command: QuestionCommand, actor: Actor, at = now, stolenFrom?: Actor) =>
  decideQuestion(question, command, {
    actor,
    now: at,
    calendar,
    ...(stolenFrom ? { stolenFrom: stolenFrom.person } : {}),
  });
/** The question after the command. @throws Error if the command is refused */
const become = (question: Question, command: QuestionCommand, actor: Actor, at = now): Question => {
  const decision = decide(question, command, actor, at);
  if (!decision.ok) throw new Error(decision.issues.map(({ key }) => key).join());
  return decision.events.reduce(evolveQuestion, question);
};
const refusalOf = (...given: Parameters<typeof decide>) => {
  const decision = decide(...given);
  return decision.ok ? null : decision.issues[0];
};

const reason = { code: 'other', note: 'cần nêu rõ thời gian' };
const undo = (question: Question): QuestionCommand => ({ type: 'undo', revision: question.standing.revision });

const decisions: readonly [QuestionState, QuestionCommand, Actor][] = [
  ['received', { type: 'assign', to: nam }, van],
  ['assigned', { type: 'assign', to: thu }, van],
  ['drafted', { type: 'approve', revision: 1 }, minh],
  ['drafted', { type: 'sendBack', revision: 1, reason }, minh],
  ['assigned', { type: 'redirect', revision: 1, body: 'Điện lực', contact: '1900 6769' }, van],
  [
    'drafted',
    { type: 'handOver', revision: 1, handOver: { kind: 'denunciation', receivers: [hoa.person], directions: 'ward' } },
    van,
  ],
  ['assigned', { type: 'close', why: 'notAQuestion' }, van],
];

describe.each(decisions)('a decision about a question that is %s: %o', (state, command, actor) => {
  const before = aQuestion({ state, standing: { pauses: [aPause({ endedAt: now.toISOString() })], sentBack: null } });
  const decideAnew = () => become(before, command, actor);

  it('may be undone within a minute by whoever made it, and the question is restored exactly', () => {
    const decided = decideAnew();
    expect(decided.state === before.state && command.type !== 'assign').toBe(false);
    expect(decided.standing.decidedBy).toEqual({
      person: actor.person,
      name: actor.name,
      at: now.toISOString(),
      action: expect.any(String),
    });
    const back = become(decided, undo(decided), actor, later(60_000));
    expect(back.standing.undoable ?? null).toBeNull();
    const { undoable: _, revision, ...standing } = back.standing;
    const { undoable: __, revision: first, ...expected } = before.standing;
    expect({ ...back, standing }).toEqual({ ...before, standing: expected });
    expect(revision).toBeGreaterThan(first);
    expect(refusalOf(back, undo(back), actor)).toEqual({ key: 'issue-undo-nothing', facts: { code: before.code } });
  });

  it('may not be undone later, by others, or after something else has happened', () => {
    const decided = decideAnew();
    expect(refusalOf(decided, undo(decided), actor, later(60_001))).toEqual({
      key: 'issue-undo-late',
      facts: { code: before.code },
    });
    expect(refusalOf(decided, undo(decided), hoa)).toEqual({
      key: 'issue-undo-others',
      facts: { code: before.code, name: actor.name },
    });
    expect(refusalOf(decided, { type: 'undo', revision: decided.standing.revision - 1 }, actor)).toEqual({
      key: 'issue-question-changed',
      facts: { code: before.code },
    });
  });

  it('may be undone by the head at any time if the decider’s account was stolen, but not by another role or a frozen head', () => {
    const decided = decideAnew();
    const week = later(7 * 86_400_000);
    expect(refusalOf(decided, undo(decided), hoa, week, actor)).toBeNull();
    expect(refusalOf(decided, undo(decided), { ...hoa, status: 'frozen' }, week, actor)).not.toBeNull();
    expect(refusalOf(decided, undo(decided), anActor('deputy', 'Sơn'), week, actor)).not.toBeNull();
    expect(refusalOf(decided, undo(decided), hoa, week, thu)).not.toBeNull();
    expect(refusalOf(decided, undo(decided), hoa, week, hoa)).not.toBeNull();
  });
});

it('an approval can still be undone while the answer is held, and no longer after a rating', () => {
  const approved = become(aQuestion({ state: 'drafted' }), { type: 'approve', revision: 1 }, minh);
  const held = decideDelivery(approved, 'held', { channel: 'zalo-oa', reference: '', now });
  if (!held.ok) throw new Error('a held answer is told');
  expect(held.events.reduce(evolveQuestion, approved).standing.undoable?.act).toBe('approved');
  const answered = aQuestion({ state: 'answered', standing: { undoable: approved.standing.undoable ?? null } });
  expect(become(answered, { type: 'rate', isHelpful: true, note: '' }, tu).standing.undoable).toBeNull();
});

it('undoing keeps the topic and the delivery record that came after the decision', () => {
  const approved = become(aQuestion({ state: 'drafted' }), { type: 'approve', revision: 1 }, minh);
  const named = become(approved, { type: 'setTopic', topic: 'dat-dai' }, van);
  for (const outcome of ['held', 'delivered'] as const) {
    const told = decideDelivery(named, outcome, { channel: 'zalo-oa', reference: '', now });
    if (!told.ok) throw new Error('the outbox is never refused');
    const gone = told.events.reduce(evolveQuestion, named);
    const back = become(gone, undo(gone), minh);
    expect(back).toMatchObject({
      state: 'drafted',
      standing: { topic: 'dat-dai', answer: null, answeredAt: null, decidedBy: null, deliveries: [{ outcome }] },
    });
  }
});

it('nobody undoes a decision of their own account as stolen, and being head does not override other refusals', () => {
  const hers = become(aQuestion(), { type: 'assign', to: nam }, hoa);
  expect(refusalOf(hers, undo(hers), hoa, later(60_001), hoa)?.key).toBe('issue-undo-late');
  const own = become(aQuestion({ askerId: hoa.person }), { type: 'assign', to: nam }, van);
  expect(refusalOf(own, { type: 'assign', to: thu }, hoa, now, van)?.key).toBe('issue-question-own');
  const assigned = aQuestion({ state: 'assigned' });
  expect(refusalOf(assigned, undo(assigned), hoa, now, van)).toEqual({
    key: 'issue-undo-nothing',
    facts: { code: assigned.code },
  });
});

it('a question handed over as a letter shows nothing of it, and only its receivers see that it was handed over', () => {
  const full = aQuestion({
    state: 'drafted',
    standing: {
      pauses: [aPause({ endedAt: now.toISOString() })],
      addenda: [{ messageKey: 'a', text: 'thêm', photos: [], at: now.toISOString() }],
      interims: [{ text: 'đang xem', by: van.person, at: now.toISOString(), dueOn: aQuestion().dueOn, isInTime: true }],
      ratings: [{ isHelpful: false, note: 'chưa rõ', at: now.toISOString() }],
    },
  });
  const handOver = { kind: 'denunciation', receivers: [hoa.person], directions: 'ward' } as const;
  const left = become(full, { type: 'handOver', revision: 1, handOver }, van);
  expect([left.state, left.title, left.body]).toEqual(['handedOver', '', '']);
  const { assignee, drafts, answer, earlierAnswers, deliveries, ratings, addenda, pauses, interims, about } =
    left.standing;
  expect({ assignee, answer, about }).toEqual({ assignee: null, answer: null, about: null });
  expect([drafts, earlierAnswers, deliveries, ratings, addenda, pauses, interims].flat()).toEqual([]);
  expect([hoa, minh, nam, van].map((reader) => mayReadQuestion(left, reader))).toEqual([true, false, false, false]);
  expect(mayReadQuestion({ ...left, standing: { ...left.standing, handOver: null } }, hoa)).toBe(false);
});

it('assigning a question that waits for its asker makes the reply go to the assignee; an ended pause is unchanged', () => {
  const ended = aPause({ resumeTo: 'received', endedAt: now.toISOString() });
  const open = aPause({ resumeTo: 'received' });
  const drafting = aPause({ resumeTo: 'drafted' });
  const resumes = (pause: ReturnType<typeof aPause>) =>
    become(
      aQuestion({ state: 'clarification', standing: { assignee: null, pauses: [ended, pause] } }),
      { type: 'assign', to: nam },
      van,
    ).standing.pauses.map(({ resumeTo }) => resumeTo);
  expect(resumes(open)).toEqual(['received', 'assigned']);
  expect(resumes(drafting)).toEqual(['received', 'drafted']);
});
