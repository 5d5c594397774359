/**
 * The media store on a local disk.
 *
 *     originals/ab/abcd…              photos as they came, private
 *     copies/ab/abcd…/480.webp, …     what may be shown
 *     copies/ab/abcd…/photo.json      written last: with it the photo is stored, without it nothing is
 *     documents/ab/abcd…/             see `../documents/disk-document-store.ts`
 *
 * A crash leaves at most an original or copies without the mark. The same bytes, taken again, overwrite them; bytes that
 * never come back are removed by `sweep`. A blurred photo has copies only; its original is the one it was made from.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type CrashPoint, nowhere } from '../../ports/crash-point.ts';
import type { MediaStore, PhotoIntake, PhotoRefusal, StoredPhoto } from '../../ports/media.ts';
import { createDiskDocumentStore } from '../documents/disk-document-store.ts';
import { normalAreas } from './blur-areas.ts';
import { isHash, readIfThere } from './disk-files.ts';
import { syncFolders, writeTemp } from './durable-file.ts';
import { createFileWorkers, type MediaLog } from './file-workers.ts';
import { createHashGuard } from './hash-guard.ts';
import { readHeader } from './photo-header.ts';
import { copyName, createPhotoShelf, isPhotoFormat } from './photo-shelf.ts';

export interface DiskMediaStoreOptions {
  readonly folder: string;
  readonly log?: MediaLog;
  /** The child that opens strangers' files is ended beyond this. */
  readonly childMemoryMb?: number;
  /** How many children; each works on one file at a time. */
  readonly concurrency?: number;
  /** Tests cut the power at `media.afterTemp`, `media.afterRename`, `media.beforeMark` and `media.afterMark`. */
  readonly reach?: CrashPoint;
}

/** The largest photo of today's phones, a HEIC of 48 megapixels in one piece, needs 550; one of 12 needs 240. */
const DEFAULT_CHILD_MEMORY_MB = 640;
const silentLog: MediaLog = { info: () => {}, warn: () => {} };

