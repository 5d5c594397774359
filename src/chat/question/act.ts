/** Carries out an act on a question from a chat, and reports the result to the person who acted. */
import type { QuestionRequest } from '../../domain/act/question.ts';
import { refused } from '../../domain/decision.ts';
import { type QuestionId, questionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { mayReadQuestion } from '../../domain/question/permissions.ts';
import type { Question } from '../../domain/question/question.ts';
import { isBoard } from '../../domain/roles.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../../usecases/outcome.ts';
import { type Acted, actOnQuestion } from '../../usecases/question/act-on-question.ts';
import { isOpenTo } from '../../usecases/question/open-to.ts';
import { put, tell } from '../../usecases/tell.ts';
import { buttonFor } from '../say/question-acts.ts';
import { askersNote, askersOutcome, boardNote } from '../say/question-outcome.ts';

const isAsker = (actor: Person, { askerId }: Question): boolean => askerId === actor.id;

/** Reports the step: the asker is told the outcome, a board member gets one line. */
async function sayOutcome(
  unit: Unit,
  actor: Person,
  { before, question, events }: Acted,
  request: QuestionRequest,
): Promise<Outcome> {
  if (!isAsker(actor, question) && (isBoard(actor.role) || actor.role === 'chairman')) {
    const note = boardNote(
      question,
      request.type === 'sameAs' ? 'close' : request.type,
      request.type === 'assign' ? request.to.name : '',
    );
    // The message that reports the act carries the button to undo it.
    if (isOpenTo(question, 'undo', actorOf(actor), unit)) {
      await tell(unit, actor.id, { ...note, buttons: [[buttonFor(question, 'undo')]] }, `done:${question.version}`);
      return done();
    }
    if (request.type === 'undo') await viewQuestion(unit, actor, question);
    return { ok: true, note, isSaid: true };
  }
  if (!isAsker(actor, question)) return { ok: true, note: askersNote(question) };
  for (const message of askersOutcome(events, before, question, unit.ward.contact.phone))
    await tell(unit, actor.id, message, `${message.key}:${question.id}:${question.version}`);
  return { ok: true, note: askersNote(question) };
}

/**
 * Carries out a request on a question.
 * @param isQuiet sends no message, for another line of a person who writes very many
 */
export async function doOnQuestion(
  unit: Unit,
  actor: Person,
  id: QuestionId | string,
  request: QuestionRequest,
  isQuiet = false,
): Promise<Outcome> {
  const acted = await actOnQuestion(unit, actor, id, request, isQuiet);
  if (!acted.ok) return acted;
  return isQuiet ? { ok: true, note: askersNote(acted.question) } : sayOutcome(unit, actor, acted, request);
}

/** Shows the whole question with its photos and acts; and the masked text to a person who may approve it. */
export async function viewQuestion(unit: Unit, actor: Person, question: Question): Promise<Outcome> {
  if (!mayReadQuestion(question, actorOf(actor))) return refused('issue-not-entitled');
  await put(unit, `${unit.cause}:question:${question.id}`, {
    kind: 'showQuestion',
    person: actor.id,
    question: question.id,
  });
  if (isOpenTo(question, 'approveMask', actorOf(actor), unit)) await viewMask(unit, actor, question);
  return done();
}

/** Shows the masked text next to the original. */
const viewMask = (unit: Unit, actor: Person, question: Question): Promise<void> =>
  put(unit, `${unit.cause}:mask:${question.id}:${actor.id}`, {
    kind: 'notice',
    person: actor.id,
    view: {
      noun: 'question',
      name: 'question-mask-to-approve',
      question: question.id,
      code: question.code,
      facts: { name: question.standing.publication.masked?.name ?? '' },
    },
  });

/**
 * If a decision was refused because the question has changed, shows its current state to the person who decided.
 * @param isMask the decision was about the masked text, not the answer
 */
export async function showCurrentState(
  unit: Unit,
  actor: Person,
  id: string,
  outcome: Outcome,
  isMask: boolean,
): Promise<Outcome> {
  if (outcome.ok || outcome.issues[0]?.key !== 'issue-question-changed') return outcome;
  const question = await unit.stores.questions.get(questionId(id));
  if (!question) return outcome;
  if (isMask && question.standing.publication.masked) await viewMask(unit, actor, question);
  else await viewQuestion(unit, actor, question);
  return outcome;
}
