/**
 * What stands in the files of `words/lists/`, made ready to be looked for. The lists are data, so that somebody who knows
 * Vietnamese and no TypeScript can mend them; `words/lists/README.md` says how each kind is written.
 */

/** The words of lines that hold several, between spaces. */
export const wordSet = (lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => line.split(' ')));

/** Groups only hold together: nothing is taken out of them. */
const ungrouped = (lines: readonly string[]): string => lines.join('|').replaceAll(/(?<!\\)\((?!\?)/gu, '(?:');

/**
 * One pattern for lines that are read without accents: whole words; ` … ` is anything between, `…` behind a word the rest of
 * it. Else as in a regular expression.
 */
export const foldedPattern = (lines: readonly string[], flags = 'u'): RegExp => {
  const source = ungrouped(lines).replaceAll(' … ', '\\b.*\\b').replaceAll('…', '\\w*');
  return new RegExp(`\\b(?:${source})\\b`, flags);
};

/** One pattern for words with accents, in either case: whole words, which `\b` does not know in Vietnamese. */
export const wholeWords = (lines: readonly string[]): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${ungrouped(lines)})(?!\\p{L})`, 'iu');
