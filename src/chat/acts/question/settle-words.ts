/** Settles text that waited for a choice between information and a letter: a press, an answer in words, or no answer. */
import { questionId } from '../../../domain/ids.ts';
import type { Person } from '../../../domain/person/person.ts';
import { asksOnlyWhereToHandIn } from '../../../domain/question/letter.ts';
import { forMatching } from '../../../domain/question/phrase-matching.ts';
import { asks } from '../../../domain/question/request.ts';
import { mayContinueLetter, type Triage, triage } from '../../../domain/question/triage.ts';
import { maySubmit } from '../../../domain/roles.ts';
import { cutText } from '../../../domain/text/normalize.ts';
import { type DangerFound, findDanger } from '../../../domain/words/danger.ts';
import { likelihoodOf, likely } from '../../../domain/words/model.ts';
import type { Unit } from '../../../ports/services.ts';
import { done, type Outcome } from '../../../usecases/outcome.ts';
import type { Received } from '../../../usecases/question/open-question.ts';
import { sendTip } from '../../../usecases/question/send-tip.ts';
import { tell } from '../../../usecases/tell.ts';
import { accusedIn } from '../../question/accused.ts';
import { addPhotos, addToQuestion } from '../../question/add-to-question.ts';
import { isPartOfCry } from '../../question/after-cry.ts';
import { keepPhotos } from '../../question/keep-photos.ts';
import { forgetPending, pendingOf, rememberPending, type Waiting } from '../../question/pending-words.ts';
import { answerLength, dayMs, fileQuestion, receive, triageOfWaiting } from '../../question/receive-words.ts';
import { addEmergencyNumbers, helpAtOnce, redirectLetter, say } from '../../question/screen-citizen-text.ts';
import { answerToTriage, giveSimilar, surroundingsOf } from '../../say/triage-answers.ts';
import type { PendingChoice } from '../../talk/memory.ts';
import { askWhatItIs } from '../item-or-other.ts';

/**
 * Files the text as a question, or adds it to the one it was written for. It becomes a separate question when a reader of that
 * one may be accused by it.
 */
async function fileOrAdd(unit: Unit, person: Person, received: Received): Promise<Outcome> {
  const question = received.addTo ? await unit.stores.questions.get(questionId(received.addTo)) : null;
  if (!question) return fileQuestion(unit, person, received);
  const { keptFrom = [] } = question.standing;
  const charged = await accusedIn(unit, person, received.text);
  return charged.every((each) => keptFrom.includes(each))
    ? addPhotos(unit, person, question.id, received)
    : fileQuestion(unit, person, received);
}

/**
 * The sender has said that the text is not a letter, so that message is filed. Later parts were not covered by the choice: each
 * is interpreted separately, and may be a letter or be asked about again.
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

/** Interprets the waiting text again, with what was added to it. */
const readAnew = (unit: Unit, person: Person, received: Received): Promise<Outcome> =>
  received.addTo ? addToQuestion(unit, person, received.addTo, received) : receive(unit, person, received);

const joined = (before: Waiting, after: Received): Waiting => ({
  ...before,
  text: [before.text, after.text].filter((text) => text !== '').join('\n'),
  photos: [...before.photos, ...after.photos],
  parts: [...(before.parts ?? [partOf(before)]), ...(after.text === '' ? [] : [partOf(after)])],
});

/** From this likelihood on, doubtful text is treated as a letter. */
const ratherLetter = 0.3;

const mayBeLetter = (unit: Unit, text: string): boolean =>
  likely(likelihoodOf(unit.words, text), 'letter') >= ratherLetter;

/** Kinds that on their own are for the board or get directions of their own. */
const ownMatters: readonly Triage['kind'][] = ['question', 'report', 'proposal'];
const partOf = ({ text, messageKey }: Received) => ({ text, messageKey });

