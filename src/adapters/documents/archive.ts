/**
 * Reads the ZIP container of a DOCX or XLSX. Limits are checked twice: in the archive's own list before unpacking, and
 * on the unpacked bytes, because the list may be wrong.
 */
import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { maxEntries, maxRatio, maxUnpackedBytes, ratioFromBytes } from './limits.ts';
import { RefusedDocument } from './refused.ts';

/** How many bytes may still be unpacked; shared with nested archives. */
export interface Budget {
  leftBytes: number;
}

export interface Archive {
  /** Names of files as written, without folders. */
  readonly names: readonly string[];
  /** Unpacks one part. @throws RefusedDocument if it exceeds the limits or is damaged */
  unpack(name: string): AsyncIterable<Buffer>;
}

/** The unpacked size allowed for one document, including everything nested in it. */
export function freshBudget(): Budget {
  return { leftBytes: maxUnpackedBytes };
}

/** @throws RefusedDocument */
export async function openArchive(bytes: Uint8Array, budget: Budget): Promise<Archive> {
  const zip = await openZip(bytes);
  const entries = (await listEntries(zip)).filter((entry) => !entry.fileName.endsWith('/'));
  const packed = entries.reduce((sum, entry) => sum + entry.compressedSize, 0);
  const unpacked = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (unpacked > budget.leftBytes) throw new RefusedDocument('bomb', `says it unpacks to ${unpacked} bytes`);
  if (packed > bytes.byteLength) throw new RefusedDocument('bomb', 'parts share their bytes');
  checkRatio(packed, unpacked);
  for (const entry of entries) checkEntry(entry);

  const byName = new Map(entries.map((entry) => [entry.fileName, entry]));
  const folded = new Set(entries.map((entry) => entry.fileName.toLowerCase()));
  if (folded.size < entries.length) throw new RefusedDocument('unsafe-structure', 'two parts of one name');

  return {
    names: [...byName.keys()],
    async *unpack(name) {
      const entry = byName.get(name);
      if (entry === undefined) throw new RefusedDocument('damaged', `no part ${name}`);
      let size = 0;
      try {
        for await (const chunk of await openPart(zip, entry)) {
          size += chunk.byteLength;
          budget.leftBytes -= chunk.byteLength;
          if (budget.leftBytes < 0) throw new RefusedDocument('bomb', 'unpacks to more than may be');
          checkRatio(entry.compressedSize, size);
          yield chunk;
        }
      } catch (error) {
        throw error instanceof RefusedDocument ? error : refusalOfZip(error);
      }
    },
  };
}

function checkRatio(packed: number, unpacked: number): void {
  if (unpacked > ratioFromBytes && unpacked > packed * maxRatio) {
    throw new RefusedDocument('bomb', `${unpacked} bytes from ${packed}`);
  }
}

const unix = 3;
const symlink = 0o120000;
const fileKind = 0o170000;
const stored = 0;
const deflated = 8;

function checkEntry(entry: Entry): void {
  if (entry.isEncrypted()) throw new RefusedDocument('encrypted', entry.fileName);
  checkRatio(entry.compressedSize, entry.uncompressedSize);
  const mode = entry.externalFileAttributes >>> 16;
  if (entry.versionMadeBy >>> 8 === unix && (mode & fileKind) === symlink) {
    throw new RefusedDocument('unsafe-structure', `a link: ${entry.fileName}`);
  }
  if (entry.compressionMethod !== stored && entry.compressionMethod !== deflated) {
    throw new RefusedDocument('unsafe-structure', `packed by method ${entry.compressionMethod}`);
  }
}

function openZip(bytes: Uint8Array): Promise<ZipFile> {
  const { promise, resolve, reject } = Promise.withResolvers<ZipFile>();
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  yauzl.fromBuffer(file, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
    if (error) reject(refusalOfZip(error));
    else resolve(zip);
  });
  return promise;
}

function listEntries(zip: ZipFile): Promise<readonly Entry[]> {
  const { promise, resolve, reject } = Promise.withResolvers<readonly Entry[]>();
  const entries: Entry[] = [];
  zip.on('error', (error) => reject(refusalOfZip(error)));
  zip.on('end', () => resolve(entries));
  zip.on('entry', (entry) => {
    entries.push(entry);
    if (entries.length > maxEntries) reject(new RefusedDocument('bomb', `more than ${maxEntries} parts`));
    else zip.readEntry();
  });
  zip.readEntry();
  return promise;
}

function openPart(zip: ZipFile, entry: Entry): Promise<Readable> {
  const { promise, resolve, reject } = Promise.withResolvers<Readable>();
  zip.openReadStream(entry, (error, stream) => {
    if (error) reject(refusalOfZip(error));
    else resolve(stream);
  });
  return promise;
}

/** Maps yauzl's errors: names that lead out of the archive, wrong sizes, a missing end. */
function refusalOfZip(error: unknown): RefusedDocument {
  const message = error instanceof Error ? error.message : String(error);
  if (/relative path|absolute path|invalid characters/i.test(message)) {
    return new RefusedDocument('unsafe-structure', message);
  }
  if (/too many bytes/i.test(message)) return new RefusedDocument('bomb', message);
  if (/end of central directory|truncated/i.test(message)) return new RefusedDocument('cut-off', message);
  return new RefusedDocument('damaged', message);
}
