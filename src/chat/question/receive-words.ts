/**
 * Somebody wrote: what becomes of it? A question gets similar answers first, else a receipt; a tip is offered to the
 * board; a letter that is not ours gets directions; danger gets the numbers at once. Nothing is refused at the door.
 */

import type { Person } from '../../domain/person/person.ts';
import { asksWhereToHandIn } from '../../domain/question/letter.ts';
import { listen } from '../../domain/question/phrase-matching.ts';
import type { Question, QuestionKind } from '../../domain/question/question.ts';
import { isOnlySwearing } from '../../domain/question/swearing.ts';
import type { Topic } from '../../domain/question/topic.ts';
import { mayContinueLetter, type Triage, triage } from '../../domain/question/triage.ts';
import { maySubmit } from '../../domain/roles.ts';
import { cutText, foldForSearch } from '../../domain/text/normalize.ts';
import { findDanger } from '../../domain/words/danger.ts';
import { likelihoodOf, likely, type WordsModel } from '../../domain/words/model.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../../usecases/outcome.ts';
import { openQuestion, type Received } from '../../usecases/question/open-question.ts';
import { sendTip } from '../../usecases/question/send-tip.ts';
import { tell } from '../../usecases/tell.ts';
import { askWhatItIs } from '../acts/held.ts';
import { questionReceipt } from '../say/question.ts';
import { answerToTriage, giveSimilar, offerSimilar, surroundingsOf, whereToHandIn } from '../say/triage-answers.ts';
import type { PendingChoice } from '../talk/memory.ts';
import { doOnQuestion } from './act.ts';
import { addPhotos, addToQuestion } from './add-to-question.ts';
import { isPartOfCry } from './after-cry.ts';
import { caseToJoin, hasAskedMany, mayAnswer, noteMany } from './flood.ts';
import { keepPhotos } from './keep-photos.ts';
import { tellLate } from './late-receipts.ts';
import { letterBefore } from './letter-before.ts';
import { forgetPending, pendingOf, rememberPending, type Waiting } from './pending-words.ts';
import { replyToClarification } from './reply-to-clarification.ts';
import { helpAtOnce, helpBeside, say, showItsWay, splitLetter } from './screen-citizen-text.ts';

/** Characters of a published answer in a chat; the rest is behind its address. */
const answerLength = 1_500;
const dayMs = 24 * 3_600_000;
const file = async (
  unit: Unit,
  person: Person,
  received: Received,
  as: { readonly kind: QuestionKind; readonly about: Topic | null },
): Promise<Outcome> => {
  const crowded = await caseToJoin(unit, person);
  if (crowded) {
    const { messageKey, text, photos } = received;
    return doOnQuestion(unit, person, crowded.id, { type: 'add', messageKey, text, photos }, true);
  }
  const isOneOfMany = await hasAskedMany(unit, person);
  const question = await openQuestion(unit, person, received, as);
  if (!question) return done();
  const receipt = questionReceipt(question);
  if (received.isLate) await tellLate(unit, person.id, receipt);
  else await tell(unit, person.id, receipt, `receipt:${question.id}`);
  await noteMany(unit, person, question.code, isOneOfMany);
  return done('note-question', { code: question.code });
};

/** As a question, whatever it looks like: what it is was asked, and this is what the person has said. */
export const fileQuestion = (unit: Unit, person: Person, received: Received): Promise<Outcome> => {
  const heard = triage(received.text, unit.words);
  const kind = heard.kind === 'report' || heard.kind === 'proposal' ? heard.kind : 'question';
  return file(unit, person, received, { kind, about: 'about' in heard ? heard.about : null });
};

