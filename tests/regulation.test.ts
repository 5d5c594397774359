/** Checks docs/regulation.md: each row names an existing test and an existing place where a user can see the result. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../src/chat/hear/commands.ts';
import { commandRows } from '../src/compose/admin-commands.ts';
import { textOf } from '../src/web/kit/html.ts';
import { pageRoutes } from '../src/web/portal/page-route.ts';
import { readRegulation, regulationTable } from '../src/web/portal/regulation-table.ts';
import { proofs } from './support/regulation-proofs.ts';
import { runningTitles } from './support/running-titles.ts';
import { root } from './support/world.ts';

const text = readFileSync(join(root, 'docs/regulation.md'), 'utf8');
const chapters = readRegulation(text);
const clauses = chapters.flatMap((chapter) => chapter.clauses);

const isSeen = (place: string): boolean => {
  if (place === '/board') return true;
  if (place.startsWith('admin ')) return place.slice('admin '.length) in commandRows;
  return pageRoutes.some(({ path }) => path === place) || commands.some(({ name }) => `/${name}` === place);
};

const known = new Map<string, readonly string[]>();
/** Test titles of a file. Each file is read once. */
const titlesIn = (file: string): readonly string[] => {
  const titles = known.get(file) ?? runningTitles(join(root, file));
  known.set(file, titles);
  return titles;
};

/** The structure of the regulation's text: articles, clauses, letters and dashes. */
function clausesOfText(): readonly { readonly chapter: number; readonly name: RegExp }[] {
  const found: { chapter: number; name: RegExp }[] = [];
  let [chapter, article, clause, dashes] = [0, '', '', 0];
  for (const line of readFileSync(join(root, 'wards/dong-lac/toan-van.md'), 'utf8').split('\n')) {
    if (/^Chương /u.test(line)) chapter += 1;
    const [, number = ''] = /^Điều (\d+)/u.exec(line) ?? [];
    const [, khoan = ''] = /^(\d+)\. /u.exec(line) ?? [];
    const [, letter = ''] = /^([a-zđ])\) /u.exec(line) ?? [];
    if (number) [article, clause, dashes] = [number, '', 0];
    if (khoan) clause = khoan;
    const isDash = article !== '' && line.startsWith('- ');
    if (isDash) dashes += 1;
    const part = letter
      ? ` khoản ${clause} điểm ${letter}`
      : isDash
        ? `,? gạch ${dashes}`
        : khoan
          ? ` khoản ${khoan}`
          : '';
    if (number || part) found.push({ chapter, name: new RegExp(`^Điều ${article}${part}(?![\\p{L}\\d])`, 'u') });
  }
  return found;
}
const withoutRow = (shown: ReturnType<typeof readRegulation>): readonly string[] =>
  clausesOfText()
    .filter(({ chapter }) => chapter >= 2)
    .filter(({ chapter, name }) => !shown[chapter - 1]?.clauses.some((row) => name.test(row.name)))
    .map(({ name }) => name.source);

describe('docs/regulation.md', () => {
  it('The document covers every article of the five chapters', () => {
    expect(chapters.map(({ clauses: rows }) => rows.length > 0)).toEqual([true, true, true, true, true]);
    for (const article of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
      expect(
        clauses.some(({ name }) => new RegExp(`^Điều ${article}\\b`, 'u').test(name)),
        `Điều ${article}`,
      ).toBe(true);
    for (const letter of ['a', 'b', 'c', 'd', 'đ', 'e'])
      expect(
        clauses.some(({ name }) => name.includes(`Điều 8 khoản 1 điểm ${letter}.`)),
        letter,
      ).toBe(true);
  });

  it('The document has a row for each article, clause, letter and dash of chapters II to V', () => {
    const text = clausesOfText().filter(({ chapter }) => chapter >= 2);
    expect([text.length, new Set(text.map(({ chapter }) => chapter)).size]).toEqual([36, 4]);
    expect(withoutRow(chapters)).toEqual([]);
    const less = readRegulation(
      readFileSync(join(root, 'docs/regulation.md'), 'utf8').replace(/\| Điều 4, gạch 6.*\n/u, ''),
    );
    expect(withoutRow(less)).toHaveLength(1);
  });

  it.each(clauses)('$name: its test exists, and so does the place where users see it', ({ does, test, seen }) => {
    expect(does).not.toBe('');
    expect(test).toMatch(/^tests\/.*\.test\.ts$/u);
    expect(existsSync(join(root, test)), test).toBe(true);
    expect(isSeen(seen), seen).toBe(true);
  });

  it.each(clauses)('$name: the tests with these titles exist and run', (clause) => {
    const found = Object.entries(proofs).filter(([name]) => clause.name.startsWith(name));
    expect(found.map(([name]) => name)).toHaveLength(1);
    const shown = found.flatMap(([, tests]) => tests);
    expect(shown[0]?.[0]).toBe(clause.test);
    for (const [file, ...titles] of shown) {
      const running = titlesIn(file);
      for (const title of titles) expect(running, file).toContain(title);
    }
  });

  it('The page /quy-che shows the document clause by clause', () => {
    const shown = textOf(regulationTable({ translate: (key) => key }));
    expect(pageRoutes.some(({ path }) => path === '/quy-che')).toBe(true);
    for (const { name } of clauses) expect(shown).toContain(name);
  });

  it.each([
    ["it('a', () => {});", ['a']],
    ["it.each([1])('a', { timeout: 1 }, () => {});", ['a']],
    ["describe('b', () => { it('a', () => {}); });", ['a']],
    ["it.skipIf(onPostgres())('a', () => {});", ['a']],
    ["const points = [{ name: 'a', play: async () => {} }];", ['a']],
    ["it.skip('a', () => {});", []],
    ["it.todo('a');", []],
    ["it.fails('a', () => {});", []],
    ["it.skipIf(true)('a', () => {});", []],
    ["it.runIf(false).each([1])('a', () => {});", []],
    ["describe.skip('b', () => { it('a', () => {}); });", []],
    ["describe.skipIf(1 > 0)('b', () => { it.each([1])('a', () => {}); });", []],
    ["it('a', (context) => { context.skip(); });", []],
    ["it('a', () => {}); it.only('b', () => {});", []],
    ["// it('a', () => {});\nconst title = 'a';", []],
  ])('A test that does not run proves nothing: %s', (body, titles) => {
    expect(runningTitles('x.test.ts', body)).toEqual(titles);
  });

  it('The check finds a row that refers to a missing test or page', () => {
    const [chapter] = readRegulation(
      '## X\n| a | b | c | d |\n| --- | --- | --- | --- |\n| Điều 1 | y | `tests/none.test.ts` | `/khongco` |\n',
    );
    const [row] = chapter?.clauses ?? [];
    expect(row && existsSync(join(root, row.test))).toBe(false);
    expect(row && isSeen(row.seen)).toBe(false);
  });
});
