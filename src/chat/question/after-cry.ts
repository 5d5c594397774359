/** Forwards what a person writes after a call for help to those who handle the case. */
import { continuesCry, isOnlyThanks, saysOver } from '../../domain/danger/after-cry.ts';
import { type DangerCase, type DangerNews, senderSaysOver } from '../../domain/danger/danger-case.ts';
import type { Person } from '../../domain/person/person.ts';
import { forMatching } from '../../domain/question/phrase-matching.ts';
import type { Triage } from '../../domain/question/triage.ts';
import type { Courtesy } from '../../domain/words/courtesy.ts';
import { findDanger } from '../../domain/words/danger.ts';
import type { Unit } from '../../ports/services.ts';
import { addWordsToDanger, openDangerOf, openDangersOf } from '../../usecases/danger/report-danger.ts';
import { done, type Outcome } from '../../usecases/outcome.ts';
import type { Received } from '../../usecases/question/open-question.ts';
import { tell } from '../../usecases/tell.ts';
import { spokenIn } from './askers-language.ts';
import { addToQuestionOf } from './same-message.ts';

/** Text within this time after a call for help may continue it. Milliseconds. */
const cryContinuesMs = 10 * 60_000;

/** Forwards the text and confirms that to the sender, in the language they write. */
const passedOn = async (
  unit: Unit,
  person: Person,
  danger: DangerCase,
  text: string,
  news: DangerNews = saysOver(text, unit.words) ? 'over' : 'more',
): Promise<void> => {
  // With two open cases it is unknown which one is meant, so both get the text and neither is marked as over.
  const own = await openDangersOf(unit, person.id);
  const isOne = own.length < 2;
  for (const each of isOne ? [danger] : own) await addWordsToDanger(unit, each, person, text, isOne ? news : 'more');
  const locale = await spokenIn(unit, person.id, text);
  await tell(unit, person.id, {
    key: news === 'over' && isOne ? 'danger-over-asker' : 'danger-added-asker',
    facts: { numbers: danger.standing.numbers.join(', ') },
    ...(locale && { locale }),
  });
};

/** Handles text that was understood to belong to an open call for help. */
export async function tellCry(
  unit: Unit,
  person: Person,
  { text, news, messageKey }: { readonly text: string; readonly news: DangerNews; readonly messageKey: string },
): Promise<Outcome> {
  const danger = await openDangerOf(unit, person.id);
  if (danger) await passedOn(unit, person, danger, text, news);
  if (danger) await addToQuestionOf(unit, person, danger, { text, messageKey });
  return done();
}

/**
 * "Thôi, hắn đi rồi, cảm ơn": thanks with other words may end the case, so they are forwarded. Praise and bare thanks are not.
 */
export const endsCry = async (unit: Unit, person: Person, text: string, courtesy: Courtesy): Promise<boolean> => {
  if (courtesy === 'praise' || isOnlyThanks(text, unit.words)) return false;
  const danger = forMatching(text).length >= 2 ? await openDangerOf(unit, person.id) : null;
  if (!danger || senderSaysOver(danger)) return false;
  await passedOn(unit, person, danger, text);
  return true;
};

/**
 * Forwards the sender's location.
 * @returns null when the sender has no open case; a location then has no meaning
 */
export async function addPlace(unit: Unit, person: Person, place: string): Promise<Outcome | null> {
  const danger = await openDangerOf(unit, person.id);
  if (!danger) return null;
  await passedOn(unit, person, danger, place);
  return done();
}

/** Forwards a phone number given after a call for help, so that the sender can be called. */
export async function addPhoneToCry(unit: Unit, person: Person, phone: string): Promise<void> {
  for (const danger of await openDangersOf(unit, person.id))
    await addWordsToDanger(unit, danger, person, phone, 'more');
}

/** Returns true when the text continued an open case, for example where it is or who is hurt, and was forwarded. */
export const isPartOfCry = async (
  unit: Unit,
  person: Person,
  { text }: Received,
  { kind }: Triage,
): Promise<boolean> => {
  const mayBePart = kind === 'unclear' || kind === 'report' || kind === 'question';
  const danger = mayBePart ? await openDangerOf(unit, person.id) : null;
  if (danger?.level !== 'sure' || unit.now.getTime() - danger.openedAt.getTime() > cryContinuesMs) return false;
  if (senderSaysOver(danger) && findDanger(forMatching(text), unit.words) === null) return false;
  if (!continuesCry(text, unit.words)) return false;
  await passedOn(unit, person, danger, text);
  return true;
};
