/**
 * Files that nobody needs any more are removed: of items that were rejected, withdrawn or destroyed a while ago, of
 * photos that were dropped, of downloads that a crash left, and uploads that were never taken; and nothing is compared with
 * a photo that is not there any more. Not inside a transaction.
 */
import type { MediaStore } from '../../ports/media.ts';
import type { MediaNames } from '../../ports/media-names.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { UploadStore } from '../../ports/uploads.ts';

const dayMs = 86_400_000;
/** An author may object, or send it again: so long the originals of what was not used are kept. */
export const keptAfterEndMs = 30 * dayMs;
/** A file is on disk before its row is: younger ones are left alone. */
const youngMs = dayMs;
/** Uploads are taken into an item at once; two days are for those that were interrupted. */
const uploadLifeMs = 2 * dayMs;

/** What the nightly removal of files needs that no row names any more. */
export interface SweepTools {
  readonly media: Pick<MediaStore, 'sweep' | 'readPhoto'>;
  readonly uploads: Pick<UploadStore, 'sweep'>;
  readonly names: MediaNames;
  readonly unitOfWork: UnitOfWork;
}

/** What a nightly look for files that nobody needs has removed. */
export interface Swept {
  /** Files that were removed. */
  readonly media: number;
  readonly uploads: number;
}

/** @param now of the ward's clock; the ages of files are the machine's */
export const sweepMedia = async ({ media, uploads, names, unitOfWork }: SweepTools, now: Date): Promise<Swept> => {
  const since = new Date(now.getTime() - keptAfterEndMs);
  const swept = {
    media: await media.sweep((hash) => names.isKept(hash, since), youngMs),
    uploads: await uploads.sweep(new Date(now.getTime() - uploadLifeMs)),
  };
  for (const { ward, hash } of await names.comparedInVain(since)) {
    // The original of a blurred photo has no row and is there: the same picture may come again.
    if (await media.readPhoto(hash)) continue;
    await unitOfWork.run(ward, (stores) => stores.checks.photos.remove(hash));
  }
  return swept;
};
