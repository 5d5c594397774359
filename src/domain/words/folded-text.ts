/** Prepares a message for patterns without accents whose matches are returned as they were written. */
import lists from '../../../words/lists/courtesy.json' with { type: 'json' };
import { rememberLast } from '../remember.ts';
import { cleanText, foldInPlace } from '../text/normalize.ts';
import { foldedPattern } from '../text/word-lists.ts';

/** A message for patterns without accents; offsets in `folded` are offsets in `text`. */
export interface FoldedText {
  readonly text: string;
  /** Same length as `text`, lower case, without accents. */
  readonly folded: string;
}

/** The text on one line, folded character by character so that the offsets agree. */
export const foldedText: (given: string) => FoldedText = rememberLast((given: string) => {
  const text = cleanText(given).replace(/\s+/gu, ' ').trim();
  return { text, folded: foldInPlace(text) };
}, 8);

/**
 * The named groups of a pattern, as they were written; null when it does not match.
 * @param pattern with the flag `d`
 */
export const partsOf = ({ text, folded }: FoldedText, pattern: RegExp): Readonly<Record<string, string>> | null => {
  const found = pattern.exec(folded);
  if (!found) return null;
  const places = Object.entries(found.indices?.groups ?? {}) as [string, [number, number] | undefined][];
  return Object.fromEntries(places.flatMap(([name, at]) => (at ? [[name, text.slice(at[0], at[1]).trim()]] : [])));
};

const courteous = foldedPattern(lists.around, 'gu');

/** The text without courtesies and punctuation. */
export const bareWords = ({ folded }: FoldedText): string =>
  folded
    .replaceAll(/[^a-z0-9 ]+/gu, ' ')
    .replaceAll(courteous, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
