/**
 * The media store on a local disk.
 *
 *     originals/ab/abcd…              photos as they came, private
 *     copies/ab/abcd…/480.webp, …     what may be shown
 *     copies/ab/abcd…/photo.json      written last: with it the photo is stored, without it nothing is
 *     documents/ab/abcd…/             see `../documents/disk-document-shelf.ts`
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
  /** The child that opens strangers' files is ended beyond this. */
  readonly childMemoryMb?: number;
  /** How many children; each works on one file at a time. */
  readonly concurrency?: number;
  /** Tests cut the power at `media.afterTemp`, `media.afterRename`, `media.beforeMark` and `media.afterMark`. */
  readonly reach?: CrashPoint;
}

/** The largest photo of today's phones, a HEIC of 48 megapixels in one piece, needs 550; one of 12 needs 240. */
export const defaultChildMemoryMb = 640;
export const silentLog: MediaLog = { info: () => {}, warn: () => {} };

/** The media store in a folder of this machine. */
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
