/** Helpers for folders that may not exist and files that may have just been removed. */
import { open, readdir, readFile, stat } from 'node:fs/promises';

/** True for 64 hex digits. Hashes also come from addresses, and only such a text may become part of a path. */
export function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

/** The first bytes of a file; all of them if it is shorter. */
export async function headOf(path: string, mostBytes: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(Math.min(mostBytes, (await file.stat()).size));
    const { bytesRead } = await file.read(head, 0, head.byteLength, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Null if the file does not exist. */
export async function readIfThere(path: string): Promise<Buffer | null> {
  return absentIsNull(readFile(path));
}

/** In epoch milliseconds; 0 if the file does not exist. */
export async function modifiedAt(path: string): Promise<number> {
  return (await absentIsNull(stat(path)))?.mtimeMs ?? 0;
}

/** The names in a folder; empty if it does not exist. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  return (await absentIsNull(readdir(folder))) ?? [];
}

/** Returns null for a missing file; other failures are thrown. */
export async function absentIsNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}
