/** Which digits of a line are a telephone number: a table of lines by several authors, and inputs that must not be slow. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dialOf, telephonesIn } from '../../src/domain/text/telephones.ts';

/** A line and the numbers in it, separated by a tab. */
const lines = readFileSync(new URL('../fixtures/telephones.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((row) => row !== '' && !row.startsWith('#'))
  .map((row) => row.split('\t'));

const dialled = (line: string): readonly string[] => telephonesIn(line).map(({ dial }) => dial);

describe('telephones', () => {
  it.each(lines)('in "%s" are %j', (line = '', wanted = '') => {
    expect(dialled(line)).toEqual(wanted.split(' ').filter((each) => each !== ''));
  });

  it('are reported with their positions in the line', () => {
    const line = 'Anh Minh (0903 123 456) - chị Hà +84 (0) 936 123 789';
    for (const { at, written } of telephonesIn(line)) expect(line.slice(at, at + written.length)).toBe(written);
    expect(telephonesIn(line).map(({ written }) => written)).toEqual(['0903 123 456', '+84 (0) 936 123 789']);
  });

  it.each([
    ['0220 3000 137', '+842203000137'],
    ['(024) 3825 1234', '+842438251234'],
    ['0084 912 345 678', '+84912345678'],
    ['1900 1234', '19001234'],
    ['115', '115'],
    // Outside the national numbering plan: dialled as the ward wrote it.
    ['+49 30 123456', '+4930123456'],
  ])('%s is dialled as %s', (written, dial) => {
    expect(dialOf(written)).toBe(dial);
  });

  it.each([
    '0'.repeat(20_000),
    '09 '.repeat(20_000),
    '(0912)'.repeat(5_000),
    '0912345678 '.repeat(5_000),
    `tổng đài ${'a '.repeat(20_000)}111`,
    '1 '.repeat(20_000),
    '1022 '.repeat(8_000),
  ])('are found in time proportional to the line: %#', (line) => {
    const since = performance.now();
    telephonesIn(line);
    expect(performance.now() - since).toBeLessThan(2_000);
  });

  it('cost about the same in a row of digits as in a list, because strangers can write such lines', () => {
    const costOf = (unit: string): number => {
      const line = unit.repeat(8_000 / unit.length);
      const since = process.cpuUsage();
      for (let times = 0; times < 40; times += 1) telephonesIn(line);
      const { user, system } = process.cpuUsage(since);
      return user + system;
    };
    costOf('113 ');
    costOf('113, ');
    expect(costOf('113 ') / costOf('113, ')).toBeLessThan(4);
  });
});
