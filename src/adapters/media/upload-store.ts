/**
 * Files from web pages that nobody has looked into yet: `uploads/<id>`, private, each under a random id that says nothing of
 * it. Whoever sends a form twice leaves some behind; `sweep` removes them.
 */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaStore, UploadIntake } from '../../ports/media.ts';
import { modifiedAt, namesIn, readIfThere } from './disk-files.ts';
import { syncFolders, writeTemp } from './durable-file.ts';

export type UploadStore = Pick<MediaStore, 'putUpload' | 'readUpload' | 'forgetUpload'> & {
  /** Returns how many were removed. */
  sweep(isOld: (writtenAt: number, ageMs: number) => boolean): Promise<number>;
};

const ID_BYTES = 16;
const KEPT_MS = 2 * 24 * 3_600_000;

/** `root` is the media folder. */
export function createUploadStore(root: string): UploadStore {
  const folder = join(root, 'uploads');
  const pathOf = (id: string) => (/^[0-9a-f]{32}$/.test(id) ? join(folder, id) : null);

  return {
    async putUpload(source, limitBytes): Promise<UploadIntake> {
      const id = randomBytes(ID_BYTES).toString('hex');
      const counted = countedUpTo(source, limitBytes);
      try {
        const temp = await writeTemp(folder, id, counted.chunks);
        if (counted.sizeBytes() === 0) {
          await temp.discard();
          return { ok: false, refusal: 'empty' };
        }
        await temp.moveTo(id);
        await syncFolders(folder, root);
        return { ok: true, id, sizeBytes: counted.sizeBytes() };
      } catch (error) {
        if (error instanceof TooManyBytes) return { ok: false, refusal: 'too-big' };
        throw error;
      }
    },

    async readUpload(id) {
      const path = pathOf(id);
      return path === null ? null : readIfThere(path);
    },

    async forgetUpload(id) {
      const path = pathOf(id);
      if (path !== null) await rm(path, { force: true });
    },

    async sweep(isOld) {
      let removed = 0;
      for (const name of await namesIn(folder)) {
        const path = join(folder, name);
        const writtenAt = await modifiedAt(path);
        if (writtenAt === 0 || !isOld(writtenAt, KEPT_MS)) continue;
        await rm(path, { force: true });
        removed += 1;
      }
      return removed;
    },
  };
}

class TooManyBytes extends Error {}

function countedUpTo(source: Uint8Array | AsyncIterable<Uint8Array>, limitBytes: number) {
  let sizeBytes = 0;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source instanceof Uint8Array ? [source] : source) {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > limitBytes) throw new TooManyBytes(`more than ${limitBytes} bytes`);
      yield chunk;
    }
  }
  return { chunks: chunks(), sizeBytes: () => sizeBytes };
}
