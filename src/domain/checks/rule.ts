/** One pattern to recognise, with the reason it exists. Tables of them are in the files named `…-rules.ts`. */

/** An expression, and what is done where it fits. */
export interface Rule<Action extends string = string> {
  /** Said in findings and records instead of what was found. */
  readonly id: string;
  readonly action: Action;
  /** For prepared text. Without g and y: those remember where they stopped. `\b` and `\w` do not know Vietnamese letters. */
  readonly expression: RegExp;
  /** Which law or practice asks for it. */
  readonly origin: string;
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D');

/** Each letter with accents may be written without: "ngõ" is heard in "ngo" too. */
export function accentsLoose(expression: RegExp): RegExp {
  const source = expression.source.replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]|[\u00c0-\u024f\u1ea0-\u1ef9]/gsu, (part) => {
    if (part.startsWith('\\') || plain(part) === part) return part;
    return part.startsWith('[') ? `${part.slice(0, -1)}${plain(part.slice(1))}` : `[${part}${plain(part)}]`;
  });
  return new RegExp(source, expression.flags);
}

/**
 * The source of a pattern whose letters are found in either case: "vợ" becomes "[vV][ợỢ]". In place of the modifier (?i:…): with it
 * a match was lost twice in processes that had compiled thousands of patterns, and a name stayed unmasked.
 */
export const eitherCase = (source: string): string =>
  source.replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]|\p{Ll}/gsu, (part) =>
    /^\p{Ll}$/u.test(part) ? `[${part}${part.toUpperCase()}]` : part,
  );

/** Words to listen for, with accents and, in a text that has none, without: "cho" is a market only there. */
export interface Words {
  readonly accented: RegExp;
  readonly loose: RegExp;
}

/** Words as they are written, and as they are typed without accents. */
export const wordsLike = (accented: RegExp): Words => ({ accented, loose: accentsLoose(accented) });

const hasAccents = /[\u00c0-\u024f\u1ea0-\u1ef9]/u;

/** A text that has accents is read with them only: "ma" in it is not "mã". */
export const isSaid = ({ accented, loose }: Words, text: string): boolean =>
  accented.test(text) || (!hasAccents.test(text) && loose.test(text));