/**
 * The waiting text may be a letter and its sender writes more. If it contains danger, the board sees only the latest message, and
 * people named in the doubtful text see nothing of it. The text stays in doubt until a choice is made.
 */
const goOnInDoubt = async (
  unit: Unit,
  person: Person,
  before: Waiting,
  received: Received,
  doubt: Extract<Triage, { kind: 'unsure' }>,
): Promise<Outcome> => {
  const whole = { ...joined(before, received), follows: doubt.between };
  const dangerOf = (text: string): DangerFound | null => findDanger(forMatching(text), unit.words);
  // A short call for help may be missed in a long text, so the latest message is also read alone.
  const own = dangerOf(received.text);
  const danger = own ?? dangerOf(whole.text);
  if (!danger) {
    await forgetPending(unit, person);
    return readAnew(unit, person, whole);
  }
  if (await isPartOfCry(unit, person, received, triage(received.text, unit.words))) return done();
  if (own?.level === 'sure') {
    await helpAtOnce(unit, person, own.numbers, received, before.text);
    return done();
  }
  const isNew = own !== null || dangerOf(before.text) === null;
  if (isNew && (await addEmergencyNumbers(unit, person, danger.numbers, received.text, before.text))) return done();
  const heard = triage(whole.text, unit.words);
  if (heard.kind === 'complaint' || heard.kind === 'denunciation')
    return redirectLetter(unit, person, heard.kind, whole);
  await rememberPending(unit, person, whole);
  return say(unit, person, answerToTriage(doubt, surroundingsOf(unit.ward)));
};

/**
 * Handles the next message while text waits: it answers the choice, or it is a message of its own and the waiting text is settled
 * first.
 */
export const receiveAfter = async (
  unit: Unit,
  person: Person,
  before: Waiting,
  received: Received,
): Promise<Outcome> => {
  const waiting = triageOfWaiting(unit, before);
  const heard = triage(received.text, unit.words);
  // Says at once where a letter is handed in. The doubt remains, and was asked about once: its choices wait above.
  if (waiting.kind === 'unsure' && asksOnlyWhereToHandIn(received.text)) {
    const { contact, reception } = unit.ward;
    const facts = { phone: contact.phone, place: reception.place, hours: reception.hours };
    return say(unit, person, { key: 'service-phone', facts });
  }
  // A message with a request of its own is not part of a letter: it is handled separately, and the doubt remains.
  const isMatter = ownMatters.some((kind) => kind === heard.kind);
  const isOwn = isMatter && !mayContinueLetter(received.text) && !mayBeLetter(unit, received.text);
  if (waiting.kind === 'unsure' && isOwn) return receive(unit, person, received, true);
  if (waiting.kind === 'unsure') return goOnInDoubt(unit, person, before, received, waiting);
  await forgetPending(unit, person);
  if (heard.kind === 'greeting' && heard.isThanks) return settlePending(unit, person, { choose: 'yes' }, before);
  if (waiting.kind === 'tip') await offerTip(unit, person, before);
  else await fileOrAdd(unit, person, before);
  return received.text === '' ? keepPhotos(unit, person, received) : receive(unit, person, received);
};

/**
 * Settles text without a choice: text that may be a letter, or may accuse a person of the ward, is redirected; everything else is
 * filed.
 */
export const settleUnchosen = async (unit: Unit, person: Person, received: Waiting): Promise<Outcome> => {
  const heard = triageOfWaiting(unit, received);
  if (heard.kind !== 'unsure') return fileOrAdd(unit, person, received);
  const { parts = [partOf(received)], follows } = received;
  // Text that followed a letter counts as its part, unless it is a question.
  const isPart = follows && !received.parts && !asks(forMatching(received.text));
  const isLetter =
    isPart ||
    parts.some(({ text }) => mayBeLetter(unit, text)) ||
    (await accusedIn(unit, person, received.text)).length > 0;
  return isLetter ? redirectLetter(unit, person, heard.between, received) : fileInformation(unit, person, received);
};

