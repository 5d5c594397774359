/**
 * Several units of work, one commit. A commit waits for the disk, and that is most of what a turn of a conversation costs;
 * so whoever waits for the one writing connection joins the transaction of whoever has it. Each stands on a savepoint of
 * its own: one that fails takes back what it did and nothing else. Nobody hears of success, or of a refusal that may rest on
 * what another of the group wrote, before the commit is on the disk.
 */
import { CompiledQuery, type Kysely, type Transaction } from 'kysely';
import type { Transact } from '../sql/unit-of-work.ts';
import type { SqliteHandle } from './connection.ts';

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

const query = (text: string): CompiledQuery => CompiledQuery.raw(text);
const [begin, keep, undo] = [query('savepoint unit'), query('release unit'), query('rollback to unit')];

/** @param handle the connection beneath `db`: it is asked whether a failure ended the whole transaction */
export function createGroupCommit<DB>(db: Kysely<DB>, handle: SqliteHandle): Transact<DB> {
  const waiting: Waiting<DB>[] = [];
  let isBusy = false;

  async function one(tx: Transaction<DB>, { work, resolve, reject }: Waiting<DB>): Promise<Verdict> {
    await tx.executeQuery(begin);
    try {
      const value = await work(tx);
      await tx.executeQuery(keep);
      return () => resolve(value);
    } catch (error) {
      // A full disk rolls everything back: then the others of the group must hear of it too.
      if (!handle.inTransaction) throw error;
      await tx.executeQuery(undo);
      await tx.executeQuery(keep);
      return () => reject(error);
    }
  }

  async function group(first: Waiting<DB>): Promise<void> {
    const inside: Waiting<DB>[] = [first];
    try {
      const verdicts = await db.transaction().execute(async (tx) => {
        const said: Verdict[] = [];
        const until = performance.now() + longestMs;
        let next: Waiting<DB> | undefined = first;
        while (next) {
          said.push(await one(tx, next));
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
