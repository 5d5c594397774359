/** The process ends at every place that has a name, with the rows on PostgreSQL. */
import { describe } from 'vitest';
import { postgresBinaries } from '../support/postgres.ts';

process.env.TEST_DATABASE = 'postgresql';

describe.skipIf(postgresBinaries() === null)('on PostgreSQL (where this machine has one)', async () => {
  await import('./crash-points.test.ts');
});
