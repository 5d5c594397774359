/**
 * The processes that decode photos and those that print papers, shared by all stories of a
 * test process, because starting one costs more than most stories. `adapters/media-store.test.ts`
 * and `papers/papers.test.ts` test how workers start, crash and stop, with workers of their own.
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

/** Makes a media store in the given folder. */
export const sharingMediaStore = (folder: string): MediaStore =>
  createMediaStore({
    ...{ shelf: createPhotoShelf(folder, nowhere), documentShelf: createDocumentShelf(folder, nowhere) },
    ...{ workers, log: silentLog, reach: nowhere },
  });

/** The core of a data folder with the shared workers. */
export const sharingCore = (core: Core, dataDir: string): Core => ({
  ...core,
  media: sharingMediaStore(join(dataDir, 'media')),
  press,
});
