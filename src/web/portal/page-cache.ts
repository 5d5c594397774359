/**
 * Answers that were made before, kept as bytes until the ward's content changes. Bounded in bytes; the answer that was wanted
 * least recently goes first. A Map remembers the order of insertion, which is all it needs.
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
  /** Strong, from the bytes: equal after a restart, and in another process. */
  readonly etag: string;
  /** Of a 301. */
  readonly location: string | null;
  /** Code of the item that it shows. */
  readonly item: string | null;
  /** Compressed when a reader who understands it asks for the first time; null: it would not be smaller. */
  readonly coded: Map<Coding, Buffer | null>;
}

export interface PageCache {
  /** What was kept under `key` since `version`; null: nothing. */
  find(version: string, key: string): MadeAnswer | null;
  /** Keeps it when its status is 200. Nothing is kept for a version that is over. */
  keep(version: string, key: string, made: MadeAnswer): void;
}

type Drawn = Pick<MadeAnswer, 'status' | 'type'> & {
  readonly body: string | Pieces;
  readonly location?: string | null;
  readonly item?: string | null;
};

/** The answer in bytes, with a strong ETag made from them. */
export function makeAnswer({ status, type, body, location = null, item = null }: Drawn): MadeAnswer {
  const bytes = bytesOf(body);
  return { status, type, bytes, etag: etagOf(bytes), location, item, coded: new Map() };
}

/** Strong (RFC 9110 §8.8.3): other bytes, another tag. */
export const etagOf = (bytes: Uint8Array): string => `"${hash('sha1', bytes, 'base64url').slice(0, 22)}"`;

/** Of the longest page that is written in one go: a letter takes three bytes at most. */
const scratch = Buffer.allocUnsafeSlow(512 * 1024);

/** Written into a place that is there, then copied at its size: to ask for the size first takes as long as the writing. */
function bytesOf(body: string | Pieces): Buffer {
  const end = writeBody(body, scratch);
  return end === null
    ? Buffer.from(typeof body === 'string' ? body : body.map(textOf).join(''))
    : Buffer.from(scratch.subarray(0, end));
}

/**
 * Half of a page are parts that others have as well: their letters are not made into bytes again.
 * @returns how many bytes it takes; null: it may not fit
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

/** Bytes; what is smaller fits one packet anyway. */
const worthCoding = 1_000;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** The best that the reader understands, by what browsers send; `q=0` refuses. */
export function codingFor(accepted: string | undefined, { bytes, type }: MadeAnswer): Coding | null {
  if (accepted === undefined || bytes.length < worthCoding || type.startsWith('image/png')) return null;
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/u.test(accepted)) return 'br';
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/u.test(accepted) ? 'gzip' : null;
}

/** Compressed on Node's own threads, once. */
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

/** A page and its compressed variants take about so much more than the page. */
const withVariants = 1.6;

/** Gives each portal a cache of its own in one budget. */
export type PageStore = () => PageCache;

/** Keys remembered as asked for; two that fall on one place forget each other. */
const remembered = 16 * 1024;

/** Whether a key was asked for before, among the last thousands: four bytes each, by its hash (FNV-1a). */
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
 * One budget for all portals of the process: a ward that is read much takes the room of those that are not, and 129 wards
 * take no more memory than one. What belongs to a version that is over is wanted by nobody, and goes as the oldest. From
 * half the budget on, only what is asked for a second time is kept: a search engine that walks through all items pushes out
 * nothing that people read (decision 0273).
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
        // Something may have changed while it was made: then it belongs to a version that is over.
        if (made.status !== 200 || version !== newest || sizeOf(made) > maxBytes / 4) return;
        const name = mine + key;
        if (wasAsked(name) || keptBytes + sizeOf(made) <= maxBytes / 2) put(name, version, made);
      },
    };
  };
}

/** Asked again each time, answered 304 when nothing changed: what is published or taken down is so at once. */
export const askAgain = 'public, no-cache';

/** True when the reader holds these very bytes already (RFC 9110 §13.1.2: weak comparison). */
export function isHeld(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === etag || ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

/** Headers of a page in this coding. Its variants are told apart; who holds any of them holds the page. */
export const toldOf = ({ etag }: MadeAnswer, coding: Coding | null) => ({
  'cache-control': askAgain,
  vary: 'accept-encoding, cookie',
  etag: coding === null ? etag : `${etag.slice(0, -1)}-${coding}"`,
});
