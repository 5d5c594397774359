/**
 * Commits several units of work together. A commit waits for the disk, which is most of the cost of a conversation's
 * turn, so units that wait for the single writing connection join the open transaction. Each unit has its own
 * savepoint: a failed unit rolls back only its own changes. Callers receive their result, including a refusal that may
 * depend on another unit's writes, only after the commit is durable.
 */
import type { Transaction } from 'kysely';
import type { WardId } from '../../../domain/ids.ts';
import { type CrashPoint, nowhere } from '../../../ports/crash-point.ts';
import type { Transact } from './job-rows.ts';

/** Units in one group at most; this bounds the wait of an urgent request. */
const mostTogether = 32;

/** A unit of work within the open transaction, on its own savepoint. */
export interface OpenUnit<DB> {
  readonly tx: Transaction<DB>;
  keep(): Promise<void>;
  /** @throws the unit's own error if the whole transaction is lost: the other units of the group must fail with it */
  takeBack(error: unknown): Promise<void>;
}

/** The single connection that writes. */
export interface Groupable<DB> {
  /**
   * For how long a group accepts further units, in milliseconds. An urgent request waits at most this long plus the
   * unit that runs then.
   */
  readonly longestMs: number;
  /** @param ward null if the first unit belongs to no ward */
  transaction<T>(ward: WardId | null, work: (open: () => OpenUnit<DB>) => Promise<T>): Promise<T>;
  /** Whether a unit may share the transaction of another; units that hold other locks may not. */
  mayJoin(ward: WardId | null, first: WardId | null): boolean;
}

interface Waiting<DB> {
  readonly ward: WardId | null;
  readonly work: (tx: Transaction<DB>) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Settles the promise of one unit after the commit. */
type Verdict = () => void;

async function one<DB>(unit: OpenUnit<DB>, { work, resolve, reject }: Waiting<DB>): Promise<Verdict> {
  try {
    const value = await work(unit.tx);
    await unit.keep();
    return () => resolve(value);
  } catch (error) {
    await unit.takeBack(error);
    return () => reject(error);
  }
}

/**
 * Creates the group commit. Each unit succeeds or fails by itself; their commit is shared.
 * @param longestMs for how long a group accepts further units, in milliseconds
 */
export function createGroupCommit<DB>(
  { transaction, mayJoin, longestMs }: Groupable<DB>,
  reach: CrashPoint = nowhere,
): Transact<DB> {
  const waiting: Waiting<DB>[] = [];
  let isBusy = false;

  const nextBeside = ({ ward }: Waiting<DB>): Waiting<DB> | undefined => {
    const at = waiting.findIndex((each) => mayJoin(each.ward, ward));
    return at === -1 ? undefined : waiting.splice(at, 1)[0];
  };

  async function group(first: Waiting<DB>): Promise<void> {
    const inside: Waiting<DB>[] = [first];
    try {
      const verdicts = await transaction(first.ward, async (open) => {
        const said: Verdict[] = [];
        const until = performance.now() + longestMs;
        let next: Waiting<DB> | undefined = first;
        while (next) {
          said.push(await one(open(), next));
          next = said.length < mostTogether && performance.now() < until ? nextBeside(first) : undefined;
          if (next) inside.push(next);
        }
        if (inside.length > 1) reach('group.beforeCommit');
        return said;
      });
      for (const tell of verdicts) tell();
    } catch (error) {
      for (const { reject } of inside) reject(error);
    }
  }

  async function work(): Promise<void> {
    for (let first = waiting.shift(); first; first = waiting.shift()) await group(first);
    isBusy = false;
  }

  return (unit, ward) =>
    new Promise((resolve, reject) => {
      waiting.push({ ward: ward ?? null, work: unit, resolve: resolve as (value: unknown) => void, reject });
      if (isBusy) return;
      isBusy = true;
      // Waits one turn of the event loop, so that the platform's answers and the requests it brings join the same
      // commit.
      setImmediate(() => void work());
    });
}
