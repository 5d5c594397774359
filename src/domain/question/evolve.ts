/** What a question looks like after an event. */
import type { HandlingEvent, QuestionEvent, Typed } from './events.ts';
import { evolvePublication } from './publication.ts';
import { withoutConsent } from './publication-state.ts';
import { openPause, type Question, type QuestionStanding, type QuestionUndoable } from './question.ts';

interface Before {
  readonly question: Question;
  readonly standing: QuestionStanding;
  /** The standing with the revision that the board sees next. */
  readonly seen: QuestionStanding;
  /** The instant of the event as ISO text. */
  readonly at: string;
  readonly decided: QuestionStanding['decidedBy'];
}

type Evolvers = {
  readonly [Type in HandlingEvent['type']]: (event: Typed<HandlingEvent, Type>, before: Before) => Question;
};

/** As it stood before the decision that can still be taken back, with the newest revision. */
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

const evolvers: Evolvers = {
  assigned: (event, { question, standing, decided }) => ({
    ...question,
    state: question.state === 'clarification' ? 'clarification' : 'assigned',
    standing: {
      ...standing,
      assignee: event.assignee,
      decidedBy: decided,
      // Whoever is waited for, the reply goes to somebody who can draft.
      pauses: standing.pauses.map((pause) =>
        pause.endedAt === null && pause.resumeTo === 'received' ? { ...pause, resumeTo: 'assigned' as const } : pause,
      ),
    },
  }),
  drafted: (event, { question, standing, seen }) => ({
    ...question,
    state: 'drafted',
    standing: { ...seen, drafts: [...standing.drafts, event.draft], sentBack: null },
  }),
  approved: (event, { question, standing, decided }) => ({
    ...question,
    state: 'approved',
    standing: { ...standing, answer: event.answer, decidedBy: decided },
  }),
  sentBack: (event, { question, seen, at, decided }) => ({
    ...question,
    state: 'assigned',
    standing: {
      ...seen,
      sentBack: { person: event.by, name: event.name, reason: event.reason, at },
      decidedBy: decided,
    },
  }),
  clarificationAsked: (event, { question, standing, at, decided }) => ({
    ...question,
    state: 'clarification',
    standing: {
      ...standing,
      decidedBy: decided,
      pauses: [
        ...standing.pauses,
        { text: event.text, by: event.by, at, resumeTo: event.resumeTo, endedAt: null, movedDays: 0 },
      ],
    },
  }),
  added: (event, { question, standing, seen, at }) => {
    const { messageKey, text, photos, heardBy, resumed } = event;
    const addendum = { messageKey, text, photos, at, ...(heardBy ? { heardBy } : {}) };
    const added = { ...seen, addenda: [...standing.addenda, addendum] };
    const pause = openPause(question);
    if (!resumed || !pause) return { ...question, standing: added };
    return {
      ...question,
      state: pause.resumeTo,
      dueAt: resumed.at,
      dueOn: resumed.on,
      explanation: resumed.movedDays === 0 ? question.explanation : resumed.explanation,
      standing: {
        ...added,
        pauses: standing.pauses.map((each) =>
          each === pause ? { ...each, endedAt: at, movedDays: resumed.movedDays } : each,
        ),
        legalDueOn: resumed.legalDueOn,
      },
    };
  },
  separated: ({ messageKey }, { question, standing, seen }) => ({
    ...question,
    standing: { ...seen, addenda: standing.addenda.filter((each) => each.messageKey !== messageKey) },
  }),
  interimSent: (event, { question, standing, at, decided }) => ({
    ...question,
    dueAt: event.due.at,
    dueOn: event.due.on,
    explanation: event.due.explanation,
    standing: {
      ...standing,
      decidedBy: decided,
      interims: [
        ...standing.interims,
        { text: event.text, by: event.by, at, dueOn: event.due.on, isInTime: event.isInTime },
      ],
    },
  }),
  delayExplained: (event, { question, standing, at }) => ({
    ...question,
    standing: { ...standing, overdueReason: { person: event.by, name: event.name, reason: event.reason, at } },
  }),
  redirected: (event, { question, standing, at, decided }) => ({
    ...question,
    state: 'redirected',
    standing: {
      ...standing,
      decidedBy: decided,
      redirect: { body: event.body, contact: event.contact, by: event.by, at },
    },
  }),
  // It is on no screen any more: who, when and to whom stays, not a word of it.
  handedOver: (event, { question, standing, at, decided }) => ({
    ...question,
    state: 'handedOver',
    title: '',
    body: '',
    standing: {
      ...standing,
      handOver: { ...event.handOver, at },
      assignee: null,
      drafts: [],
      answer: null,
      earlierAnswers: [],
      deliveries: [],
      ratings: [],
      addenda: [],
      pauses: [],
      interims: [],
      sentBack: null,
      overdueReason: null,
      about: null,
      publication: withoutConsent(standing.publication, at),
      decidedBy: decided,
    },
  }),
  letterGone: (_, { question }) => question,
  // No decision about the question: what was decided last can still be taken back.
  topicSet: ({ topic }, { question, standing }) => ({ ...question, standing: { ...standing, topic } }),
  answered: (event, { question, standing, at }) => ({
    ...question,
    state: 'answered',
    standing: { ...standing, answeredAt: at, deliveries: [...standing.deliveries, event.delivery] },
  }),
  heldBack: (event, { question, standing }) => ({
    ...question,
    standing: { ...standing, deliveries: [...standing.deliveries, event.delivery] },
  }),
  rated: (event, { question, standing, at }) => ({
    ...question,
    state: 'rated',
    standing: { ...standing, ratings: [...standing.ratings, { isHelpful: event.isHelpful, note: event.note, at }] },
  }),
  reopened: (event, { question, standing, seen, at }) => ({
    ...question,
    state: 'received',
    dueAt: event.due.at,
    dueOn: event.due.on,
    explanation: event.due.explanation,
    standing: {
      ...seen,
      reopenedAt: at,
      formerAssignees: event.former ? [...standing.formerAssignees, event.former.person] : standing.formerAssignees,
      assignee: null,
      drafts: [],
      sentBack: null,
      earlierAnswers: standing.answer ? [...standing.earlierAnswers, standing.answer] : standing.earlierAnswers,
      answer: null,
      answeredAt: null,
      legalDueOn: event.due.on,
      publication: withoutConsent(standing.publication, at),
    },
  }),
  undone: (_, { question, seen }) => formerOf({ ...question, standing: seen }),
  closed: (event, { question, standing, at, decided }) => ({
    ...question,
    state: 'closed',
    standing: {
      ...standing,
      deliveries: event.attempts ? [...standing.deliveries, event.attempts] : standing.deliveries,
      closed: { why: event.why, at, ...(event.same && { same: event.same.code }) },
      decidedBy: decided,
    },
  }),
};

