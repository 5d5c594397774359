/**
 * The media store, independent of where its files are: what is checked, made and stored, in which order, and when it is
 * removed. Identical bytes that arrive at the same time are stored once. A crash leaves at most an original or copies
 * without the mark; the next intake of the same bytes overwrites them, or `sweep` removes them. A blurred photo has
 * copies only; its original is the photo it was made from.
 */
import { createHash } from 'node:crypto';
import type { CrashPoint } from '../../ports/crash-point.ts';
import type { MediaStore, PhotoChange, PhotoIntake, PhotoRefusal, StoredPhoto } from '../../ports/media.ts';
import { createDocumentStore } from '../documents/document-store.ts';
import { fromCropped, normalArea, normalAreas } from './blur-areas.ts';
import { headOf, isHash } from './disk-files.ts';
import type { FileWorkers, MediaLog } from './file-workers.ts';
import { createHashGuard } from './hash-guard.ts';
import { headBytes, maxPhotoBytes, readHeader } from './photo-header.ts';
import { type DocumentShelf, isPhotoFormat, type PhotoShelf, type Staged } from './shelves.ts';

export interface MediaStoreParts {
  readonly shelf: PhotoShelf;
  readonly documentShelf: DocumentShelf;
  readonly workers: FileWorkers;
  readonly log: MediaLog;
  readonly reach: CrashPoint;
  /** Called when the store closes. */
  readonly whenClosed?: () => void;
}

/** Creates the store of photos and documents on any pair of shelves. */
export function createMediaStore(parts: MediaStoreParts): MediaStore {
  const { shelf, workers, reach } = parts;
  const guard = createHashGuard<PhotoIntake>();
  const documents = createDocumentStore({ shelf: parts.documentShelf, workers, reach });

  async function take({ path, hash, sizeBytes, keep, durable }: Staged): Promise<PhotoIntake> {
    const stored = await storedAlready(shelf, hash);
    if (stored !== null) return stored;

    reach('media.afterTemp');
    const outcome = await workers.makePhoto(path);
    if (outcome.kind === 'refused') return refused(outcome.refusal);

    const stamps = await workers.readStamps(outcome.made.strips);
    await keep();
    reach('media.afterRename');
    const originalIsDurable = durable();
    const named = { hash, sizeBytes, ...(stamps.length > 0 ? { stamps } : {}) };
    return { ok: true, photo: await shelf.storeCopies(named, outcome.made, originalIsDurable) };
  }

  return {
    async takePhoto(source) {
      const temp = await shelf.stage(source);
      try {
        if (temp.sizeBytes > maxPhotoBytes) return refused('too-big');
        const header = readHeader(await headOf(temp.path, headBytes));
        return header.ok ? await guard.take(temp.hash, () => take(temp)) : refused(header.refusal);
      } finally {
        await temp.discard();
      }
    },

    async readCopy(hash, width, format) {
      return isCopy(hash, width, format) ? shelf.readCopy(hash, width, format) : null;
    },

    async copyAddress(hash, width, format) {
      return isCopy(hash, width, format) ? shelf.copyAddress(hash, width, format) : null;
    },

    async readPhoto(hash) {
      return isHash(hash) ? shelf.readMark(hash) : null;
    },

    async readOriginal(hash) {
      return isHash(hash) ? shelf.readOriginal(hash) : null;
    },

    ...photoChanges(parts, guard),

    async forget(hash) {
      if (!isHash(hash)) return 0;
      return (await guard.remove(hash, () => shelf.remove(hash))) + (await documents.forget(hash));
    },

    takeDocument: documents.takeDocument,
    remakeText: documents.remakeText,
    readDocument: documents.readDocument,
    readDocumentText: documents.readDocumentText,
    readDocumentPicture: documents.readDocumentPicture,

    sweep: (isKnown, olderThanMs) => sweep({ parts, guard, documents }, isKnown, olderThanMs),

    async close() {
      await workers.close();
      await Promise.all([guard.idle(), documents.idle()]);
      parts.whenClosed?.();
    },
  };
}

type Guard = ReturnType<typeof createHashGuard<PhotoIntake>>;

/** Renews the date of a stored photo, so that a sweep keeps it until its row is written. */
async function storedAlready({ readMark, touchMark }: PhotoShelf, hash: string): Promise<PhotoIntake | null> {
  const photo = await readMark(hash);
  if (photo !== null) await touchMark(hash);
  return photo === null ? null : { ok: true, photo };
}

