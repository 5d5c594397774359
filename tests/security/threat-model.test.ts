/** docs/security.md: each threat names an existing test by its title, and each heading of the ASVS has a line. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/world.ts';

const text = readFileSync(join(root, 'docs/security.md'), 'utf8');
const rows = (heading: string): readonly string[] => {
  const section = text.split(/^## /mu).find((each) => each.startsWith(heading)) ?? '';
  return section.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| ---'));
};
const testsIn = (row: string) =>
  [...row.matchAll(/`(tests\/[^`]+\.test\.ts)` “([^”]+)”/gu)].map(([, file = '', title = '']) => ({ file, title }));
const hasTitle = ({ file, title }: { readonly file: string; readonly title: string }): boolean => {
  const path = join(root, file);
  return existsSync(path) && readFileSync(path, 'utf8').includes(`'${title}'`);
};

it('Every package has an exact version and a hash, and none is deprecated', () => {
  const json = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));
  const { dependencies, devDependencies } = json('package.json') as Record<string, Record<string, string>>;
  for (const version of Object.values({ ...dependencies, ...devDependencies }))
    expect(version).toMatch(/^\d+\.\d+\.\d+/u);
  const packages = json('package-lock.json').packages as Record<
    string,
    { readonly integrity?: string; readonly deprecated?: string }
  >;
  const all = Object.entries(packages).filter(([place]) => place !== '');
  expect(all.length).toBeGreaterThan(100);
  expect(all.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
  expect(all.filter(([, { deprecated }]) => deprecated !== undefined)).toEqual([]);
});

describe('the threat model', () => {
  const [, ...threats] = rows('Threats');

  it.each(threats.map((row) => [row.split('|')[1]?.trim() ?? '', row] as const))(
    '%s: names existing tests',
    (_, row) => {
      const named = testsIn(row);
      expect(named.length).toBeGreaterThan(0);
      expect(named.filter((each) => !hasTitle(each))).toEqual([]);
    },
  );

  /** Number of sections in each of the standard's seventeen chapters (OWASP ASVS 5.0.0). */
  const sectionsOf = [5, 4, 7, 4, 4, 8, 6, 4, 2, 7, 7, 3, 4, 3, 4, 5, 3];
  const lines = rows('OWASP').slice(1);

  it('The table has one line for each ASVS section', () => {
    const headings = lines.map((row) => /^\| (V\d+\.\d+) /u.exec(row)?.[1]);
    expect(headings).toEqual(
      sectionsOf.flatMap((count, chapter) => Array.from({ length: count }, (_, at) => `V${chapter + 1}.${at + 1}`)),
    );
  });

  it.each(lines.map((row) => [row.split('|')[1]?.trim() ?? '', row] as const))(
    '%s: is met or explains why not, and its evidence exists',
    (_, row) => {
      const [, , state = '', why = '', shown = ''] = row.split('|').map((cell) => cell.trim());
      expect(['met', 'partly', 'not met', 'not used']).toContain(state);
      expect(why.length).toBeGreaterThan(5);
      const named = testsIn(shown);
      expect(named.filter((each) => !hasTitle(each))).toEqual([]);
      const paths = [...shown.matchAll(/`([^`]+)`/gu)].map(([, path = '']) => path);
      expect(paths.length).toBeGreaterThan(0);
      expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    },
  );

  it('The check notices a title or a file that does not exist', () => {
    expect(hasTitle({ file: 'tests/security/threat-model.test.ts', title: ['no', 'such', 'title'].join(' ') })).toBe(
      false,
    );
    expect(
      hasTitle({ file: 'tests/security/nowhere.test.ts', title: 'The table has one line for each ASVS section' }),
    ).toBe(false);
  });
});
