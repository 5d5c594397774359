/** Names that people chose for themselves, fit to be shown. PURE. */

/** Code points. */
const NAME_MAX_LENGTH = 100;

/** Controls, bidi overrides and isolates, zero-width marks but the joiner of emoji. */
const INVISIBLE = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** A person's name for one line of text: NFC, nothing invisible, at most 100 code points. */
export function cleanDisplayName(name: string): string {
  const oneLine = name.toWellFormed().normalize('NFC').replaceAll(/\s+/g, ' ');
  const visible = oneLine.replaceAll(INVISIBLE, '').trim();
  const points = [...visible];
  return points.length <= NAME_MAX_LENGTH ? visible : points.slice(0, NAME_MAX_LENGTH).join('').trimEnd();
}
