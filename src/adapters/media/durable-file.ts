/**
 * Files that survive a power cut: written to a temporary name, synced, renamed, and then the folders are synced too.
 */
import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileSource } from '../../ports/media.ts';
import { modifiedAt, namesIn } from './disk-files.ts';

/** Originals show faces and places, so only this process's user may read them. */
export const folderMode = 0o700;
const fileMode = 0o600;

const tempSuffix = '.part';

/** A temporary file, on the file system of its target, because a rename is atomic only there. */
export interface TempFile {
  /** Readable at once; durable once `moveTo` resolves. */
  readonly path: string;
  readonly sizeBytes: number;
  /** SHA-256 of the bytes, hex. */
  readonly sha256: string;
  /** Waits until the bytes are synced and renames the file. The name is durable after `syncFolders`. */
  moveTo(path: string): Promise<void>;
  discard(): Promise<void>;
}

/** Creates an empty temporary file, and the folder if necessary. The caller closes and removes it. */
export async function openTemp(
  folder: string,
  name: string,
): Promise<{ readonly path: string; readonly file: FileHandle }> {
  await mkdir(folder, { recursive: true, mode: folderMode });
  const path = join(folder, `.${name}.${randomUUID()}${tempSuffix}`);
  return { path, file: await open(path, 'wx', fileMode) };
}

/** Writes a temporary file. @throws errors of the disk or of the source; no file is left then */
export async function writeTemp(folder: string, name: string, source: FileSource): Promise<TempFile> {
  const { path, file } = await openTemp(folder, name);
  const sha256 = createHash('sha256');
  let sizeBytes = 0;
  async function* hashed(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunksOf(source)) {
      sha256.update(chunk);
      sizeBytes += chunk.byteLength;
      yield chunk;
    }
  }
  try {
    await file.writeFile(hashed());
  } catch (error) {
    await file.close();
    await rm(path, { force: true });
    throw error;
  }
  // The file may be read during the sync: a photo is decoded while its original is written.
  const synced = file.sync().finally(() => file.close());
  synced.catch(() => {}); // reported by `moveTo`
  return {
    ...{ path, sizeBytes, sha256: sha256.digest('hex') },
    async moveTo(target) {
      await synced;
      await rename(path, target);
    },
    async discard() {
      await synced.catch(() => {});
      await rm(path, { force: true });
    },
  };
}

/** Bytes in memory are one chunk. */
export const chunksOf = (source: FileSource): AsyncIterable<Uint8Array> | readonly Uint8Array[] =>
  source instanceof Uint8Array ? [source] : source;

/** Writes, syncs and renames. The caller syncs the folder, once for all its files. */
export async function putFile(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const temp = await writeTemp(folder, name, bytes);
  try {
    await temp.moveTo(join(folder, name));
  } catch (error) {
    await temp.discard();
    throw error;
  }
}

/** Makes the names in `folder`, and the path to it from above `root`, durable. */
export async function syncFolders(folder: string, root: string): Promise<void> {
  const way = [folder];
  for (let at = folder; at !== dirname(root) && at !== dirname(at); at = dirname(at)) way.push(dirname(at));
  await Promise.all(way.map(syncFolder));
}

/** Sufficient if the path to `folder` is durable already. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The intended name of a left-over temporary file; null if this program did not create it. */
export function nameOfTemp(fileName: string): string | null {
  const match = /^\.(.+)\.[0-9a-f-]{36}\.part$/.exec(fileName);
  return match?.[1] ?? null;
}

/** Below a folder of originals or documents, for files that are not stored yet. No hash begins like that. */
export const arriving = 'in';

/** Files in subfolders named by the first letters of their names: `root/ab/abcd…`. */
export async function* onShelves(root: string): AsyncGenerator<{ readonly name: string; readonly path: string }> {
  for (const shelf of await namesIn(root))
    for (const name of await namesIn(join(root, shelf))) yield { name, path: join(root, shelf, name) };
}

/**
 * Removes temporary files that a crash left.
 * @param isOver decides by the intended hash and the time of the last write
 */
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
