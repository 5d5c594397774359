/**
 * Reads migration folders and compares them with the migrations that a database has applied; shared by both databases.
 * They are ordinary Prisma migrations with the usual `_prisma_migrations` table, so the Prisma CLI can use the same
 * folder.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseRefused } from './refused.ts';

export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** A row of `_prisma_migrations`. */
export interface AppliedRow {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: unknown;
}

/** Reads the migrations in the order of their names. @throws DatabaseRefused when the folder is missing */
export function readMigrations(folder: string): readonly Migration[] {
  if (!existsSync(folder)) throw new DatabaseRefused(`There are no migrations: the folder ${folder} is missing.`);
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .toSorted();
  return names.map((name) => ({ name, sql: readFileSync(join(folder, name, 'migration.sql'), 'utf8') }));
}

/**
 * Returns the migrations that the database lacks.
 * @param place the database's name, without secrets
 * @throws DatabaseRefused when it is newer than the program, was changed, or another tool stopped in the middle
 */
export function refuseOtherHistory(
  place: string,
  rows: readonly AppliedRow[],
  migrations: readonly Migration[],
): readonly Migration[] {
  refuseHalfDone(place, rows);
  refuseNewer(place, rows, migrations);
  refuseEdited(place, rows, migrations);
  return migrations.filter((migration) => !rows.some((row) => row.migration_name === migration.name));
}

/** Migrations run in one transaction and leave no such row; Prisma's CLI leaves one when a migration fails. */
function refuseHalfDone(path: string, rows: readonly AppliedRow[]): void {
  const half = rows.find((row) => row.finished_at === null);
  if (half === undefined) return;
  throw new DatabaseRefused(
    `The migration ${half.migration_name} was started on ${path} by another tool and not finished. ` +
      'Restore a backup from before it, or repair the schema and mark the migration as resolved (prisma migrate resolve).',
  );
}

function refuseNewer(path: string, rows: readonly AppliedRow[], migrations: readonly Migration[]): void {
  const unknown = rows.filter((row) => !migrations.some((migration) => migration.name === row.migration_name));
  if (unknown.length === 0) return;
  throw new DatabaseRefused(
    `The database ${path} is newer than this program: it has the migration ` +
      `${unknown.map((row) => row.migration_name).join(', ')}, which this program does not know. ` +
      'Start the newer program, or restore a backup that this version made.',
  );
}

function refuseEdited(path: string, rows: readonly AppliedRow[], migrations: readonly Migration[]): void {
  const edited = migrations.find((migration) =>
    rows.some((row) => row.migration_name === migration.name && !matches(migration.sql, row.checksum)),
  );
  if (edited === undefined) return;
  throw new DatabaseRefused(
    `The migration ${edited.name} was changed after it had been applied to ${path}. ` +
      'Restore the original file, and write the change as a new migration.',
  );
}

/** Compares as Prisma does: line endings changed by a checkout do not count. */
function matches(sql: string, checksum: string): boolean {
  const unix = sql.replaceAll('\r\n', '\n');
  return [sql, unix, unix.replaceAll('\n', '\r\n')].some((text) => sha256(text) === checksum);
}

/** SHA-256 in hex of the text in UTF-8; the checksum that a database stores for a migration file. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Refuses a migration with its own transaction commands: a COMMIT inside the script would make a part of it permanent.
 * Strings and comments are ignored.
 */
export function refuseOwnTransactions(migration: Migration): void {
  const bare = migration.sql.replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g, ' ');
  const control =
    /^\s*(?:BEGIN\s*(?:$|DEFERRED|IMMEDIATE|EXCLUSIVE|TRANSACTION)|COMMIT|ROLLBACK|END\s+TRANSACTION|SAVEPOINT|RELEASE)/i;
  const offending = bare.split(';').find((statement) => control.test(statement));
  if (offending === undefined) return;
  throw new DatabaseRefused(
    `The migration ${migration.name} contains "${offending.trim().slice(0, 40)}". ` +
      'All pending migrations already run in one transaction: remove the statement.',
  );
}
