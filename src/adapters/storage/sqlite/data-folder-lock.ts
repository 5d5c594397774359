/**
 * Ensures one server per data folder. The lock is an exclusive SQLite transaction on `server.lock`: the operating
 * system releases it when the process ends, so a start after kill -9 or a power cut need not wait, and no stale file
 * must be deleted. Nothing is ever written to that file. Caution: the operating system also releases it when the *same*
 * process opens and closes that file by other means. Do not touch `server.lock` (a copy of the data folder skips it).
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

export type DataFolderLock =
  | { readonly held: true; release(): void }
  /** A message for the operator. */
  | { readonly held: false; readonly reason: string };

const lockFile = 'server.lock';
/** Holds the process id for messages only; the lock itself decides. */
const holderFile = 'server.pid';

/**
 * Tries to take the lock and never waits. If it is not held, `reason` says which process has the folder, or why it
 * cannot be locked, and what to do.
 */
export function lockDataFolder(folder: string): DataFolderLock {
  let handle: Database.Database | undefined;
  try {
    mkdirSync(folder, { recursive: true });
    handle = new Database(join(folder, lockFile), { timeout: 0 });
    handle.exec('BEGIN EXCLUSIVE');
    writeFileSync(join(folder, holderFile), `${process.pid}\n`);
  } catch (error) {
    handle?.close();
    return { held: false, reason: reasonFor(folder, error) };
  }

  const held = handle;
  const release = () => {
    process.off('exit', release);
    held.close();
  };
  // Also keeps the handle reachable: a garbage-collected handle would close itself and release the lock.
  process.once('exit', release);
  return { held: true, release };
}

function reasonFor(folder: string, error: unknown): string {
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string' && code.startsWith('SQLITE_BUSY')) {
    return `Another server${holderOf(folder)} is using the data folder ${folder}. Stop it first, or start with another DATA_DIR.`;
  }
  if (code === 'EROFS' || (typeof code === 'string' && code.startsWith('SQLITE_READONLY'))) {
    return `The data folder ${folder} is on a read-only file system. Mount it writable, or start with another DATA_DIR.`;
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'SQLITE_CANTOPEN') {
    return `The data folder ${folder} is not writable for this user. Make the user its owner, or start with another DATA_DIR.`;
  }
  if (code === 'EEXIST' || code === 'ENOTDIR') return `The data folder ${folder} is not a folder.`;
  if (code === 'SQLITE_NOTADB')
    return `${join(folder, lockFile)} is not a lock file of this program. Delete it and start again.`;
  return `The data folder ${folder} can't be locked: ${error instanceof Error ? error.message : String(error)}`;
}

function holderOf(folder: string): string {
  try {
    return ` (process ${Number.parseInt(readFileSync(join(folder, holderFile), 'utf8'), 10)})`;
  } catch {
    return '';
  }
}
