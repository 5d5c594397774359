/** Finds the people whom a citizen's text may accuse. They see nothing of it, whatever becomes of the text (words §3). */
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { accusedAmong, doubtedAmong, doubtsConduct, spokenOfAmong } from '../../domain/question/named.ts';
import { isLetterKind, triage } from '../../domain/question/triage.ts';
import type { Unit } from '../../ports/services.ts';
import { boardOf } from '../../usecases/question/hand-over.ts';

/**
 * True when the text accuses a person or doubts their conduct. Everybody who may be meant, by name or by office, must then be
 * kept from it.
 */
export const isAccusation = (unit: Unit, text: string): boolean =>
  isLetterKind(triage(text, unit.words).kind) || doubtsConduct(text);

/**
 * The people who must be kept from the text, even if its sender says that it is not a letter. When the text is no accusation by
 * the rules, people mentioned by name are kept from it as well, because an accusation may use words that no list contains.
 */
export const accusedIn = async (unit: Unit, person: Person, text: string): Promise<readonly PersonId[]> => {
  const named = isAccusation(unit, text) ? accusedAmong : spokenOfAmong;
  return named(text, await boardOf(unit)).filter((id) => id !== person.id);
};

/**
 * "chị Thư văn phòng có nhận tiền làm nhanh không?": doubts the conduct of a person of the ward, which only the ward's own names
 * reveal.
 */
export const mayBeAccusation = async (unit: Unit, person: Person, text: string): Promise<boolean> =>
  doubtsConduct(text) && doubtedAmong(text, await boardOf(unit)).some((id) => id !== person.id);
