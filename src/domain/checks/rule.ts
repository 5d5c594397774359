/** One pattern with the reason for it. Tables of patterns are in the files named `…-rules.ts`. */

/** A regular expression, and the action when it matches. */
export interface Rule<Action extends string = string> {
  /** Used in findings and records instead of the matched text. */
  readonly id: string;
  readonly action: Action;
  /** For prepared text. Without the flags g and y, which keep state. `\b` and `\w` do not cover Vietnamese letters. */
  readonly expression: RegExp;
  /** The law or practice that requires it. */
  readonly origin: string;
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D');

/** Makes accents optional: "ngõ" also matches "ngo". */
export function accentsLoose(expression: RegExp): RegExp {
  const source = expression.source.replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]|[\u00c0-\u024f\u1ea0-\u1ef9]/gsu, (part) => {
    if (part.startsWith('\\') || plain(part) === part) return part;
    return part.startsWith('[') ? `${part.slice(0, -1)}${plain(part.slice(1))}` : `[${part}${plain(part)}]`;
  });
  return new RegExp(source, expression.flags);
}

/**
 * Makes a pattern match letters in either case: "vợ" becomes "[vV][ợỢ]". Used instead of the modifier (?i:…), with which a
 * match was lost twice in processes that had compiled thousands of patterns, so that a name stayed unmasked.
 */
export const eitherCase = (source: string): string =>
  source.replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]|\p{Ll}/gsu, (part) =>
    /^\p{Ll}$/u.test(part) ? `[${part}${part.toUpperCase()}]` : part,
  );

/** Words to search for: with accents, and without accents only in a text that has none ("cho" means a market only there). */
export interface Words {
  readonly accented: RegExp;
  readonly loose: RegExp;
}

/** The pattern as written, and with optional accents. */
export const wordsLike = (accented: RegExp): Words => ({ accented, loose: accentsLoose(accented) });

const hasAccents = /[\u00c0-\u024f\u1ea0-\u1ef9]/u;

/** True when the words occur. In a text with accents only the accented form counts: "ma" is not "mã". */
export const isSaid = ({ accented, loose }: Words, text: string): boolean =>
  accented.test(text) || (!hasAccents.test(text) && loose.test(text));
