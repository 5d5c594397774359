/** Ensures that a process works alone on a folder and a database: at once, or after the previous process has ended. */
import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { finishRestore } from '../adapters/backup/restore-backup.ts';
import { lockDataFolder } from '../adapters/storage/sqlite/storage.ts';
import type { Config, DatabasePlaces } from '../config.ts';
import type { Log } from '../ports/log.ts';
import { standbyServer } from '../web/server/standby-server.ts';
import { ownerBesidesRoot } from './folder-owner.ts';

/** A process that needs a data folder, or databases, for itself. */
export interface Claim {
  readonly dataDir: string;
  readonly config: Pick<Config, 'host' | 'port' | 'databases'>;
  /** A second worker stands by instead of being refused. */
  readonly mayWait: boolean;
  readonly log: Log;
}

/** The previous process may have released the database and still be closing its folder. */
const folderWaitMs = 5_000;
const folderLookMs = 50;

/** Ends the process and prints every problem. */
export function refuse(lines: readonly string[]): never {
  process.stderr.write(`Tin Phường cannot start:\n${lines.map((line) => `  - ${line}`).join('\n')}\n`);
  process.exit(1);
}

function makeDataFolder(dataDir: string): void {
  const owner = ownerBesidesRoot(dataDir);
  if (owner !== null)
    refuse([
      `DATA_DIR belongs to the user with the number ${owner}, who could not read what root writes there: start as ` +
        `that user (systemctl start tin-phuong, or sudo -u '#${owner}')`,
    ]);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch {
    refuse(['DATA_DIR cannot be written: choose a folder that this user may write to']);
  }
}

/**
 * Starts listening. If the port is in use, or the address is not this host's, the start is refused with a message.
 * @returns the address
 */
export async function listen(
  app: { listen(where: { host: string; port: number }): Promise<string> },
  { host, port }: Pick<Config, 'host' | 'port'>,
): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      return refuse([`PORT ${port} is taken by another program: stop it, or choose another PORT`]);
    if (
      error instanceof Error &&
      'code' in error &&
      ['ENOTFOUND', 'EADDRNOTAVAIL', 'EAI_AGAIN'].includes(String(error.code))
    )
      return refuse(['HOST is not an address of this server: remove it, or set 127.0.0.1 or 0.0.0.0']);
    throw error;
  }
}

/**
 * Takes the database before the folder, so a standby worker holds neither.
 * @returns the function that releases both
 */
export async function takeLocks({ dataDir, config, mayWait, log }: Claim): Promise<() => Promise<void>> {
  makeDataFolder(dataDir);
  const { databases } = config;
  const server = databases ? await lockDatabases(databases, { config, mayWait, log }) : null;
  const lock = await lockFolder(dataDir, mayWait);
  // Completes a restore that was interrupted after all its checks.
  finishRestore(dataDir);
  return async () => {
    lock.release();
    await server?.release();
  };
}

async function lockFolder(dataDir: string, mayWait: boolean) {
  const end = performance.now() + (mayWait ? folderWaitMs : 0);
  for (;;) {
    const lock = lockDataFolder(dataDir);
    if (lock.held) return lock;
    if (performance.now() >= end) return refuse([lock.reason]);
    await sleep(folderLookMs);
  }
}

/** If another server took the database while PostgreSQL was away, this process ends, so that no job runs twice. */
async function lockDatabases({ core }: DatabasePlaces, { config, mayWait, log }: Omit<Claim, 'dataDir'>) {
  const { lockServer, waitForServer } = await import('../adapters/storage/postgres/storage.ts');
  const onLost = () => {
    log.error({}, 'ANOTHER SERVER HAS TAKEN THE DATABASE: this process stops');
    process.exit(1);
  };
  if (mayWait) return standBy((onWaiting) => waitForServer(core, onWaiting, onLost), config, log);
  const lock = await lockServer(core, onLost);
  return lock.held ? lock : refuse([lock.reason]);
}

/** A standby answers requests by saying that it waits, and ends at once on a signal, because it runs no work. */
async function standBy<Lock>(
  wait: (onWaiting: () => void) => Promise<Lock>,
  where: Pick<Config, 'host' | 'port'>,
  log: Log,
): Promise<Lock> {
  let leave = async (): Promise<void> => undefined;
  const lock = await wait(() => {
    const opening = standbyServer().then(async (room) => {
      await listen(room, where);
      log.info(
        { standsBy: true },
        'standing by: another worker runs the queue; this one takes over when that one stops',
      );
      return room;
    });
    const end = () => process.exit(0);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end);
    leave = async () => {
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.off(signal, end);
      log.info({ standsBy: false }, 'the previous worker has stopped: this one takes over');
      await (await opening).close();
    };
  });
  await leave();
  return lock;
}
