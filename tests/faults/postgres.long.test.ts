/** kill -9 at random moments with the rows on PostgreSQL: the same people and the same invariants. */
import { describe } from 'vitest';
import { postgresBinaries } from '../support/postgres.ts';

process.env.TEST_DATABASE = 'postgresql';

describe.skipIf(postgresBinaries() === null)('on PostgreSQL (where this machine has one)', async () => {
  await import('./kill-loop.test.ts');
});
