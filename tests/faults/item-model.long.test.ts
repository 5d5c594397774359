/** Many more such histories, and longer ones, on SQLite and on PostgreSQL; another seed each day. */
import { afterEach, describe, it } from 'vitest';
import { postgresBinaries } from '../support/postgres.ts';
import { liveHistories } from './item-model.ts';

const seed = Number(process.env.SEED ?? new Date().toISOString().slice(0, 10).replaceAll('-', ''));

describe(`any order of steps ends where the model says (SEED=${seed})`, () => {
  afterEach(() => {
    delete process.env.TEST_DATABASE;
  });
  it('on SQLite', () => liveHistories(150, 150, seed), 900_000);
  it.skipIf(postgresBinaries() === null)(
    'on PostgreSQL (where this machine has one)',
    () => {
      process.env.TEST_DATABASE = 'postgresql';
      return liveHistories(60, 120, seed);
    },
    900_000,
  );
});
