/**
 * Deletes files that are no longer needed: of items that were rejected, withdrawn or destroyed a while ago, of dropped
 * photos, of downloads that a crash left behind, and of uploads that were never used. Also removes the fingerprints of
 * deleted photos from comparison. Does not run inside a transaction.
 */
import type { MediaStore } from '../../ports/media.ts';
import type { MediaNames } from '../../ports/media-names.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { UploadStore } from '../../ports/uploads.ts';

const dayMs = 86_400_000;
/** How long files of unused items are kept, because an author may object or send the item again. */
export const keptAfterEndMs = 30 * dayMs;
/** A file is on disk before its row is committed, so younger files are kept. */
const youngMs = dayMs;
/** Uploads are normally taken into an item at once; two days cover interrupted ones. */
const uploadLifeMs = 2 * dayMs;
/** How long an upload is kept that a row still needs. A tip is kept as long, and nothing else waits longer. */
const waitingLifeMs = 90 * dayMs;

/** Dependencies of the nightly deletion of files that no row references. */
export interface SweepTools {
  readonly media: Pick<MediaStore, 'sweep' | 'readPhoto'>;
  readonly uploads: Pick<UploadStore, 'sweep'>;
  readonly names: MediaNames;
  readonly unitOfWork: UnitOfWork;
}

/** What the nightly run deleted. */
export interface Swept {
  /** Number of stored media files. */
  readonly media: number;
  readonly uploads: number;
}

/**
 * Deletes unneeded media files, uploads and fingerprints.
 * @param now of the ward's clock; the ages of files are measured with the server's clock
 */
export const sweepMedia = async ({ media, uploads, names, unitOfWork }: SweepTools, now: Date): Promise<Swept> => {
  const before = (ms: number): Date => new Date(now.getTime() - ms);
  const since = before(keptAfterEndMs);
  const swept = {
    media: await media.sweep((hash) => names.isKept(hash, since), youngMs),
    uploads:
      (await uploads.sweep(before(waitingLifeMs))) + (await uploads.sweep(before(uploadLifeMs), names.waitingUploads)),
  };
  for (const { ward, hash } of await names.comparedInVain(since)) {
    // The original of a blurred photo has no row but still exists, and the same picture may be sent again.
    if (await media.readPhoto(hash)) continue;
    await unitOfWork.run(ward, (stores) => stores.checks.photos.remove(hash));
  }
  return swept;
};
