/**
 * Photos and documents in a bucket, under the same names as in a folder, so that a folder can be copied into a bucket
 * unchanged. An object is durable as soon as it is written. Two processes may write the same hash at once: they write
 * the same bytes, each with its mark last. The child process reads files, so what it works on is staged in a local
 * folder.
 */
import { createHash } from 'node:crypto';
import type { CrashPoint } from '../../ports/crash-point.ts';
import type { FileSource } from '../../ports/media.ts';
import type { Bucket } from './bucket.ts';
import { BucketError } from './bucket-error.ts';
import { isHash } from './disk-files.ts';
import {
  copyName,
  type DocumentShelf,
  documentMark,
  documentParts,
  markOfDocument,
  markOfPhoto,
  type OpenedOriginal,
  type PhotoShelf,
  parseDocumentMark,
  parsePhotoMark,
  photoMark,
  type Staged,
  writeMark,
} from './shelves.ts';
import { removeOldWork, writeWorkFile } from './work-file.ts';

interface Places {
  readonly bucket: Bucket;
  /** For files that the child reads; each is removed after its work. */
  readonly scratch: string;
  readonly reach: CrashPoint;
}

const keyIn = (kind: string, hash: string): string => `${kind}/${hash.slice(0, 2)}/${hash}`;

/** Stores photos as objects of a bucket, by hash; the mark is written last, as on a disk. */
export function createBucketPhotoShelf({ bucket, scratch, reach }: Places): PhotoShelf {
  const originalOf = (hash: string) => keyIn('originals', hash);
  const copyOf = (hash: string, name: string) => `${keyIn('copies', hash)}/${name}`;

  async function readMark(hash: string) {
    const bytes = await bucket.get(copyOf(hash, photoMark));
    return bytes === null ? null : parsePhotoMark(Buffer.from(bytes).toString('utf8'), hash);
  }

  async function readOriginal(hash: string): Promise<Uint8Array | null> {
    const bytes = await bucket.get(originalOf(hash));
    return bytes === null ? null : proved(bytes, hash);
  }

  return {
    readMark,
    readOriginal,
    readCopy: (hash, width, format) => bucket.get(copyOf(hash, copyName(width, format))),
    copyAddress: (hash, width, format) => bucket.addressOf(copyOf(hash, copyName(width, format))),
    stage: (source) => stage({ bucket, scratch }, source, 'photo', originalOf),
    openOriginal: (hash) => openAsFile({ bucket, scratch }, hash, originalOf(hash)),
    touchMark: (hash) => rewrite(bucket, copyOf(hash, photoMark)),
    async storeCopies(named, made, originalIsDurable) {
      const copies = made.copies.map(({ width, format, bytes }) =>
        bucket.put(copyOf(named.hash, copyName(width, format)), bytes),
      );
      await Promise.all([originalIsDurable, ...copies]);
      const photo = markOfPhoto(named, made);
      reach('media.beforeMark');
      await bucket.put(copyOf(named.hash, photoMark), writeMark(photo));
      reach('media.afterMark');
      return photo;
    },
    async lastWrittenAt(hash) {
      const original = await bucket.writtenAt(originalOf(hash));
      return Math.max(original, ...(await objectsBelow(bucket, copyOf(hash, ''))).map(({ writtenAt }) => writtenAt));
    },
    async remove(hash) {
      const removed = await removeBelow(bucket, copyOf(hash, ''), photoMark);
      if ((await bucket.writtenAt(originalOf(hash))) === 0) return removed;
      await bucket.remove([originalOf(hash)]);
      return removed + 1;
    },
    removeOldTemps: (isOver) => removeOldWork(scratch, isOver),
    hashesOf: (where) => hashesBelow(bucket, `${where}/`),
  };
}

