/** Carries out a press on a question: does the act at once, or asks for the text it needs. */
import {
  type QuestionAct,
  type QuestionActName,
  type QuestionMove,
  questionActs,
  revisionSeen,
} from '../../../domain/act/question.ts';
import { refused } from '../../../domain/decision.ts';
import { questionId } from '../../../domain/ids.ts';
import { actorOf, type Person } from '../../../domain/person/person.ts';
import { mayReadQuestion, objectionToAssignee } from '../../../domain/question/permissions.ts';
import { isKeptFrom, type Question } from '../../../domain/question/question.ts';
import { readTopic } from '../../../domain/question/topic.ts';
import { boardRoles } from '../../../domain/roles.ts';
import { bareName } from '../../../domain/words/names.ts';
import type { Unit } from '../../../ports/services.ts';
import { done, type Outcome } from '../../../usecases/outcome.ts';
import { createPageLink } from '../../../usecases/page-link.ts';
import { peopleNamed } from '../../../usecases/person/standing.ts';
import { refusalOf } from '../../../usecases/question/act-on-question.ts';
import { forgetDelivery } from '../../../usecases/question/hand-over.ts';
import { maskAsItStands } from '../../../usecases/question/mask.ts';
import { isOpenTo } from '../../../usecases/question/open-to.ts';
import { offeredAsSame } from '../../../usecases/question/same.ts';
import { tell } from '../../../usecases/tell.ts';
import { doOnQuestion, showCurrentState, viewQuestion } from '../../question/act.ts';
import { sendRedirect } from '../../question/confirm-redirect.ts';
import { separateAddition } from '../../question/separate-addition.ts';
import { withdrawAll } from '../../question/withdraw-all.ts';
import { maskProposal, whyQuestionDue } from '../../say/question.ts';
import { assigneePrompt, letterSure, samePrompt } from '../../say/question-acts.ts';
import { listMore } from '../lists.ts';
import { askForWords } from './ask-for-words.ts';
import { wordsForAct } from './words-for-act.ts';

/** A press on a question's card, before its act has been looked up. */
export interface PressedQuestion {
  /** 'q-approve', 'q-to.ABCDEFGH' */
  readonly press: string;
  readonly question: string;
  /** The revision shown below the button. */
  readonly revision: number;
}

/** Length of the end of a person's id that identifies them among the board. */
const tailLength = 8;

/** Acts on the masked text, not on the answer. */
const aboutMask: readonly QuestionActName[] = ['approveMask', 'rejectMask'];
/** Acts that ask for text about what was shown: a person who saw an older revision is shown the new one first. */
const boundToSeen: readonly QuestionActName[] = ['sendBack', 'rejectMask'];

/** The people who may be given this question. */
const assigneesFor = async (unit: Unit, question: Question): Promise<readonly Person[]> =>
  (await unit.stores.people.holdersOf([...boardRoles, 'chairman'], unit.now)).filter(
    (person) => objectionToAssignee(question, actorOf(person)) === null,
  );

async function offerAssignees(unit: Unit, actor: Person, question: Question): Promise<Outcome> {
  const people = await assigneesFor(unit, question);
  if (people.length === 0) return refused('issue-question-nobody');
  await tell(unit, actor.id, assigneePrompt(question, people, tailLength));
  return done();
}

/** Finds a question by its code or number. Among several with one number, takes the one on which the act is open. */
async function questionNamed(unit: Unit, actor: Person, code: string, act: 'assign' | 'setTopic' | 'draft') {
  const number = Number(/\d+$/u.exec(code)?.[0] ?? 0);
  const numbered = (await unit.stores.questions.withNumber(number)).filter((each) =>
    mayReadQuestion(each, actorOf(actor)),
  );
  const found = numbered.filter((each) => each.code === code || !code.includes('-'));
  const open = found.filter((each) => isOpenTo(each, act, actorOf(actor), unit));
  const [question, other] = open.length > 0 ? open : found;
  if (!question) return refused('issue-question-unknown', { code });
  if (other) return refused('issue-two-codes', { first: question.code, second: other.code });
  return { ok: true as const, question };
}

