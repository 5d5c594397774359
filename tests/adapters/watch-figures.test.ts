/** Alarms and reminders find their rows by an index: their cost depends on the waiting work, never on the whole history. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createReader } from '../../src/adapters/storage/sql/reader.ts';
import type { DB } from '../../src/adapters/storage/sql/types.core.ts';
import { readWatchFigures } from '../../src/adapters/storage/sql/watch-figures.ts';
import { put } from '../../src/usecases/tell.ts';
import { onPostgres, rowsOf } from '../support/rows.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let ward: OpenWard;
beforeEach(async () => {
  ward = await openWard();
});
afterEach(() => ward.close());

/** The query plan in SQLite of every statement that this work runs. */
async function plansOf(work: (db: Kysely<DB>) => Promise<unknown>): Promise<readonly string[]> {
  const handle = new Database(join(ward.dataDir, 'core.db'), { readonly: true });
  const said: { readonly sql: string; readonly parameters: readonly unknown[] }[] = [];
  const db = new Kysely<DB>({
    dialect: new SqliteDialect({ database: handle }),
    log: ({ query: { sql, parameters } }) => void said.push({ sql, parameters }),
  });
  await work(db);
  const plans = said
    .filter(({ sql }) => /^select/iu.test(sql))
    .flatMap(({ sql, parameters }) =>
      (handle.prepare(`explain query plan ${sql}`).all(...parameters) as { detail: string }[]).map(
        ({ detail }) => `${detail} ← ${sql.slice(0, 120)}`,
      ),
    );
  await db.destroy();
  return plans;
}

/**
 * Tables that may be scanned: they have one row for each channel, name or ward; `some` is the result of an index search with at
 * most ten thousand rows; `min` of an index reads its first entry.
 */
const small = /^SCAN (?:channel_health|setting|each|some|CONSTANT ROW)/u;
const scans = (plans: readonly string[]) => plans.filter((plan) => /^SCAN /u.test(plan) && !small.test(plan));

it.skipIf(onPostgres())('The alarm metrics scan no table', async () => {
  const plans = await plansOf((db) => readWatchFigures(db, ward.clock.now()));
  expect(plans.length).toBeGreaterThan(10);
  expect(scans(plans)).toEqual([]);
});

it.skipIf(onPostgres())('Open items and questions that need reminders are found by their state', async () => {
  const plans = await plansOf((db) =>
    createReader(db, ward.clock).read(ward.ward.id, async (stores) => {
      await stores.lists.questions({ states: ['received', 'assigned'] }, { limit: 50, after: null });
      await stores.lists.wholeItems(['submitted', 'approved'], { limit: 50, after: null });
    }),
  );
  expect(plans.length).toBeGreaterThan(1);
  expect(scans(plans)).toEqual([]);
});

it.skipIf(onPostgres())(
  'The age of the oldest waiting message counts from its due time, or from its creation after a failed try',
  async () => {
    const lan = await ward.person('Nguyễn Thị Lan', 'contributor');
    const oldest = async () => {
      const { oldestSeconds } = await readWatchFigures(rowsOf(ward.core) as never, ward.clock.now());
      return oldestSeconds.outbox;
    };
    const dueAt = new Date(ward.clock.now().getTime() + 8 * 3_600_000);
    await ward.turn((unit) => put(unit, 'scheduled', { kind: 'menu', person: lan.id }, dueAt));
    ward.clock.advance(3_600_000);
    expect(await oldest()).toBe(0);
    await ward.turn((unit) => put(unit, 'at-once', { kind: 'menu', person: lan.id }));
    ward.clock.advance(60_000);
    expect(await oldest()).toBe(60);
    await rowsOf(ward.core).updateTable('job').set({ attempts: 1 }).execute();
    expect(await oldest()).toBe(3_660);
  },
);
