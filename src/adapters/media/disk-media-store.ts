/**
 * The media store on a local disk.
 *
 *     originals/ab/abcd…              as it came, private
 *     copies/ab/abcd…/480.webp, …     what may be shown
 *     copies/ab/abcd…/photo.json      written last: with it the photo is stored, without it nothing is
 *
 * A crash leaves at most an original or copies without the mark. The same bytes, taken again, overwrite them; bytes that
 * never come back are removed by `sweep`.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { type CrashPoint, nowhere } from '../../ports/crash-point.ts';
import type { MediaStore, PhotoFormat, PhotoIntake, PhotoRefusal, StoredPhoto } from '../../ports/media.ts';
import { nameOfTemp, putFile, syncFolders, writeTemp } from './durable-file.ts';
import { readHeader } from './photo-header.ts';
import { createPhotoWorkers, type MediaLog } from './photo-workers.ts';
import type { MadePhoto } from './worker-messages.ts';

export interface DiskMediaStoreOptions {
  readonly folder: string;
  readonly log?: MediaLog;
  /** The child that decodes is ended beyond this. */
  readonly childMemoryMb?: number;
  /** How many children; each decodes one photo at a time. */
  readonly concurrency?: number;
  /** Tests cut the power at `media.afterTemp`, `media.afterRename`, `media.beforeMark` and `media.afterMark`. */
  readonly reach?: CrashPoint;
}

const DEFAULT_CHILD_MEMORY_MB = 512;
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
  const workers = createPhotoWorkers({ count: concurrency, memoryMb: childMemoryMb, log });
  const originals = join(folder, 'originals');
  const copies = join(folder, 'copies');
  const originalsFolderOf = (hash: string) => join(originals, hash.slice(0, 2));
  const copiesFolderOf = (hash: string) => join(copies, hash.slice(0, 2), hash);

  /** Photos being taken, so that the same bytes at the same time are decoded once … */
  const taking = new Map<string, Promise<PhotoIntake>>();
  /** … and photos being swept, so that none is given out while it is removed. */
  const removing = new Map<string, Promise<unknown>>();

  async function take(hash: string, bytes: Uint8Array): Promise<PhotoIntake> {
    await removing.get(hash);
    const stored = await readMark(hash);
    if (stored !== null) {
      await touchMark(hash); // young again: a sweep leaves it until the row that names it is written
      return { ok: true, photo: stored };
    }

    const temp = await writeTemp(originalsFolderOf(hash), hash, bytes);
    try {
      reach('media.afterTemp');
      const outcome = await workers.run(temp.path);
      if (outcome.kind === 'refused') return refused(outcome.refusal);

      await temp.moveTo(hash);
      await syncFolders(originalsFolderOf(hash), folder);
      reach('media.afterRename');
      return { ok: true, photo: await storeCopies(hash, bytes.byteLength, outcome.photo) };
    } finally {
      await temp.discard();
    }
  }

  async function storeCopies(hash: string, sizeBytes: number, made: MadePhoto): Promise<StoredPhoto> {
    const place = copiesFolderOf(hash);
    await rm(place, { recursive: true, force: true }); // what a crash left
    await Promise.all(made.copies.map((copy) => putFile(place, copyName(copy.width, copy.format), copy.bytes)));
    await syncFolders(place, folder);

    const photo: StoredPhoto = {
      hash,
      width: made.width,
      height: made.height,
      sizeBytes,
      takenAt: made.takenAt,
      hadLocation: made.hadLocation,
      copies: made.copies.map(({ bytes: _, ...copy }) => copy),
      placeholder: made.placeholder,
    };
    reach('media.beforeMark');
    await putFile(place, MARK, Buffer.from(`${JSON.stringify(photo, null, 2)}\n`));
    await syncFolders(place, folder);
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
    const places = [join(originalsFolderOf(hash), hash), copiesFolderOf(hash), join(copiesFolderOf(hash), MARK)];
    return Math.max(...(await Promise.all(places.map(modifiedAt))));
  }

  /** The mark goes first: a removal cut in the middle leaves a photo that is not stored, never one with holes. */
  async function remove(hash: string): Promise<number> {
    const place = copiesFolderOf(hash);
    const files = await namesIn(place);
    if (files.includes(MARK)) {
      await rm(join(place, MARK), { force: true });
      await syncFolders(place, folder);
    }
    await rm(place, { recursive: true, force: true });
    const original = join(originalsFolderOf(hash), hash);
    const hadOriginal = (await modifiedAt(original)) > 0;
    await rm(original, { force: true });
    return files.length + (hadOriginal ? 1 : 0);
  }

  async function removeIfOld(hash: string, isOld: (writtenAt: number) => boolean): Promise<number> {
    if (taking.has(hash) || removing.has(hash)) return 0;
    const removal = lastWrittenAt(hash).then((writtenAt) => (isOld(writtenAt) ? remove(hash) : 0));
    removing.set(
      hash,
      removal.catch(() => {}),
    );
    try {
      return await removal;
    } finally {
      removing.delete(hash);
    }
  }

  async function hashesOnDisk(): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    for (const root of [originals, copies]) {
      for (const shelf of await namesIn(root)) {
        for (const name of await namesIn(join(root, shelf))) if (isHash(name)) found.add(name);
      }
    }
    return found;
  }

  /** What a kill left half written. */
  async function removeOldTemps(isOld: (writtenAt: number) => boolean): Promise<number> {
    let removed = 0;
    for (const shelf of await namesIn(originals)) {
      for (const name of await namesIn(join(originals, shelf))) {
        const hash = nameOfTemp(name);
        if (hash === null || taking.has(hash)) continue;
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
      const joined = taking.get(hash);
      if (joined !== undefined) return joined;
      const intake = take(hash, bytes).finally(() => taking.delete(hash));
      taking.set(hash, intake);
      return intake;
    },

    async readCopy(hash, width, format) {
      if (!isHash(hash) || !Number.isSafeInteger(width) || width <= 0 || !Object.hasOwn(extensionOf, format))
        return null;
      return readIfThere(join(copiesFolderOf(hash), copyName(width, format)));
    },

    async sweep(isKnown, olderThanMs) {
      // Files have the machine's time, so it is the machine's clock that is asked, also when the demo's clock was moved.
      const isOld = (writtenAt: number) => Date.now() - Math.floor(writtenAt) >= olderThanMs;
      let removed = await removeOldTemps(isOld);
      for (const hash of await hashesOnDisk()) {
        if (!isOld(await lastWrittenAt(hash)) || (await isKnown(hash))) continue;
        removed += await removeIfOld(hash, isOld);
      }
      if (removed > 0) log.info({ removed }, 'media files that nothing names were removed');
      return removed;
    },

    async close() {
      await workers.close();
      await Promise.allSettled(taking.values());
    },
  };
}

function refused(refusal: PhotoRefusal): PhotoIntake {
  return { ok: false, refusal };
}

function copyName(width: number, format: PhotoFormat): string {
  return `${width}.${extensionOf[format]}`;
}

/** Hashes come from addresses too: only 64 hex digits may become part of a path. */
function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
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

async function readIfThere(path: string): Promise<Buffer | null> {
  return absentIsNull(readFile(path));
}

/** 0 when it is not there. */
async function modifiedAt(path: string): Promise<number> {
  return (await absentIsNull(stat(path)))?.mtimeMs ?? 0;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await absentIsNull(readdir(folder))) ?? [];
}

async function absentIsNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}
