/**
 * Files uploaded through web pages and not yet examined: private, each under a random id that reveals nothing. Forms
 * sent twice leave unused files; `sweep` removes them.
 */
import { randomBytes } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { UploadStore } from '../../ports/uploads.ts';
import type { Bucket } from './bucket.ts';
import { absentIsNull, modifiedAt, namesIn } from './disk-files.ts';
import { syncFolders, writeTemp } from './durable-file.ts';

const idBytes = 16;

/** Creates the store of uploads. `root` is the data folder; the files are in `uploads/` below it. */
export function createUploadStore(root: string): UploadStore {
  const folder = join(root, 'uploads');
  const pathOf = (id: string) => (/^[0-9a-f]{32}$/.test(id) ? join(folder, id) : null);

  return {
    async put(chunks, limitBytes) {
      const id = randomBytes(idBytes).toString('hex');
      const upload = counted(chunks, limitBytes);
      try {
        const temp = await writeTemp(folder, id, upload.chunks);
        try {
          await temp.moveTo(join(folder, id));
        } catch (error) {
          await temp.discard();
          throw error;
        }
        await syncFolders(folder, root);
        return { id, sizeBytes: upload.sizeBytes() };
      } catch (error) {
        if (error instanceof WrongSize) return null;
        throw error;
      }
    },

    async open(id) {
      const path = pathOf(id);
      const file = path === null ? null : await absentIsNull(open(path));
      return file?.createReadStream() ?? null;
    },

    async forget(id) {
      const path = pathOf(id);
      if (path !== null) await rm(path, { force: true });
    },

    async sweep(olderThan, kept) {
      const old: string[] = [];
      for (const name of await namesIn(folder)) {
        const writtenAt = await modifiedAt(join(folder, name));
        if (writtenAt > 0 && writtenAt < olderThan.getTime()) old.push(name);
      }
      const unneeded = await without(old, kept);
      for (const name of unneeded) await rm(join(folder, name), { force: true });
      return unneeded.length;
    },
  };
}

/** The same in a bucket, so that another process than the one that received an upload can process it. */
export function createBucketUploadStore(bucket: Bucket): UploadStore {
  const keyOf = (id: string) => (/^[0-9a-f]{32}$/.test(id) ? `uploads/${id}` : null);

  return {
    async put(chunks, limitBytes) {
      const id = randomBytes(idBytes).toString('hex');
      const upload = counted(chunks, limitBytes);
      try {
        await bucket.putStream(`uploads/${id}`, upload.chunks);
        return { id, sizeBytes: upload.sizeBytes() };
      } catch (error) {
        if (error instanceof WrongSize) return null;
        throw error;
      }
    },

    async open(id) {
      const key = keyOf(id);
      return key === null ? null : bucket.open(key);
    },

    async forget(id) {
      const key = keyOf(id);
      if (key !== null) await bucket.remove([key]);
    },

    async sweep(olderThan, kept) {
      const old: string[] = [];
      for await (const { key, writtenAt } of bucket.list('uploads/'))
        if (writtenAt < olderThan.getTime()) old.push(key.slice('uploads/'.length));
      const unneeded = await without(old, kept);
      await bucket.remove(unneeded.map((id) => `uploads/${id}`));
      return unneeded.length;
    },
  };
}

async function without(
  ids: readonly string[],
  kept: (() => Promise<ReadonlySet<string>>) | undefined,
): Promise<readonly string[]> {
  if (ids.length === 0 || !kept) return ids;
  const needed = await kept();
  return ids.filter((id) => !needed.has(id));
}

/** The upload is empty or too large. */
class WrongSize extends Error {}

/** Passes the chunks on and counts them. They end with WrongSize if there are no bytes, or more than the limit. */
function counted(source: AsyncIterable<Uint8Array>, limitBytes: number) {
  let sizeBytes = 0;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > limitBytes) throw new WrongSize(`more than ${limitBytes} bytes`);
      yield chunk;
    }
    if (sizeBytes === 0) throw new WrongSize('no bytes');
  }
  return { chunks: chunks(), sizeBytes: () => sizeBytes };
}
