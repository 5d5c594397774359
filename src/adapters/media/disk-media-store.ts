/**
 * The media store on a local disk.
 *
 *   originals/ab/abcd…              photos as received, private
 *   originals/in/                   photos that are still arriving, or being examined
 *   copies/ab/abcd…/480.webp, …     public copies
 *   copies/ab/abcd…/photo.json      written last: the photo counts as stored only with it
 *   documents/ab/abcd…/             see `../documents/disk-document-shelf.ts`
 */
import { type CrashPoint, nowhere } from '../../ports/crash-point.ts';
import type { MediaStore } from '../../ports/media.ts';
import { createDocumentShelf } from '../documents/disk-document-shelf.ts';
import { createFileWorkers, type MediaLog } from './file-workers.ts';
import { createMediaStore } from './media-store.ts';
import { createPhotoShelf } from './photo-shelf.ts';

export interface DiskMediaStoreOptions {
  readonly folder: string;
  readonly log?: MediaLog;
  /** Memory limit of the child that opens untrusted files, in MB; above it the child is killed. */
  readonly childMemoryMb?: number;
  /** Number of children. */
  readonly concurrency?: number;
  /** Tests simulate a power cut at `media.afterTemp`, `media.afterRename`, `media.beforeMark` and `media.afterMark`. */
  readonly reach?: CrashPoint;
}

/**
 * The largest photo of current phones, a 48-megapixel HEIC in one piece, needs 550 MB; one of 12 megapixels needs 240.
 */
export const defaultChildMemoryMb = 640;
export const silentLog: MediaLog = { info: () => {}, warn: () => {} };

/** Creates the media store in a local folder. */
export function createDiskMediaStore({
  folder,
  log = silentLog,
  childMemoryMb = defaultChildMemoryMb,
  concurrency = 1,
  reach = nowhere,
}: DiskMediaStoreOptions): MediaStore {
  return createMediaStore({
    shelf: createPhotoShelf(folder, reach),
    documentShelf: createDocumentShelf(folder, reach),
    workers: createFileWorkers({ count: concurrency, memoryMb: childMemoryMb, log }),
    log,
    reach,
  });
}
