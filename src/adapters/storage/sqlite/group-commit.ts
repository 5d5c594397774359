/**
 * Several units of work, one commit. A commit waits for the disk, and that is most of what a turn of a conversation costs;
 * so whoever waits for the one writing connection joins the transaction of whoever has it. Each stands on a savepoint of
 * its own: one that fails takes back what it did and nothing else. Nobody hears of success, or of a refusal that may rest on
 * what another of the group wrote, before the commit is on the disk.
 */
import type { Transaction } from 'kysely';
import type { Transact } from '../sql/job-rows.ts';
import type { SqliteConnection } from './connection.ts';

/** What a platform waits for stands behind at most so much, and behind so many. */
const longestMs = 15;
const mostTogether = 32;

interface Waiting<DB> {
  readonly work: (tx: Transaction<DB>) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** What one of them will hear once the disk has it. */
type Verdict = () => void;

/** Of the one connection that writes. */
export function createGroupCommit<DB>({ db, handle, run, direct }: SqliteConnection<DB>): Transact<DB> {
  const waiting: Waiting<DB>[] = [];
  let isBusy = false;
  async function one({ work, resolve, reject }: Waiting<DB>): Promise<Verdict> {
    const { tx, end } = direct();
    run('savepoint unit');
    try {
      const value = await work(tx);
      run('release unit');
      return () => resolve(value);
    } catch (error) {
      // A full disk rolls everything back: then the others of the group must hear of it too.
      if (!handle.inTransaction) throw error;
      run('rollback to unit');
      run('release unit');
      return () => reject(error);
    } finally {
      end();
    }
  }

  async function group(first: Waiting<DB>): Promise<void> {
    const inside: Waiting<DB>[] = [first];
    try {
      const verdicts = await db.transaction().execute(async () => {
        const said: Verdict[] = [];
        const until = performance.now() + longestMs;
        let next: Waiting<DB> | undefined = first;
        while (next) {
          said.push(await one(next));
          next = said.length < mostTogether && performance.now() < until ? waiting.shift() : undefined;
          if (next) inside.push(next);
        }
        return said;
      });
      for (const tell of verdicts) tell();
    } catch (error) {
      for (const { reject } of inside) reject(error);
    }
  }

  async function work(): Promise<void> {
    isBusy = true;
    for (let first = waiting.shift(); first; first = waiting.shift()) await group(first);
    isBusy = false;
  }

  return (unit) =>
    new Promise((resolve, reject) => {
      waiting.push({ work: unit, resolve: resolve as (value: unknown) => void, reject });
      if (!isBusy) void work();
    });
}
