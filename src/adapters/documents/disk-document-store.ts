/**
 * Documents on a local disk.
 *
 *     documents/ab/abcd…/original        as it came, private
 *     documents/ab/abcd…/text.txt        what was read from it
 *     documents/ab/abcd…/picture.webp    the first page of a PDF
 *     documents/ab/abcd…/document.json   written last: with it the document is stored, without it nothing is
 */
import { createHash } from 'node:crypto';
import { mkdir, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { CrashPoint } from '../../ports/crash-point.ts';
import type { DocumentIntake, DocumentRefusal, StoredDocument } from '../../ports/documents.ts';
import type { MediaStore } from '../../ports/media.ts';
import { isHash, modifiedAt, namesIn, readIfThere } from '../media/disk-files.ts';
import { nameOfTemp, putFile, syncFolders, writeTemp } from '../media/durable-file.ts';
import type { FileWorkers } from '../media/file-workers.ts';
import { createHashGuard } from '../media/hash-guard.ts';
import type { ReadDocument } from '../media/worker-messages.ts';
import { displayName } from './display-name.ts';
import { sniffDocument } from './document-header.ts';

export interface DiskDocumentStoreOptions {
  /** The media folder. */
  readonly root: string;
  readonly workers: Pick<FileWorkers, 'readDocument' | 'readStamps'>;
  readonly reach: CrashPoint;
}

export type DiskDocumentStore = Pick<
  MediaStore,
  'takeDocument' | 'readDocument' | 'readDocumentText' | 'readDocumentPicture' | 'forget'
> & {
  /** Returns how many files were removed. */
  sweep(isKnown: (hash: string) => Promise<boolean>, isOld: (writtenAt: number) => boolean): Promise<number>;
  /** Resolves when nothing is being taken. */
  idle(): Promise<void>;
};

const ORIGINAL = 'original';
const TEXT = 'text.txt';
const PICTURE = 'picture.webp';
const MARK = 'document.json';

type Stored =
  | { readonly ok: true; readonly document: StoredDocument; readonly text: string }
  | { readonly ok: false; readonly refusal: DocumentRefusal };

export function createDiskDocumentStore({ root, workers, reach }: DiskDocumentStoreOptions): DiskDocumentStore {
  const shelf = createDocumentShelf(root, reach);
  const { placeOf, readMark, readText, readPart, lastWrittenAt } = shelf;
  const guard = createHashGuard<Stored>();

  async function take(hash: string, bytes: Uint8Array): Promise<Stored> {
    const document = await readMark(hash);
    if (document !== null) {
      const now = new Date();
      await utimes(join(placeOf(hash), MARK), now, now); // young again: a sweep leaves it until its row is written
      return { ok: true, document, text: (await readText(hash)) ?? '' };
    }
    const temp = await writeTemp(shelf.shelfOf(hash), hash, bytes);
    try {
      reach('media.afterTemp');
      const outcome = await workers.readDocument(temp.path);
      if (outcome.kind === 'refused') return { ok: false, refusal: outcome.refusal };

      const stamps = await workers.readStamps(outcome.made.strips);
      const made = { ...outcome.made, text: [...stamps, outcome.made.text].join('\n') };
      const place = placeOf(hash);
      await rm(place, { recursive: true, force: true }); // what a crash left
      await mkdir(place, { mode: 0o700 });
      await temp.moveTo(join(hash, ORIGINAL));
      await syncFolders(place, root);
      reach('media.afterRename');
      return { ok: true, document: await shelf.store(hash, bytes.byteLength, made), text: made.text };
    } finally {
      await temp.discard();
    }
  }

  async function removeIfOld(hash: string, isOld: (writtenAt: number) => boolean): Promise<number> {
    if (guard.isBusy(hash)) return 0;
    return guard.remove(hash, async () => (isOld(await lastWrittenAt(hash)) ? shelf.remove(hash) : 0));
  }

  return {
    async takeDocument(bytes, claimedName): Promise<DocumentIntake> {
      const sniffed = sniffDocument(bytes);
      if (!sniffed.ok) return sniffed;
      const hash = createHash('sha256').update(bytes).digest('hex');
      const stored = await guard.take(hash, () => take(hash, bytes));
      return stored.ok ? { ...stored, name: displayName(claimedName, stored.document.kind) } : stored;
    },

    async readDocument(hash) {
      const document = await readMark(hash);
      const bytes = document === null ? null : await readIfThere(join(placeOf(hash), ORIGINAL));
      return document === null || bytes === null ? null : { document, bytes };
    },

    readDocumentText: readText,
    readDocumentPicture: (hash) => readPart(hash, PICTURE),
    forget: async (hash) => (isHash(hash) ? guard.remove(hash, () => shelf.remove(hash)) : 0),

    async sweep(isKnown, isOld) {
      let removed = 0;
      for (const row of await namesIn(shelf.folder)) {
        for (const name of await namesIn(join(shelf.folder, row))) {
          const half = nameOfTemp(name);
          if (half !== null && !guard.isBusy(half))
            removed += await removeTempIfOld(join(shelf.folder, row, name), isOld);
          if (!isHash(name) || !isOld(await lastWrittenAt(name)) || (await isKnown(name))) continue;
          removed += await removeIfOld(name, isOld);
        }
      }
      return removed;
    },

    idle: guard.idle,
  };
}

/** Where a document's parts stand, and in which order they are written and removed: the mark last, and first. */
const createDocumentShelf = (root: string, reach: CrashPoint) => {
  const folder = join(root, 'documents');
  const shelfOf = (hash: string) => join(folder, hash.slice(0, 2));
  const placeOf = (hash: string) => join(shelfOf(hash), hash);

  async function readMark(hash: string): Promise<StoredDocument | null> {
    if (!isHash(hash)) return null;
    const text = await readIfThere(join(placeOf(hash), MARK));
    return text === null ? null : parseMark(text.toString('utf8'), hash);
  }

  async function readText(hash: string): Promise<string | null> {
    return (await readPart(hash, TEXT))?.toString('utf8') ?? null;
  }

  /** Null without the mark: half a document is none. */
  async function readPart(hash: string, name: string): Promise<Buffer | null> {
    return (await readMark(hash)) === null ? null : readIfThere(join(placeOf(hash), name));
  }

  return {
    folder,
    shelfOf,
    placeOf,
    readMark,
    readText,
    readPart,
    async store(hash: string, sizeBytes: number, read: ReadDocument): Promise<StoredDocument> {
      const place = placeOf(hash);
      const { kind, pages, pictures, textIsCut, text, picture } = read;
      await putFile(place, TEXT, Buffer.from(text));
      if (picture !== null) await putFile(place, PICTURE, picture.bytes);
      await syncFolders(place, root);
      const document: StoredDocument = {
        hash,
        kind,
        sizeBytes,
        pages,
        pictures,
        characters: text.length,
        textIsCut,
        picture: picture === null ? null : { width: picture.width, height: picture.height },
      };
      reach('media.beforeMark');
      await putFile(place, MARK, Buffer.from(`${JSON.stringify(document, null, 2)}\n`));
      await syncFolders(place, root);
      reach('media.afterMark');
      return document;
    },
    /** The mark goes first: a removal cut in the middle leaves a document that is not stored, never one with holes. */
    async remove(hash: string): Promise<number> {
      const place = placeOf(hash);
      const files = await namesIn(place);
      if (files.includes(MARK)) {
        await rm(join(place, MARK), { force: true });
        await syncFolders(place, root);
      }
      await rm(place, { recursive: true, force: true });
      return files.length;
    },
    async lastWrittenAt(hash: string): Promise<number> {
      const places = [placeOf(hash), join(placeOf(hash), MARK)];
      return Math.max(...(await Promise.all(places.map(modifiedAt))));
    },
  };
};

async function removeTempIfOld(path: string, isOld: (writtenAt: number) => boolean): Promise<number> {
  if (!isOld(await modifiedAt(path))) return 0;
  await rm(path, { force: true });
  return 1;
}

/** Null when the mark is not one of ours; the document is then read again. */
function parseMark(text: string, hash: string): StoredDocument | null {
  try {
    const document = JSON.parse(text) as StoredDocument;
    return document.hash === hash && typeof document.characters === 'number' ? document : null;
  } catch {
    return null;
  }
}
