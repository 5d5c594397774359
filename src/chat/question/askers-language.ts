/** In which language an asker hears of a question: that in which it was asked, until they chose one (words §7). */
import type { PersonId } from '../../domain/ids.ts';
import type { Message } from '../../domain/message.ts';
import type { Question } from '../../domain/question/question.ts';
import { languageOf } from '../../domain/words/language.ts';
import type { Unit } from '../../ports/services.ts';

/** Set by who chose a language: what they write in another one is answered in it. */
export const chosenLanguageName = (person: PersonId): string => `language-chosen:${person}`;

export const hasChosenLanguage = async (unit: Unit, person: PersonId): Promise<boolean> =>
  (await unit.stores.setting(chosenLanguageName(person))) !== null;

export async function toAsker(unit: Unit, { askerId, body }: Question, message: Message): Promise<Message> {
  const locale = message.locale ? null : languageOf(body);
  return locale === null || (await hasChosenLanguage(unit, askerId)) ? message : { ...message, locale };
}
