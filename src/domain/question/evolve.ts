/** Computes a question's state after an event. */
import type { By } from '../actor.ts';
import type { HandlingEvent, QuestionEvent, Typed } from './events.ts';
import { evolvePublication } from './publication.ts';
import { withoutConsent } from './publication-state.ts';
import { openPause, type Question, type QuestionStanding, type QuestionUndoable } from './question.ts';

interface Before {
  readonly question: Question;
  readonly standing: QuestionStanding;
  /** The part of the standing with the next revision that the board sees. */
  readonly next: Pick<QuestionStanding, 'revision'>;
  /** The instant of the event as ISO text. */
  readonly at: string;
  /** The part of the standing that names the last decision and its author, when the event is a decision. */
  readonly decided: Pick<QuestionStanding, 'decidedBy'>;
}

/** The fields that change; all others keep their values. */
type Change = Partial<Omit<Question, 'standing'>> & { readonly standing?: Partial<QuestionStanding> };

type Evolvers = {
  readonly [Type in HandlingEvent['type']]: (event: Typed<HandlingEvent, Type>, before: Before) => Change;
};

/** The question as it was before the decision that can still be undone, with the newest revision. */
export function formerOf(question: Question): Question {
  const { undoable } = question.standing;
  return undoable
    ? {
        ...question,
        ...undoable.words,
        state: undoable.state,
        standing: { ...question.standing, ...undoable.before },
      }
    : question;
}

const dueAnew = ({ at, on, explanation }: Typed<HandlingEvent, 'interimSent'>['due']) => ({
  ...{ dueAt: at, dueOn: on, explanation },
});

const evolvers: Evolvers = {
  assigned: ({ assignee }, { question, standing, decided }) => ({
    state: question.state === 'clarification' ? 'clarification' : 'assigned',
    standing: {
      ...{ ...decided, assignee },
      // After the reply the question returns to a state in which the new assignee can draft.
      pauses: standing.pauses.map((pause) =>
        pause.endedAt === null && pause.resumeTo === 'received' ? { ...pause, resumeTo: 'assigned' as const } : pause,
      ),
    },
  }),
  drafted: ({ draft }, { standing, next }) => ({
    state: 'drafted',
    standing: { ...next, drafts: [...standing.drafts, draft], sentBack: null },
  }),
  approved: ({ answer }, { decided }) => ({ state: 'approved', standing: { ...decided, answer } }),
  sentBack: ({ by, name, reason }, { next, at, decided }) => ({
    state: 'assigned',
    standing: { ...next, ...decided, sentBack: { person: by, name, reason, at } },
  }),
  clarificationAsked: ({ text, by, resumeTo }, { standing, at, decided }) => ({
    state: 'clarification',
    standing: {
      ...decided,
      pauses: [...standing.pauses, { text, by, at, resumeTo, endedAt: null, movedDays: 0 }],
    },
  }),
  added: (event, { question, standing, next, at }) => {
    const { messageKey, text, photos, heardBy, resumed } = event;
    const addendum = { messageKey, text, photos, at, ...(heardBy ? { heardBy } : {}) };
    const added = { ...next, addenda: [...standing.addenda, addendum] };
    const pause = openPause(question);
    if (!resumed || !pause) return { standing: added };
    const { movedDays, legalDueOn } = resumed;
    const pauses = standing.pauses.map((each) => (each === pause ? { ...each, endedAt: at, movedDays } : each));
    return {
      ...{ state: pause.resumeTo, dueAt: resumed.at, dueOn: resumed.on },
      explanation: movedDays === 0 ? question.explanation : resumed.explanation,
      standing: { ...added, pauses, legalDueOn },
    };
  },
  separated: ({ messageKey }, { standing, next }) => ({
    standing: { ...next, addenda: standing.addenda.filter((each) => each.messageKey !== messageKey) },
  }),
  interimSent: ({ text, by, due, isInTime }, { standing, at, decided }) => ({
    ...dueAnew(due),
    standing: { ...decided, interims: [...standing.interims, { text, by, at, dueOn: due.on, isInTime }] },
  }),
  delayExplained: ({ by, name, reason }, { at }) => ({ standing: { overdueReason: { person: by, name, reason, at } } }),
  redirected: ({ body, contact, by }, { at, decided }) => ({
    state: 'redirected',
    standing: { ...decided, redirect: { body, contact, by, at } },
  }),
  // The text is erased. Who handed it over, when and to whom is kept.
  handedOver: ({ handOver }, { standing, at, decided }) => ({
    ...{ state: 'handedOver', title: '', body: '' },
    standing: {
      ...decided,
      handOver: { ...handOver, at },
      ...{ assignee: null, answer: null, sentBack: null, overdueReason: null, about: null },
      ...{ drafts: [], earlierAnswers: [], deliveries: [], ratings: [], addenda: [], pauses: [], interims: [] },
      publication: withoutConsent(standing.publication, at),
    },
  }),
  letterGone: () => ({}),
  // Setting the topic is not a decision about the question: the last decision can still be undone.
  topicSet: ({ topic }) => ({ standing: { topic } }),
  answered: ({ delivery }, { standing, at }) => ({
    state: 'answered',
    standing: { answeredAt: at, deliveries: [...standing.deliveries, delivery] },
  }),
  heldBack: ({ delivery }, { standing }) => ({ standing: { deliveries: [...standing.deliveries, delivery] } }),
  rated: ({ isHelpful, note }, { standing, at }) => ({
    state: 'rated',
    standing: { ratings: [...standing.ratings, { isHelpful, note, at }] },
  }),
  reopened: ({ due, former }, { standing, next, at }) => ({
    state: 'received',
    ...dueAnew(due),
    standing: {
      ...next,
      reopenedAt: at,
      formerAssignees: former ? [...standing.formerAssignees, former.person] : standing.formerAssignees,
      earlierAnswers: standing.answer ? [...standing.earlierAnswers, standing.answer] : standing.earlierAnswers,
      ...{ assignee: null, drafts: [], sentBack: null, answer: null, answeredAt: null, legalDueOn: due.on },
      publication: withoutConsent(standing.publication, at),
    },
  }),
  undone: (_, { question, standing, next }) => formerOf({ ...question, standing: { ...standing, ...next } }),
  closed: ({ why, attempts, same }, { standing, at, decided }) => ({
    state: 'closed',
    standing: {
      ...decided,
      deliveries: attempts ? [...standing.deliveries, attempts] : standing.deliveries,
      closed: { why, at, ...(same && { same: same.code }) },
    },
  }),
};

