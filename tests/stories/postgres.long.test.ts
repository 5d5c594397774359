/**
 * Plays all stories again on a real PostgreSQL, with the same results for users. `other-apps.long.test.ts` is left out: it
 * plays stories in the other apps, and here each story is played in all of them (`platformsForThisRun`).
 */
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe } from 'vitest';
import { postgresBinaries } from '../support/postgres.ts';

process.env.TEST_DATABASE = 'postgresql';

const leftOut = ['other-apps.long.test.ts', basename(import.meta.filename)];
const stories = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.test.ts') && !leftOut.includes(name))
  .toSorted();

describe.skipIf(postgresBinaries() === null)('on PostgreSQL (where this machine has one)', () => {
  for (const name of stories)
    describe(name, async () => {
      await import(`./${name}`);
    });
});
