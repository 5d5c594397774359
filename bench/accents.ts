/** Restoring accents in texts typed without them: how many syllables are restored correctly, and how long a text takes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExamples, wordsFolder } from '../scripts/words/examples.ts';
import { unpackAccents } from '../src/adapters/ward-accents.ts';
import { type AccentSource, lacksAccents, proposeAccents, withAccents } from '../src/domain/text/accents.ts';
import { foldInPlace } from '../src/domain/text/normalize.ts';
import type { Figure } from './figure.ts';

/** The text as typed without a Vietnamese keyboard. Capitals are kept. */
export const withoutAccents = (text: string): string =>
  Array.from(text, (sign) => (sign === sign.toLowerCase() ? foldInPlace(sign) : foldInPlace(sign).toUpperCase())).join(
    '',
  );

const syllablesOf = (text: string): readonly string[] => text.match(/[\p{L}\p{M}]+/gu) ?? [];

export interface Restored {
  readonly syllables: number;
  /** `sure`: syllables for which another form was returned. `right`: those of them that match the original. */
  readonly sure: number;
  readonly right: number;
  /** Syllables that match the original after a person accepts the proposal, including those without accents. */
  readonly readsRight: number;
  readonly lines: number;
  readonly proposed: number;
}

/**
 * Removes the accents of each line and restores them from the books. Counts the syllables restored as in the original, and those
 * that became wrong.
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

/** The accent book shipped with the program, as packed by `train-words`. It does not contain a ward's own texts. */
export const commonBook = (): AccentSource => unpackAccents(readFileSync(join(wordsFolder, 'accents.br')));

/** News written by other authors: the accent book was not trained on them. */
export const heldOutNews = (): readonly string[] =>
  readExamples()
    .filter(({ meaning, hand }) => meaning === 'news' && hand)
    .map(({ text }) => text.normalize('NFC'))
    .filter((line) => !lacksAccents(line, 1));

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
/** A news item of a ward has 150 to 250 words. */
const wordsOfItem = 250;

/**
 * Figures on news that the book was not trained on: how many syllables are sure, how many of those are right, and the time for an
 * item.
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
