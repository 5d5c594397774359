/**
 * Decides whether a command may be applied to a question, by the transition table and the permissions. The returned events say
 * what happened.
 */
import type { Actor, By, Someone } from '../actor.ts';
import { type DeadlineRules, dueDate, type ReceiptPolicy } from '../calendar/due-date.ts';
import type { WorkCalendar } from '../calendar/holidays.ts';
import { localDateOf } from '../calendar/local-date.ts';
import { type Decision, happened, type Issue, refused } from '../decision.ts';
import type { PersonId } from '../ids.ts';
import { leads, type Role } from '../roles.ts';
import { dueAfterPause, dueOfInterim, patienceForReply, type QuestionDue, workingDaysBetween } from './due.ts';
import type { HandlingCommand, QuestionCommand, QuestionEvent, Typed } from './events.ts';
import { objectionToAssignee, questionObjection } from './permissions.ts';
import { decidePublication, objectionToPublication, type PublicationCommand } from './publication.ts';
import { isPublicationCommand, type PublicationCommandType, publicationDestination } from './publication-state.ts';
import {
  type Addendum,
  currentDraft,
  type Delivery,
  isLate,
  isUndelivered,
  openPause,
  type Question,
} from './question.ts';
import { destinationsOf, type QuestionCommandType } from './transitions.ts';

/** The circumstances in which a command is decided. If `receiptPolicy` or `deadlines` is missing, the default rules apply. */
export interface QuestionCircumstances {
  readonly actor: Actor;
  readonly now: Date;
  readonly calendar: WorkCalendar;
  readonly receiptPolicy?: ReceiptPolicy;
  readonly deadlines?: DeadlineRules;
  /** See `Moment.stolenFrom`. */
  readonly stolenFrom?: PersonId;
}

/** Every command on a question: about its handling, or about the publication of its answer. */
export type AnyCommandType = QuestionCommandType | PublicationCommandType;

/** Minimum length of an answer, in characters after trimming. */
const shortestAnswer = 2;
/** A question that is answered or rated is closed after this many working days. */
export const patienceForRating = 10;

const isBlank = (text: string): boolean => text.trim().length < shortestAnswer;

/**
 * The refusal for a command that the state does not allow. A reader who made the last decision sees that it was their own, not
 * their name. The asker sees the state and no colleague's name.
 */
const wrongState = ({ state, code, standing, askerId }: Question, reader: PersonId): Issue => {
  if (reader === askerId) return { key: 'issue-question-state', facts: { code, state, name: '', action: 'none' } };
  const { person = null, name = '', action = 'none' } = standing.decidedBy ?? {};
  return { key: 'issue-question-state', facts: { code, state, name, action: person === reader ? 'own' : action } };
};

/** Who asks whether a command is allowed, and when. */
export interface Moment {
  readonly actor: Actor;
  readonly now: Date;
  readonly timeZone: string;
  /** The person whose account was stolen. A leading member may take back a decision made from that account. */
  readonly stolenFrom?: PersonId;
}

/**
 * True when the last decision was made from a stolen account, can still be undone, and the actor leads and is not the account's
 * owner.
 */
const undoesForStolen = ({ standing: { undoable } }: Question, { actor, stolenFrom }: Moment): boolean =>
  stolenFrom !== undefined &&
  actor.status === 'active' &&
  leads(actor.role) &&
  actor.person !== stolenFrom &&
  undoable?.by === stolenFrom;

/** How long a decision can be undone, in milliseconds; the same as for items. */
export const undoMs = 60_000;

/** Conditions on a command in addition to the state. */
const conditions: Partial<Record<QuestionCommandType, (question: Question, moment: Moment) => Issue | null>> = {
  explainDelay: (question, { now, timeZone }) =>
    isLate(question, now, timeZone) ? null : { key: 'issue-question-not-late', facts: { code: question.code } },
  // An addendum with a photo cannot become a question of its own, and an addendum heard by phone was written by the board.
  separate: ({ code, standing }) => {
    const last = standing.addenda.at(-1);
    return last && !last.heardBy && last.photos.length === 0
      ? null
      : { key: 'issue-question-nothing-added', facts: { code } };
  },
  giveUp: (question) =>
    isUndelivered(question) ? null : { key: 'issue-question-under-way', facts: { code: question.code } },
  undo: ({ code, standing: { undoable } }, { now }) =>
    undoable && now.getTime() - Date.parse(undoable.at) > undoMs ? { key: 'issue-undo-late', facts: { code } } : null,
};

