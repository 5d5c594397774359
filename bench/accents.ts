/** Accents for texts that come without: how many syllables are given back rightly, and how long a text takes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExamples, wordsFolder } from '../scripts/words/examples.ts';
import { unpackAccents } from '../src/adapters/ward-accents.ts';
import { type AccentSource, lacksAccents, proposeAccents, withAccents } from '../src/domain/text/accents.ts';
import { foldInPlace } from '../src/domain/text/normalize.ts';
import type { Figure } from './figure.ts';

/** As a phone without a Vietnamese keyboard writes it: capitals stay. */
export const withoutAccents = (text: string): string =>
  Array.from(text, (sign) => (sign === sign.toLowerCase() ? foldInPlace(sign) : foldInPlace(sign).toUpperCase())).join(
    '',
  );

const syllablesOf = (text: string): readonly string[] => text.match(/[\p{L}\p{M}]+/gu) ?? [];

export interface Restored {
  readonly syllables: number;
  /** Given another form than was typed, and those of them that are what was written. */
  readonly sure: number;
  readonly right: number;
  /** As written once a person has taken it: with those that needed no accent. */
  readonly readsRight: number;
  readonly lines: number;
  readonly proposed: number;
}

/**
 * Takes the accents off each line and gives them back from the books; counts the syllables that were given back as they
 * were written, and those that became wrong.
 */
export function restore(books: readonly AccentSource[], lines: readonly string[]): Restored {
  let [syllables, sure, wrong, readsRight, proposed] = [0, 0, 0, 0, 0];
  for (const line of lines) {
    const typed = withoutAccents(line);
    const restored = withAccents(books, typed);
    sure += restored.sure;
    if (proposeAccents(books, typed)) proposed += 1;
    const [now, before] = [syllablesOf(restored.text), syllablesOf(typed)];
    for (const [at, written] of syllablesOf(line).entries()) {
      syllables += 1;
      if (now[at] === written) readsRight += 1;
      else if (now[at] !== before[at]) wrong += 1;
    }
  }
  return { syllables, sure, right: sure - wrong, readsRight, lines: lines.length, proposed };
}

/** The accents that the program ships with, as `train-words` packed them; a ward's own texts are not in it. */
export const commonBook = (): AccentSource => unpackAccents(readFileSync(join(wordsFolder, 'accents.br')));

/** News by hands of their own: the book of accents learns nothing from them. */
export const heldOutNews = (): readonly string[] =>
  readExamples()
    .filter(({ meaning, hand }) => meaning === 'news' && hand)
    .map(({ text }) => text.normalize('NFC'))
    .filter((line) => !lacksAccents(line, 1));

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
/** A news item of a ward has 150 to 250 words. */
const wordsOfItem = 250;

/**
 * Figures on news that the book has not read: how many syllables are sure, how many of those right, and how long an
 * item takes.
 */
export const accents = async (): Promise<readonly Figure[]> => {
  const packed = readFileSync(join(wordsFolder, 'accents.br'));
  const readAt = performance.now();
  const book = unpackAccents(packed);
  const readMs = performance.now() - readAt;
  const lines = heldOutNews();
  const { syllables, sure, right, readsRight, proposed } = restore([book], lines);
  const item = withoutAccents(lines.join(' ').split(' ').slice(0, wordsOfItem).join(' '));
  const startedAt = performance.now();
  withAccents([book], item);
  return [
    { name: `right of the sure syllables (${sure} of ${syllables})`, value: percent(right, sure) },
    { name: 'syllables that are sure', value: percent(sure, syllables) },
    { name: 'syllables as written when it is taken', value: percent(readsRight, syllables) },
    { name: `texts with a proposal (of ${lines.length})`, value: String(proposed) },
    { name: 'reading the book, once a process', value: `${readMs.toFixed(0)} ms` },
    { name: `an item of ${wordsOfItem} words`, value: `${(performance.now() - startedAt).toFixed(1)} ms` },
  ];
};
