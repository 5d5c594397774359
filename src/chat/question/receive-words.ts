/**
 * Decides what becomes of a citizen's text. A question is first offered similar answers, then gets a receipt; a tip is offered to
 * the board; a letter outside our task gets directions; danger gets the emergency numbers at once. Nothing is refused.
 */

import type { Person } from '../../domain/person/person.ts';
import { asksOnlyWhereToHandIn, asksWhereToHandIn } from '../../domain/question/letter.ts';
import { forMatching } from '../../domain/question/phrase-matching.ts';
import type { Question, QuestionKind } from '../../domain/question/question.ts';
import { isOnlySwearing } from '../../domain/question/swearing.ts';
import type { Topic } from '../../domain/question/topic.ts';
import { isLetterKind, mayContinueLetter, type Triage, triage } from '../../domain/question/triage.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import { findDanger } from '../../domain/words/danger.ts';
import type { WordsModel } from '../../domain/words/model.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../../usecases/outcome.ts';
import { openQuestion, type Received } from '../../usecases/question/open-question.ts';
import { chairmenWithout, leadingWithout } from '../../usecases/question/relations.ts';
import { tell } from '../../usecases/tell.ts';
import { questionReceipt } from '../say/question.ts';
import { answerToTriage, offerSimilar, surroundingsOf, whereToHandIn } from '../say/triage-answers.ts';
import { accusedIn, isAccusation, mayBeAccusation } from './accused.ts';
import { doOnQuestion } from './act.ts';
import { addToRecentQuestion, recentQuestionFor } from './add-to-recent-question.ts';
import { isPartOfCry } from './after-cry.ts';
import { caseToJoin, hasAskedMany, mayAnswer, noteMany } from './flood.ts';
import { tellLate } from './late-receipts.ts';
import { letterBefore, wasShownLetter } from './letter-before.ts';
import { closedDraftOffer, pageOffer } from './offer-page.ts';
import { forgetWaitingPhotos, rememberPending } from './pending-words.ts';
import { replyToClarification } from './reply-to-clarification.ts';
import { addEmergencyNumbers, helpAtOnce, redirectLetter, say, splitLetter } from './screen-citizen-text.ts';

/** Longest excerpt of a published answer in a chat, in characters; the rest is on its page. */
export const answerLength = 1_500;
export const dayMs = 24 * 3_600_000;
type Filing = (
  unit: Unit,
  person: Person,
  received: Received,
  as: { readonly kind: QuestionKind; readonly about: Topic | null },
) => Promise<Outcome>;

const file: Filing = async (unit, person, received, as) => {
  if (received.photos.length > 0) await forgetWaitingPhotos(unit, person);
  const accused = await accusedIn(unit, person, received.text);
  const crowded = await caseToJoin(unit, person, received.receivedAt);
  if (crowded && accused.every((each) => (crowded.standing.keptFrom ?? []).includes(each))) {
    const { messageKey, text, photos } = received;
    return doOnQuestion(unit, person, crowded.id, { type: 'add', messageKey, text, photos }, true);
  }
  const isOneOfMany = await hasAskedMany(unit, person);
  const isAbove = accused.length > 0 && (await leadingWithout(unit, accused)).length === 0;
  const isNobodyLeft = isAbove && (await chairmenWithout(unit, accused)).length === 0;
  // No leader and no chairman is left who may read it: it is redirected like a letter, and nothing of it is stored.
  if (isNobodyLeft && isAccusation(unit, received.text)) return redirectLetter(unit, person, 'denunciation', received);
  const keptFrom = isNobodyLeft ? [] : accused;
  const isForChairman = isAbove && !isNobodyLeft;
  const question = await openQuestion(unit, person, received, { ...as, keptFrom, isForChairman });
  if (!question) return done();
  const receipt = questionReceipt(question);
  if (received.isLate) await tellLate(unit, person.id, receipt);
  else await tell(unit, person.id, receipt, `receipt:${question.id}`);
  await noteMany(unit, person, question.code, isOneOfMany);
  return done('note-question', { code: question.code });
};

/** Files the text as a question whatever it looks like, because the person has said that it is one. */
export const fileQuestion = (unit: Unit, person: Person, received: Received): Promise<Outcome> => {
  const heard = triage(received.text, unit.words);
  const kind = heard.kind === 'report' || heard.kind === 'proposal' ? heard.kind : 'question';
  return file(unit, person, received, { kind, about: 'about' in heard ? heard.about : null });
};