/** Stores documents as objects of a bucket, by hash. */
export function createBucketDocumentShelf({ bucket, scratch, reach }: Places): DocumentShelf {
  const partOf = (hash: string, name: string) => `${keyIn('documents', hash)}/${name}`;

  async function readMark(hash: string) {
    if (!isHash(hash)) return null;
    const bytes = await bucket.get(partOf(hash, documentMark));
    return bytes === null ? null : parseDocumentMark(Buffer.from(bytes).toString('utf8'), hash);
  }

  return {
    readMark,
    async readPart(hash, part) {
      if ((await readMark(hash)) === null) return null;
      const bytes = await bucket.get(partOf(hash, documentParts[part]));
      return bytes !== null && part === 'original' ? proved(bytes, hash) : bytes;
    },
    touchMark: (hash) => rewrite(bucket, partOf(hash, documentMark)),
    openOriginal: (hash) => openAsFile({ bucket, scratch }, hash, partOf(hash, documentParts.original)),
    stage: (source) => stage({ bucket, scratch }, source, 'document', (hash) => partOf(hash, documentParts.original)),
    async store(hash, sizeBytes, read) {
      await bucket.put(partOf(hash, documentParts.text), Buffer.from(read.text));
      if (read.picture !== null) await bucket.put(partOf(hash, documentParts.picture), read.picture.bytes);
      const document = markOfDocument(hash, sizeBytes, read);
      reach('media.beforeMark');
      await bucket.put(partOf(hash, documentMark), writeMark(document));
      reach('media.afterMark');
      return document;
    },
    async lastWrittenAt(hash) {
      return Math.max(0, ...(await objectsBelow(bucket, partOf(hash, ''))).map(({ writtenAt }) => writtenAt));
    },
    remove: (hash) => removeBelow(bucket, partOf(hash, ''), documentMark),
    // Temporary files of photos and documents share a folder; the photo shelf removes both.
    removeOldTemps: async () => 0,
    async *hashes() {
      yield* await hashesBelow(bucket, 'documents/');
    },
  };
}

const damaged = (hash: string) =>
  new BucketError(`the original ${hash} in the bucket is damaged: restore it from a backup of the bucket`);

/** Verifies that the bytes match the hash that names an original. @throws BucketError if they do not */
function proved(bytes: Uint8Array, hash: string): Uint8Array {
  if (createHash('sha256').update(bytes).digest('hex') === hash) return bytes;
  throw damaged(hash);
}

/** Copies an original into a local file that the child can read. @throws BucketError if it is damaged */
async function openAsFile(
  { bucket, scratch }: Pick<Places, 'bucket' | 'scratch'>,
  hash: string,
  key: string,
): Promise<OpenedOriginal | null> {
  let isMissing = false;
  // The bucket is asked when the file is there: nothing would read or end its answer if the disk had no room for the file.
  async function* chunks(): AsyncGenerator<Uint8Array> {
    const found = await bucket.open(key);
    if (found === null) isMissing = true;
    else yield* found;
  }
  const { path, sizeBytes, sha256, discard } = await writeWorkFile(scratch, hash, chunks());
  if (!isMissing && sha256 === hash) return { path, sizeBytes, done: discard };
  await discard();
  if (isMissing) return null;
  throw damaged(hash);
}

/** The child reads the file, and the bucket gets it. */
async function stage(
  { bucket, scratch }: Pick<Places, 'bucket' | 'scratch'>,
  source: FileSource,
  kind: string,
  keyOf: (hash: string) => string,
): Promise<Staged> {
  const file = await writeWorkFile(scratch, kind, source);
  const { path, sizeBytes, sha256: hash, discard } = file;
  return { path, sizeBytes, hash, keep: () => bucket.put(keyOf(hash), file), durable: async () => {}, discard };
}

/** Rewrites the object unchanged, so that the bucket gives it a new date. */
async function rewrite(bucket: Bucket, key: string): Promise<void> {
  const bytes = await bucket.get(key);
  if (bytes !== null) await bucket.put(key, bytes);
}

async function objectsBelow(bucket: Bucket, prefix: string) {
  const found = [];
  for await (const object of bucket.list(prefix)) found.push(object);
  return found;
}

/**
 * Removes the mark first: an interrupted removal leaves something that counts as not stored, never an incomplete photo.
 */
async function removeBelow(bucket: Bucket, prefix: string, mark: string): Promise<number> {
  const keys = (await objectsBelow(bucket, prefix)).map(({ key }) => key);
  if (keys.includes(prefix + mark)) await bucket.remove([prefix + mark]);
  const others = keys.filter((key) => key !== prefix + mark);
  if (others.length > 0) await bucket.remove(others);
  return keys.length;
}

async function hashesBelow(bucket: Bucket, prefix: string): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for await (const { key } of bucket.list(prefix)) {
    const hash = key.split('/')[2];
    if (hash !== undefined && isHash(hash)) found.add(hash);
  }
  return found;
}
