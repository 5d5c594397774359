/**
 * A ward's photos and documents: in the data folder, or in a bucket under the same names. Paths are `originals/…`;
 * `uploads/…` are uploads through the ward's own pages that are not processed yet.
 */
import { createReadStream, existsSync, readdirSync, statfsSync } from 'node:fs';
import { utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Bucket } from '../media/bucket.ts';
import { syncFolders, writeTemp } from '../media/durable-file.ts';
import { ArchiveRefused } from './archive.ts';

export interface WardFiles {
  /** Paths of the originals, copies and documents of these hashes; missing files are skipped. */
  pathsOf(hashes: ReadonlySet<string>): AsyncIterable<string>;
  /** Paths of these waiting uploads; those processed or swept meanwhile are skipped. */
  waiting(uploads: ReadonlySet<string>): AsyncIterable<string>;
  read(path: string): AsyncIterable<Uint8Array>;
  /** Keeps an existing file. @returns whether the file was written */
  put(path: string, open: () => Promise<Readable>): Promise<boolean>;
  /** True if storing this file will take room on the data folder's disk: it is stored there, and is not there yet. */
  needsRoom(path: string): boolean;
}

const foldersOf = (hash: string) => ['copies', 'documents'].map((kind) => `${kind}/${hash.slice(0, 2)}/${hash}`);
const uploadOf = (id: string) => `uploads/${id}`;
const originalOf = (hash: string) => `originals/${hash.slice(0, 2)}/${hash}`;

/** The files in `media` of a data folder, and `uploads` beside it; a file is complete or absent. */
export function filesInFolder(dataDir: string): WardFiles {
  const root = join(dataDir, 'media');
  const placeOf = (path: string) => join(path.startsWith('uploads/') ? dataDir : root, path);
  return {
    needsRoom: (path) => !existsSync(placeOf(path)),
    async *waiting(uploads) {
      for (const id of [...uploads].toSorted()) if (existsSync(placeOf(uploadOf(id)))) yield uploadOf(id);
    },
    async *pathsOf(hashes) {
      for (const hash of [...hashes].toSorted()) {
        if (existsSync(join(root, originalOf(hash)))) yield originalOf(hash);
        for (const folder of foldersOf(hash)) {
          if (!existsSync(join(root, folder))) continue;
          for (const name of readdirSync(join(root, folder)).toSorted())
            if (!name.startsWith('.')) yield `${folder}/${name}`;
        }
      }
    },
    read: (path) => createReadStream(placeOf(path)),
    async put(path, open) {
      const target = placeOf(path);
      if (existsSync(target)) {
        // Renewed, so that a running server's sweep keeps it until the rows of this import are written.
        const now = new Date();
        for (const each of path.startsWith('documents/') ? [target, dirname(target)] : [target])
          await utimes(each, now, now);
        return false;
      }
      const temp = await writeTemp(dirname(target), 'import', (await open()) as AsyncIterable<Uint8Array>);
      await temp.moveTo(target);
      await syncFolders(dirname(target), path.startsWith('uploads/') ? dirname(target) : root);
      return true;
    },
  };
}

/** Free bytes on the disk of a data folder. */
export function freeBytesOf(dataDir: string): number {
  const { bavail, bsize } = statfsSync(dataDir);
  return bavail * bsize;
}
/** A sweep removes what no row names after a day; half of it is left to the import. */
const freshMs = 43_200_000;

/** The files as objects of a bucket, each with its hash. @throws BucketError, BucketDamage */
export function filesInBucket(bucket: Pick<Bucket, 'list' | 'open' | 'putStream' | 'writtenAt'>): WardFiles {
  return {
    needsRoom: () => false,
    async *waiting(uploads) {
      for (const id of [...uploads].toSorted()) if ((await bucket.writtenAt(uploadOf(id))) > 0) yield uploadOf(id);
    },
    async *pathsOf(hashes) {
      for (const hash of [...hashes].toSorted()) {
        if ((await bucket.writtenAt(originalOf(hash))) > 0) yield originalOf(hash);
        for (const folder of foldersOf(hash)) {
          const keys: string[] = [];
          for await (const { key } of bucket.list(`${folder}/`)) keys.push(key);
          yield* keys.toSorted();
        }
      }
    },
    async *read(path) {
      const chunks = await bucket.open(path);
      if (chunks === null) throw new ArchiveRefused(`${path} was removed from the bucket during the export`);
      yield* chunks;
    },
    async put(path, open) {
      const writtenAt = await bucket.writtenAt(path);
      if (Date.now() - writtenAt < freshMs) return false;
      // An older object is written once more and so gets a new date, as a file in a folder does.
      await bucket.putStream(path, (await open()) as AsyncIterable<Uint8Array>);
      return writtenAt === 0;
    },
  };
}