const offerOrFile: Filing = async (unit, person, received, as) => {
  const closed = await closedDraftOffer(unit, received);
  if (closed) {
    await rememberPending(unit, person, received);
    return say(unit, person, closed);
  }
  // A report of a problem is not answered by an earlier answer about another problem.
  const mayOffer = as.kind === 'question' && received.photos.length === 0 && !received.isLate;
  const page = mayOffer ? await pageOffer(unit, received.text) : null;
  if (page) {
    // The offer that a plain yes or thanks accepts.
    await rememberPending(unit, person, { ...received, offered: { id: '', isGiven: true } });
    return say(unit, person, page);
  }
  const found = mayOffer ? await unit.similar.find(received.text) : [];
  if (found.length === 0) return file(unit, person, received, as);
  const [nearest] = found;
  await rememberPending(
    unit,
    person,
    nearest ? { ...received, offered: { id: nearest.document.id, isGiven: false } } : received,
  );
  await tell(unit, person.id, offerSimilar(found.map(({ document }) => ({ id: document.id, title: document.title }))));
  return done();
};

/** An app that splits a long text sends the rest at once. In characters. */
const longMessage = 3_900;
const restWithinMs = 60_000;

/** The question whose text was just split by the sender's app, or null. */
const cutBefore = async (unit: Unit, person: Person, received: Received): Promise<Question | null> => {
  const [latest] = await unit.stores.questions.ofAsker(person.id, 1);
  if (latest?.state !== 'received' || latest.channel !== received.channel) return null;
  const isCut = (latest.standing.addenda.at(-1)?.text ?? latest.body).length >= longMessage;
  return isCut && received.receivedAt.getTime() - latest.receivedAt.getTime() < restWithinMs ? latest : null;
};

/**
 * Free text is a question (product, §7): text of unknown kind becomes a case if it has at least a few words; only a word or two
 * are asked about.
 */
const hearFreely = (text: string, model: WordsModel): Triage => {
  if (isOnlySwearing(text)) return { kind: 'unclear' };
  const heard = triage(text, model);
  if (heard.kind !== 'unclear') return heard;
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  const isSomething = words.length >= 3 || (words.length >= 2 && /\d/u.test(text));
  return isSomething ? { kind: 'question', about: null } : heard;
};

/**
 * Handles a new message of a citizen.
 * @param isQuestion the person has said that it is a question, so no similar answer, item or other body is offered first. A
 * letter, danger or a greeting is still handled as such.
 */
export const receive = async (unit: Unit, person: Person, received: Received, isQuestion = false): Promise<Outcome> =>
  (isQuestion
    ? null
    : ((await sayRoad(unit, person, received)) ??
      (await askAfterLetter(unit, person, received)) ??
      (await replyToClarification(unit, person, received)))) ?? receiveNew(unit, person, received, isQuestion);

/** Kinds that become a case or are offered as one, which the board would read. */
const readByBoard = ['question', 'report', 'proposal', 'tip', 'elsewhere'] as const;

/**
 * A question about where to hand in a letter just after one: answers with the place and opens no case. Null when it is something
 * else.
 */
const sayRoad = async (unit: Unit, person: Person, received: Received): Promise<Outcome | null> => {
  if (received.photos.length > 0 || !asksOnlyWhereToHandIn(received.text) || !(await wasShownLetter(unit, person)))
    return null;
  return say(unit, person, whereToHandIn(surroundingsOf(unit.ward)));
};

/** A message that may continue a letter is not filed as a question; its sender is asked. Null when it is something else. */
const askAfterLetter = async (unit: Unit, person: Person, received: Received): Promise<Outcome | null> => {
  const { kind } = hearFreely(received.text, unit.words);
  if (!readByBoard.some((each) => each === kind)) return null;
  const follows = received.follows ?? (mayContinueLetter(received.text) ? await letterBefore(unit, person) : null);
  if (!follows) return null;
  const doubtful = { ...received, follows };
  await rememberPending(unit, person, doubtful);
  return say(unit, person, answerToTriage(triageOfWaiting(unit, doubtful), surroundingsOf(unit.ward)));
};

