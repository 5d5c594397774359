/**
 * Caches the ids of uploads by the hash of their bytes: the quota is 5,000 uploads a month, and each id is valid for 7
 * days.
 */
import { createHash } from 'node:crypto';

/** One day less than Zalo's seven. */
const keepMs = 6 * 86_400_000;
const keepMax = 500;

export interface Uploads {
  /** The id of these bytes; `upload` is called if there is none, once for simultaneous requests. */
  idOf(key: string, upload: () => Promise<string>): Promise<string>;
  /** Removes an id that Zalo no longer knows. */
  forget(key: string, id: string): void;
}

/** @param form an image's id is not valid for a file */
export function uploadKey(form: 'image' | 'file', bytes: Uint8Array): string {
  return `${form}:${createHash('sha256').update(bytes).digest('hex')}`;
}

interface Kept {
  readonly id: Promise<string>;
  known: string | null;
  readonly at: number;
}

/** Kept in memory, the newest 500: after a restart a picture is uploaded once more. */
export function createUploads(now: () => Date): Uploads {
  const kept = new Map<string, Kept>();
  const isFresh = (at: number) => now().getTime() - at < keepMs;

  return {
    async idOf(key, upload) {
      const found = kept.get(key);
      if (found && isFresh(found.at)) return found.id;
      const entry: Kept = { id: upload(), known: null, at: now().getTime() };
      kept.delete(key);
      kept.set(key, entry);
      // Oldest first: a map keeps the order of insertion.
      for (const old of kept.keys()) {
        if (kept.size <= keepMax) break;
        kept.delete(old);
      }
      try {
        entry.known = await entry.id;
        return entry.known;
      } catch (error) {
        if (kept.get(key) === entry) kept.delete(key);
        throw error;
      }
    },
    forget(key, id) {
      if (kept.get(key)?.known === id) kept.delete(key);
    },
  };
}
