/** Ends the process at every named crash point, with the rows on PostgreSQL. */
import { describe } from 'vitest';
import { postgresBinaries } from '../support/postgres.ts';

process.env.TEST_DATABASE = 'postgresql';

describe.skipIf(postgresBinaries() === null)('on PostgreSQL (where this machine has one)', async () => {
  await import('./crash-points.test.ts');
});
