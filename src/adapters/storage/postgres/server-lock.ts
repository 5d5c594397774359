/**
 * One worker to a database: a lock of a connection of its own, which PostgreSQL ends with that connection, so a start after
 * a crash waits for nobody. Jobs that were left by a process that died are freed at a start: a second worker would free those
 * that the first one is doing. Others may stand by (decision 0179): they wait for the lock in PostgreSQL's own line, so nobody
 * comes between the one that leaves and the one that takes over.
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
  /** A sentence for the person who started it. */
  | { readonly held: false; readonly reason: string };

const againMs = 1_000;
/** After PostgreSQL was away, whoever stood by lets the one that worked come first: it comes back within `againMs`. */
const courtesyMs = 5_000;

/** A machine that vanished without a word has lost its lock after some ten seconds; only over a network. */
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
 * When the connection breaks, the lock is taken again at once, or as soon as PostgreSQL answers.
 * @param onLost another server has taken it meanwhile
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
 * Waits until the one before has left or died, whatever becomes of the connection meanwhile.
 * @param onWaiting once, when there is one
 * @throws DatabaseRefused when the database cannot be used at the beginning
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
