/**
 * Several units of work, one commit. A commit waits for the disk, and that is most of what a turn of a conversation costs;
 * so whoever waits for the one writing connection joins the transaction of whoever has it. Each stands on a savepoint of
 * its own: one that fails takes back what it did and nothing else. Nobody hears of success, or of a refusal that may rest on
 * what another of the group wrote, before the commit is on the disk.
 */
import type { Transaction } from 'kysely';
import type { WardId } from '../../../domain/ids.ts';
import { type CrashPoint, nowhere } from '../../../ports/crash-point.ts';
import type { Transact } from './job-rows.ts';

/** What a platform waits for stands behind so many at most. */
const mostTogether = 32;

/** A unit within the transaction that is open, on its savepoint. */
export interface OpenUnit<DB> {
  readonly tx: Transaction<DB>;
  keep(): Promise<void>;
  /** @throws the unit's own error where the whole transaction is lost: then the others of the group must hear of it too */
  takeBack(error: unknown): Promise<void>;
}

/** The one connection that writes. */
export interface Groupable<DB> {
  /** What a platform waits for stands behind a transaction for so long at most, and the unit that is in it then. */
  readonly longestMs: number;
  /** @param ward null: the first unit is no ward's */
  transaction<T>(ward: WardId | null, work: (open: () => OpenUnit<DB>) => Promise<T>): Promise<T>;
  /** Whether a unit may share the transaction of another: its locks may be others. */
  mayJoin(ward: WardId | null, first: WardId | null): boolean;
}

interface Waiting<DB> {
  readonly ward: WardId | null;
  readonly work: (tx: Transaction<DB>) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** What one of them will hear once the disk has it. */
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

/** Each unit succeeds or fails by itself; their commit is one. @param longestMs for which a group takes others in */
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
      // What else this turn of the event loop brings, answers of a platform and requests among it, joins the same commit.
      setImmediate(() => void work());
    });
}
