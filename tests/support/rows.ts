/** The tables beneath a core, for tests and benches: to see what was kept, and to break it. The program can't do this. */
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

/** True where tests that only SQLite's files can answer are left out. */
export const onPostgres = (): boolean => process.env.TEST_DATABASE === 'postgresql';

export const rowsOf = (core: Core | undefined) => connectionsOf(core).core.db;

/**
 * Jobs that run, or are due and stand first of their lane, at an instant (milliseconds). What is due behind one with a later
 * hour waits for that hour: nothing happens meanwhile.
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

/** SQLite's rows with their packed texts as they were written: in its own file they can't be searched for (decision 0173). */
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

/**
 * What the databases hold, as files of the data folder that a test can search: the rows of SQLite and of PostgreSQL are written
 * into such, each as text.
 */
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

/** All that the core's database holds, as text: its files as they lie there, and the rows unpacked. */
export async function textHeld(core: Core, dataDir: string): Promise<string> {
  await layOutDatabases(core, dataDir);
  return ['core.db', 'core.db-wal', 'unpacked-core.db']
    .map((name) => join(dataDir, name))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path).toString('utf8'))
    .join('\n');
}
