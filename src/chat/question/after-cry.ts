/** What somebody says after a cry for help: passed on to whoever has the case. */
import { continuesCry, isOnlyThanks, saysOver } from '../../domain/danger/after-cry.ts';
import { type DangerCase, type DangerNews, isSaidOver } from '../../domain/danger/danger-case.ts';
import type { Person } from '../../domain/person/person.ts';
import { listen } from '../../domain/question/phrase-matching.ts';
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

/** So soon after a cry words continue it. */
const cryContinuesMs = 10 * 60_000;

/** Passed on to whoever has the case, and its sender hears that it was, in the language that they speak. */
const passedOn = async (
  unit: Unit,
  person: Person,
  danger: DangerCase,
  text: string,
  news: DangerNews = saysOver(text, unit.words) ? 'over' : 'more',
): Promise<void> => {
  // After two cries nobody knows of which one it is: whoever has either reads it, and none of them ends by it.
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

/** What was understood to belong to a cry that is open. */
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

/** "Thôi, hắn đi rồi, cảm ơn": after a cry thanks may be its end, and whoever has the case reads them; praise is praise. */
export const endsCry = async (unit: Unit, person: Person, text: string, courtesy: Courtesy): Promise<boolean> => {
  if (courtesy === 'praise' || isOnlyThanks(text, unit.words)) return false;
  const danger = listen(text).length >= 2 ? await openDangerOf(unit, person.id) : null;
  if (!danger || isSaidOver(danger)) return false;
  await passedOn(unit, person, danger, text);
  return true;
};

/** Where the sender is. @returns null where nothing of theirs is open: then a place says nothing */
export async function addPlace(unit: Unit, person: Person, place: string): Promise<Outcome | null> {
  const danger = await openDangerOf(unit, person.id);
  if (!danger) return null;
  await passedOn(unit, person, danger, place);
  return done();
}

/** A number that was asked for with the numbers reaches whoever would call it. */
export async function addPhoneToCry(unit: Unit, person: Person, phone: string): Promise<void> {
  for (const danger of await openDangersOf(unit, person.id))
    await addWordsToDanger(unit, danger, person, phone, 'more');
}

/** Where it is, who is hurt: passed on to whoever has the case. */
export const isPartOfCry = async (
  unit: Unit,
  person: Person,
  { text }: Received,
  { kind }: Triage,
): Promise<boolean> => {
  const mayBePart = kind === 'unclear' || kind === 'report' || kind === 'question';
  const danger = mayBePart ? await openDangerOf(unit, person.id) : null;
  if (danger?.level !== 'sure' || unit.now.getTime() - danger.openedAt.getTime() > cryContinuesMs) return false;
  if (isSaidOver(danger) && findDanger(listen(text), unit.words) === null) return false;
  if (!continuesCry(text, unit.words)) return false;
  await passedOn(unit, person, danger, text);
  return true;
};
