/** What is asked of folders that may not be there yet, and of files that somebody may just have removed. */
import { readdir, readFile, stat } from 'node:fs/promises';

/** Hashes come from addresses too: only 64 hex digits may become part of a path. */
export function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

/** Null: there is no such file. */
export async function readIfThere(path: string): Promise<Buffer | null> {
  return absentIsNull(readFile(path));
}

/** In epoch ms; 0 when it is not there. */
export async function modifiedAt(path: string): Promise<number> {
  return (await absentIsNull(stat(path)))?.mtimeMs ?? 0;
}

/** None when there is no such folder. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  return (await absentIsNull(readdir(folder))) ?? [];
}

/** What is not there is null; another failure stays one. */
export async function absentIsNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}
