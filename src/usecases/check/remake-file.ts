/**
 * Makes the text of a document or the copies of a photo that an import could not make, because the machine was busy. They are
 * made from the stored original by the same functions as for a file that has just arrived.
 */
import type { WardId } from '../../domain/ids.ts';
import { fileToMake, mayPassLater } from '../../ports/files-to-make.ts';
import type { Log } from '../../ports/log.ts';
import type { MediaStore } from '../../ports/media.ts';
import type { JobHandler } from '../../ports/queue.ts';

/** What the job needs. */
export interface RemakeFileOptions {
  readonly ward: WardId;
  readonly media: Pick<MediaStore, 'remakeCopies' | 'remakeText'>;
  readonly now: () => Date;
  readonly log: Log;
}

const minuteMs = 60_000;
/** Waits between the attempts, about 17 hours together: a machine that is busy all day has a night. */
const waitsMs = [10 * minuteMs, 60 * minuteMs, 240 * minuteMs, 720 * minuteMs] as const;

/**
 * Creates the handler. After the last attempt, or a refusal that no later attempt can change, the job is dead; the file stays
 * without copies or text, and `verify-files` names it.
 */
export const createFileRemaker =
  ({ ward, media, now, log }: RemakeFileOptions): JobHandler =>
  async (job) => {
    const file = fileToMake(job.payload);
    const made = file.kind === 'document' ? await media.remakeText(file.hash) : await media.remakeCopies(file.from);
    if (made.ok) {
      log.info({ ward, kind: file.kind, file: file.hash }, 'a file that an import could not make was made');
      return { kind: 'done' };
    }
    const reason = `the ${file.kind} ${file.hash} of an import could not be made: ${made.refusal}`;
    const wait = mayPassLater(made.refusal) ? waitsMs[job.attempt - 1] : undefined;
    if (wait === undefined) return { kind: 'dead', reason };
    log.warn({ ward, attempt: job.attempt, reason }, 'a file that an import could not make is tried again later');
    return { kind: 'again', dueAt: new Date(now().getTime() + wait), counts: true, reason };
  };
