/**
 * No pattern of the program can be forced into exponential backtracking: one such message would stop every ward (reliability §6).
 */
import { describe, expect, it } from 'vitest';
import { sourceFiles } from '../support/architecture.ts';
import { createReader } from '../support/pattern-readings.ts';
import { builtBy, literalsIn } from '../support/patterns-of-source.ts';

const read = createReader();
const readOf = (source: string, flags = 'u') => read({ source, flags });

/** Ambiguous only because this analysis ignores look-arounds. */
const meantSo: readonly string[] = [
  // What follows "tam" decides whether it is a number or the name of a thing.
  'tam(?= (?:so|thu|\\d))|tep|so|thu) )*(?:',
];
/** Entry modules: importing them loads all modules that read people's words or render pages. */
const doors = ['src/inbox/turn.ts', 'src/compose/ward.ts', 'src/web/desk/plugin.ts'];

describe('the analysis of a pattern', () => {
  it.each([
    ['a list with a pair of words and its two words', '^(?: (?:cau|hoi|cau hoi))*$'],
    ['a word that stands twice', '(?:(?:da|con|con) )*x'],
    ['a sign before and behind', '(?:nguon ?[:=] ?\\s*)+x'],
    ['a repetition of a repetition', '^(?:a+b?)+$'],
    ['something that is nothing in two ways', '^(?:x(?:a?|b?))+$'],
    ['up to many of what goes on', '^(?:[a-z]{1,20})+$'],
    ['words up to the next, among them', '(?:xin |la (?:[^ ]+ ){0,4})*to cao'],
    ['two sorts of signs that share one', '^(?:\\w|\\d)+$'],
    ['small and capital letters', '^(?:a|A)+$', 'iu'],
  ])('A pattern with %s is found exponential', (_, source, flags = 'u') =>
    expect(readOf(source, flags).isExponential).toBe(true),
  );

  it.each(['^(?: (?:cau hoi|cau|hoi đap))*$', '^(?:[a-z]{1,20} )+$', '(?:da|vang)+', '^(?:\\s*,)?\\s+$', '(?:ab|ac)*'])(
    '“%s” is found unambiguous',
    (source) => expect(readOf(source).isExponential).toBe(false),
  );

  it('Consecutive loops over the same character are counted as the degree of the polynomial', () => {
    expect(readOf('^\\s*(.*?)\\s*x$').degree).toBe(3);
    expect(readOf('^\\s+x\\s+$').degree).toBe(1);
  });
});

it('No pattern of the program is exponential or cubic', async () => {
  const files = sourceFiles('src').filter(({ path }) => path.endsWith('.ts'));
  const every = [...files.flatMap(literalsIn), ...(await builtBy(doors))];
  const patterns = [...new Map(every.map((each) => [`${each.flags}/${each.source}`, each])).values()];
  expect(patterns.length).toBeGreaterThan(2_000);
  const found = patterns.filter((each) => {
    const { isExponential, degree } = read(each);
    return (isExponential || degree > 2) && !meantSo.some((part) => each.source.includes(part));
  });
  expect(found.map(({ at, source }) => `${at}: ${source.slice(0, 200)}`)).toEqual([]);
});
