/** The media store and the store of uploads in one bucket. */
import { type CrashPoint, nowhere } from '../../ports/crash-point.ts';
import type { MediaStore } from '../../ports/media.ts';
import type { Bucket } from './bucket.ts';
import { createBucketDocumentShelf, createBucketPhotoShelf } from './bucket-shelves.ts';
import { defaultChildMemoryMb, silentLog } from './disk-media-store.ts';
import { createFileWorkers, type MediaLog } from './file-workers.ts';
import { createMediaStore } from './media-store.ts';

export interface BucketMediaStoreOptions {
  readonly bucket: Bucket;
  /** Folder for files while the child process reads them. */
  readonly scratch: string;
  /** Readers of the portal are redirected to the bucket for photos. */
  readonly sendsReadersThere?: boolean;
  readonly log?: MediaLog;
  readonly reach?: CrashPoint;
}

/** Creates the media store in an S3 bucket. `scratch` is a local folder for files in progress. */
export function createBucketMediaStore(options: BucketMediaStoreOptions): MediaStore {
  const { bucket, scratch, sendsReadersThere = false, log = silentLog, reach = nowhere } = options;
  const places = { bucket, scratch, reach };
  const shelf = createBucketPhotoShelf(places);
  return createMediaStore({
    shelf: sendsReadersThere ? shelf : { ...shelf, copyAddress: async () => null },
    documentShelf: createBucketDocumentShelf(places),
    workers: createFileWorkers({ count: 1, memoryMb: defaultChildMemoryMb, log }),
    log,
    reach,
    whenClosed: bucket.close,
  });
}
