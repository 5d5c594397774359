/**
 * Makes names chosen by people and their apps fit for display. PURE. Never a path: files are stored under their hash.
 */

/** In code points. */
const nameMaxLength = 100;

/**
 * Control characters, bidirectional overrides and isolates (they can reverse `gpj.exe`), and zero-width characters
 * except the joiner of emoji.
 */
const invisibleMarks = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** A person's or a chat's name on one line: NFC, without invisible characters, at most 100 code points. */
export function cleanDisplayName(name: string): string {
  const oneLine = name.toWellFormed().normalize('NFC').replaceAll(/\s+/g, ' ');
  const visible = oneLine.replaceAll(invisibleMarks, '').trim();
  const points = [...visible];
  return points.length <= nameMaxLength ? visible : points.slice(0, nameMaxLength).join('').trimEnd();
}

/** A file's name for display: as `cleanDisplayName`, and without slashes, quotes or leading dots. May be empty. */
export function cleanName(name: string): string {
  return cleanDisplayName(name.replaceAll(/[/\\]+/g, '_').replaceAll('"', "'")).replace(/^[._\s]+/, '');
}