/** The triage of waiting text: in doubt when it followed a letter, otherwise read anew. */
export const triageOfWaiting = (unit: Unit, { text, follows }: Received): Triage =>
  follows ? { kind: 'unsure', between: follows } : triage(text, unit.words);

const accuses =
  /\b(?:tien|an (?:chan|bot|cap|hoi lo)|hoi lo|can bo|chu tich|bi thu|bao che|tham|vu khong|ong|ba|thang|to truong)\b/u;

const receiveNew = async (unit: Unit, person: Person, received: Received, isQuestion: boolean): Promise<Outcome> => {
  const heard = hearFreely(received.text, unit.words);
  const around = surroundingsOf(unit.ward);
  if (await isPartOfCry(unit, person, received, heard)) return done();
  if (isLetterKind(heard.kind)) {
    const danger = findDanger(forMatching(received.text), unit.words);
    if (danger && (await addEmergencyNumbers(unit, person, danger.numbers, received.text)) && heard.kind === 'unsure')
      return done();
  } else if ('numbers' in heard && heard.kind !== 'emergency' && heard.numbers) {
    if (await addEmergencyNumbers(unit, person, heard.numbers, received.text)) return done();
  }
  const accused = await accusedIn(unit, person, received.text);
  // "… không tui kiện lên tỉnh" about what was just reported accuses no particular person.
  const isImpatience =
    heard.kind === 'unsure' && !isQuestion && !accuses.test(foldForSearch(received.text)) && accused.length === 0;
  if (readByBoard.some((kind) => kind === heard.kind) && (await mayBeAccusation(unit, person, received.text))) {
    const doubtful = { ...received, follows: 'denunciation' as const };
    await rememberPending(unit, person, doubtful);
    return say(unit, person, answerToTriage(triageOfWaiting(unit, doubtful), around));
  }
  const isAnswered = await mayAnswer(unit, person);
  if (!isAnswered && (heard.kind === 'greeting' || heard.kind === 'unclear')) return done();
  if (
    heard.kind === 'question' ||
    heard.kind === 'report' ||
    heard.kind === 'proposal' ||
    heard.kind === 'tip' ||
    heard.kind === 'unclear' ||
    isImpatience
  ) {
    // Text that may be a letter is never added to a question on a guess.
    const doubt = heard.kind === 'unsure' ? 'letter' : isQuestion ? 'new' : 'none';
    const told =
      (doubt === 'letter' ? null : await cutBefore(unit, person, received)) ??
      (await recentQuestionFor(unit, person, received, doubt));
    // Not added when a person it may accuse could read the earlier question.
    const { keptFrom = [] } = told?.standing ?? {};
    const before = accused.every((id) => keptFrom.includes(id)) ? told : null;
    if (before) return addToRecentQuestion(unit, person, before, received);
  }
  if (heard.kind === 'question' && !isQuestion && !received.isLate && asksWhereToHandIn(forMatching(received.text))) {
    // The offer that a plain yes or thanks accepts.
    await rememberPending(unit, person, { ...received, offered: { id: '', isGiven: true } });
    return say(unit, person, whereToHandIn(around));
  }
  switch (heard.kind) {
    case 'question':
    case 'report':
    case 'proposal':
      return isQuestion ? file(unit, person, received, heard) : offerOrFile(unit, person, received, heard);
    case 'complaint':
    case 'denunciation':
      return redirectLetter(unit, person, heard.kind, received);
    case 'mixed': {
      // Only the part that stays here is stored.
      const stays = await splitLetter(unit, person, heard, received);
      return file(unit, person, stays, { kind: 'question', about: heard.about });
    }
    case 'emergency':
      await helpAtOnce(unit, person, heard.numbers, received);
      return done();
    case 'spam':
      if (await unit.stores.once(`spam:${person.id}`, unit.now, dayMs))
        await say(unit, person, answerToTriage(heard, around));
      return done();
    case 'tip':
    case 'elsewhere':
      if (isQuestion) return fileQuestion(unit, person, received);
      await rememberPending(unit, person, received);
      return say(unit, person, answerToTriage(heard, around));
    case 'unsure':
      await rememberPending(unit, person, received);
      return say(unit, person, answerToTriage(heard, around));
    case 'greeting':
    case 'unclear':
      return say(unit, person, answerToTriage(heard, around));
  }
};