/**
 * Returns why this person cannot issue the command now, whatever its contents, or null if they can. Buttons and decisions use
 * the same check.
 */
export function objectionTo(question: Question, command: AnyCommandType, moment: Moment): Issue | null {
  if (isPublicationCommand(command)) return objectionToPublication(question, command, moment.actor);
  const isForStolen = command === 'undo' && undoesForStolen(question, moment);
  return (
    (isForStolen ? null : questionObjection(question, command, moment.actor)) ??
    (destinationsOf(question.state, command).length > 0 ? null : wrongState(question, moment.actor.person)) ??
    (isForStolen ? null : conditions[command]?.(question, moment)) ??
    null
  );
}

/** An answer is bound to the revision that its author saw: anything the asker added later must be read first. */
const staleness = ({ standing, code }: Question, revision: number) =>
  standing.revision === revision ? null : refused('issue-question-changed', { code });

const resumeTo = ({ state }: Question): 'received' | 'assigned' | 'drafted' =>
  state === 'assigned' || state === 'drafted' ? state : 'received';

const anewDue = ({ now, calendar, receiptPolicy, deadlines }: QuestionCircumstances): QuestionDue => {
  const due = dueDate({
    category: 'answer',
    startOn: localDateOf(now, calendar.timeZone),
    calendar,
    ...(receiptPolicy ? { receiptPolicy } : {}),
    ...(deadlines ? { rules: deadlines } : {}),
  });
  if (!due.dueOn || !due.dueAt) throw new Error('every ward must have a due date for answers');
  return { on: due.dueOn, at: due.dueAt, explanation: due.explanation };
};

const decideAdd = (
  question: Question,
  { messageKey, text, photos }: Pick<Addendum, 'messageKey' | 'text' | 'photos'>,
  by: By,
  calendar: WorkCalendar,
  heardBy?: Someone,
): Decision<QuestionEvent> => {
  if (question.standing.addenda.some((each) => each.messageKey === messageKey)) return happened();
  if (text.trim() === '' && photos.length === 0) return refused('issue-question-empty');
  const pause = openPause(question);
  const wait = pause ? { from: new Date(pause.at), to: by.at } : null;
  const resumed = wait
    ? {
        ...dueAfterPause(question.dueOn, wait, calendar),
        legalDueOn: dueAfterPause(question.standing.legalDueOn, wait, calendar).on,
      }
    : null;
  return happened({ type: 'added', ...by, messageKey, text, photos, ...(heardBy ? { heardBy } : {}), resumed });
};

const decideRating = (
  question: Question,
  { isHelpful, note }: Typed<HandlingCommand, 'rate'>,
  by: By,
  circumstances: QuestionCircumstances,
): Decision<QuestionEvent> => {
  const { ratings, publication, answer, reopenedAt } = question.standing;
  const last = ratings.at(-1);
  if (last && question.state === 'rated' && last.isHelpful === isHelpful && last.note === note) return happened();
  const rated: QuestionEvent = { type: 'rated', ...by, isHelpful, note };
  // If the answer was helpful, the asker is asked once whether it may be published.
  const mayAsk = answer !== null && publicationDestination(publication.state, 'askConsent') !== null;
  if (isHelpful && mayAsk) return happened<QuestionEvent>(rated, { type: 'consentAsked', at: by.at });
  if (isHelpful || reopenedAt !== null) return happened(rated);
  return happened<QuestionEvent>(rated, {
    type: 'reopened',
    at: by.at,
    former: question.standing.assignee,
    due: anewDue(circumstances),
  });
};

