/** A whole copy of a database at one moment, and whether a copy is whole. */
import { chmodSync } from 'node:fs';
import Database from 'better-sqlite3';
import { uploadPlaces, uploadsNamedIn } from '../sql/waiting-uploads.ts';

const ownerOnly = 0o600;

export interface SnapshotFacts {
  /** Names of the migrations that made this schema, oldest first. */
  readonly migrations: readonly string[];
}

/**
 * Writes what is committed now into a new file. One read transaction: writers go on beside it, however many commit, and
 * it ends when the file is read once. `VACUUM INTO` leaves no deleted bytes behind, unlike a copy page by page.
 * Runs on the calling thread: call it from a process of its own.
 * @throws Error of the disk or of SQLite; the file may then be there in part
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

/** Ids of uploads that were not taken yet when this copy of the core was made; none in a file of another kind. */
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

/** What is wrong with a database file, in SQLite's words; null when every page and index is sound. */
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
  /** Spoken codes that may have been given out after it: each of its counters goes on so much higher. */
  readonly skippedCodes: number;
  /** When it was made: the next start tells the board, by a setting of this name. */
  readonly setting: string;
  readonly at: string;
}

/** A copy becomes a ward's data again. One without counters is left as it is. */
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

/** @throws Error when the file is no database of ours */
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
