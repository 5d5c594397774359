/**
 * Decides which job is held responsible for a crash. The process cannot tell a job that crashes it from an external
 * kill; but a job that crashes it is in flight at every such crash. So only a suspect in flight is blamed, and a crash
 * without one speaks for all suspects that were waiting: see decision 0286.
 */
import { sql, type Transaction } from 'kysely';
import { crashesRetriedAtOnce, crashesUntilSuspect, retryWaitsMs } from '../../../ports/queue.ts';
import type { DB } from './types.core.ts';

interface Left {
  readonly id: number;
  readonly crashes: number;
  readonly attempts: number;
  readonly dueAt: number;
}

/** The only job in flight, or the suspect among them. */
const blamedOf = (left: readonly Left[]): Left | undefined =>
  left.length === 1 ? left[0] : left.find(({ crashes }) => crashes >= crashesUntilSuspect);

/**
 * Removes one counted crash from each waiting suspect: it was not in flight, so something else ended the process,
 * possibly the earlier times too.
 */
const clearOfOne = (tx: Transaction<DB>) =>
  tx
    .updateTable('job')
    .set((eb) => ({ attempts: eb('attempts', '-', 1) }))
    .where('place', 'in', ['suspect', 'later'])
    .where('crashes', '>=', crashesUntilSuspect)
    .where('attempts', '>', 0)
    .execute();

/**
 * Returns the leased jobs of an earlier process to the queue. The blamed job's attempt counts; from its third crash on
 * it waits like a failed job (`retryWaitsMs`). From then on it may be the wrong job, so the jobs beside it get a crash
 * counted as well.
 * @param now milliseconds since the epoch
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
    const isDoubted = !blamed || blamed.attempts > crashesRetriedAtOnce;
    const crashes = isBlamed ? Math.max(job.crashes, crashesUntilSuspect) : job.crashes + (isDoubted ? 1 : 0);
    const waitMs = isBlamed && job.attempts > crashesRetriedAtOnce ? (retryWaitsMs[job.attempts - 1] ?? 0) : 0;
    const dueAt = waitMs > 0 ? Math.max(job.dueAt, now + waitMs) : job.dueAt;
    const first = crashes >= crashesUntilSuspect ? 'suspect' : 'ready';
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