const evolveWith = <Type extends HandlingEvent['type']>(
  type: Type,
  event: Typed<HandlingEvent, Type>,
  before: Before,
): Question => evolvers[type](event, before);

const isOfHandling = (event: QuestionEvent): event is HandlingEvent => Object.hasOwn(evolvers, event.type);

/** What whoever took it can take back. */
const undoableActs: readonly string[] = ['assigned', 'approved', 'sentBack', 'redirected', 'closed', 'handedOver'];
/** They follow the approval by themselves, or decide nothing: what was decided can still be taken back. */
const besideDecision: readonly QuestionEvent['type'][] = ['answered', 'heldBack', 'topicSet'];

const isUndoable = (event: QuestionEvent): event is QuestionEvent & { type: QuestionUndoable['act'] } =>
  undoableActs.includes(event.type) && 'name' in event && event.by !== null;

const undoableAfter = (
  { state, title, body, standing }: Question,
  event: QuestionEvent,
  at: string,
): QuestionUndoable | null => {
  if (besideDecision.includes(event.type)) return standing.undoable ?? null;
  if (!isUndoable(event) || !('by' in event) || event.by === null) return null;
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
  return evolveWith(event.type, event, {
    question,
    standing,
    seen: { ...standing, revision: standing.revision + 1 },
    at,
    decided:
      'name' in event && event.name !== undefined && event.type !== 'topicSet'
        ? { person: event.by, name: event.name, at, action: event.type }
        : standing.decidedBy,
  });
};

/** `version` is the store's business. */
export function evolveQuestion(question: Question, event: QuestionEvent): Question {
  const at = event.at.toISOString();
  const after = evolved(question, event, at);
  const undoable = undoableAfter(question, event, at);
  return undoable === null && !after.standing.undoable
    ? after
    : { ...after, standing: { ...after.standing, undoable } };
}
