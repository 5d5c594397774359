/** Stores documents and the data extracted from them, on any shelf. See `../media/media-store.ts`. */
import { createHash } from 'node:crypto';
import type { CrashPoint } from '../../ports/crash-point.ts';
import type { DocumentIntake, DocumentRefusal, StoredDocument } from '../../ports/documents.ts';
import type { MediaStore } from '../../ports/media.ts';
import { isHash } from '../media/disk-files.ts';
import type { FileWorkers } from '../media/file-workers.ts';
import { createHashGuard } from '../media/hash-guard.ts';
import type { DocumentShelf } from '../media/shelves.ts';
import { displayName } from './display-name.ts';
import { sniffDocument } from './document-header.ts';

export interface DocumentStoreOptions {
  readonly shelf: DocumentShelf;
  readonly workers: Pick<FileWorkers, 'readDocument' | 'readStamps'>;
  readonly reach: CrashPoint;
}

export type DocumentStore = Pick<
  MediaStore,
  'takeDocument' | 'readDocument' | 'readDocumentText' | 'readDocumentPicture' | 'forget'
> & {
  /** Returns the number of files removed. */
  sweep(isKnown: (hash: string) => Promise<boolean>, isOld: (writtenAt: number) => boolean): Promise<number>;
  /** Resolves when no document is being stored. */
  idle(): Promise<void>;
};

type Stored =
  | { readonly ok: true; readonly document: StoredDocument; readonly text: string }
  | { readonly ok: false; readonly refusal: DocumentRefusal };

/** The part of the media store for documents: the file, its text, a picture of its first page. */
export function createDocumentStore({ shelf, workers, reach }: DocumentStoreOptions): DocumentStore {
  const { readMark, readPart, lastWrittenAt } = shelf;
  const guard = createHashGuard<Stored>();

  async function readText(hash: string): Promise<string | null> {
    const bytes = await readPart(hash, 'text');
    return bytes === null ? null : Buffer.from(bytes).toString('utf8');
  }

  async function take(hash: string, bytes: Uint8Array): Promise<Stored> {
    const document = await readMark(hash);
    if (document !== null) {
      await shelf.touchMark(hash);
      return { ok: true, document, text: (await readText(hash)) ?? '' };
    }
    const temp = await shelf.stage(hash, bytes);
    try {
      reach('media.afterTemp');
      const outcome = await workers.readDocument(temp.path);
      if (outcome.kind === 'refused') return { ok: false, refusal: outcome.refusal };

      const stamps = await workers.readStamps(outcome.made.strips);
      const made = { ...outcome.made, text: [...stamps, outcome.made.text].join('\n') };
      await temp.keep();
      await temp.durable();
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
