/** Stores documents and the data extracted from them, on any shelf. See `../media/media-store.ts`. */
import type { CrashPoint } from '../../ports/crash-point.ts';
import type { DocumentIntake, DocumentRefusal, StoredDocument } from '../../ports/documents.ts';
import type { MediaStore } from '../../ports/media.ts';
import { headOf, isHash } from '../media/disk-files.ts';
import type { FileWorkers } from '../media/file-workers.ts';
import { createHashGuard } from '../media/hash-guard.ts';
import { headBytes } from '../media/photo-header.ts';
import type { DocumentShelf, OpenedOriginal, Staged } from '../media/shelves.ts';
import { displayName } from './display-name.ts';
import { type Sniffed, sniffDocument } from './document-header.ts';
import { maxDocumentBytes } from './limits.ts';

export interface DocumentStoreOptions {
  readonly shelf: DocumentShelf;
  readonly workers: Pick<FileWorkers, 'readDocument' | 'readStamps'>;
  readonly reach: CrashPoint;
}

export type DocumentStore = Pick<
  MediaStore,
  'takeDocument' | 'remakeText' | 'readDocument' | 'readDocumentText' | 'readDocumentPicture' | 'forget'
> & {
  /** Returns the number of files removed. */
  sweep(isKnown: (hash: string) => Promise<boolean>, isOld: (writtenAt: number) => boolean): Promise<number>;
  /** Resolves when no document is being stored. */
  idle(): Promise<void>;
};

type Stored =
  | { readonly ok: true; readonly document: StoredDocument; readonly text: string }
  | { readonly ok: false; readonly refusal: DocumentRefusal };

/** Only of a file that is refused anyway the whole is read: where an old one says that it is encrypted is not known. */
async function sniffed({ path, sizeBytes }: Staged): Promise<Sniffed> {
  if (sizeBytes > maxDocumentBytes) return { ok: false, refusal: 'too-big' };
  const kind = sniffDocument(await headOf(path, headBytes));
  const isWholeNeeded = !kind.ok && kind.refusal === 'old-office' && sizeBytes > headBytes;
  return isWholeNeeded ? sniffDocument(await headOf(path, sizeBytes)) : kind;
}

/** Reads a file and stores what was made from it. @param keep called before that, unless the file is refused */
async function make(
  { shelf, workers }: Pick<DocumentStoreOptions, 'shelf' | 'workers'>,
  hash: string,
  { path, sizeBytes }: Pick<OpenedOriginal, 'path' | 'sizeBytes'>,
  keep: () => Promise<void> = async () => {},
): Promise<Stored> {
  const outcome = await workers.readDocument(path);
  if (outcome.kind === 'refused') return { ok: false, refusal: outcome.refusal };

  const stamps = await workers.readStamps(outcome.made.strips);
  const made = { ...outcome.made, text: [...stamps, outcome.made.text].join('\n') };
  await keep();
  return { ok: true, document: await shelf.store(hash, sizeBytes, made), text: made.text };
}

/** The part of the media store for documents: the file, its text, a picture of its first page. */
export function createDocumentStore({ shelf, workers, reach }: DocumentStoreOptions): DocumentStore {
  const { readMark, readPart, lastWrittenAt } = shelf;
  const guard = createHashGuard<Stored>();

  async function readText(hash: string): Promise<string | null> {
    const bytes = await readPart(hash, 'text');
    return bytes === null ? null : Buffer.from(bytes).toString('utf8');
  }

  /** Renews the date of a stored document, so that a sweep keeps it until its row is written. */
  async function storedAlready(hash: string): Promise<Stored | null> {
    const document = await readMark(hash);
    if (document === null) return null;
    await shelf.touchMark(hash);
    return { ok: true, document, text: (await readText(hash)) ?? '' };
  }

  async function take({ keep, durable, ...staged }: Staged): Promise<Stored> {
    const stored = await storedAlready(staged.hash);
    if (stored !== null) return stored;
    reach('media.afterTemp');
    return make({ shelf, workers }, staged.hash, staged, async () => {
      await keep();
      await durable();
      reach('media.afterRename');
    });
  }

  async function remake(hash: string): Promise<Stored> {
    const stored = await storedAlready(hash);
    if (stored !== null) return stored;
    const original = await shelf.openOriginal(hash);
    if (original === null) return { ok: false, refusal: 'gone' };
    try {
      return await make({ shelf, workers }, hash, original);
    } finally {
      await original.done();
    }
  }

  async function removeIfOld(hash: string, isOld: (writtenAt: number) => boolean): Promise<number> {
    if (guard.isBusy(hash)) return 0;
    return guard.remove(hash, async () => (isOld(await lastWrittenAt(hash)) ? shelf.remove(hash) : 0));
  }

  return {
    async takeDocument(source, claimedName): Promise<DocumentIntake> {
      const temp = await shelf.stage(source);
      try {
        const kind = await sniffed(temp);
        if (!kind.ok) return kind;
        const stored = await guard.take(temp.hash, () => take(temp));
        return stored.ok ? { ...stored, name: displayName(claimedName, stored.document.kind) } : stored;
      } finally {
        await temp.discard();
      }
    },

    async remakeText(hash) {
      if (!isHash(hash)) return { ok: false, refusal: 'gone' };
      const stored = await guard.take(hash, () => remake(hash));
      return stored.ok ? { ok: true } : stored;
    },

    async readDocument(hash) {
      const document = await readMark(hash);
      const bytes = document === null ? null : await readPart(hash, 'original');
      return document === null || bytes === null ? null : { document, bytes };
    },

    readDocumentText: readText,
    readDocumentPicture: (hash) => readPart(hash, 'picture'),
    forget: async (hash) => (isHash(hash) ? guard.remove(hash, () => shelf.remove(hash)) : 0),

    async sweep(isKnown, isOld) {
      let removed = await shelf.removeOldTemps((hash, writtenAt) => !guard.isBusy(hash) && isOld(writtenAt));
      for await (const hash of shelf.hashes()) {
        if ((await isKnown(hash)) || !isOld(await lastWrittenAt(hash))) continue;
        removed += await removeIfOld(hash, isOld);
      }
      return removed;
    },

    idle: guard.idle,
  };
}
