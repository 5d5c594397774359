/** Maps a UTF-16 unit to its plain letter or digit, for code that reads texts unit by unit without a folded copy. Pure. */
import { foldInPlace } from './normalize.ts';

/** Precomputed for nearly all characters in use (up to Latin Extended Additional). */
const plainUnits = Uint16Array.from({ length: 0x1f00 }, (_, unit) => {
  const sign = String.fromCharCode(unit);
  return /[\p{L}\p{N}]/u.test(sign) ? foldInPlace(sign).charCodeAt(0) : 0;
});

/** The unit of the letter or digit without accents and in lower case; 0 for anything else. For NFC text. */
export const plainUnit = (unit: number): number =>
  unit < plainUnits.length ? (plainUnits[unit] ?? 0) : /[\p{L}\p{N}]/u.test(String.fromCharCode(unit)) ? unit : 0;