const decideClosing = (
  question: Question,
  { why, same }: Typed<HandlingCommand, 'close'>,
  by: By,
  calendar: WorkCalendar,
): Decision<QuestionEvent> => {
  const closed: QuestionEvent = { type: 'closed', at: by.at, why, by: by.by, name: by.name, ...(same && { same }) };
  const pause = openPause(question);
  const facts = { code: question.code };
  switch (why) {
    case 'done':
      return question.state === 'answered' || question.state === 'rated'
        ? happened(closed)
        : refused('issue-question-not-answered', facts);
    case 'unanswered': {
      if (!pause) return refused('issue-question-no-pause', facts);
      const zone = calendar.timeZone;
      const waited = workingDaysBetween(calendar, localDateOf(new Date(pause.at), zone), localDateOf(by.at, zone));
      return waited >= patienceForReply
        ? happened(closed)
        : refused('issue-question-wait-for-reply', { ...facts, waited, days: patienceForReply });
    }
    case 'duplicate':
    case 'notAQuestion':
      if (pause) return { ok: false, issues: [wrongState(question, by.by)] };
      return question.state === 'answered' || question.state === 'rated'
        ? refused('issue-question-answered-already', facts)
        : // A question closed as a duplicate gets the other question's answer, so the other question must be given.
          why === 'duplicate' && !same
          ? refused('issue-question-no-same', facts)
          : happened(closed);
  }
};

interface Deciding {
  readonly question: Question;
  readonly circumstances: QuestionCircumstances;
  readonly by: By;
  readonly me: Someone;
  /** The actor's own role, even while they stand in for another person. */
  readonly office: Role;
  /** The current time as ISO text. */
  readonly at: string;
}

type Deciders = {
  readonly [Type in HandlingCommand['type']]: (
    command: Typed<HandlingCommand, Type>,
    deciding: Deciding,
  ) => Decision<QuestionEvent>;
};

const blank = refused('issue-question-empty');

const deciders: Deciders = {
  assign: ({ to }, { question, by, at }) => {
    const unfit = objectionToAssignee(question, to);
    if (unfit) return { ok: false, issues: [unfit] };
    const before = question.standing.assignee;
    if (before?.person === to.person) return happened();
    const assignee = { person: to.person, name: to.name, by: by.by, at };
    return happened({ type: 'assigned', ...by, assignee, before });
  },
  draft: ({ text }, { question, by, me, at }) => {
    if (isBlank(text)) return blank;
    const number = (currentDraft(question)?.number ?? 0) + 1;
    return happened({ type: 'drafted', ...by, draft: { ...me, number, text: text.trim(), at } });
  },
  approve: (_, { question, by, me, office, at }) => {
    const draft = currentDraft(question);
    if (!draft) return refused('issue-question-no-draft', { code: question.code });
    const drafter = { person: draft.person, name: draft.name };
    return happened({
      type: 'approved',
      ...by,
      answer: { text: draft.text, drafter, signer: { ...me, role: office }, at },
    });
  },
  sendBack: ({ reason }, { by }) => happened({ type: 'sentBack', ...by, reason }),
  clarify: ({ text }, { question, by }) =>
    isBlank(text)
      ? blank
      : happened({ type: 'clarificationAsked', ...by, text: text.trim(), resumeTo: resumeTo(question) }),
  separate: (_, { question, by }) => {
    const { messageKey = '', text = '' } = question.standing.addenda.at(-1) ?? {};
    return happened({ type: 'separated', ...by, messageKey, text });
  },
  add: (command, { question, by, circumstances }) => decideAdd(question, command, by, circumstances.calendar),
  heardByPhone: (command, { question, by, me, circumstances }) =>
    decideAdd(question, { ...command, photos: [] }, by, circumstances.calendar, me),
  interim: ({ text, dueOn }, { question, by, circumstances: { now, calendar } }) => {
    if (isBlank(text)) return blank;
    const due = dueOfInterim(dueOn, now, question.dueOn, calendar);
    if (!due.ok) return due;
    const isInTime = localDateOf(now, calendar.timeZone) <= question.standing.legalDueOn;
    return happened(
      ...due.events.map((each) => ({ type: 'interimSent' as const, ...by, text: text.trim(), due: each, isInTime })),
    );
  },
  explainDelay: ({ reason }, { by }) => happened({ type: 'delayExplained', ...by, reason }),
  redirect: ({ body, contact }, { by }) =>
    isBlank(body) ? blank : happened({ type: 'redirected', ...by, body: body.trim(), contact: contact.trim() }),
  handOver: ({ handOver }, { by }) => happened({ type: 'handedOver', ...by, handOver }),
  phone: ({ note }, { by, at }) =>
    isBlank(note)
      ? blank
      : happened({
          type: 'answered',
          at: by.at,
          delivery: { outcome: 'phoned', channel: 'phone', note: `${by.name}: ${note.trim()}`, at },
        }),
  giveUp: (command, { by, at }) => {
    if (isBlank(command.note)) return blank;
    const note = `${by.name}: ${command.note.trim()}`;
    const attempts: Delivery = { outcome: 'unreached', channel: 'phone', note, at };
    return happened({ type: 'closed', at: by.at, why: 'unreached', by: by.by, attempts });
  },
  setTopic: ({ topic }, { question, by }) => {
    if (topic === null) return refused('issue-topic-unreadable', { code: question.code });
    return topic === question.standing.topic ? happened() : happened({ type: 'topicSet', ...by, topic });
  },
  rate: (command, { question, by, circumstances }) => decideRating(question, command, by, circumstances),
  undo: (_, { question, by }) => {
    const { undoable } = question.standing;
    return undoable
      ? happened({ type: 'undone', ...by, act: undoable.act })
      : refused('issue-undo-nothing', { code: question.code });
  },
  withdraw: (_, { by }) => happened({ type: 'closed', at: by.at, why: 'withdrawn', by: by.by }),
  close: (command, { question, by, circumstances }) => decideClosing(question, command, by, circumstances.calendar),
};

