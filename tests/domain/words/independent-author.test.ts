/**
 * Sentences by an author who saw neither the lists nor the lines, one in each row with its meaning.
 * The readers were improved with the mistakes of at most every other row (0180), and must still
 * read at least as many correctly as on that day. Raise the figure when you improve a reader.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wordsFolder } from '../../../scripts/words/examples.ts';
import { readWordsModel } from '../../../src/adapters/words-model.ts';
import { localDate } from '../../../src/domain/calendar/local-date.ts';
import { wardFactsOf } from '../../../src/domain/checks/ward-facts.ts';
import { continuesCry, isOnlyThanks, saysOver } from '../../../src/domain/danger/after-cry.ts';
import { deedIn } from '../../../src/domain/danger/danger-code.ts';
import { objectionsToSection } from '../../../src/domain/section/section-text.ts';
import { readMeaning } from '../../../src/domain/words/reader.ts';
import { shippedWard } from '../../support/shipped-ward.ts';

const model = readWordsModel(wordsFolder);
const ward = wardFactsOf(shippedWard());
const today = localDate('2026-11-28');

const afterCry = (text: string): string => {
  if (saysOver(text, model)) return 'ended';
  if (isOnlyThanks(text, model)) return 'thanks';
  return continuesCry(text, model) ? 'more' : 'other';
};
const inMore = (wanted: string): string => (['worse', 'directions', 'phone'].includes(wanted) ? 'more' : wanted);

interface Reader {
  readonly file: string;
  readonly reads: (text: string, wanted: string) => boolean;
  /** The number of rows that are read correctly. */
  readonly right: number;
}

const readers: readonly Reader[] = [
  { file: 'after-cry', reads: (text, wanted) => afterCry(text) === inMore(wanted), right: 66 },
  {
    file: 'taken',
    reads: (text, wanted) => deedIn(text, model) === (wanted === 'taken' ? 'call' : wanted === 'done' ? 'end' : null),
    right: 35,
  },
  {
    file: 'blame',
    reads: (text, wanted) =>
      (readMeaning(text, { model, today, isStaff: true }).says.kind === 'letter') === (wanted === 'charge'),
    right: 47,
  },
  {
    file: 'section',
    reads: (text, wanted) => objectionsToSection(text, today, ward).length > 0 === (wanted === 'impossible'),
    right: 37,
  },
];

describe('of sentences by an independent author', () => {
  it.each(readers)('in $file at least $right are read correctly', ({ file, reads, right }) => {
    const rows = readFileSync(new URL(`independent-author/${file}.tsv`, import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => line.split('\t').map((cell) => cell.trim()));
    const read = rows.filter(([text = '', wanted = '']) => reads(text, wanted));
    expect(read.length).toBeGreaterThanOrEqual(right);
  });
});
