/**
 * Migrates a PostgreSQL database to this version's schema: all pending migrations in one transaction, under a lock, so
 * that of several processes starting at once one migrates and the others wait. A process killed in the middle leaves
 * the database unchanged.
 */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { lockSpaces } from '../sql/dialect.ts';
import {
  type AppliedRow,
  type Migration,
  readMigrations,
  refuseOtherHistory,
  refuseOwnTransactions,
  sha256,
} from '../sql/migrations.ts';
import { DatabaseRefused } from '../sql/refused.ts';
import { connect, explainPostgresFailure, placeOf } from './connection.ts';

export interface PostgresMigration {
  readonly url: string;
  readonly migrationsFolder: string;
  /** Whether a database with older migrations may be migrated; otherwise it is refused. */
  readonly mayMigrate: boolean;
  readonly onMigrated?: ((migrations: readonly string[]) => void) | undefined;
}

/** The table as Prisma creates it. */
const historyTable = `create table if not exists "_prisma_migrations" (
  "id" varchar(36) primary key not null, "checksum" varchar(64) not null, "finished_at" timestamptz,
  "migration_name" varchar(255) not null, "logs" text, "rolled_back_at" timestamptz,
  "started_at" timestamptz not null default now(), "applied_steps_count" integer not null default 0)`;

/**
 * Returns the names of all migrations that the database has now.
 * @throws DatabaseRefused if it is newer, unreachable, or must not be migrated now; it is then unchanged
 */
export async function bringUpToDate({
  url,
  migrationsFolder,
  mayMigrate,
  onMigrated,
}: PostgresMigration): Promise<readonly string[]> {
  const migrations = readMigrations(migrationsFolder);
  const client = await connect(url, 'migrations');
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1, 0)', [lockSpaces.migration]);
    const rows = await appliedRows(client);
    const pending = refuseOtherHistory(placeOf(url), rows, migrations);
    if (pending.length > 0) {
      if (rows.length > 0 && !mayMigrate) throw olderDatabase(url);
      for (const migration of pending) refuseOwnTransactions(migration);
      await client.query(historyTable);
      for (const migration of pending) await apply(url, client, migration);
    }
    await client.query('commit');
    if (rows.length > 0 && pending.length > 0) onMigrated?.(pending.map(({ name }) => name));
    return migrations.map(({ name }) => name);
  } catch (error) {
    throw explainPostgresFailure(url, error);
  } finally {
    // Closing the connection rolls back what was not committed.
    await client.end();
  }
}

const olderDatabase = (url: string) =>
  new DatabaseRefused(
    `The database ${placeOf(url)} was created by an older version of the program, and this command does not migrate. ` +
      'Stop the server and run "npm run admin -- migrate", or start the new one. Keep a copy first (pg_dump).',
  );

/**
 * Checks the version for read-only commands; writes nothing, not even to an empty database.
 * @throws DatabaseRefused
 */
export async function refuseOtherVersion({
  url,
  migrationsFolder,
}: Omit<PostgresMigration, 'mayMigrate' | 'onMigrated'>): Promise<void> {
  const client = await connect(url, 'look');
  try {
    const rows = await appliedRows(client);
    if (rows.length === 0)
      throw new DatabaseRefused(
        `The database ${placeOf(url)} is empty. Is it the right one? Starting the server creates its tables, ` +
          'and so does the first invitation.',
      );
    if (refuseOtherHistory(placeOf(url), rows, readMigrations(migrationsFolder)).length > 0) throw olderDatabase(url);
  } finally {
    await client.end();
  }
}

async function appliedRows(client: pg.Client): Promise<readonly AppliedRow[]> {
  const { rows } = await client.query<{ known: boolean }>(
    `select to_regclass('_prisma_migrations') is not null as known`,
  );
  if (rows[0]?.known !== true) return [];
  const history = await client.query<AppliedRow>(
    'select "migration_name", "checksum", "finished_at" from "_prisma_migrations" where "rolled_back_at" is null order by 1',
  );
  return history.rows;
}

async function apply(url: string, client: pg.Client, { name, sql }: Migration): Promise<void> {
  try {
    await client.query(sql);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseRefused(
      `The migration ${name} failed on ${placeOf(url)}: ${reason}. Nothing was changed. Run the previous version of the program, or a corrected one.`,
      { cause: error },
    );
  }
  await client.query(
    `insert into "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "applied_steps_count")
     values ($1, $2, now(), $3, 1)`,
    [randomUUID(), sha256(sql), name],
  );
}