const decideWith = <Type extends HandlingCommand['type']>(
  type: Type,
  command: Typed<HandlingCommand, Type>,
  deciding: Deciding,
): Decision<QuestionEvent> => deciders[type](command, deciding);

const isOfPublication = (command: QuestionCommand): command is PublicationCommand =>
  !Object.hasOwn(deciders, command.type);

/**
 * Decides a command.
 * @returns the events, or the issues that refuse the command
 */
export function decideQuestion(
  question: Question,
  command: QuestionCommand,
  circumstances: QuestionCircumstances,
): Decision<QuestionEvent> {
  const { actor, now, stolenFrom } = circumstances;
  const timeZone = circumstances.calendar.timeZone;
  const moment = { actor, now, timeZone, ...(stolenFrom ? { stolenFrom } : {}) };
  const objection = objectionTo(question, command.type, moment);
  if (objection) return { ok: false, issues: [objection] };
  if (isOfPublication(command)) return decidePublication(question, command, { actor, now });
  const stale = 'revision' in command && command.revision !== null ? staleness(question, command.revision) : null;
  // It is unclear to which matter the later addition belongs, so the asker is told to send it again.
  if (stale)
    return command.type === 'separate' ? refused('issue-question-nothing-added', { code: question.code }) : stale;
  return decideWith(command.type, command, {
    question,
    circumstances,
    by: { by: actor.person, name: actor.name, at: now },
    me: { person: actor.person, name: actor.name },
    office: actor.ownRole ?? actor.role,
    at: now.toISOString(),
  });
}

/**
 * Records the outcome that the outbox reports for an answer: delivered, held until the asker writes, or failed. A repeated
 * report has no effect, nor has a report for a question that is not waiting for delivery.
 * @param reference the platform's response, kept as proof
 */
export const decideDelivery = (
  question: Question,
  outcome: 'delivered' | 'held' | 'failed',
  { channel, reference, now }: { readonly channel: string; readonly reference: string; readonly now: Date },
): Decision<QuestionEvent> => {
  if (destinationsOf(question.state, 'deliver').length === 0) return happened();
  const last = question.standing.deliveries.at(-1);
  if (outcome !== 'delivered' && last?.outcome === outcome && last.channel === channel) return happened();
  const delivery: Delivery = { outcome, channel, note: reference, at: now.toISOString() };
  return happened({ type: outcome === 'delivered' ? 'answered' : 'heldBack', at: now, delivery });
};

/** Run by the clock: closes a question that has been answered or rated for `patienceForRating` working days. */
export const decideLapse = (question: Question, now: Date, calendar: WorkCalendar): Decision<QuestionEvent> => {
  const { answeredAt } = question.standing;
  if ((question.state !== 'answered' && question.state !== 'rated') || answeredAt === null) return happened();
  const zone = calendar.timeZone;
  const waited = workingDaysBetween(calendar, localDateOf(new Date(answeredAt), zone), localDateOf(now, zone));
  return waited >= patienceForRating ? happened({ type: 'closed', at: now, why: 'done', by: null }) : happened();
};
