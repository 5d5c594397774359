/**
 * Files in the work folder on this machine, on their way into a bucket or out of it. The bytes flow through, so a file
 * needs no memory of its size, and both hashes that a bucket is told are known at the end.
 */
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileSource } from '../../ports/media.ts';
import { modifiedAt, namesIn } from './disk-files.ts';
import { chunksOf, nameOfTemp, openTemp } from './durable-file.ts';

/** The work folder of a server whose files are in a bucket. @param dataDir its data folder */
export const workOf = (dataDir: string): string => join(dataDir, 'media-work');

/** A file in the work folder. Its owner discards it in every case. */
export interface WorkFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** In hex. */
  readonly sha256: string;
  /** In base64, as the header Content-MD5 has it. */
  readonly md5: string;
  discard(): Promise<void>;
}

/** The disk of the work folder is full. Has the `code` of the disk's error: the queue waits for room. */
export class NoRoom extends Error {
  override readonly name = 'NoRoom';
  readonly code: string;

  constructor(folder: string, code: string, cause: unknown) {
    super(`no room in ${folder} for a file on its way to the bucket: free some disk space (${code})`, { cause });
    this.code = code;
  }
}

/**
 * Writes the bytes into the work folder. The file is not synced: after a crash it is not needed.
 * @param name part of the file's name: what it is for
 * @throws NoRoom, and errors of the disk or of the source unchanged; no file is left then
 */
export async function writeWorkFile(folder: string, name: string, source: FileSource): Promise<WorkFile> {
  const [sha256, md5] = [createHash('sha256'), createHash('md5')];
  let sizeBytes = 0;
  let isSourceBroken = false;
  async function* hashed(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of chunksOf(source)) {
        sha256.update(chunk);
        md5.update(chunk);
        sizeBytes += chunk.byteLength;
        yield chunk;
      }
    } catch (error) {
      isSourceBroken = true;
      throw error;
    }
  }
  try {
    const { path, file } = await openTemp(folder, name);
    const discard = (): Promise<void> => rm(path, { force: true });
    try {
      await file.writeFile(hashed());
    } catch (error) {
      await discard();
      throw error;
    } finally {
      await file.close();
    }
    return { path, sizeBytes, sha256: sha256.digest('hex'), md5: md5.digest('base64'), discard };
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!isSourceBroken && (code === 'ENOSPC' || code === 'EDQUOT')) throw new NoRoom(folder, code, error);
    throw error;
  }
}

/**
 * Removes files that a crash left in the work folder.
 * @param isOver decides by the name that the file was written under and the time of the last write
 * @returns their number
 */
export async function removeOldWork(
  folder: string,
  isOver: (name: string, writtenAt: number) => boolean,
): Promise<number> {
  let removed = 0;
  for (const file of await namesIn(folder)) {
    const name = nameOfTemp(file);
    const path = join(folder, file);
    if (name === null || !isOver(name, await modifiedAt(path))) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}