/** Settles waiting text before an unrelated act and before accounts are linked, so that nothing is left over. */
export const settleWaiting = async (unit: Unit, person: Person): Promise<void> => {
  const received = await pendingOf(unit, person);
  if (!received) return;
  // For staff, an unrelated press does not choose between information and a letter.
  if (maySubmit(person.role) && received.text !== '' && triageOfWaiting(unit, received).kind === 'unsure') {
    await forgetPending(unit, person);
    await askWhatItIs(unit, person, received.text, received.messageKey);
  } else await settleUnchosen(unit, person, received);
};

/** The waiting message was edited: its new text is interpreted. Null when it is not the waiting message. */
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

/** A plain yes to the latest offer. If only the title of an answer was shown, its text is shown first. */
const agreeTo = async (unit: Unit, person: Person, received: Received): Promise<Outcome> => {
  const waiting = triageOfWaiting(unit, received);
  const { offered } = received;
  if (waiting.kind === 'tip') return settlePending(unit, person, { choose: 'tip' }, received);
  if (waiting.kind === 'unsure') return say(unit, person, answerToTriage(waiting, surroundingsOf(unit.ward)));
  // Nothing was offered that a yes could accept, so the text itself is handled.
  if (received.addTo || (!offered && waiting.kind !== 'elsewhere'))
    return settlePending(unit, person, { choose: 'unchosen' }, received);
  return offered && !offered.isGiven
    ? settlePending(unit, person, { choose: 'similar', answer: offered.id }, received)
    : settlePending(unit, person, { choose: 'similarYes', answer: offered?.id ?? '' }, received);
};

/** A press on a button whose text was already settled: names the question that resulted, if it is recent. */
const settledBefore = async (unit: Unit, person: Person): Promise<Outcome> => {
  const [latest] = await unit.stores.questions.ofAsker(person.id, 1);
  if (latest && unit.now.getTime() - latest.receivedAt.getTime() < dayMs)
    return done('note-question', { code: latest.code });
  await tell(unit, person.id, { key: 'question-please' });
  return done();
};

/** Shows a published answer and asks whether it helps. */
const showSimilar = async (unit: Unit, person: Person, id: string, received: Received | null): Promise<Outcome> => {
  const answer = await unit.similar.get(id);
  if (received) await rememberPending(unit, person, { ...received, offered: { id, isGiven: true } });
  if (!answer) return done();
  const shown = { ...answer, text: cutText(answer.text, answerLength), url: `${unit.publicUrl}${answer.url}` };
  await tell(unit, person.id, giveSimilar(shown), `similar:${id}`);
  return done();
};

/**
 * Records that the offered alternative was accepted.
 * @param subject a published answer, or the person
 */
const acceptOffer = async (unit: Unit, person: Person, subject: string): Promise<Outcome> => {
  await forgetPending(unit, person);
  await unit.stores.timeline.record(subject, 'similar-accepted', person.id, unit.now);
  await tell(unit, person.id, { key: 'question-thanks' });
  return done();
};

/** Carries out a choice. For a press on an older message, nothing waits any more and the person is told so. */
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
  const waiting = triageOfWaiting(unit, received);
  // Neither "Không" nor the button of an older message chooses between information and a letter.
  if (choice.choose === 'ask' && waiting.kind === 'unsure')
    return say(unit, person, answerToTriage(waiting, surroundingsOf(unit.ward)));
  await forgetPending(unit, person);
  switch (choice.choose) {
    case 'unchosen':
      return settleUnchosen(unit, person, received);
    case 'letter':
      return redirectLetter(unit, person, choice.kind, received);
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
  const heard = triageOfWaiting(unit, received);
  await sendTip(unit, person, received);
  const kind = heard.kind === 'tip' && heard.isPraise ? 'praise' : 'event';
  await tell(unit, person.id, { key: 'tip-thanks', facts: { kind } });
  return done('note-tip');
};