/** "lĩnh vực 0001: đất đai" */
export async function topicInWords(unit: Unit, actor: Person, code: string, words: string): Promise<Outcome> {
  const named = await questionNamed(unit, actor, code, 'setTopic');
  if (!named.ok) return named;
  return doOnQuestion(unit, actor, named.question.id, { type: 'setTopic', topic: readTopic(words) });
}

/**
 * "trả lời HD-2611-0006: …": stores a draft if the question is assigned to this person. Anybody else is told who has it, and the
 * question does not change.
 */
export async function answerInWords(unit: Unit, actor: Person, code: string, text: string): Promise<Outcome> {
  const named = await questionNamed(unit, actor, code, 'draft');
  if (!named.ok) return named;
  const { question } = named;
  const refusal = await refusalOf(unit, actor, question, 'draft');
  if (refusal) {
    const { assignee } = question.standing;
    const name = assignee === null ? 'none' : (await unit.stores.people.get(assignee.person)).name;
    return refused('issue-answer-whose', { code: question.code, name });
  }
  return wordsForAct(unit, actor, {
    ...{ what: 'draft', question: question.id, revision: question.standing.revision },
    ...{ kept: '', text, photos: [], messageKey: unit.cause },
  });
}

/**
 * "giao 0001 cho đồng chí Bình": assigns at once when the name identifies one person, like a press; otherwise the person chooses.
 */
export async function assignInWords(unit: Unit, actor: Person, code: string, name: string): Promise<Outcome> {
  const named = await questionNamed(unit, actor, code, 'assign');
  if (!named.ok) return named;
  const { question } = named;
  const refusal = await refusalOf(unit, actor, question, 'assign');
  if (refusal) return refusal;
  const meant = await peopleNamed(unit, name);
  const may = (await assigneesFor(unit, question)).filter(({ id }) => meant.some((each) => each.id === id));
  const [only, second] = may;
  if (only && !second) return giveTo(unit, actor, question, only.id.slice(-tailLength));
  if (meant.length === 0) await tell(unit, actor.id, { key: 'issue-person-unknown', facts: { name: bareName(name) } });
  if (!second) return offerAssignees(unit, actor, question);
  await tell(unit, actor.id, assigneePrompt(question, may, tailLength));
  return done();
}

async function giveTo(unit: Unit, actor: Person, question: Question, tail: string): Promise<Outcome> {
  const [to, ...others] = (await assigneesFor(unit, question)).filter(({ id }) => id.endsWith(tail));
  // When several match, none is chosen automatically.
  if (!to || others.length > 0 || tail.length < tailLength)
    return refused('issue-question-assignee-unclear', { code: question.code });
  const outcome = await doOnQuestion(unit, actor, question.id, { type: 'assign', to: actorOf(to) });
  // A person who assigns a question to themselves gets no notice, so its possible acts are shown.
  const given = to.id === actor.id && outcome.ok ? await unit.stores.questions.get(question.id) : null;
  if (given) await viewQuestion(unit, actor, given);
  return outcome;
}

/** Lists similar questions; the duplicate is chosen by a press. */
async function offerSame(unit: Unit, actor: Person, question: Question): Promise<Outcome> {
  const others = await offeredAsSame(unit, question);
  if (others.length === 0) return refused('issue-question-no-same', { code: question.code });
  await tell(unit, actor.id, samePrompt(question, others, tailLength));
  return done();
}

/** Shows the masked text as it would be handed in now, and how to change it. */
async function offerMask(unit: Unit, actor: Person, question: Question): Promise<Outcome> {
  const { revision } = question.standing.publication;
  const url = await createPageLink(unit, { purpose: 'mask', person: actor.id, subject: question.id, revision });
  await tell(unit, actor.id, maskProposal(question, maskAsItStands(unit, question), url));
  return done();
}

const bareInput = ({ cause }: Unit, revision: number) => ({
  ...{ revision, reason: { code: 'other', note: '' }, words: '', messageKey: cause, photos: [] },
});

