/** Copies a database at one moment, and checks whether a copy is intact. */
import { chmodSync } from 'node:fs';
import Database from 'better-sqlite3';
import { uploadPlaces, uploadsNamedIn } from '../sql/waiting-uploads.ts';

const ownerOnly = 0o600;

export interface SnapshotFacts {
  /** Names of the migrations that made this schema, oldest first. */
  readonly migrations: readonly string[];
}

/**
 * Writes the committed data into a new file, in one read transaction: writers continue beside it, and it ends when the
 * file is read once. `VACUUM INTO` leaves no deleted bytes behind, unlike a copy by pages. It blocks the calling
 * thread, so call it from a separate process.
 * @throws Error of the disk or of SQLite; a partial file may then exist
 */
export function snapshotDatabase(path: string, target: string): SnapshotFacts {
  const handle = new Database(path, { readonly: true, fileMustExist: true });
  try {
    handle.prepare('VACUUM INTO ?').run(target);
    chmodSync(target, ownerOnly);
    return { migrations: migrationsIn(handle) };
  } finally {
    handle.close();
  }
}

/** Ids of uploads that were not processed yet when this copy of the core was made; empty for a file of another kind. */
export function waitingUploadsIn(path: string): ReadonlySet<string> {
  const handle = new Database(path, { readonly: true, fileMustExist: true });
  try {
    const tables = new Set(handle.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all());
    const rows = uploadPlaces
      .filter(({ table }) => tables.has(table))
      .flatMap(({ table, column, waits }) =>
        handle.prepare<[], string>(`SELECT "${column}" FROM "${table}" WHERE ${waits}`).pluck().all(),
      );
    return new Set(rows.flatMap(uploadsNamedIn));
  } finally {
    handle.close();
  }
}

/** The damage of a database file, in SQLite's words; null if every page and index is intact. */
export function damageOf(path: string): string | null {
  let handle: Database.Database | undefined;
  try {
    handle = new Database(path, { readonly: true, fileMustExist: true });
    const verdict = handle.pragma('quick_check(1)', { simple: true });
    return verdict === 'ok' ? null : String(verdict);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    handle?.close();
  }
}

export interface RestoredCopy {
  /** How many codes may have been issued after the copy was made; each counter is raised by this number. */
  readonly skippedCodes: number;
  /** Name of the setting for the time of the copy; the next start uses it to notify the board. */
  readonly setting: string;
  readonly at: string;
}

/** Prepares a restored copy for use as a ward's data. A file without counters is left unchanged. */
export function markRestored(path: string, { skippedCodes, setting, at }: RestoredCopy): void {
  const handle = new Database(path, { fileMustExist: true });
  try {
    if (!handle.prepare("SELECT 1 FROM sqlite_master WHERE name = 'counter'").get()) return;
    handle
      .prepare("UPDATE counter SET last = last + ? WHERE kind IN ('submission', 'question', 'danger')")
      .run(skippedCodes);
    handle
      .prepare('INSERT OR REPLACE INTO setting ("wardId", name, value) SELECT DISTINCT "wardId", ?, ? FROM person')
      .run(setting, at);
    handle.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    handle.close();
  }
}

/** @throws Error if the file is not one of this program's databases */
export function migrationsOf(path: string): readonly string[] {
  const handle = new Database(path, { readonly: true, fileMustExist: true });
  try {
    return migrationsIn(handle);
  } finally {
    handle.close();
  }
}

const migrationsIn = (handle: Database.Database): readonly string[] =>
  handle
    .prepare<[], string>('SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1')
    .pluck()
    .all();
