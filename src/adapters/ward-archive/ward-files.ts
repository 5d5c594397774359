/**
 * Where a ward's photos and documents lie: in the data folder, or in a bucket under the same names. Paths are `originals/…`;
 * `uploads/…` is what came through our own pages and was not taken yet.
 */
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Bucket } from '../media/bucket.ts';
import { syncFolders, writeTemp } from '../media/durable-file.ts';
import { ArchiveRefused } from './archive.ts';

export interface WardFiles {
  /** Of each hash: the original, the copies, the document; what is not there any more is not missed. */
  pathsOf(hashes: ReadonlySet<string>): AsyncIterable<string>;
  /** Of each id, the upload that waits; one that was taken or swept is not missed. */
  waiting(uploads: ReadonlySet<string>): AsyncIterable<string>;
  read(path: string): AsyncIterable<Uint8Array>;
  /** What is there already stays. @returns whether it was written */
  put(path: string, open: () => Promise<Readable>): Promise<boolean>;
}

const foldersOf = (hash: string) => ['copies', 'documents'].map((kind) => `${kind}/${hash.slice(0, 2)}/${hash}`);
const uploadOf = (id: string) => `uploads/${id}`;
const originalOf = (hash: string) => `originals/${hash.slice(0, 2)}/${hash}`;

/** In `media` of a data folder, and `uploads` beside it; a file is whole or not there. */
export function filesInFolder(dataDir: string): WardFiles {
  const root = join(dataDir, 'media');
  const placeOf = (path: string) => join(path.startsWith('uploads/') ? dataDir : root, path);
  return {
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
      if (existsSync(target)) return false;
      const temp = await writeTemp(dirname(target), 'import', (await open()) as AsyncIterable<Uint8Array>);
      await temp.moveTo(target.slice(dirname(target).length + 1));
      await syncFolders(dirname(target), path.startsWith('uploads/') ? dirname(target) : root);
      return true;
    },
  };
}

/** As objects of a bucket; each passes through memory whole, and carries its hash. @throws BucketError */
export function filesInBucket(bucket: Pick<Bucket, 'get' | 'list' | 'put' | 'writtenAt'>): WardFiles {
  return {
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
      const bytes = await bucket.get(path);
      if (bytes === null) throw new ArchiveRefused(`${path} has gone from the bucket meanwhile`);
      yield bytes;
    },
    async put(path, open) {
      if ((await bucket.writtenAt(path)) > 0) return false;
      await bucket.put(path, Buffer.concat((await (await open()).toArray()) as Buffer[]));
      return true;
    },
  };
}
