/**
 * One server to a database: a lock of a connection of its own, which PostgreSQL ends with that connection, so a start after
 * a crash waits for nobody. Jobs that were left by a process that died are freed at a start: a second server would free those
 * that the first one is doing.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { lockSpaces } from '../sql/dialect.ts';
import { connect, placeOf } from './connection.ts';

export type ServerLock =
  | { readonly held: true; release(): Promise<void> }
  /** A sentence for the person who started it. */
  | { readonly held: false; readonly reason: string };

const againMs = 1_000;

const tryLock = async (client: pg.Client): Promise<boolean> => {
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1, 0) as held', [
    lockSpaces.server,
  ]);
  return rows[0]?.held === true;
};

/**
 * When the connection breaks, the lock is taken again as soon as PostgreSQL answers.
 * @param onLost another server has taken it meanwhile
 * @throws DatabaseRefused
 */
export async function lockServer(url: string, onLost: () => void): Promise<ServerLock> {
  let client = await connect(url, 'server');
  if (!(await tryLock(client))) {
    await client.end();
    return {
      held: false,
      reason: `Another server is using the database ${placeOf(url)}. Stop it first, or start with another DATABASE_URL.`,
    };
  }
  let isReleased = false;
  const keep = (): void => void client.once('end', () => void takeAgain());
  const takeAgain = async (): Promise<void> => {
    while (!isReleased) {
      await sleep(againMs, undefined, { ref: false });
      const next = await connect(url, 'server').catch(() => null);
      if (next === null) continue;
      client = next;
      if (isReleased) return void client.end();
      if (!(await tryLock(client))) return onLost();
      return keep();
    }
  };
  keep();
  return {
    held: true,
    release: async () => {
      isReleased = true;
      await client.end();
    },
  };
}
