/** The tables of a core, for tests and benchmarks that inspect or corrupt stored data. The program itself has no such access. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { unpackedRow } from '../../src/adapters/storage/sql/packed.ts';
import type { SqliteStorage } from '../../src/adapters/storage/sqlite/storage.ts';
import type { Core } from '../../src/compose/core.ts';

export function connectionsOf(core: Core | undefined): SqliteStorage['connections'] {
  if (!core || !('connections' in core.storage)) throw new Error('no SQLite is open here');
  return (core.storage as SqliteStorage).connections;
}

/** True if the tests run on PostgreSQL; tests that apply only to SQLite files are then skipped. */
export const onPostgres = (): boolean => process.env.TEST_DATABASE === 'postgresql';

export const rowsOf = (core: Core | undefined) => connectionsOf(core).core.db;

/**
 * Jobs that are running, or are due and first in their lane, at an instant (milliseconds). A due job behind one with a later due
 * time waits for that time, so it does not count.
 */
export const jobsUnderWay = (core: Core, now: number) =>
  rowsOf(core)
    .selectFrom('job')
    .select(['id', 'status', 'attempts'])
    .where((eb) =>
      eb.or([
        eb('status', '=', 'leased'),
        eb.and([eb('status', '=', 'waiting'), eb('dueAt', '<=', now), eb('place', '<>', 'behind')]),
      ]),
    )
    .orderBy('id')
    .execute();

/**
 * Writes SQLite's rows with their packed texts unpacked, because the database file itself
 * cannot be searched for them (decision 0173).
 */
function layOutPacked(core: Core, dataDir: string): void {
  const { handle } = connectionsOf(core).core;
  const tables = handle.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[];
  const lines = tables.flatMap((table) =>
    (handle.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[]).map(
      (row) => `${table} ${Object.values(unpackedRow(table, row)).join(' | ')}`,
    ),
  );
  writeFileSync(join(dataDir, 'unpacked-core.db'), lines.join('\n'));
}

/** Writes the content of the databases as searchable files into the data folder: each row of SQLite or PostgreSQL as text. */
export async function layOutDatabases(core: Core, dataDir: string): Promise<void> {
  if (!onPostgres()) return layOutPacked(core, dataDir);
  const { core: rows, portal } = connectionsOf(core);
  for (const [name, { db }] of [['core', rows] as const, ['portal', portal] as const]) {
    const tables = await sql<{
      name: string;
    }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(db);
    const lines: string[] = [];
    for (const { name: table } of tables.rows) {
      const found = await sql<{ line: string }>`select "t"::text as "line" from ${sql.table(table)} as "t"`.execute(db);
      lines.push(...found.rows.map(({ line }) => `${table} ${line}`));
    }
    writeFileSync(join(dataDir, `${name}.db`), lines.join('\n'));
    writeFileSync(join(dataDir, `${name}.db-wal`), '');
  }
}

/** Returns everything in the core database as text: its files as they are, and the unpacked rows. */
export async function textHeld(core: Core, dataDir: string): Promise<string> {
  await layOutDatabases(core, dataDir);
  return ['core.db', 'core.db-wal', 'unpacked-core.db']
    .map((name) => join(dataDir, name))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path).toString('utf8'))
    .join('\n');
}
