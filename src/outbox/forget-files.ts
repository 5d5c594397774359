/**
 * Deletes files that must not be kept, from the store and from what the database files still contain of deleted rows. It may be
 * repeated, because the row's list of names is emptied last.
 */

import type { Effect } from '../domain/effect.ts';
import type { CrashPoint } from '../ports/crash-point.ts';
import type { MediaStore } from '../ports/media.ts';
import type { MediaNames } from '../ports/media-names.ts';
import type { JobOutcome } from '../ports/queue.ts';
import type { WardWork } from '../ports/unit-of-work.ts';
import type { UploadStore } from '../ports/uploads.ts';

/** Retry delay while a reader keeps the database log from being emptied. */
const readerWaitMs = 1_000;

/** What is needed to remove a file for good, from the store and from the database's write-ahead log. */
export interface ForgetFilesOptions extends WardWork {
  readonly media: Pick<MediaStore, 'forget' | 'readPhoto'>;
  readonly uploads: Pick<UploadStore, 'forget'>;
  readonly storage: {
    readonly names: Pick<MediaNames, 'isOriginal'>;
    /**
     * Writes the write-ahead log into the database, where deleted bytes are overwritten. Returns false while a reader prevents it.
     */
    readonly forgetDeleted: () => Promise<boolean>;
  };
  readonly reach: CrashPoint;
}

/** Creates the worker that deletes files. A file that another item also uses is kept. */
export const createFileForgetter = (options: ForgetFilesOptions) => {
  const { ward, unitOfWork, media, uploads, storage, openUnit, reach } = options;
  const isNamed = (hash: string): Promise<boolean> => unitOfWork.run(ward, ({ checks }) => checks.traces.isNamed(hash));
  const originalOf = async (hash: string): Promise<string | undefined> =>
    (await media.readPhoto(hash))?.blurredFrom?.hash;
  /**
   * Deletes files and the originals of blurred photos, unless another item uses them. Who uses a blurred photo needs its original
   * too. The photos are also removed from duplicate detection.
   */
  const forget = async (hashes: readonly string[]): Promise<void> => {
    const all = new Set<string>();
    const needed = new Set<string>();
    for (const hash of hashes) {
      const from = await originalOf(hash);
      for (const each of from ? [hash, from] : [hash]) all.add(each);
      if (from && (await isNamed(hash))) needed.add(from);
    }
    // Asked outside a transaction, because it takes longer.
    for (const each of all) if (await storage.names.isOriginal(each)) needed.add(each);
    for (const each of all) {
      const isKept = await unitOfWork.run(ward, async ({ checks }) => {
        const named = needed.has(each) || (await checks.traces.isNamed(each));
        if (!named) await checks.photos.remove(each);
        return named;
      });
      if (!isKept) await media.forget(each);
    }
  };

  return async (outboxId: number, effect: Extract<Effect, { kind: 'forgetFiles' }>): Promise<JobOutcome> => {
    await forget(effect.hashes);
    // A missing upload counts as deleted.
    for (const id of effect.uploads) await uploads.forget(id).catch(() => undefined);
    reach('forget.afterFiles');
    const nothing: Extract<Effect, { kind: 'forgetFiles' }> = { kind: 'forgetFiles', hashes: [], uploads: [] };
    const now = await unitOfWork.run(ward, async (stores) => {
      await stores.checks.traces.rewriteEffect(outboxId, nothing);
      return openUnit(stores, '').now;
    });
    reach('forget.afterNames');
    if (!(await storage.forgetDeleted())) {
      const dueAt = new Date(now.getTime() + readerWaitMs);
      return { kind: 'again', dueAt, counts: false, reason: 'a reader is using the database' };
    }
    await unitOfWork.run(ward, (stores) => stores.outbox.mark(outboxId, 'done', now));
    return { kind: 'done' };
  };
};