export function createDiskMediaStore({
  folder,
  log = silentLog,
  childMemoryMb = DEFAULT_CHILD_MEMORY_MB,
  concurrency = 1,
  reach = nowhere,
}: DiskMediaStoreOptions): MediaStore {
  const workers = createFileWorkers({ count: concurrency, memoryMb: childMemoryMb, log });
  const shelf = createPhotoShelf(folder, reach);
  const { readMark, lastWrittenAt } = shelf;
  const guard = createHashGuard<PhotoIntake>();
  const documents = createDiskDocumentStore({ root: folder, workers, reach });

  async function take(hash: string, bytes: Uint8Array): Promise<PhotoIntake> {
    const stored = await storedAlready(hash);
    if (stored !== null) return stored;

    const temp = await writeTemp(shelf.originalsFolderOf(hash), hash, bytes);
    try {
      reach('media.afterTemp');
      const outcome = await workers.makePhoto(temp.path);
      if (outcome.kind === 'refused') return refused(outcome.refusal);

      const stamps = await workers.readStamps(outcome.made.strips);
      await temp.moveTo(hash);
      reach('media.afterRename');
      const originalIsDurable = syncFolders(shelf.originalsFolderOf(hash), folder);
      const named = { hash, sizeBytes: bytes.byteLength, ...(stamps.length > 0 ? { stamps } : {}) };
      return { ok: true, photo: await shelf.storeCopies(named, outcome.made, originalIsDurable) };
    } finally {
      await temp.discard();
    }
  }

  /** Young again: a sweep leaves it until the row that names it is written. */
  async function storedAlready(hash: string): Promise<PhotoIntake | null> {
    const photo = await readMark(hash);
    if (photo !== null) await shelf.touchMark(hash);
    return photo === null ? null : { ok: true, photo };
  }

  async function makeBlurred(hash: string, blurredFrom: NonNullable<StoredPhoto['blurredFrom']>): Promise<PhotoIntake> {
    const stored = await storedAlready(hash);
    if (stored !== null) return stored;
    const path = shelf.originalOf(blurredFrom.hash);
    const original = await readIfThere(path);
    if (original === null) return refused('gone');
    const outcome = await workers.makePhoto(path, blurredFrom.areas);
    if (outcome.kind === 'refused') return refused(outcome.refusal);
    const named = { hash, sizeBytes: original.byteLength, blurredFrom };
    return { ok: true, photo: await shelf.storeCopies(named, outcome.made, Promise.resolve()) };
  }

  async function removeIfOld(hash: string, isOld: (writtenAt: number) => boolean): Promise<number> {
    if (guard.isBusy(hash)) return 0;
    return guard.remove(hash, async () => (isOld(await lastWrittenAt(hash)) ? shelf.remove(hash) : 0));
  }

  return {
    async takePhoto(bytes) {
      const header = readHeader(bytes);
      if (!header.ok) return refused(header.refusal);

      const hash = createHash('sha256').update(bytes).digest('hex');
      return guard.take(hash, () => take(hash, bytes));
    },

    async readCopy(hash, width, format) {
      if (!isHash(hash) || !Number.isSafeInteger(width) || width <= 0 || !isPhotoFormat(format)) return null;
      return readIfThere(join(shelf.copiesFolderOf(hash), copyName(width, format)));
    },

    async readPhoto(hash) {
      return isHash(hash) ? readMark(hash) : null;
    },

    async readOriginal(hash) {
      return isHash(hash) ? readIfThere(shelf.originalOf(hash)) : null;
    },

    async blur(hash, areas) {
      const wanted = normalAreas(areas);
      if (!isHash(hash)) return refused('gone');
      const base = (await readMark(hash))?.blurredFrom ?? { hash, areas: [] };
      const blurredFrom = { hash: base.hash, areas: normalAreas([...base.areas, ...wanted]) };
      const blurredHash = createHash('sha256')
        .update(`${blurredFrom.hash}\n${JSON.stringify(blurredFrom.areas)}`)
        .digest('hex');
      return guard.take(blurredHash, () => makeBlurred(blurredHash, blurredFrom));
    },

    async forget(hash) {
      if (!isHash(hash)) return 0;
      return (await guard.remove(hash, () => shelf.remove(hash))) + (await documents.forget(hash));
    },

    takeDocument: documents.takeDocument,
    readDocument: documents.readDocument,
    readDocumentText: documents.readDocumentText,
    readDocumentPicture: documents.readDocumentPicture,

    async sweep(isKnown, olderThanMs) {
      // Files have the machine's time, so it is the machine's clock that is asked, also when the demo's clock was moved.
      const isOlder = (writtenAt: number, ageMs: number) => Date.now() - Math.floor(writtenAt) >= ageMs;
      const isOld = (writtenAt: number) => isOlder(writtenAt, olderThanMs);
      const isKept = async (hash: string) => !isOld(await lastWrittenAt(hash)) || (await isKnown(hash));

      let removed = await shelf.removeOldTemps((hash, writtenAt) => !guard.isBusy(hash) && isOld(writtenAt));
      const [copied, originalHashes] = [await shelf.hashesOf('copies'), await shelf.hashesOf('originals')];
      const inUse = await shelf.originalsInUse(copied, originalHashes, isKept);
      for (const hash of new Set([...originalHashes, ...copied])) {
        if (!inUse.has(hash) && !(await isKept(hash))) removed += await removeIfOld(hash, isOld);
      }
      removed += await documents.sweep(isKnown, isOld);
      if (removed > 0) log.info({ removed }, 'media files that nothing names were removed');
      return removed;
    },

    async close() {
      await workers.close();
      await Promise.all([guard.idle(), documents.idle()]);
    },
  };
}

function refused(refusal: PhotoRefusal): PhotoIntake {
  return { ok: false, refusal };
}
