/**
 * Screens a citizen's text before the board reads it, in whatever form it arrives: a new message, an addition, an edit, the
 * reason of a "Chưa". A letter is redirected and nothing of it is stored; danger gets the emergency numbers at once.
 */
import { tellsPhone } from '../../domain/danger/phones.ts';
import type { Message } from '../../domain/message.ts';
import type { Person } from '../../domain/person/person.ts';
import type { EmergencyNumber } from '../../domain/question/emergency.ts';
import type { LetterKind } from '../../domain/question/letter.ts';
import { cryAccusesColleague } from '../../domain/question/named.ts';
import { type Triage, triage } from '../../domain/question/triage.ts';
import type { Unit } from '../../ports/services.ts';
import { reportDanger } from '../../usecases/danger/report-danger.ts';
import { done, type Outcome } from '../../usecases/outcome.ts';
import { boardOf, forgetLetter, handOverLetter } from '../../usecases/question/hand-over.ts';
import type { Received } from '../../usecases/question/open-question.ts';
import { tell } from '../../usecases/tell.ts';
import { answerToTriage, surroundingsOf } from '../say/triage-answers.ts';
import { mayBeAccusation } from './accused.ts';
import { spokenIn } from './askers-language.ts';
import { rememberLetter } from './letter-before.ts';
import { forgetPending } from './pending-words.ts';

type Said = Pick<Received, 'text' | 'photos' | 'receivedAt'>;

/** Sends the message; with null it sends nothing. */
export const say = async (unit: Unit, person: Person, message: Message | null): Promise<Outcome> => {
  if (message) await tell(unit, person.id, message);
  return done();
};

/** Emergency numbers are sent in the language of the call for help, whichever language the person chose otherwise. */
const inLanguageOf = async (unit: Unit, person: Person, text: string, message: Message): Promise<Message> => {
  const locale = await spokenIn(unit, person.id, text);
  return locale ? { ...message, locale } : message;
};

/** Tells the sender where a letter must be handed in. Neither its text nor its photos are stored. */
export const redirectLetter = async (unit: Unit, person: Person, kind: LetterKind, said: Said): Promise<Outcome> => {
  const { directions } = await handOverLetter(unit, person, kind, said.text, said);
  await forgetPending(unit, person);
  await rememberLetter(unit, person, kind);
  return say(unit, person, answerToTriage({ kind }, surroundingsOf(unit.ward), directions));
};

/**
 * Redirects the letter in a mixed text.
 * @returns the part that is answered here; photos may belong to the letter and are not stored
 */
export const splitLetter = async <Words extends Said>(
  unit: Unit,
  person: Person,
  heard: Extract<Triage, { kind: 'mixed' }>,
  said: Words,
): Promise<Words> => {
  const { directions } = await handOverLetter(unit, person, heard.letter, heard.handedOver, said);
  await rememberLetter(unit, person, heard.letter);
  await say(unit, person, answerToTriage(heard, surroundingsOf(unit.ward), directions));
  if (said.photos.length > 0) await tell(unit, person.id, { key: 'question-letter-photos' });
  return { ...said, text: heard.stays, photos: [] };
};

/**
 * Sends the emergency numbers and alerts people at once, at any hour. If the text may also be a letter, nothing of it is stored
 * and it is not shown to anyone.
 * @param doubted text that waits beside it and may be a letter
 * @returns true when the text may be a letter
 */
export const helpAtOnce = async (
  unit: Unit,
  person: Person,
  heard: readonly EmergencyNumber[],
  said: Said,
  doubted = '',
): Promise<boolean> => {
  const isCharge = cryAccusesColleague(said.text, heard, await boardOf(unit));
  // Somebody inflicts the danger, so the police number comes first.
  const numbers = isCharge ? (['113', ...heard.filter((number) => number === '115')] as const) : heard;
  const answer = answerToTriage({ kind: 'emergency', numbers }, surroundingsOf(unit.ward));
  const reach = person.role !== 'citizen' || person.phone || tellsPhone(said.text) ? 'known' : 'none';
  const numbersFirst = answer && { ...answer, facts: { ...answer.facts, reach } };
  await say(unit, person, numbersFirst && (await inLanguageOf(unit, person, said.text, numbersFirst)));
  const reported = await reportDanger(unit, person, { level: 'sure', numbers, text: said.text, doubted });
  if (reported?.isNobodyLeft)
    await tell(unit, person.id, { key: 'danger-nobody-left', facts: { phone: unit.ward.contact.phone } });
  if (!reported?.mayBeLetter) return false;
  await forgetLetter(unit, person, said);
  return true;
};

/**
 * For possible danger: puts the emergency numbers in one line above the ordinary answer, and opens a case that the office sees
 * first. If the text accuses a person of the ward of it, there is no ordinary answer and it is handled as a call for help.
 * @param doubted text that waits beside it and may be a letter
 * @returns true when it was handled as a call for help
 */
export async function addEmergencyNumbers(
  unit: Unit,
  person: Person,
  numbers: readonly EmergencyNumber[],
  text: string,
  doubted = '',
): Promise<boolean> {
  if (cryAccusesColleague(text, numbers, await boardOf(unit))) {
    await helpAtOnce(unit, person, numbers, { text, photos: [], receivedAt: unit.now }, doubted);
    return true;
  }
  const line = { key: 'question-danger', facts: { numbers: numbers.join(', ') } };
  await tell(unit, person.id, await inLanguageOf(unit, person, text, line));
  await reportDanger(unit, person, { level: 'possible', numbers, text, doubted });
  return false;
}

/**
 * Screens text for an existing question. Text that may be a letter is treated as one; callers that can ask the sender do so
 * before.
 * @returns what may be stored and shown with the question; null when nothing may
 */
export const screenAddition = async <Words extends Said>(
  unit: Unit,
  person: Person,
  said: Words,
): Promise<Words | null> => {
  const heard = triage(said.text, unit.words);
  switch (heard.kind) {
    case 'complaint':
    case 'denunciation':
      await redirectLetter(unit, person, heard.kind, said);
      return null;
    case 'unsure':
      await redirectLetter(unit, person, heard.between, said);
      return null;
    case 'mixed':
      return splitLetter(unit, person, heard, said);
    case 'emergency':
      return (await helpAtOnce(unit, person, heard.numbers, said)) ? null : said;
    default:
      if (await mayBeAccusation(unit, person, said.text)) {
        await redirectLetter(unit, person, 'denunciation', said);
        return null;
      }
      if ('numbers' in heard && heard.numbers && (await addEmergencyNumbers(unit, person, heard.numbers, said.text)))
        return null;
      return said;
  }
};
