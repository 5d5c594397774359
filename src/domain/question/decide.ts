/** May this happen to a question? A command meets the table and the permissions; events say what happened. */
import type { Actor } from '../actor.ts';
import { type DeadlineRules, dueDate, type ReceiptPolicy } from '../calendar/due-date.ts';
import type { WorkCalendar } from '../calendar/holidays.ts';
import { localDateOf } from '../calendar/local-date.ts';
import { type Decision, happened, refused } from '../decision.ts';
import { dueAfterPause, dueOfInterim, patienceForReply, type QuestionDue, workingDaysBetween } from './due.ts';
import type { By, OfficeReason, QuestionCommand, QuestionEvent } from './events.ts';
import { objectionToAssignee, questionObjection } from './permissions.ts';
import {
  type Addendum,
  currentDraft,
  type Delivery,
  isLate,
  isUndelivered,
  openPause,
  type Question,
  type Someone,
} from './question.ts';
import { destinationsOf, type QuestionCommandType } from './transitions.ts';

export interface QuestionCircumstances {
  readonly actor: Actor;
  readonly now: Date;
  readonly calendar: WorkCalendar;
  readonly receiptPolicy?: ReceiptPolicy;
  readonly deadlines?: DeadlineRules;
}

/** An answer that has no words in it answers nothing. */
const shortestAnswer = 2;
/** A rated question, or one whose answer nobody rates, is closed after so many working days. */
export const patienceForRating = 10;

const isBlank = (text: string): boolean => text.trim().length < shortestAnswer;

const impossible = ({ state, code, standing }: Question, command: QuestionCommandType) => {
  if (destinationsOf(state, command).length > 0) return null;
  const { decidedBy } = standing;
  return refused('issue-question-state', {
    code,
    state,
    name: decidedBy?.name ?? '',
    action: decidedBy?.action ?? 'none',
  });
};

/** An answer binds to the text that was seen: what the person added meanwhile must be read first. */
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
  if (!due.dueOn || !due.dueAt) throw new Error('answers have a due date in every ward');
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
  { isHelpful, note }: Extract<QuestionCommand, { type: 'rate' }>,
  by: By,
  circumstances: QuestionCircumstances,
): Decision<QuestionEvent> => {
  const last = question.standing.ratings.at(-1);
  if (last && question.state === 'rated' && last.isHelpful === isHelpful && last.note === note) return happened();
  const rated: QuestionEvent = { type: 'rated', ...by, isHelpful, note };
  if (isHelpful || question.standing.reopenedAt !== null) return happened(rated);
  return happened<QuestionEvent>(rated, {
    type: 'reopened',
    at: by.at,
    former: question.standing.assignee,
    due: anewDue(circumstances),
  });
};

const decideClosing = (
  question: Question,
  why: OfficeReason,
  by: By,
  calendar: WorkCalendar,
): Decision<QuestionEvent> => {
  const closed: QuestionEvent = { type: 'closed', at: by.at, why, by: by.by };
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
      return question.state === 'answered' || question.state === 'rated'
        ? refused('issue-question-answered-already', facts)
        : happened(closed);
  }
};

