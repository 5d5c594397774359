/** Files that are still there after the power went: written beside their place, synced, renamed, and the folders synced too. */
import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { modifiedAt, namesIn } from './disk-files.ts';

/** Originals carry faces and places: nobody but this process's user reads them. */
const folderMode = 0o700;
const fileMode = 0o600;

const tempSuffix = '.part';

/** A file that is not in its place yet. In the same folder, because a rename is atomic only within a file system. */
export interface TempFile {
  /** Can be read at once; it is on disk for good when `moveTo` resolves. */
  readonly path: string;
  /** Waits until the bytes are synced. The name is durable after `syncFolders`. */
  moveTo(name: string): Promise<void>;
  discard(): Promise<void>;
}

/** @throws what the disk, or the stream, throws; nothing is left then */
export async function writeTemp(
  folder: string,
  name: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<TempFile> {
  await mkdir(folder, { recursive: true, mode: folderMode });
  const path = join(folder, `.${name}.${randomUUID()}${tempSuffix}`);
  const file = await open(path, 'wx', fileMode);
  try {
    await file.writeFile(bytes);
  } catch (error) {
    await file.close();
    await rm(path, { force: true });
    throw error;
  }
  // Meanwhile somebody may read it: a photo is decoded while its original goes to the disk.
  const synced = file.sync().finally(() => file.close());
  synced.catch(() => {}); // told by `moveTo`
  return {
    path,
    async moveTo(target) {
      await synced;
      await rename(path, join(folder, target));
    },
    async discard() {
      await synced.catch(() => {});
      await rm(path, { force: true });
    },
  };
}

/** Write, sync, rename. The caller syncs the folder, once for all its files. */
export async function putFile(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const temp = await writeTemp(folder, name, bytes);
  try {
    await temp.moveTo(name);
  } catch (error) {
    await temp.discard();
    throw error;
  }
}

/** Makes the names in `folder`, and the way to it from above `root`, durable. */
export async function syncFolders(folder: string, root: string): Promise<void> {
  const way = [folder];
  for (let at = folder; at !== dirname(root) && at !== dirname(at); at = dirname(at)) way.push(dirname(at));
  await Promise.all(way.map(syncFolder));
}

/** Enough where the way to `folder` is durable already. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The name that a left-over temp file was going to have, or null when it is none of ours. */
export function nameOfTemp(fileName: string): string | null {
  const match = /^\.(.+)\.[0-9a-f-]{36}\.part$/.exec(fileName);
  return match?.[1] ?? null;
}

/** Files on shelves that are named by the first letters of what stands on them: `root/ab/abcd…`. */
export async function* onShelves(root: string): AsyncGenerator<{ readonly name: string; readonly path: string }> {
  for (const shelf of await namesIn(root))
    for (const name of await namesIn(join(root, shelf))) yield { name, path: join(root, shelf, name) };
}

/** What a crash left half written. @param isOver by the hash of what it was to become, and when it was written last */
export async function removeOldTemps(
  root: string,
  isOver: (hash: string, writtenAt: number) => boolean,
): Promise<number> {
  let removed = 0;
  for await (const { name, path } of onShelves(root)) {
    const hash = nameOfTemp(name);
    if (hash === null || !isOver(hash, await modifiedAt(path))) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}