const evolveWith = <Type extends HandlingEvent['type']>(
  type: Type,
  event: Typed<HandlingEvent, Type>,
  before: Before,
): Question => {
  const { standing, ...changed } = evolvers[type](event, before);
  return { ...before.question, ...changed, standing: { ...before.standing, ...standing } };
};

const isOfHandling = (event: QuestionEvent): event is HandlingEvent => Object.hasOwn(evolvers, event.type);

/** Decisions that the person who made them can undo. */
const undoableActs: readonly string[] = ['assigned', 'approved', 'sentBack', 'redirected', 'closed', 'handedOver'];
/** Events that follow an approval automatically or decide nothing: the last decision can still be undone. */
const besideDecision: readonly QuestionEvent['type'][] = ['answered', 'heldBack', 'topicSet'];

const isUndoable = (event: QuestionEvent): event is QuestionEvent & By & { type: QuestionUndoable['act'] } =>
  undoableActs.includes(event.type) && 'name' in event;

const undoableAfter = (
  { state, title, body, standing }: Question,
  event: QuestionEvent,
  at: string,
): QuestionUndoable | null => {
  if (besideDecision.includes(event.type)) return standing.undoable ?? null;
  if (!isUndoable(event)) return null;
  if (event.type === 'handedOver') {
    const { revision: _revision, undoable: _undoable, ...before } = standing;
    return { act: event.type, by: event.by, at, state, before, words: { title, body } };
  }
  const { assignee, sentBack, answer, answeredAt, redirect, closed, pauses, decidedBy } = standing;
  const before = { assignee, sentBack, answer, answeredAt, redirect, closed, pauses, decidedBy };
  return { act: event.type, by: event.by, at, state, before };
};

const evolved = (question: Question, event: QuestionEvent, at: string): Question => {
  if (!isOfHandling(event)) return evolvePublication(question, event);
  const { standing } = question;
  const isDecision = 'name' in event && event.name !== undefined;
  const decidedBy = isDecision ? { person: event.by, name: event.name, at, action: event.type } : standing.decidedBy;
  const next = { revision: standing.revision + 1 };
  return evolveWith(event.type, event, { question, standing, next, at, decided: { decidedBy } });
};

/** The question after an event. The store sets `version`. */
export function evolveQuestion(question: Question, event: QuestionEvent): Question {
  const at = event.at.toISOString();
  const after = evolved(question, event, at);
  const undoable = undoableAfter(question, event, at);
  return undoable === null && !after.standing.undoable
    ? after
    : { ...after, standing: { ...after.standing, undoable } };
}