async function pressAct(
  unit: Unit,
  actor: Person,
  question: Question,
  act: QuestionAct,
  revision: number,
): Promise<Outcome> {
  if (act.name === 'whyDue') {
    await tell(unit, actor.id, whyQuestionDue(question));
    return done();
  }
  if (act.command === null) return viewQuestion(unit, actor, question);
  if (act.name === 'separate') return separateAddition(unit, actor, question, revision);
  const isMask = aboutMask.includes(act.name);
  const input = bareInput(unit, revision);
  if (act.needs === 'nothing')
    return showCurrentState(
      unit,
      actor,
      question.id,
      await doOnQuestion(unit, actor, question.id, act.command(input)),
      isMask,
    );
  // Refused before the person writes text in vain.
  const refusal = await refusalOf(unit, actor, question, act.rule);
  if (refusal) return refusal;
  if (act.needs === 'certainty') {
    await tell(unit, actor.id, letterSure(question, act));
    return done();
  }
  if (boundToSeen.includes(act.name) && revision !== revisionSeen(question, act.name))
    return showCurrentState(
      unit,
      actor,
      question.id,
      refused('issue-question-changed', { code: question.code }),
      isMask,
    );
  if (act.needs === 'person') return offerAssignees(unit, actor, question);
  if (act.name === 'mask') return offerMask(unit, actor, question);
  if (act.name === 'closeDuplicate') return offerSame(unit, actor, question);
  return askForWords(unit, actor, question, act.name, revision);
}

async function pressMove(
  unit: Unit,
  actor: Person,
  question: Question,
  move: QuestionMove,
  argument: string,
  revision: number,
): Promise<Outcome> {
  switch (move) {
    case 'q-withdrawAll':
      return question.askerId === actor.id ? withdrawAll(unit, actor, question) : refused('issue-not-entitled');
    case 'q-more':
      return listMore(unit, actor, question, argument);
    case 'q-to':
      return giveTo(unit, actor, question, argument);
    case 'q-sure': {
      const act = questionActs.find(({ name, press }) => press === `q-handOver.${argument}` && name !== 'view');
      return act?.command
        ? doOnQuestion(unit, actor, question.id, act.command(bareInput(unit, revision)))
        : refused('issue-press-unknown');
    }
    case 'q-same': {
      const same = (await offeredAsSame(unit, question)).find(({ id }) => id.endsWith(argument));
      return same && argument.length >= tailLength
        ? doOnQuestion(unit, actor, question.id, { type: 'sameAs', code: same.code })
        : refused('issue-question-no-same', { code: question.code });
    }
    case 'q-in':
      return doOnQuestion(unit, actor, question.id, { type: 'setTopic', topic: readTopic(argument) });
    case 'q-redirectSure':
      return sendRedirect(unit, actor, question, revision);
    case 'q-maskOwn':
    case 'q-maskAnswer': {
      const refusal = await refusalOf(unit, actor, question, 'mask');
      return refusal ?? askForWords(unit, actor, question, move === 'q-maskOwn' ? 'mask' : 'maskAnswer', revision);
    }
    case 'q-maskAsShown':
      // If the masked text has changed since it was shown, the new one is shown first.
      return revision === question.standing.publication.revision
        ? doOnQuestion(unit, actor, question.id, { type: 'mask', revision, words: {} })
        : offerMask(unit, actor, question);
    default:
      return refused('issue-press-unknown');
  }
}

/** Handles a press. A question that is kept from the reader because it accuses them does not exist for them. */
export async function pressQuestion(unit: Unit, actor: Person, pressed: PressedQuestion): Promise<Outcome> {
  const question = await unit.stores.questions.get(questionId(pressed.question));
  if (!question || isKeptFrom(question, actor.id)) return refused('issue-not-found');
  // The delivery of a press contains the message with the button, which may still show the letter.
  if (question.state === 'handedOver') await forgetDelivery(unit);
  const act = questionActs.find(({ press }) => press === pressed.press);
  if (act) return pressAct(unit, actor, question, act, pressed.revision);
  const [move = '', argument = ''] = pressed.press.split('.');
  return pressMove(unit, actor, question, move as QuestionMove, argument, pressed.revision);
}
