/**
 * Nightly deletion of rows whose retention time is over, for all wards, in slices. Between two slices other work gets its turn,
 * and each slice is sized by how long it may hold the database.
 */
import type { Log } from '../ports/log.ts';
import type { OldRows } from '../ports/old-rows.ts';
import type { JobOutcome } from '../ports/queue.ts';
import type { InWard } from '../ports/services.ts';
import { deleteExpired, forgetQuestions, questionsToForget } from '../usecases/retention.ts';

const dayMs = 86_400_000;

/** What the nightly deletion works on. */
export interface ForgettingOptions {
  readonly oldRows: readonly OldRows[];
  readonly wards: readonly InWard[];
  readonly now: () => Date;
  readonly log: Log;
  /** Runs between two slices. */
  readonly pause: () => Promise<void>;
}

/** Target time for which a slice holds the database: half of the longest time that a webhook should wait. */
const aimMs = 10;
const slice = { first: 50, least: 5, most: 2_000 } as const;
const questionsAtOnce = 3;

/**
 * Deletes one kind of old rows, adapting the slice size to the time it takes.
 * @returns how many rows were deleted, and the longest time for which a slice held the database, in milliseconds
 */
export async function removeInSlices(
  rows: OldRows,
  now: Date,
  pause: () => Promise<void>,
): Promise<{ removed: number; longestMs: number }> {
  const before = new Date(now.getTime() - rows.keptDays * dayMs);
  let most: number = slice.first;
  let removed = 0;
  let longestMs = 0;
  for (;;) {
    const done = await rows.remove(before, most);
    removed += done.rows;
    longestMs = Math.max(longestMs, done.heldMs);
    if (done.rows === 0) return { removed, longestMs };
    if (done.heldMs > aimMs) most = Math.max(slice.least, Math.floor(most / 2));
    else if (done.heldMs < aimMs / 3) most = Math.min(slice.most, most * 2);
    await pause();
  }
}

/** Creates the nightly job. It logs the longest slice in milliseconds, which is how long a writer had to wait at most. */
export function createForgetting({ oldRows, wards, now, log, pause }: ForgettingOptions) {
  return async (): Promise<JobOutcome> => {
    const at = now();
    let rows = 0;
    let longestMs = 0;
    for (const each of oldRows) {
      const done = await removeInSlices(each, at, pause);
      rows += done.removed;
      longestMs = Math.max(longestMs, done.longestMs);
    }
    for (const inWard of wards) {
      await inWard(deleteExpired);
      const questions = await inWard(questionsToForget);
      for (let from = 0; from < questions.length; from += questionsAtOnce)
        await inWard((unit) => forgetQuestions(unit, questions.slice(from, from + questionsAtOnce)));
    }
    log.info({ rows, longestMs: Math.round(longestMs) }, 'expired rows were deleted');
    return { kind: 'done' };
  };
}
