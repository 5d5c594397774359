/** As many histories as a night allows (SEQUENCES), on SQLite and on PostgreSQL, with a different seed each day. */
import { afterEach, describe, it } from 'vitest';
import { postgresBinaries } from '../support/postgres.ts';
import { runHistories } from './item-model.ts';

const seed = Number(process.env.SEED ?? new Date().toISOString().slice(0, 10).replaceAll('-', ''));
/** On PostgreSQL one history takes about ten times as long. */
const sequences = { sqlite: Number(process.env.SEQUENCES ?? 10_000), postgresql: Number(process.env.SEQUENCES ?? 500) };
const say = (database: string, count: number, happened: ReadonlyMap<string, number>): void =>
  void process.stdout.write(`${database}: ${count} histories, ${JSON.stringify(Object.fromEntries(happened))}\n`);

describe(`random histories end in the state that the model predicts (SEED=${seed})`, () => {
  afterEach(() => {
    delete process.env.TEST_DATABASE;
  });
  it(
    'on SQLite',
    async () => say('SQLite', sequences.sqlite, await runHistories(sequences.sqlite, 14, seed)),
    7_200_000,
  );
  it(
    'on SQLite, in histories that are longer',
    async () => say('SQLite', 50, await runHistories(50, 150, seed)),
    900_000,
  );
  it.skipIf(postgresBinaries() === null)(
    'on PostgreSQL (where this machine has one)',
    async () => {
      process.env.TEST_DATABASE = 'postgresql';
      say('PostgreSQL', sequences.postgresql, await runHistories(sequences.postgresql, 14, seed));
    },
    7_200_000,
  );
});
