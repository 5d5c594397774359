/**
 * Nothing is left of files that must not be here: neither in the store nor in what the database's own files still hold
 * of deleted rows. May be repeated; the row forgets the names last.
 */

import type { Effect } from '../domain/effect.ts';
import type { CrashPoint } from '../ports/crash-point.ts';
import type { MediaStore } from '../ports/media.ts';
import type { JobOutcome } from '../ports/queue.ts';
import type { WardWork } from '../ports/unit-of-work.ts';
import type { UploadStore } from '../ports/uploads.ts';

/** Somebody reads the database just now: look again after this. */
const readerWaitMs = 1_000;

/** What is needed to remove a file for good: from the disk, and from the log of the database. */
export interface ForgetFilesOptions extends WardWork {
  readonly media: Pick<MediaStore, 'forget' | 'readPhoto'>;
  readonly uploads: Pick<UploadStore, 'forget'>;
  /** Empties the write-ahead log into the database, where deleted bytes are overwritten. False: a reader is in the way. */
  readonly emptyLog: () => Promise<boolean>;
  readonly reach: CrashPoint;
}

/** A file that another item names as well stays. */
export const createFileForgetter = (options: ForgetFilesOptions) => {
  const { ward, unitOfWork, media, uploads, openUnit, emptyLog, reach } = options;
  /** A blurred photo's original goes as well, unless another item shows it; nothing is compared with either any more. */
  const forget = async (hash: string): Promise<void> => {
    const from = (await media.readPhoto(hash))?.blurredFrom?.hash;
    for (const each of from ? [hash, from] : [hash]) {
      const isNamed = await unitOfWork.run(ward, async ({ checks }) => {
        const named = await checks.traces.isNamed(each);
        if (!named) await checks.photos.remove(each);
        return named;
      });
      if (!isNamed) await media.forget(each);
    }
  };

  return async (outboxId: number, effect: Extract<Effect, { kind: 'forgetFiles' }>): Promise<JobOutcome> => {
    for (const hash of effect.hashes) await forget(hash);
    // One that is gone already, or never was there, is forgotten.
    for (const id of effect.uploads) await uploads.forget(id).catch(() => undefined);
    reach('forget.afterFiles');
    const nothing: Extract<Effect, { kind: 'forgetFiles' }> = { kind: 'forgetFiles', hashes: [], uploads: [] };
    const now = await unitOfWork.run(ward, async (stores) => {
      await stores.checks.traces.rewriteEffect(outboxId, nothing);
      return openUnit(stores, '').now;
    });
    reach('forget.afterNames');
    if (!(await emptyLog())) {
      const dueAt = new Date(now.getTime() + readerWaitMs);
      return { kind: 'again', dueAt, counts: false, reason: 'somebody reads the database' };
    }
    await unitOfWork.run(ward, (stores) => stores.outbox.mark(outboxId, 'done', now));
    return { kind: 'done' };
  };
};
