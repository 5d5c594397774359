/** Common sequence of every act on a question: load → decide → evolve → save → record → react. */
import type { QuestionRequest } from '../../domain/act/question.ts';
import { localDateOf } from '../../domain/calendar/local-date.ts';
import { type Issue, type Refused, refused } from '../../domain/decision.ts';
import { type PersonId, type QuestionId, questionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { type AnyCommandType, decideQuestion, objectionTo, undoMs } from '../../domain/question/decide.ts';
import type { QuestionCommand, QuestionEvent, Typed } from '../../domain/question/events.ts';
import { evolveQuestion, formerOf } from '../../domain/question/evolve.ts';
import { handOverOf } from '../../domain/question/hand-over.ts';
import { accusedAmong } from '../../domain/question/named.ts';
import { consentTextKey, consentTextVersion } from '../../domain/question/publication.ts';
import { askersWords, type Question } from '../../domain/question/question.ts';
import { reactToQuestion } from '../../domain/question/react.ts';
import { isLetterKind, triage } from '../../domain/question/triage.ts';
import { deadlinesOn } from '../../domain/ward.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { carryOutReactions } from '../react.ts';
import { put } from '../tell.ts';
import { renewCopies } from './copies.ts';
import { boardOf, forgetCase, keepHandOver } from './hand-over.ts';
import { findingInMask, rewordedMask } from './mask.ts';
import { takeQuestionPhotos } from './photos.ts';
import { relationsOf } from './relations.ts';
import { sameNamed } from './same.ts';

/** A question before and after an act; notices are derived from `events`. */
export interface Acted {
  /** The question before the act; `question` is the saved result. */
  readonly before: Question;
  readonly question: Question;
  readonly events: readonly QuestionEvent[];
}

const record = async (unit: Unit, question: Question, event: QuestionEvent['type'], actor: string): Promise<void> => {
  await unit.stores.timeline.record(question.id, event, actor, unit.now);
  await putOnRecord(unit, actor, `question-${event}`, question.id, {
    code: question.code,
    revision: question.standing.revision,
    due: question.dueOn,
    ...(event === 'approved' && question.standing.answer
      ? { answer: unit.hashToken(question.standing.answer.text) }
      : {}),
    ...(event === 'topicSet' ? { topic: question.standing.topic } : {}),
  });
};

type Settlers = {
  readonly [Type in QuestionEvent['type']]?: (
    unit: Unit,
    event: Typed<QuestionEvent, Type>,
    question: Question,
    before: Question,
    actor: string,
  ) => Promise<void>;
};

/** Additional records that an event leaves besides the question. */
const settlers: Settlers = {
  added: (unit, { messageKey, photos }, question) => takeQuestionPhotos(unit, question, messageKey, photos),
  handedOver: async (unit, { at }, { id, version }) => {
    const over = new Date(at.getTime() + undoMs);
    await put(unit, `hand-over:${id}:${version}`, { kind: 'finishHandOver', question: id }, over);
  },
  letterGone: async (unit, { handOver }, question, before, actor) => {
    await keepHandOver(unit, question.askerId, handOver, actor);
    await forgetCase(unit, formerOf(before));
  },
  consentGiven: (unit, _, { id, askerId }) =>
    unit.stores.consents.insert({
      id: unit.ids.next(),
      person: askerId,
      purpose: 'publish-question',
      subject: id,
      words: `${consentTextKey}:${consentTextVersion}`,
      at: unit.now,
    }),
  consentWithdrawn: (unit, _, { id }) => unit.stores.consents.withdraw(id, unit.now),
};

const settleWith = async <Type extends QuestionEvent['type']>(
  type: Type,
  unit: Unit,
  event: Typed<QuestionEvent, Type>,
  acted: Pick<Acted, 'before' | 'question'>,
  actor: string,
): Promise<void> => settlers[type]?.(unit, event, acted.question, acted.before, actor);

/** Saves and records events, and notifies people unless `isQuiet`. */
export async function carryOut(
  unit: Unit,
  before: Question,
  events: readonly QuestionEvent[],
  actor: string,
  isQuiet = false,
): Promise<Question> {
  const after = events.reduce(evolveQuestion, before);
  await unit.stores.questions.save(after, before);
  const question = { ...after, version: before.version + 1 };
  for (const event of events) {
    await record(unit, question, event.type, actor);
    await settleWith(event.type, unit, event, { before, question }, actor);
    const reactions = reactToQuestion(event, before, question);
    await carryOutReactions(
      unit,
      isQuiet ? reactions.filter((reaction) => 'effect' in reaction) : reactions,
      relationsOf(unit, question),
    );
  }
  await renewCopies(unit, before, question);
  return question;
}

const refuse = async (
  unit: Unit,
  actor: Person,
  question: Question,
  command: AnyCommandType,
  issues: readonly Issue[],
): Promise<Refused> => {
  await putOnRecord(unit, actor.id, `refused-question-${command}`, question.id, { issue: issues[0]?.key ?? '' });
  return { ok: false, issues };
};

/** Checks a command before asking for its text. Null: allowed. A refusal is recorded like that of a refused act. */
export async function refusalOf(
  unit: Unit,
  actor: Person,
  question: Question,
  command: AnyCommandType,
): Promise<Refused | null> {
  const { now } = unit;
  const { timeZone } = unit.ward;
  const issue = objectionTo(question, command, { actor: actorOf(actor), now, timeZone });
  return issue ? refuse(unit, actor, question, command, [issue]) : null;
}

/** Completes a request with what only the ward's data provides: people a letter may accuse, masking by the patterns. */
async function commandOf(unit: Unit, question: Question, request: QuestionRequest): Promise<QuestionCommand | Refused> {
  switch (request.type) {
    case 'handOver': {
      const handOver = handOverOf(request.kind, askersWords(question), await boardOf(unit));
      return { type: 'handOver', revision: question.standing.revision, handOver };
    }
    case 'sameAs': {
      const same = await sameNamed(unit, question, request.code);
      return same
        ? { type: 'close', why: 'duplicate', same }
        : refused('issue-question-no-same', { code: question.code });
    }
    case 'mask': {
      const isSeen = request.revision === null || request.revision === question.standing.publication.revision;
      if (!isSeen) return refused('issue-question-changed', { code: question.code });
      const masked = rewordedMask(unit, question, request.words);
      const left = Object.keys(request.words).length === 0 ? findingInMask(unit, masked) : null;
      return left === null ? { type: 'mask', masked } : refused('issue-mask-finding', { text: left });
    }
    case 'heardByPhone':
      return (await chargesReader(unit, question, request.text))
        ? refused('issue-question-heard-letter', { code: question.code })
        : request;
    default:
      return request;
  }
}

/** True if a phone note contains a letter that accuses someone who can read this question (words §3). */
async function chargesReader(unit: Unit, { standing }: Question, text: string): Promise<boolean> {
  if (!isLetterKind(triage(text, unit.words).kind)) return false;
  const { keptFrom = [] } = standing;
  return accusedAmong(text, await boardOf(unit)).some((each) => !keptFrom.includes(each));
}

/**
 * Common to buttons, codes, pages and typed text.
 * @param isQuiet sends no notices: for further messages of a sender who writes without end
 * @param stolenFrom owner of a stolen account whose last decision `undo` reverts
 */
export async function actOnQuestion(
  unit: Unit,
  actor: Person,
  id: QuestionId | string,
  request: QuestionRequest,
  isQuiet = false,
  stolenFrom?: PersonId,
): Promise<Outcome<Acted>> {
  const before = await unit.stores.questions.get(questionId(id));
  if (!before) return refused('issue-not-found');
  const command = await commandOf(unit, before, request);
  if ('ok' in command) return command;
  const decision = decideQuestion(before, command, {
    actor: actorOf(actor),
    now: unit.now,
    calendar: unit.calendar,
    receiptPolicy: unit.ward.receiptPolicy,
    deadlines: deadlinesOn(unit.ward, localDateOf(unit.now, unit.ward.timeZone)),
    ...(stolenFrom ? { stolenFrom } : {}),
  });
  if (!decision.ok) return refuse(unit, actor, before, command.type, decision.issues);
  const { events } = decision;
  const question = events.length > 0 ? await carryOut(unit, before, events, actor.id, isQuiet) : before;
  return { ok: true, before, question, events };
}

/** Completes a hand-over that was not undone within its minute, and tells the people concerned. */
export async function finishHandOver(unit: Unit, id: QuestionId): Promise<void> {
  const question = await unit.stores.questions.get(id);
  const { undoable, handOver, decidedBy } = question?.standing ?? {};
  if (!question || undoable?.act !== 'handedOver' || !handOver) return;
  if (unit.now.getTime() - Date.parse(undoable.at) < undoMs) return;
  const { kind, receivers, directions } = handOver;
  const by = { by: undoable.by, name: decidedBy?.name ?? '', at: unit.now };
  await carryOut(unit, question, [{ type: 'letterGone', ...by, handOver: { kind, receivers, directions } }], by.by);
}
