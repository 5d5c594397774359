/**
 * Who is blamed when the process ended. From inside nobody can tell a job that ends it from somebody who kills it; what can be
 * told is that a job which ends it is in flight at each such end. So a blame needs a suspect in flight, and an end without one
 * speaks for all suspects that waited: see decision 0286.
 */
import { sql, type Transaction } from 'kysely';
import { crashesAtOnce, crashesOfSuspect, retryWaitsMs } from '../../../ports/queue.ts';
import type { DB } from './types.core.ts';

interface Left {
  readonly id: number;
  readonly crashes: number;
  readonly attempts: number;
  readonly dueAt: number;
}

/** Alone, or the only suspect. */
const blamedOf = (left: readonly Left[]): Left | undefined =>
  left.length === 1 ? left[0] : left.find(({ crashes }) => crashes >= crashesOfSuspect);

/** It was not in flight, so it did not end the process; whoever did so may have done so before. */
const clearOfOne = (tx: Transaction<DB>) =>
  tx
    .updateTable('job')
    .set((eb) => ({ attempts: eb('attempts', '-', 1) }))
    .where('place', 'in', ['suspect', 'later'])
    .where('crashes', '>=', crashesOfSuspect)
    .where('attempts', '>', 0)
    .execute();

/**
 * Leased jobs of an earlier process wait again. The try of the one that is blamed counts, and from its third on it waits like one
 * that fails (`retryWaitsMs`); from then on it may be the wrong one, and those beside it are suspected a little as well.
 * @param now milliseconds
 */
export async function freeAfterCrash(tx: Transaction<DB>, now: number): Promise<void> {
  const left = await tx
    .selectFrom('job')
    .select(['id', 'crashes', 'attempts', 'dueAt'])
    .where('status', '=', sql.lit('leased'))
    .execute();
  const blamed = blamedOf(left);
  if (!blamed) await clearOfOne(tx);
  for (const job of left) {
    const isBlamed = job === blamed;
    const isDoubted = !blamed || blamed.attempts > crashesAtOnce;
    const crashes = isBlamed ? Math.max(job.crashes, crashesOfSuspect) : job.crashes + (isDoubted ? 1 : 0);
    const waitMs = isBlamed && job.attempts > crashesAtOnce ? (retryWaitsMs[job.attempts - 1] ?? 0) : 0;
    const dueAt = waitMs > 0 ? Math.max(job.dueAt, now + waitMs) : job.dueAt;
    const first = crashes >= crashesOfSuspect ? 'suspect' : 'ready';
    await tx
      .updateTable('job')
      .set({
        ...{ status: 'waiting', leaseToken: null, crashes, dueAt },
        ...{ attempts: job.attempts - (isBlamed ? 0 : 1), place: dueAt > now ? 'later' : first },
      })
      .where('id', '=', job.id)
      .execute();
  }
}
