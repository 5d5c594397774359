/**
 * Files that came through our own pages, as they came, until they are taken into an item: private, by a name that
 * nobody guesses, for two days at most.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ChannelError } from '../channel/channel-error.ts';
import type { UploadStore } from '../ports/uploads.ts';

export const createUploadStore = (folder: string): UploadStore => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pathOf = (id: string): string => {
    if (!/^[0-9a-f]{32}$/u.test(id)) throw new ChannelError('rejected', { description: 'no such upload' });
    return join(folder, id);
  };
  return {
    put: async (chunks, limitBytes) => {
      const id = randomBytes(16).toString('hex');
      const path = join(folder, id);
      const file = await open(`${path}.part`, 'wx', 0o600);
      let sizeBytes = 0;
      try {
        for await (const chunk of chunks) {
          sizeBytes += chunk.byteLength;
          if (sizeBytes > limitBytes) break;
          await file.write(chunk);
        }
        await file.sync();
      } finally {
        await file.close();
      }
      if (sizeBytes > limitBytes || sizeBytes === 0) {
        await rm(`${path}.part`, { force: true });
        return null;
      }
      await rename(`${path}.part`, path);
      const directory = await open(folder, 'r');
      await directory.sync();
      await directory.close();
      return { id, sizeBytes };
    },
    read: async (id, limitBytes) => {
      const path = pathOf(id);
      const found = await stat(path).catch(() => null);
      if (!found) throw new ChannelError('rejected', { description: 'the upload is gone' });
      if (found.size > limitBytes) throw new ChannelError('rejected', { description: 'the upload is too big' });
      return new Uint8Array(await readFile(path));
    },
    forget: async (id) => rm(pathOf(id), { force: true }),
    sweep: async (olderThan) => {
      let removed = 0;
      for (const name of await readdir(folder)) {
        const path = join(folder, name);
        const found = await stat(path).catch(() => null);
        if (!found || found.mtime >= olderThan) continue;
        await rm(path, { force: true });
        removed += 1;
      }
      return removed;
    },
  };
};