/** Changed photos: copies that show less than the original. */
function photoChanges(
  { shelf, workers }: MediaStoreParts,
  guard: Guard,
): Pick<MediaStore, 'blur' | 'crop' | 'remakeCopies'> {
  /** @param isWhole the copies are those of the photo itself, under its own hash */
  async function makeFrom(
    hash: string,
    from: NonNullable<StoredPhoto['blurredFrom']>,
    isWhole: boolean,
  ): Promise<PhotoIntake> {
    const stored = await storedAlready(shelf, hash);
    if (stored !== null) return stored;
    const original = await shelf.openOriginal(from.hash);
    if (original === null) return refused('gone');
    try {
      const outcome = await workers.makePhoto(original.path, from);
      if (outcome.kind === 'refused') return refused(outcome.refusal);
      const stamps = isWhole ? await workers.readStamps(outcome.made.strips) : [];
      const what = isWhole ? (stamps.length > 0 ? { stamps } : {}) : { blurredFrom: from };
      const named = { hash, sizeBytes: original.sizeBytes, ...what };
      return { ok: true, photo: await shelf.storeCopies(named, outcome.made, Promise.resolve()) };
    } finally {
      await original.done();
    }
  }

  /** @param change computed for the original, from what the photo shows now */
  async function derive(hash: string, change: (now: PhotoChange) => PhotoChange): Promise<PhotoIntake> {
    if (!isHash(hash)) return refused('gone');
    const base = (await shelf.readMark(hash))?.blurredFrom ?? { hash, areas: [] };
    const blurredFrom = { ...change(base), hash: base.hash };
    const changedHash = hashOfChange(blurredFrom);
    return guard.take(changedHash, () => makeFrom(changedHash, blurredFrom, false));
  }

  return {
    async blur(hash, areas) {
      const wanted = normalAreas(areas);
      return derive(hash, (now) => ({
        ...now,
        areas: normalAreas([...now.areas, ...wanted.map((area) => fromCropped(area, now.crop))]),
      }));
    },

    async crop(hash, area) {
      const wanted = normalArea(area);
      return derive(hash, (now) => ({ ...now, crop: normalArea(fromCropped(wanted, now.crop)) }));
    },

    async remakeCopies({ hash, areas, crop }) {
      if (!isHash(hash)) return refused('gone');
      const isWhole = areas.length === 0 && crop === undefined;
      const wanted = {
        ...{ hash, areas: isWhole ? [] : areas.map(normalArea) },
        ...(crop ? { crop: normalArea(crop) } : {}),
      };
      const name = isWhole ? hash : hashOfChange(wanted);
      return guard.take(name, () => makeFrom(name, wanted, isWhole));
    },
  };
}

/** One day longer than the period for which the actions of a stolen account are listed. */
const changedKeptMs = 15 * 86_400_000;

interface Swept {
  readonly parts: MediaStoreParts;
  readonly guard: Guard;
  readonly documents: ReturnType<typeof createDocumentStore>;
}

/** Removes files that no row refers to and that are not being written. */
async function sweep(
  { parts: { shelf, log }, guard, documents }: Swept,
  isKnown: Parameters<MediaStore['sweep']>[0],
  olderThanMs: number,
): Promise<number> {
  // Compares with the real time, because files have it, even if the demo's clock was moved.
  const isOlder = (writtenAt: number, ageMs: number) => Date.now() - Math.floor(writtenAt) >= ageMs;
  const isOld = (writtenAt: number) => isOlder(writtenAt, olderThanMs);
  // The rows are asked first: in a bucket each age costs a request.
  const isKept = async (hash: string) => (await isKnown(hash)) || !(await isGone(hash));
  // A changed photo that is no longer shown may have to be restored after an account was stolen, so it is kept longer.
  const isGone = async (hash: string) => {
    const writtenAt = await shelf.lastWrittenAt(hash);
    return (
      isOld(writtenAt) && ((await shelf.readMark(hash))?.blurredFrom === undefined || isOlder(writtenAt, changedKeptMs))
    );
  };

  let removed = await shelf.removeOldTemps((hash, writtenAt) => !guard.isBusy(hash) && isOld(writtenAt));
  const [copied, originalHashes] = [await shelf.hashesOf('copies'), await shelf.hashesOf('originals')];
  const inUse = await originalsInUse(shelf.readMark, copied, originalHashes, isKept);
  for (const hash of new Set([...originalHashes, ...copied])) {
    if (inUse.has(hash) || guard.isBusy(hash) || (await isKept(hash))) continue;
    removed += await guard.remove(hash, async () => ((await isGone(hash)) ? shelf.remove(hash) : 0));
  }
  removed += await documents.sweep(isKnown, isOld);
  if (removed > 0) log.info({ removed }, 'unreferenced media files were deleted');
  return removed;
}

/** The hash of a changed photo, derived from the original's hash and the change. */
export function hashOfChange({ hash, areas, crop }: PhotoChange & { readonly hash: string }): string {
  const parts = [hash, JSON.stringify(areas), ...(crop ? [JSON.stringify(crop)] : [])];
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

function refused(refusal: PhotoRefusal): PhotoIntake {
  return { ok: false, refusal };
}

/** Hashes and widths also come from addresses. */
function isCopy(hash: string, width: number, format: string): boolean {
  return isHash(hash) && Number.isSafeInteger(width) && width > 0 && isPhotoFormat(format);
}

/** Originals of blurred photos: no row may refer to them, but they are needed to change the blurred areas. */
async function originalsInUse(
  readMark: PhotoShelf['readMark'],
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
