/** A real core database that is filled faster than through a store: many rows, sorted, without waiting for the disk. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrationsFolder, schemaPath } from '../scripts/generate.ts';
import type { DB } from '../src/adapters/storage/sql/types.core.ts';
import { openSqlite, type SqliteConnection } from '../src/adapters/storage/sqlite/connection.ts';
import { applyMigrations } from '../src/adapters/storage/sqlite/migrate.ts';

export interface BenchCore extends SqliteConnection<DB> {
  readonly leave: () => Promise<void>;
}

/** An empty, migrated core database in its own folder. `leave` closes and deletes it. */
export const openBenchCore = async (): Promise<BenchCore> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-checks-'));
  const sqlitePath = join(folder, 'core.db');
  await applyMigrations({ sqlitePath, schemaPath: schemaPath('core'), migrationsFolder: migrationsFolder('core') });
  const core = openSqlite<DB>(sqlitePath);
  const leave = async () => {
    await core.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...core, leave };
};

/** Packs bucket (28 bits) and owner (20 bits) into one number, so that sorted rows are inserted in the order of the index. */
const owners = 2 ** 20;

export interface Filling {
  readonly table: 'text_band' | 'photo_band';
  /** Owners are numbered `first`, `first + 1` …, below 2²⁰. */
  readonly first: number;
  readonly count: number;
  /** Rows of each owner. */
  readonly rows: number;
  /** Upper part of a row's bucket, below 2²⁸. */
  readonly headOf: (owner: number, row: number) => number;
  /** The complete bucket; in the order of the heads. */
  readonly bucketOf: (head: number, owner: number) => number;
  /** Most rows of one bucket, as in the store. */
  readonly most: number;
}

/**
 * Fills a table with the buckets of `count` owners, sorted and without waiting for the disk: a million owners would otherwise
 * take minutes.
 */
export const fillBands = (core: BenchCore, { table, first, count, rows, headOf, bucketOf, most }: Filling): void => {
  const packed = new Float64Array(count * rows);
  for (let at = 0; at < packed.length; at += 1) {
    const owner = first + Math.floor(at / rows);
    packed[at] = headOf(owner, at % rows) * owners + owner;
  }
  packed.sort();
  core.handle.pragma('synchronous = OFF');
  core.handle.pragma('cache_size = -200000');
  const insert = core.handle.prepare(`INSERT OR IGNORE INTO ${table} (bucket, fingerprintId) VALUES (?, ?)`);
  core.handle.transaction(() => {
    let [last, kept] = [-1, 0];
    for (const one of packed) {
      const owner = one % owners;
      const bucket = bucketOf(Math.floor(one / owners), owner);
      kept = bucket === last ? kept + 1 : 1;
      last = bucket;
      if (kept <= most) insert.run(bucket, owner);
    }
  })();
  core.checkpoint();
  core.handle.pragma('synchronous = FULL');
  core.handle.pragma('cache_size = -2000');
};

const tries = 3;

/** Milliseconds of each call, one after the other: the best of three, because other programs use the machine too. */
export const timed = async <T>(list: readonly T[], call: (one: T) => Promise<unknown>): Promise<readonly number[]> => {
  const times: number[] = [];
  for (const one of list) {
    let best = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const started = performance.now();
      await call(one);
      best = Math.min(best, performance.now() - started);
    }
    times.push(best);
  }
  return times;
};