/** May this happen, and what happened? */
export const decideQuestion = (
  question: Question,
  command: QuestionCommand,
  circumstances: QuestionCircumstances,
): Decision<QuestionEvent> => {
  const { actor, now, calendar } = circumstances;
  const blocked = questionObjection(question, command.type, actor);
  if (blocked) return { ok: false, issues: [blocked] };
  const wrongState = impossible(question, command.type);
  if (wrongState) return wrongState;
  if ('revision' in command) {
    const stale = staleness(question, command.revision);
    if (stale) return stale;
  }
  const by: By = { by: actor.person, name: actor.name, at: now };
  const at = now.toISOString();
  const me: Someone = { person: actor.person, name: actor.name };
  switch (command.type) {
    case 'assign': {
      const unfit = objectionToAssignee(question, command.to);
      if (unfit) return { ok: false, issues: [unfit] };
      const before = question.standing.assignee;
      if (before?.person === command.to.person) return happened();
      const assignee = { person: command.to.person, name: command.to.name, by: actor.person, at };
      return happened({ type: 'assigned', ...by, assignee, before });
    }
    case 'draft': {
      if (isBlank(command.text)) return refused('issue-question-empty');
      const number = (currentDraft(question)?.number ?? 0) + 1;
      return happened({ type: 'drafted', ...by, draft: { ...me, number, text: command.text.trim(), at } });
    }
    case 'approve': {
      const draft = currentDraft(question);
      if (!draft) return refused('issue-question-no-draft', { code: question.code });
      const drafter = { person: draft.person, name: draft.name };
      return happened({ type: 'approved', ...by, answer: { text: draft.text, drafter, signer: me, at } });
    }
    case 'sendBack':
      return happened({ type: 'sentBack', ...by, reason: command.reason });
    case 'clarify':
      if (isBlank(command.text)) return refused('issue-question-empty');
      return happened({ type: 'clarificationAsked', ...by, text: command.text.trim(), resumeTo: resumeTo(question) });
    case 'add':
      return decideAdd(question, command, by, calendar);
    case 'heardByPhone':
      return decideAdd(question, { ...command, photos: [] }, by, calendar, me);
    case 'interim': {
      if (isBlank(command.text)) return refused('issue-question-empty');
      const due = dueOfInterim(command.dueOn, now, question.dueOn, calendar);
      if (!due.ok) return due;
      const isInTime = localDateOf(now, calendar.timeZone) <= question.standing.legalDueOn;
      return happened(
        ...due.events.map((each) => ({
          type: 'interimSent' as const,
          ...by,
          text: command.text.trim(),
          due: each,
          isInTime,
        })),
      );
    }
    case 'explainDelay': {
      if (!isLate(question, now, calendar.timeZone)) return refused('issue-question-not-late', { code: question.code });
      return happened({ type: 'delayExplained', ...by, reason: command.reason });
    }
    case 'redirect':
      if (isBlank(command.body)) return refused('issue-question-empty');
      return happened({ type: 'redirected', ...by, body: command.body.trim(), contact: command.contact.trim() });
    case 'handOver':
      return happened({ type: 'handedOver', ...by, handOver: command.handOver });
    case 'phone': {
      if (isBlank(command.note)) return refused('issue-question-empty');
      return happened({
        type: 'answered',
        at: now,
        delivery: { outcome: 'phoned', channel: 'phone', note: `${actor.name}: ${command.note.trim()}`, at },
      });
    }
    case 'giveUp': {
      if (!isUndelivered(question)) return refused('issue-question-under-way', { code: question.code });
      if (isBlank(command.note)) return refused('issue-question-empty');
      const note = `${actor.name}: ${command.note.trim()}`;
      const attempts: Delivery = { outcome: 'unreached', channel: 'phone', note, at };
      return happened({ type: 'closed', at: now, why: 'unreached', by: actor.person, attempts });
    }
    case 'rate':
      return decideRating(question, command, by, circumstances);
    case 'withdraw':
      return happened({ type: 'closed', at: now, why: 'withdrawn', by: actor.person });
    case 'close':
      return decideClosing(question, command.why, by, calendar);
  }
};

/**
 * The outbox tells what became of the answer: it came, it is held until they write, or it is given up. Told twice is once; a question that is not waiting for it is left alone.
 * @param reference what the platform said, as proof
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

/** The clock closes what has been answered and is waiting for nothing. */
export const decideLapse = (question: Question, now: Date, calendar: WorkCalendar): Decision<QuestionEvent> => {
  const { answeredAt } = question.standing;
  if ((question.state !== 'answered' && question.state !== 'rated') || answeredAt === null) return happened();
  const zone = calendar.timeZone;
  const waited = workingDaysBetween(calendar, localDateOf(new Date(answeredAt), zone), localDateOf(now, zone));
  return waited >= patienceForRating ? happened({ type: 'closed', at: now, why: 'done', by: null }) : happened();
};
