/**
 * What opens photos and prints papers, once for all stories of a process: a child that opens photos, or a thread that prints,
 * costs more to begin than most stories. How they begin, fall and end is told in `adapters/media-store.test.ts` and
 * `papers/papers.test.ts`, with workers of their own.
 */
import { join } from 'node:path';
import { createDocumentShelf } from '../../src/adapters/documents/disk-document-shelf.ts';
import { defaultChildMemoryMb, silentLog } from '../../src/adapters/media/disk-media-store.ts';
import { createFileWorkers, type FileWorkers } from '../../src/adapters/media/file-workers.ts';
import { createMediaStore } from '../../src/adapters/media/media-store.ts';
import { createPhotoShelf } from '../../src/adapters/media/photo-shelf.ts';
import { createPaperPress } from '../../src/adapters/papers/press.ts';
import type { Core } from '../../src/compose/core.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import type { MediaStore } from '../../src/ports/media.ts';

/** They end with the process. */
const staysOpen = async (): Promise<void> => undefined;
const workers: FileWorkers = {
  ...createFileWorkers({ count: 1, memoryMb: defaultChildMemoryMb, log: silentLog }),
  close: staysOpen,
};
const press = { ...createPaperPress(), close: staysOpen };

/** A store in a folder of its own. */
export const sharingMediaStore = (folder: string): MediaStore =>
  createMediaStore({
    ...{ shelf: createPhotoShelf(folder, nowhere), documentShelf: createDocumentShelf(folder, nowhere) },
    ...{ workers, log: silentLog, reach: nowhere },
  });

/** The core of a data folder, with the workers of this process. */
export const sharingCore = (core: Core, dataDir: string): Core => ({
  ...core,
  media: sharingMediaStore(join(dataDir, 'media')),
  press,
});
