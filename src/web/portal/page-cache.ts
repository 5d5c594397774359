/**
 * Cache of rendered answers, valid until the ward's content changes. Limited in bytes; evicts the least recently used answer.
 * A Map keeps insertion order, which is sufficient for that.
 */
import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type Pieces, textOf } from '../kit/html.ts';

export type Coding = 'br' | 'gzip';

export interface MadeAnswer {
  readonly status: number;
  readonly type: string;
  readonly bytes: Buffer;
  /** Strong ETag computed from the bytes: the same after a restart and in another process. */
  readonly etag: string;
  /** Target of a 301. */
  readonly location: string | null;
  /** Code of the item shown. */
  readonly item: string | null;
  /** Compressed variants, created on first request; null: not smaller. */
  readonly coded: Map<Coding, Buffer | null>;
}

export interface PageCache {
  /** The answer kept under `key` for `version`, or null. */
  find(version: string, key: string): MadeAnswer | null;
  /** Keeps an answer with status 200, unless its version is outdated. */
  keep(version: string, key: string, made: MadeAnswer): void;
}

type Drawn = Pick<MadeAnswer, 'status' | 'type'> & {
  readonly body: string | Pieces;
  readonly location?: string | null;
  readonly item?: string | null;
};

/** Encodes an answer and computes its ETag. */
export function makeAnswer({ status, type, body, location = null, item = null }: Drawn): MadeAnswer {
  const bytes = bytesOf(body);
  return { status, type, bytes, etag: etagOf(bytes), location, item, coded: new Map() };
}

/** A strong ETag (RFC 9110 §8.8.3): differs if the bytes differ. */
export const etagOf = (bytes: Uint8Array): string => `"${hash('sha1', bytes, 'base64url').slice(0, 22)}"`;

/** Buffer for encoding a page; longer pages are encoded separately. A character takes three bytes at most. */
const scratch = Buffer.allocUnsafeSlow(512 * 1024);

/** Encodes into the shared buffer and copies the result, because computing the length first would take as long as encoding. */
function bytesOf(body: string | Pieces): Buffer {
  const end = writeBody(body, scratch);
  return end === null
    ? Buffer.from(typeof body === 'string' ? body : body.map(textOf).join(''))
    : Buffer.from(scratch.subarray(0, end));
}

/**
 * Writes a page into a buffer. Shared parts, about half of a page, are already encoded and only copied.
 * @returns the number of bytes; null: it may not fit
 */
export function writeBody(body: string | Pieces, into: Buffer): number | null {
  if (typeof body === 'string') return body.length * 3 > into.length ? null : into.write(body);
  let end = 0;
  for (const piece of body) {
    const { bytes } = piece;
    const text = bytes ? '' : textOf(piece);
    if (end + (bytes?.length ?? text.length * 3) > into.length) return null;
    if (bytes) {
      bytes.copy(into, end);
      end += bytes.length;
    } else end += into.write(text, end);
  }
  return end;
}

/** Minimum bytes for compression; smaller answers fit into one packet anyway. */
const worthCoding = 1_000;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** The best encoding that the client accepts; `q=0` refuses one. */
export function codingFor(accepted: string | undefined, { bytes, type }: MadeAnswer): Coding | null {
  if (accepted === undefined || bytes.length < worthCoding || type.startsWith('image/png')) return null;
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/u.test(accepted)) return 'br';
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/u.test(accepted) ? 'gzip' : null;
}

/** Compresses an answer once, in Node's thread pool. */
export async function codedBytes(made: MadeAnswer, coding: Coding): Promise<Buffer | null> {
  const known = made.coded.get(coding);
  if (known !== undefined) return known;
  const coded =
    coding === 'br'
      ? await brotli(made.bytes, {
          params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: made.bytes.length },
        })
      : await zip(made.bytes, { level: 6 });
  const smaller = coded.length < made.bytes.length ? coded : null;
  made.coded.set(coding, smaller);
  return smaller;
}

/** Estimated size of a page with its compressed variants, relative to the page. */
const withVariants = 1.6;

/** Creates a portal's cache within a shared budget. */
export type PageStore = () => PageCache;

/** Remembered keys; a collision forgets the earlier key. */
const remembered = 16 * 1024;

/** Whether a key was requested before, among the last thousands: four bytes per key, a hash (FNV-1a). */
function createMemory(): (key: string) => boolean {
  const seen = new Uint32Array(remembered);
  return (key) => {
    let sum = 0x811c9dc5;
    for (let at = 0; at < key.length; at += 1) sum = Math.imul(sum ^ key.charCodeAt(at), 0x01000193);
    const place = (sum >>> 0) % remembered;
    const isKnown = seen[place] === sum >>> 0;
    seen[place] = sum >>> 0;
    return isKnown;
  };
}

/**
 * One budget for all portals of the process: a busy ward uses the space of quiet ones, and 129 wards need no more memory than
 * one. Entries of outdated versions are never requested and are evicted as the oldest. When the cache is half full, only
 * keys requested before are kept, so that a crawler does not evict what people read (decision 0273).
 */
export function createPageStore(maxBytes: number): PageStore {
  const wasAsked = createMemory();
  const kept = new Map<string, { readonly version: string; readonly made: MadeAnswer }>();
  let keptBytes = 0;
  let portals = 0;

  const sizeOf = ({ bytes }: MadeAnswer): number => bytes.length * withVariants;
  function drop(name: string): void {
    const entry = kept.get(name);
    if (!entry) return;
    keptBytes -= sizeOf(entry.made);
    kept.delete(name);
  }
  function put(name: string, version: string, made: MadeAnswer): void {
    drop(name);
    kept.set(name, { version, made });
    keptBytes += sizeOf(made);
    for (const oldest of kept.keys()) {
      if (keptBytes <= maxBytes) break;
      drop(oldest);
    }
  }

  return () => {
    const mine = `${portals++} `;
    let newest = '';
    return {
      find(version, key) {
        newest = version;
        const name = mine + key;
        const entry = kept.get(name);
        if (!entry) return null;
        kept.delete(name);
        if (entry.version !== version) {
          keptBytes -= sizeOf(entry.made);
          return null;
        }
        kept.set(name, entry);
        return entry.made;
      },
      keep(version, key, made) {
        // If the content changed while the answer was rendered, it belongs to an outdated version.
        if (made.status !== 200 || version !== newest || sizeOf(made) > maxBytes / 4) return;
        const name = mine + key;
        if (wasAsked(name) || keptBytes + sizeOf(made) <= maxBytes / 2) put(name, version, made);
      },
    };
  };
}

/** Clients revalidate each time and get 304 if nothing changed, so that publishing and unpublishing take effect at once. */
export const askAgain = 'public, no-cache';

/** True if the client's copy is current (RFC 9110 §13.1.2: weak comparison). */
export function isCurrent(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === etag || ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

/** Headers of a page in this encoding. Each variant has its own ETag, and any of them counts as the current page. */
export const cacheHeaders = ({ etag }: MadeAnswer, coding: Coding | null) => ({
  'cache-control': askAgain,
  vary: 'accept-encoding, cookie',
  etag: coding === null ? etag : `${etag.slice(0, -1)}-${coding}"`,
});
