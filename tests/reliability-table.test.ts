/** docs/reliability.md names a test for each case of the design. Checks that the file exists and contains the quoted words. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './support/world.ts';

interface Row {
  readonly number: number;
  readonly file: string;
  readonly words: string;
}

const rows: readonly Row[] = [
  ...readFileSync(join(root, 'docs/reliability.md'), 'utf8').matchAll(
    /^\| (\d+) \| [^|]+ \| (?:`([^`]+)`|–) \| ([^|]+) \|$/gmu,
  ),
].map(([, number = '', file = '', words = '']) => ({ number: Number(number), file, words: words.trim() }));
it('The table has cases 1 to 108, each once and with its test', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 108 }, (_, at) => at + 1));
  expect(rows.filter(({ words }) => words === '–').map(({ number }) => number)).toEqual([]);
});

it('Each named test exists', () => {
  const missing = rows.filter(
    ({ file, words }) =>
      file !== '' && !(existsSync(join(root, file)) && readFileSync(join(root, file), 'utf8').includes(words)),
  );
  expect(missing).toEqual([]);
});
