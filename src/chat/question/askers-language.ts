/** In which language an asker hears of a question: that in which it was asked, until they chose one (words §7). */
import type { PersonId } from '../../domain/ids.ts';
import type { Message } from '../../domain/message.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Question } from '../../domain/question/question.ts';
import { languageOf, type SpokenLanguage } from '../../domain/words/language.ts';
import type { Unit } from '../../ports/services.ts';
import { openDangerOf } from '../../usecases/danger/report-danger.ts';

/** Set by who chose a language: what they write in another one is answered in it. */
export const chosenLanguageName = (person: PersonId): string => `language-chosen:${person}`;

/** They have said in which language they want to be answered: no guess from their words counts any more. */
export const hasChosenLanguage = async (unit: Unit, person: PersonId): Promise<boolean> =>
  (await unit.stores.setting(chosenLanguageName(person))) !== null;

/** A message that names its language already keeps it. */
export async function toAsker(unit: Unit, { askerId, body }: Question, message: Message): Promise<Message> {
  const locale = message.locale ? null : languageOf(body);
  return locale === null || (await hasChosenLanguage(unit, askerId)) ? message : { ...message, locale };
}

/** So long what somebody wrote before tells in which language they write now. */
const spokenMs = 24 * 3_600_000;

/** Of words that tell no language ("25 Nguyen Trai"): that of what the person wrote last. Null: nothing tells. */
export async function spokenIn(unit: Unit, person: PersonId, text: string): Promise<SpokenLanguage | null> {
  const own = languageOf(text);
  if (own !== null) return own;
  const cried = (await openDangerOf(unit, person))?.standing.messages.map((said) => languageOf(said.text)) ?? [];
  const ofCry = cried.findLast((each) => each !== null);
  if (ofCry) return ofCry;
  const [latest] = await unit.stores.questions.ofAsker(person, 1);
  const isFresh = latest && unit.now.getTime() - latest.receivedAt.getTime() <= spokenMs;
  return isFresh ? languageOf(latest.body) : null;
}

/** Answers follow the language of the message until the person says otherwise (words §7). */
export async function inTheirLanguage(unit: Unit, text: string, { id, locale: set }: Person): Promise<Unit> {
  // A word alone may be a command of any language.
  const locale = /\S\s+\S/u.test(text) ? await spokenIn(unit, id, text) : null;
  if (locale === null || locale === set) return unit;
  return (await hasChosenLanguage(unit, id)) ? unit : { ...unit, answersIn: { person: id, locale } };
}
