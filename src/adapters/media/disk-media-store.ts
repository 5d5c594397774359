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
import { rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { type CrashPoint, nowhere } from '../../ports/crash-point.ts';
import type { MediaStore, PhotoFormat, PhotoIntake, PhotoRefusal, StoredPhoto } from '../../ports/media.ts';
import { createDiskDocumentStore } from '../documents/disk-document-store.ts';
import { normalAreas } from './blur-areas.ts';
import { isHash, modifiedAt, namesIn, readIfThere } from './disk-files.ts';
import { nameOfTemp, putFile, syncFolder, syncFolders, writeTemp } from './durable-file.ts';
import { createFileWorkers, type MediaLog } from './file-workers.ts';
import { createHashGuard } from './hash-guard.ts';
import { readHeader } from './photo-header.ts';
import type { MadePhoto } from './worker-messages.ts';

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
const MARK = 'photo.json';
const extensionOf = { webp: 'webp', jpeg: 'jpg' } as const satisfies Record<PhotoFormat, string>;
const silentLog: MediaLog = { info: () => {}, warn: () => {} };

export function createDiskMediaStore({
  folder,
  log = silentLog,
  childMemoryMb = DEFAULT_CHILD_MEMORY_MB,
  concurrency = 1,
  reach = nowhere,
}: DiskMediaStoreOptions): MediaStore {
  const workers = createFileWorkers({ count: concurrency, memoryMb: childMemoryMb, log });
  const originals = join(folder, 'originals');
  const copies = join(folder, 'copies');
  const originalsFolderOf = (hash: string) => join(originals, hash.slice(0, 2));
  const originalOf = (hash: string) => join(originalsFolderOf(hash), hash);
  const copiesFolderOf = (hash: string) => join(copies, hash.slice(0, 2), hash);

  const guard = createHashGuard<PhotoIntake>();
  const documents = createDiskDocumentStore({ root: folder, workers, reach });

  async function take(hash: string, bytes: Uint8Array): Promise<PhotoIntake> {
    const stored = await storedAlready(hash);
    if (stored !== null) return stored;

    const temp = await writeTemp(originalsFolderOf(hash), hash, bytes);
    try {
      reach('media.afterTemp');
      const outcome = await workers.makePhoto(temp.path);
      if (outcome.kind === 'refused') return refused(outcome.refusal);

      const stamps = await workers.readStamps(outcome.made.strips);
      await temp.moveTo(hash);
      reach('media.afterRename');
      const originalIsDurable = syncFolders(originalsFolderOf(hash), folder);
      const named = { hash, sizeBytes: bytes.byteLength, ...(stamps.length > 0 ? { stamps } : {}) };
      return { ok: true, photo: await storeCopies(named, outcome.made, originalIsDurable) };
    } finally {
      await temp.discard();
    }
  }

  /** Young again: a sweep leaves it until the row that names it is written. */
  async function storedAlready(hash: string): Promise<PhotoIntake | null> {
    const photo = await readMark(hash);
    if (photo !== null) await touchMark(hash);
    return photo === null ? null : { ok: true, photo };
  }

  async function makeBlurred(hash: string, blurredFrom: NonNullable<StoredPhoto['blurredFrom']>): Promise<PhotoIntake> {
    const stored = await storedAlready(hash);
    if (stored !== null) return stored;
    const path = originalOf(blurredFrom.hash);
    const original = await readIfThere(path);
    if (original === null) return refused('gone');
    const outcome = await workers.makePhoto(path, blurredFrom.areas);
    if (outcome.kind === 'refused') return refused(outcome.refusal);
    const named = { hash, sizeBytes: original.byteLength, blurredFrom };
    return { ok: true, photo: await storeCopies(named, outcome.made, Promise.resolve()) };
  }

  async function storeCopies(
    named: Pick<StoredPhoto, 'hash' | 'sizeBytes' | 'blurredFrom' | 'stamps'>,
    { copies: made, strips: _, ...facts }: MadePhoto,
    originalIsDurable: Promise<void>,
  ): Promise<StoredPhoto> {
    const { hash } = named;
    const place = copiesFolderOf(hash);
    const copiesAreDurable = rm(place, { recursive: true, force: true }) // what a crash left
      .then(() => Promise.all(made.map((copy) => putFile(place, copyName(copy.width, copy.format), copy.bytes))))
      .then(() => syncFolders(place, folder));
    await Promise.all([originalIsDurable, copiesAreDurable]);

    const photo: StoredPhoto = { ...named, ...facts, copies: made.map(({ bytes: __, ...copy }) => copy) };
    reach('media.beforeMark');
    await putFile(place, MARK, Buffer.from(`${JSON.stringify(photo, null, 2)}\n`));
    await syncFolder(place);
    reach('media.afterMark');
    return photo;
  }

  async function readMark(hash: string): Promise<StoredPhoto | null> {
    const text = await readIfThere(join(copiesFolderOf(hash), MARK));
    return text === null ? null : parseMark(text.toString('utf8'), hash);
  }

  async function touchMark(hash: string): Promise<void> {
    const now = new Date();
    await utimes(join(copiesFolderOf(hash), MARK), now, now);
  }

  /** When anything of the photo was last written, in epoch ms. */
  async function lastWrittenAt(hash: string): Promise<number> {
    const places = [originalOf(hash), copiesFolderOf(hash), join(copiesFolderOf(hash), MARK)];
    return Math.max(...(await Promise.all(places.map(modifiedAt))));
  }

  /** The mark goes first: a removal cut in the middle leaves a photo that is not stored, never one with holes. */
  async function remove(hash: string): Promise<number> {
    const place = copiesFolderOf(hash);
    const files = await namesIn(place);
    if (files.includes(MARK)) {
      await rm(join(place, MARK), { force: true });
      await syncFolder(place);
    }
    await rm(place, { recursive: true, force: true });
    const original = originalOf(hash);
    const hadOriginal = (await modifiedAt(original)) > 0;
    await rm(original, { force: true });
    return files.length + (hadOriginal ? 1 : 0);
  }

  async function removeIfOld(hash: string, isOld: (writtenAt: number) => boolean): Promise<number> {
    if (guard.isBusy(hash)) return 0;
    return guard.remove(hash, async () => (isOld(await lastWrittenAt(hash)) ? remove(hash) : 0));
  }

  async function hashesIn(root: string): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    for (const shelf of await namesIn(root)) {
      for (const name of await namesIn(join(root, shelf))) if (isHash(name)) found.add(name);
    }
    return found;
  }

  /** Originals that blurred photos were made from: no row may name them, and yet somebody may want to blur more, or less. */
  async function originalsInUse(
    copied: ReadonlySet<string>,
    originalHashes: ReadonlySet<string>,
    isKept: (hash: string) => Promise<boolean>,
  ): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    for (const hash of copied) {
      if (originalHashes.has(hash)) continue;
      const from = (await readMark(hash))?.blurredFrom;
      if (from !== undefined && (await isKept(hash))) found.add(from.hash);
    }
    return found;
  }

  /** What a kill left half written. */
  async function removeOldTemps(isOld: (writtenAt: number) => boolean): Promise<number> {
    let removed = 0;
    for (const shelf of await namesIn(originals)) {
      for (const name of await namesIn(join(originals, shelf))) {
        const hash = nameOfTemp(name);
        if (hash === null || guard.isBusy(hash)) continue;
        const path = join(originals, shelf, name);
        if (!isOld(await modifiedAt(path))) continue;
        await rm(path, { force: true });
        removed += 1;
      }
    }
    return removed;
  }

  return {
    async takePhoto(bytes) {
      const header = readHeader(bytes);
      if (!header.ok) return refused(header.refusal);

      const hash = createHash('sha256').update(bytes).digest('hex');
      return guard.take(hash, () => take(hash, bytes));
    },

    async readCopy(hash, width, format) {
      if (!isHash(hash) || !Number.isSafeInteger(width) || width <= 0 || !Object.hasOwn(extensionOf, format))
        return null;
      return readIfThere(join(copiesFolderOf(hash), copyName(width, format)));
    },

    async readPhoto(hash) {
      return isHash(hash) ? readMark(hash) : null;
    },

    async readOriginal(hash) {
      return isHash(hash) ? readIfThere(originalOf(hash)) : null;
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
      return (await guard.remove(hash, () => remove(hash))) + (await documents.forget(hash));
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

      let removed = await removeOldTemps(isOld);
      const [copied, originalHashes] = [await hashesIn(copies), await hashesIn(originals)];
      const inUse = await originalsInUse(copied, originalHashes, isKept);
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

function copyName(width: number, format: PhotoFormat): string {
  return `${width}.${extensionOf[format]}`;
}

/** Null when the mark is not one of ours; the photo is then made again. */
function parseMark(text: string, hash: string): StoredPhoto | null {
  try {
    const photo = JSON.parse(text) as StoredPhoto;
    return photo.hash === hash && Array.isArray(photo.copies) && photo.copies.length > 0 ? photo : null;
  } catch {
    return null;
  }
}
