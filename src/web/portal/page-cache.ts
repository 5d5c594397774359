/**
 * Answers that were made before, kept as bytes until the portal's database changes. Made for one portal; bounded in
 * bytes; the answer that was wanted least recently goes first. A Map remembers the order of insertion, which is all it needs.
 */
import { createHash } from 'node:crypto';

export interface MadeAnswer {
  readonly status: number;
  readonly type: string;
  readonly bytes: Buffer;
  /** Strong, from the bytes: equal after a restart, and in another process. */
  readonly etag: string;
}

export interface PageCache {
  /** What was kept under `key` since `version`; else made now, and kept when `made.status` is 200. */
  get(version: string, key: string, make: () => Promise<MadeAnswer>): Promise<MadeAnswer>;
}

export function makeAnswer(status: number, type: string, body: string): MadeAnswer {
  const bytes = Buffer.from(body);
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  return { status, type, bytes, etag };
}

export function createPageCache(maxBytes: number): PageCache {
  const kept = new Map<string, MadeAnswer>();
  let keptBytes = 0;
  let keptVersion = '';

  function drop(key: string): void {
    keptBytes -= kept.get(key)?.bytes.length ?? 0;
    kept.delete(key);
  }

  return {
    async get(version, key, make) {
      if (version !== keptVersion) {
        kept.clear();
        keptBytes = 0;
        keptVersion = version;
      }
      const before = kept.get(key);
      if (before) {
        kept.delete(key);
        kept.set(key, before);
        return before;
      }
      const made = await make();
      // Something may have changed while it was made: then it belongs to a version that is over.
      if (made.status !== 200 || version !== keptVersion || made.bytes.length > maxBytes / 4) return made;
      drop(key);
      kept.set(key, made);
      keptBytes += made.bytes.length;
      for (const oldest of kept.keys()) {
        if (keptBytes <= maxBytes) break;
        drop(oldest);
      }
      return made;
    },
  };
}

/** True when the reader holds these very bytes already (RFC 9110 §13.1.2: weak comparison). */
export function isHeld(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
