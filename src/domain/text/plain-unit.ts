/** Which plain letter or digit does a UTF-16 unit stand for? For texts that are read unit by unit, without a folded copy. PURE. */
import { foldInPlace } from './normalize.ts';

/** Of nearly all that is written here (up to Latin Extended Additional). */
const plainUnits = Uint16Array.from({ length: 0x1f00 }, (_, unit) => {
  const sign = String.fromCharCode(unit);
  return /[\p{L}\p{N}]/u.test(sign) ? foldInPlace(sign).charCodeAt(0) : 0;
});

/** The unit of the letter's or digit's accent-free form in lower case; 0: neither a letter nor a digit. For NFC text. */
export const plainUnit = (unit: number): number =>
  unit < plainUnits.length ? (plainUnits[unit] ?? 0) : /[\p{L}\p{N}]/u.test(String.fromCharCode(unit)) ? unit : 0;
