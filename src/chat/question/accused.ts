/** Whom a citizen's words may charge: they hear and read nothing of them, whatever becomes of the words (words §3). */
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { accusedAmong, doubtedAmong, doubtsConduct, spokenOfAmong } from '../../domain/question/named.ts';
import { isLetterKind, triage } from '../../domain/question/triage.ts';
import type { Unit } from '../../ports/services.ts';
import { boardOf } from '../../usecases/question/hand-over.ts';

/** Said of somebody, they are charged: each who may be meant, by name or by office, is kept from it. */
export const charges = (unit: Unit, text: string): boolean =>
  isLetterKind(triage(text, unit.words).kind) || doubtsConduct(text);

/**
 * Its sender says that it is no letter; whom its words may charge reads nothing of it all the same. Of whom something is said
 * by name may be doubted in words that no list knows: they are kept from it as well.
 */
export const accusedIn = async (unit: Unit, person: Person, text: string): Promise<readonly PersonId[]> => {
  const named = charges(unit, text) ? accusedAmong : spokenOfAmong;
  return named(text, await boardOf(unit)).filter((id) => id !== person.id);
};

/** "chị Thư văn phòng có nhận tiền làm nhanh không?": somebody of the ward is doubted, and only the ward's names tell it. */
export const mayBeCharge = async (unit: Unit, person: Person, text: string): Promise<boolean> =>
  doubtsConduct(text) && doubtedAmong(text, await boardOf(unit)).some((id) => id !== person.id);
