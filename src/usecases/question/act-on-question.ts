/** The heart of every verb on a question: load → decide → evolve → save → record → tell. */
import { type Decision, type Issue, refused } from '../../domain/decision.ts';
import { type QuestionId, questionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { decideQuestion } from '../../domain/question/decide.ts';
import type { QuestionCommand, QuestionEvent } from '../../domain/question/events.ts';
import { evolveQuestion } from '../../domain/question/evolve.ts';
import {
  consentTextKey,
  consentTextVersion,
  decidePublication,
  decideToAskConsent,
  evolvePublication,
  type PublicationCommand,
  type PublicationEvent,
} from '../../domain/question/publication.ts';
import { mustBeTakenDown } from '../../domain/question/publication-state.ts';
import type { Question } from '../../domain/question/question.ts';
import { reactToPublication, reactToQuestion } from '../../domain/question/react.ts';
import { isBoard } from '../../domain/roles.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../outcome.ts';
import { put } from '../tell.ts';
import { notify, surroundingsOf } from './notify.ts';
import { takeQuestionPhotos } from './photos.ts';

const record = async (unit: Unit, question: Question, event: string, actor: string): Promise<void> => {
  await unit.stores.timeline.record(question.id, event, actor, unit.now);
  await unit.stores.audit.record(
    {
      actor,
      action: `question-${event}`,
      object: question.id,
      details: { code: question.code, revision: question.standing.revision },
    },
    unit.now,
  );
};

/** Shows, or takes down, what the public may read: the outbox looks at what is true when it comes to it. */
const putPublication = (unit: Unit, question: Question): Promise<void> =>
  put(unit, `publish-question:${question.id}:${question.version}`, {
    kind: 'publishQuestion',
    question: question.id,
    revision: question.standing.publication.revision,
  });

/** Writes down what happened, and lets the world hear it, unless `isQuiet`. */
export const carryOut = async (
  unit: Unit,
  before: Question,
  events: readonly QuestionEvent[],
  actor: string,
  isQuiet = false,
): Promise<Question> => {
  const wasShown = before.standing.publication.state === 'published';
  const after = events.reduce(evolveQuestion, before);
  await unit.stores.questions.save(after, before);
  const saved = { ...after, version: before.version + 1 };
  for (const event of events) {
    await record(unit, saved, event.type, actor);
    if (event.type === 'added') await takeQuestionPhotos(unit, saved, event.messageKey, event.photos);
    if (!isQuiet) await notify(unit, saved, reactToQuestion(saved, event, surroundingsOf(unit, saved)), actor);
  }
  if (wasShown && mustBeTakenDown(saved.standing.publication)) await putPublication(unit, saved);
  const consent = events.some(({ type }) => type === 'rated') ? decideToAskConsent(saved, unit.now) : null;
  return consent?.ok && consent.events.length > 0 ? carryOutPublication(unit, saved, consent.events, actor) : saved;
};

export const carryOutPublication = async (
  unit: Unit,
  before: Question,
  events: readonly PublicationEvent[],
  actor: string,
): Promise<Question> => {
  const after = events.reduce(evolvePublication, before);
  await unit.stores.questions.save(after, before);
  const saved = { ...after, version: before.version + 1 };
  for (const event of events) {
    await record(unit, saved, event.type, actor);
    if (event.type === 'consentGiven')
      await unit.stores.consents.insert({
        id: unit.ids.next(),
        person: saved.askerId,
        purpose: 'publish-question',
        subject: saved.id,
        words: `${consentTextKey}:${consentTextVersion}`,
        at: unit.now,
      });
    if (event.type === 'consentWithdrawn') await unit.stores.consents.withdraw(saved.id, unit.now);
    if (event.type === 'maskApproved' || mustBeTakenDown(saved.standing.publication)) await putPublication(unit, saved);
    await notify(unit, saved, reactToPublication(saved, event, surroundingsOf(unit, saved)), actor);
  }
  return saved;
};

const refuse = async (
  unit: Unit,
  actor: Person,
  question: Question,
  command: string,
  issues: readonly Issue[],
): Promise<Outcome> => {
  await unit.stores.audit.record(
    {
      actor: actor.id,
      action: `refused-question-${command}`,
      object: question.id,
      details: { issue: issues[0]?.key ?? '' },
    },
    unit.now,
  );
  return { ok: false, issues };
};

/** Nobody gets a message about their own act: what the board hears of it is here. An asker reads what became of the question. */
const noteFor = ({ code, askerId }: Question, actor: Person, command: QuestionCommand | PublicationCommand): Outcome =>
  isBoard(actor.role) && askerId !== actor.id
    ? {
        ok: true,
        note: {
          key: 'note-question-act',
          facts: { code, act: command.type, name: command.type === 'assign' ? command.to.name : '' },
        },
        isSaid: true,
      }
    : done('note-question', { code });

const act = async <Event>(
  unit: Unit,
  actor: Person,
  id: QuestionId,
  command: QuestionCommand | PublicationCommand,
  decide: (question: Question) => Decision<Event>,
  carry: (question: Question, events: readonly Event[]) => Promise<unknown>,
): Promise<Outcome> => {
  const before = await unit.stores.questions.get(id);
  if (!before) return refused('issue-not-found');
  const decision = decide(before);
  if (!decision.ok) return refuse(unit, actor, before, command.type, decision.issues);
  if (decision.events.length > 0) await carry(before, decision.events);
  return noteFor(before, actor, command);
};

/**
 * What a press, a code, a page and a typed text have in common.
 * @param isQuiet nobody is told: one more line of somebody who writes without end
 */
export const actOnQuestion = (
  unit: Unit,
  actor: Person,
  id: string,
  command: QuestionCommand,
  isQuiet = false,
): Promise<Outcome> =>
  act(
    unit,
    actor,
    questionId(id),
    command,
    (question) =>
      decideQuestion(question, command, {
        actor: actorOf(actor),
        now: unit.now,
        calendar: unit.calendar,
        receiptPolicy: unit.ward.receiptPolicy,
        deadlines: unit.ward.deadlines,
      }),
    (question, events) => carryOut(unit, question, events, actor.id, isQuiet),
  );

export const actOnPublication = (
  unit: Unit,
  actor: Person,
  id: string,
  command: PublicationCommand,
): Promise<Outcome> =>
  act(
    unit,
    actor,
    questionId(id),
    command,
    (question) => decidePublication(question, command, { actor: actorOf(actor), now: unit.now }),
    (question, events) => carryOutPublication(unit, question, events, actor.id),
  );
