/**
 * Ensures one worker per database: an advisory lock on its own connection, which PostgreSQL releases with the
 * connection, so a start after a crash need not wait. A starting worker frees the jobs of a crashed one; a second
 * worker would free jobs that the first is running. Other processes may stand by (decision 0179): they wait for the
 * lock in PostgreSQL's queue, so the next one takes over directly.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { lockSpaces } from '../sql/dialect.ts';
import { connect, placeOf } from './connection.ts';

export interface HeldLock {
  readonly held: true;
  release(): Promise<void>;
}
export type ServerLock =
  | HeldLock
  /** A message for the operator. */
  | { readonly held: false; readonly reason: string };

const againMs = 1_000;
/**
 * After PostgreSQL was away, a standby waits so that the active worker can take the lock back first; that one retries
 * every `againMs`.
 */
const courtesyMs = 5_000;

/** A host that disappeared silently loses its lock after about ten seconds. Only effective over a network. */
const noticeTheDead = 'set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3';

const open = async (url: string): Promise<pg.Client> => {
  const client = await connect(url, 'server');
  await client.query(noticeTheDead);
  return client;
};

const tryLock = async (client: pg.Client): Promise<boolean> => {
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1, 0) as held', [
    lockSpaces.server,
  ]);
  return rows[0]?.held === true;
};

/**
 * Takes the lock if it is free. If the connection breaks, it is taken again at once, or as soon as PostgreSQL answers.
 * @param onLost called if another server took the lock meanwhile
 * @throws DatabaseRefused
 */
export async function lockServer(url: string, onLost: () => void): Promise<ServerLock> {
  const client = await open(url);
  if (await tryLock(client)) return keep(url, client, onLost);
  await client.end();
  return {
    held: false,
    reason: `Another server is using the database ${placeOf(url)}. Stop it first, or start with another DATABASE_URL.`,
  };
}

/**
 * Waits until the active worker has stopped or crashed; reconnects if the connection breaks meanwhile.
 * @param onWaiting called once if another worker is active
 * @param onLost called if another server took the lock later
 * @throws DatabaseRefused if the database cannot be used at the beginning
 */
export async function waitForServer(url: string, onWaiting: () => void, onLost: () => void): Promise<HeldLock> {
  let client = await open(url);
  if (await tryLock(client)) return keep(url, client, onLost);
  onWaiting();
  for (;;) {
    const isMine = await client.query('select pg_advisory_lock($1, 0)', [lockSpaces.server]).then(
      () => true,
      () => false,
    );
    if (isMine) return keep(url, client, onLost);
    await client.end().catch(() => undefined);
    client = await openAgain(url);
  }
}

async function openAgain(url: string): Promise<pg.Client> {
  for (;;) {
    await sleep(againMs);
    const client = await open(url).catch(() => null);
    if (client === null) continue;
    await sleep(courtesyMs);
    return client;
  }
}

function keep(url: string, held: pg.Client, onLost: () => void): HeldLock {
  let client = held;
  let isReleased = false;
  const watch = (): void => void client.once('end', () => void takeAgain());
  const takeAgain = async (): Promise<void> => {
    while (!isReleased) {
      const next = await open(url).catch(() => null);
      if (next === null) {
        await sleep(againMs, undefined, { ref: false });
        continue;
      }
      client = next;
      if (isReleased) return void client.end();
      if (!(await tryLock(client))) return onLost();
      return watch();
    }
  };
  watch();
  return {
    held: true,
    release: async () => {
      isReleased = true;
      await client.end();
    },
  };
}