const offerOrFile = async (
  unit: Unit,
  person: Person,
  received: Received,
  as: { readonly kind: QuestionKind; readonly about: Topic | null },
): Promise<Outcome> => {
  // A report of a problem is not answered by what was said of another one.
  const mayOffer = as.kind === 'question' && received.photos.length === 0 && !received.isLate;
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

/** A client that cuts a long text sends the rest at once. */
const longMessage = 3_900;
const restWithinMs = 60_000;

/** The question whose text was cut by the sender's app just now, or null. */
const cutBefore = async (unit: Unit, person: Person, received: Received): Promise<Question | null> => {
  const [latest] = await unit.stores.questions.ofAsker(person.id, 1);
  if (latest?.state !== 'received' || latest.channel !== received.channel) return null;
  const isCut = (latest.standing.addenda.at(-1)?.text ?? latest.body).length >= longMessage;
  return isCut && received.receivedAt.getTime() - latest.receivedAt.getTime() < restWithinMs ? latest : null;
};

/**
 * Free text is a question (product, §7): words that tell of nothing we know are still somebody's words, and become a
 * case when there are some of them. Only a syllable or two are asked about.
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
 * @param isQuestion the person has said that it is one: no similar answer, no item, no other body is offered first. That
 * makes no letter, no danger and no greeting of it a question.
 */
export const receive = async (unit: Unit, person: Person, received: Received, isQuestion = false): Promise<Outcome> =>
  (isQuestion
    ? null
    : ((await askAfterLetter(unit, person, received)) ?? (await replyToClarification(unit, person, received)))) ??
  receiveNew(unit, person, received, isQuestion);

/** What becomes a case, or is offered as one: it would be read by the board. */
const readByBoard = ['question', 'report', 'proposal', 'tip', 'elsewhere'] as const;

/** The next part of a letter is no question: whoever may be writing one is asked. Null: it is something else. */
const askAfterLetter = async (unit: Unit, person: Person, received: Received): Promise<Outcome | null> => {
  const { kind } = hearFreely(received.text, unit.words);
  if (!readByBoard.some((each) => each === kind)) return null;
  const follows = received.follows ?? (mayContinueLetter(received.text) ? await letterBefore(unit, person) : null);
  if (!follows) return null;
  const doubtful = { ...received, follows };
  await rememberPending(unit, person, doubtful);
  return say(unit, person, answerToTriage(heardOf(unit, doubtful), surroundingsOf(unit.ward)));
};

/** Of what waits. */
const heardOf = (unit: Unit, { text, follows }: Received): Triage =>
  follows ? { kind: 'unsure', between: follows } : triage(text, unit.words);

const letterKinds = ['complaint', 'denunciation', 'mixed', 'unsure'] as const;

/** "À nhầm, tôi hỏi cho chồng tôi": said so soon after the receipt, it is of that question. */
const correctsMs = 10 * 60_000;
const corrects = /^(?:(?:ah?|da|uh?|oi|o|thoi|xin loi|toi|em|con|chau|minh|noi|ghi|viet|hoi)[ ,]+)*nham\b/u;

/** The question that was asked a moment ago, and that these words put right. Null: none. */
const corrected = async (
  unit: Unit,
  person: Person,
  { text, channel, receivedAt }: Received,
): Promise<Question | null> => {
  if (!corrects.test(foldForSearch(text.trim()))) return null;
  const [latest] = await unit.stores.questions.ofAsker(person.id, 1);
  const isFresh = latest && receivedAt.getTime() - latest.receivedAt.getTime() <= correctsMs;
  const isOpen = latest && ['received', 'assigned', 'drafted'].includes(latest.state);
  return isFresh && isOpen && latest.channel === channel ? latest : null;
};

const receiveNew = async (unit: Unit, person: Person, received: Received, isQuestion: boolean): Promise<Outcome> => {
  const heard = hearFreely(received.text, unit.words);
  const around = surroundingsOf(unit.ward);
  if (await isPartOfCry(unit, person, received, heard)) return done();
  if (letterKinds.some((kind) => kind === heard.kind)) {
    const danger = findDanger(listen(received.text), unit.words);
    if (danger) await helpBeside(unit, person, danger.numbers, received.text);
  }
  const isAnswered = await mayAnswer(unit, person);
  if (!isAnswered && (heard.kind === 'greeting' || heard.kind === 'unclear')) return done();
  if (
    heard.kind === 'question' ||
    heard.kind === 'report' ||
    heard.kind === 'proposal' ||
    heard.kind === 'tip' ||
    heard.kind === 'unclear'
  ) {
    const whole = (await cutBefore(unit, person, received)) ?? (await corrected(unit, person, received));
    const { messageKey, text, photos } = received;
    if (whole) return doOnQuestion(unit, person, whole.id, { type: 'add', messageKey, text, photos });
  }
  if (heard.kind === 'question' && !isQuestion && !received.isLate && asksWhereToHandIn(listen(received.text))) {
    // What a plain yes, and thanks, accept.
    await rememberPending(unit, person, { ...received, offered: { id: '', isGiven: true } });
    return say(unit, person, whereToHandIn(around));
  }
  switch (heard.kind) {
    case 'question':
    case 'report':
    case 'proposal':
      if (heard.numbers) await helpBeside(unit, person, heard.numbers, received.text);
      return isQuestion ? file(unit, person, received, heard) : offerOrFile(unit, person, received, heard);
    case 'complaint':
    case 'denunciation':
      return showItsWay(unit, person, heard.kind, received);
    case 'mixed': {
      // Only the part that stays is written down.
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

/** A question of its own, or part of the one that it was written for. */
const fileOrAdd = (unit: Unit, person: Person, received: Received): Promise<Outcome> =>
  received.addTo ? addPhotos(unit, person, received.addTo, received) : fileQuestion(unit, person, received);

/**
 * Its sender has said that it is no letter: that message is filed. What came after it was not spoken of: each part is
 * read by itself, and may be a letter, or be asked about again.
 */
const fileInformation = async (unit: Unit, person: Person, waiting: Waiting): Promise<Outcome> => {
  const { parts = [], ...received } = waiting;
  const [first] = parts;
  const filed = await fileOrAdd(unit, person, first ? { ...received, ...first } : received);
  for (const part of parts.slice(1)) await readPart(unit, person, { ...received, ...part, photos: [] });
  return filed;
};

const readPart = async (unit: Unit, person: Person, part: Received): Promise<void> => {
  const { kind } = triage(part.text, unit.words);
  const waits = await pendingOf(unit, person);
  if (waits && kind === 'unsure') await rememberPending(unit, person, joined(waits, part));
  else await receive(unit, person, part, kind !== 'unsure');
};

/** What waited is read anew, with what came to it. */
const readAnew = (unit: Unit, person: Person, received: Received): Promise<Outcome> =>
  received.addTo ? addToQuestion(unit, person, received.addTo, received) : receive(unit, person, received);

const joined = (before: Waiting, after: Received): Waiting => ({
  ...before,
  text: [before.text, after.text].filter((text) => text !== '').join('\n'),
  photos: [...before.photos, ...after.photos],
  parts: [...(before.parts ?? [partOf(before)]), ...(after.text === '' ? [] : [partOf(after)])],
});

/** From here on words in doubt are rather a letter than not. */
const ratherLetter = 0.3;
const mayBeLetter = (unit: Unit, text: string): boolean =>
  likely(likelihoodOf(unit.words, text), 'letter') >= ratherLetter;

/** Read by themselves they are for the board, or get directions of their own. */
const ownMatters: readonly Triage['kind'][] = ['question', 'report', 'proposal'];

const partOf = ({ text, messageKey }: Received) => ({ text, messageKey });

/**
 * Something waited for a choice, and its sender goes on writing. What was a doubt is read anew with what came; what was
 * told goes its way; a question becomes one. Nothing that was said is lost, and thanks are no question.
 */
export const receiveAfter = async (
  unit: Unit,
  person: Person,
  before: Waiting,
  received: Received,
): Promise<Outcome> => {
  const waiting = heardOf(unit, before);
  const heard = triage(received.text, unit.words);
  // What wants something of its own is no part of a letter: it goes its way, and the doubt stays.
  const isMatter = ownMatters.some((kind) => kind === heard.kind);
  const isOwn = isMatter && !mayContinueLetter(received.text) && !mayBeLetter(unit, received.text);
  if (waiting.kind === 'unsure' && isOwn) return receive(unit, person, received, true);
  await forgetPending(unit, person);
  if (waiting.kind === 'unsure')
    return readAnew(unit, person, { ...joined(before, received), follows: waiting.between });
  if (heard.kind === 'greeting' && heard.isThanks) return settlePending(unit, person, { choose: 'yes' }, before);
  if (waiting.kind === 'tip') await offerTip(unit, person, before);
  else await fileOrAdd(unit, person, before);
  return received.text === '' ? keepPhotos(unit, person, received) : receive(unit, person, received);
};

/**
 * Nobody chose: it becomes what it most likely is. A letter is shown its way; anything else is a question, received when
 * it was written.
 */
export const settleUnchosen = (unit: Unit, person: Person, received: Waiting): Promise<Outcome> => {
  const heard = heardOf(unit, received);
  if (heard.kind !== 'unsure') return fileOrAdd(unit, person, received);
  const { parts = [partOf(received)], follows } = received;
  const isLetter = (follows && !received.parts) || parts.some(({ text }) => mayBeLetter(unit, text));
  return isLetter ? showItsWay(unit, person, heard.between, received) : fileInformation(unit, person, received);
};

/** What waits for a choice makes room for something else: nothing of it is lost. */
export const settleWaiting = async (unit: Unit, person: Person): Promise<void> => {
  const received = await pendingOf(unit, person);
  if (!received) return;
  // Of somebody at work, a press about something else is no answer to "information or a letter?".
  if (maySubmit(person.role) && received.text !== '' && heardOf(unit, received).kind === 'unsure') {
    await forgetPending(unit, person);
    await askWhatItIs(unit, person, received.text, received.messageKey);
  } else await settleUnchosen(unit, person, received);
};

/** The message that waits for a choice was edited: read anew. Null: it is not what waits. */
export const receiveInstead = async (
  unit: Unit,
  person: Person,
  messageKey: string,
  text: string,
): Promise<Outcome | null> => {
  const waiting = await pendingOf(unit, person);
  if (waiting?.messageKey !== messageKey) return null;
  if (waiting.text === text) return done();
  const { offered: _, ...received } = waiting;
  await forgetPending(unit, person);
  return readAnew(unit, person, { ...received, text });
};

/** A plain yes to what was offered last: the answer is shown first, when only its title was. */
const agreeTo = async (unit: Unit, person: Person, received: Received): Promise<Outcome> => {
  const waiting = heardOf(unit, received);
  const { offered } = received;
  if (waiting.kind === 'tip') return settlePending(unit, person, { choose: 'tip' }, received);
  if (waiting.kind === 'unsure') return say(unit, person, answerToTriage(waiting, surroundingsOf(unit.ward)));
  // Nothing was offered that a yes could take: the words themselves go on.
  if (received.addTo || (!offered && waiting.kind !== 'elsewhere'))
    return settlePending(unit, person, { choose: 'unchosen' }, received);
  return offered && !offered.isGiven
    ? settlePending(unit, person, { choose: 'similar', answer: offered.id }, received)
    : settlePending(unit, person, { choose: 'similarYes', answer: offered?.id ?? '' }, received);
};

/** A press on a button whose question is settled: the question that came of it is named, when it is fresh. */
const settledBefore = async (unit: Unit, person: Person): Promise<Outcome> => {
  const [latest] = await unit.stores.questions.ofAsker(person.id, 1);
  if (latest && unit.now.getTime() - latest.receivedAt.getTime() < dayMs)
    return done('note-question', { code: latest.code });
  await tell(unit, person.id, { key: 'question-please' });
  return done();
};

/** A published answer is shown; whether it was the one is asked below it. */
const showSimilar = async (unit: Unit, person: Person, id: string, received: Received | null): Promise<Outcome> => {
  const answer = await unit.similar.get(id);
  if (received) await rememberPending(unit, person, { ...received, offered: { id, isGiven: true } });
  if (!answer) return done();
  const shown = { ...answer, text: cutText(answer.text, answerLength), url: `${unit.publicUrl}${answer.url}` };
  await tell(unit, person.id, giveSimilar(shown), `similar:${id}`);
  return done();
};

/** What was offered instead is what was wanted. @param subject a published answer, or the person themselves */
const acceptOffer = async (unit: Unit, person: Person, subject: string): Promise<Outcome> => {
  await forgetPending(unit, person);
  await unit.stores.timeline.record(subject, 'similar-accepted', person.id, unit.now);
  await tell(unit, person.id, { key: 'question-thanks' });
  return done();
};

/** What was chosen about words that wait; null when none do any more. */
export async function settlePending(
  unit: Unit,
  person: Person,
  choice: PendingChoice,
  received: Waiting | null,
): Promise<Outcome> {
  if (choice.choose === 'similar') return showSimilar(unit, person, choice.answer, received);
  if (choice.choose === 'similarYes') return acceptOffer(unit, person, choice.answer || person.id);
  if (choice.choose === 'elsewhere') return acceptOffer(unit, person, person.id);
  if (!received) return settledBefore(unit, person);
  if (choice.choose === 'yes') return agreeTo(unit, person, received);
  const waiting = heardOf(unit, received);
  // "Không" is no answer to "information or a letter?", nor is the button of an older message.
  if (choice.choose === 'ask' && waiting.kind === 'unsure')
    return say(unit, person, answerToTriage(waiting, surroundingsOf(unit.ward)));
  await forgetPending(unit, person);
  switch (choice.choose) {
    case 'unchosen':
      return settleUnchosen(unit, person, received);
    case 'letter':
      return showItsWay(unit, person, choice.kind, received);
    case 'tip':
      return offerTip(unit, person, received);
    case 'addTo':
      return addToQuestion(unit, person, choice.question, received);
    case 'ask':
      return fileQuestion(unit, person, received);
    case 'information':
      return waiting.kind === 'unsure' ? fileInformation(unit, person, received) : fileQuestion(unit, person, received);
  }
}

const offerTip = async (unit: Unit, person: Person, received: Received): Promise<Outcome> => {
  await sendTip(unit, person, received);
  await tell(unit, person.id, { key: 'tip-thanks' });
  return done('note-tip');
};
