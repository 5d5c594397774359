/** A message made ready for patterns without accents, whose finds are given back as they were written. */
import lists from '../../../words/lists/courtesy.json' with { type: 'json' };
import { rememberLast } from '../remember.ts';
import { cleanText, foldInPlace } from '../text/normalize.ts';
import { foldedPattern } from '../text/word-lists.ts';

/** A message for patterns without accents; places in `folded` are places in `text`. */
export interface SaidText {
  readonly text: string;
  /** Of the same length, lower case, without accents. */
  readonly folded: string;
}

/** A text for patterns: on one line, and folded letter by letter, so that places agree. */
export const said: (given: string) => SaidText = rememberLast((given: string) => {
  const text = cleanText(given).replace(/\s+/gu, ' ').trim();
  return { text, folded: foldInPlace(text) };
}, 8);

/** Named parts of a pattern, as they were written; null when it does not match. @param pattern with the flag `d` */
export const partsOf = ({ text, folded }: SaidText, pattern: RegExp): Readonly<Record<string, string>> | null => {
  const found = pattern.exec(folded);
  if (!found) return null;
  const places = Object.entries(found.indices?.groups ?? {}) as [string, [number, number] | undefined][];
  return Object.fromEntries(places.flatMap(([name, at]) => (at ? [[name, text.slice(at[0], at[1]).trim()]] : [])));
};

const courteous = foldedPattern(lists.around, 'gu');

/** What is left when courtesies are taken away. */
export const bareWords = ({ folded }: SaidText): string =>
  folded
    .replaceAll(/[^a-z0-9 ]+/gu, ' ')
    .replaceAll(courteous, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
