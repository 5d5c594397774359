/** The language of messages to an asker: the one the question was written in, until they choose one (words §7). */
import type { PersonId } from '../../domain/ids.ts';
import type { Message } from '../../domain/message.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Question } from '../../domain/question/question.ts';
import { languageOf, type SpokenLanguage } from '../../domain/words/language.ts';
import type { Unit } from '../../ports/services.ts';
import { openDangerOf } from '../../usecases/danger/report-danger.ts';

/** Name of the setting that records that a person chose a language; from then on their texts no longer decide it. */
export const chosenLanguageName = (person: PersonId): string => `language-chosen:${person}`;

/** True when the person chose a language, so that guesses from their texts no longer count. */
export const hasChosenLanguage = async (unit: Unit, person: PersonId): Promise<boolean> =>
  (await unit.stores.setting(chosenLanguageName(person))) !== null;

/** Sets the language of a message to an asker, unless the message already names one. */
export async function toAsker(unit: Unit, { askerId, body }: Question, message: Message): Promise<Message> {
  const locale = message.locale ? null : languageOf(body);
  return locale === null || (await hasChosenLanguage(unit, askerId)) ? message : { ...message, locale };
}

/** How long earlier text indicates the language that a person writes now, in milliseconds. */
const spokenMs = 24 * 3_600_000;

/**
 * The language of the text. When it shows none ("25 Nguyen Trai"), the language of the person's latest message; null when
 * unknown.
 */
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

/** Answers in the language of the message, until the person chooses one (words §7). */
export async function inTheirLanguage(unit: Unit, text: string, { id, locale: set }: Person): Promise<Unit> {
  // A single word may be a command in either language.
  const locale = /\S\s+\S/u.test(text) ? await spokenIn(unit, id, text) : null;
  if (locale === null || locale === set) return unit;
  return (await hasChosenLanguage(unit, id)) ? unit : { ...unit, answersIn: { person: id, locale } };
}
