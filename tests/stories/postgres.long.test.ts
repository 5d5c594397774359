/** Plays all stories again on a real PostgreSQL, with the same results for users. */
import { readdirSync } from 'node:fs';
import { describe } from 'vitest';
import { postgresBinaries } from '../support/postgres.ts';

process.env.TEST_DATABASE = 'postgresql';

const stories = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.test.ts') && !name.endsWith('.long.test.ts'))
  .toSorted();

describe.skipIf(postgresBinaries() === null)('on PostgreSQL (where this machine has one)', () => {
  for (const name of stories)
    describe(name, async () => {
      await import(`./${name}`);
    });
});
