/**
 * Prepares the files of `words/lists/` for matching. The lists are data, so that people who know Vietnamese but not TypeScript
 * can edit them; `words/lists/README.md` describes their format.
 */

/** The set of all words in these lines; a line may contain several, separated by spaces. */
export const wordSet = (lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => line.split(' ')));

/** Makes groups non-capturing, because no group is read. */
const ungrouped = (lines: readonly string[]): string => lines.join('|').replaceAll(/(?<!\\)\((?!\?)/gu, '(?:');

/**
 * One pattern for lines that are matched without accents, as whole words. ` … ` matches anything between; `…` after a word
 * matches the rest of the word. Otherwise as in a regular expression.
 */
export const foldedPattern = (lines: readonly string[], flags = 'u'): RegExp => {
  const source = ungrouped(lines).replaceAll(' … ', '\\b.*\\b').replaceAll('…', '\\w*');
  return new RegExp(`\\b(?:${source})\\b`, flags);
};

/** One pattern for words with accents, in upper or lower case, as whole words. `\b` does not work for Vietnamese letters. */
export const wholeWords = (lines: readonly string[]): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${ungrouped(lines)})(?!\\p{L})`, 'iu');
