/**
 * Where a photo's original and copies stand on the disk, and in which order they are written and removed: `photo.json`, the
 * mark, is written last and removed first, so that a crash leaves nothing that looks stored and is not.
 */
import { rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { CrashPoint } from '../../ports/crash-point.ts';
import type { PhotoFormat, StoredPhoto } from '../../ports/media.ts';
import { isHash, modifiedAt, namesIn, readIfThere } from './disk-files.ts';
import { nameOfTemp, putFile, syncFolder, syncFolders } from './durable-file.ts';
import type { MadePhoto } from './worker-messages.ts';

const MARK = 'photo.json';
const extensionOf = { webp: 'webp', jpeg: 'jpg' } as const satisfies Record<PhotoFormat, string>;

export const isPhotoFormat = (format: string): format is PhotoFormat => Object.hasOwn(extensionOf, format);
export const copyName = (width: number, format: PhotoFormat): string => `${width}.${extensionOf[format]}`;

/** @param folder of all media */
export const createPhotoShelf = (folder: string, reach: CrashPoint) => {
  const originals = join(folder, 'originals');
  const copies = join(folder, 'copies');
  const originalsFolderOf = (hash: string) => join(originals, hash.slice(0, 2));
  const originalOf = (hash: string) => join(originalsFolderOf(hash), hash);
  const copiesFolderOf = (hash: string) => join(copies, hash.slice(0, 2), hash);
  const readMark = async (hash: string): Promise<StoredPhoto | null> => {
    const text = await readIfThere(join(copiesFolderOf(hash), MARK));
    return text === null ? null : parseMark(text.toString('utf8'), hash);
  };
  return {
    originalsFolderOf,
    originalOf,
    copiesFolderOf,
    readMark,
    async touchMark(hash: string): Promise<void> {
      const now = new Date();
      await utimes(join(copiesFolderOf(hash), MARK), now, now);
    },
    async storeCopies(
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
    },
    /** When anything of the photo was last written, in epoch ms. */
    async lastWrittenAt(hash: string): Promise<number> {
      const places = [originalOf(hash), copiesFolderOf(hash), join(copiesFolderOf(hash), MARK)];
      return Math.max(...(await Promise.all(places.map(modifiedAt))));
    },
    /** The mark goes first: a removal cut in the middle leaves a photo that is not stored, never one with holes. */
    async remove(hash: string): Promise<number> {
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
    },
    /** Originals that blurred photos were made from: no row may name them, and yet somebody may want to blur more, or less. */
    async originalsInUse(
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
    },
    /** What a kill left half written. */
    async removeOldTemps(isOver: (hash: string, writtenAt: number) => boolean): Promise<number> {
      let removed = 0;
      for (const shelf of await namesIn(originals)) {
        for (const name of await namesIn(join(originals, shelf))) {
          const hash = nameOfTemp(name);
          const path = join(originals, shelf, name);
          if (hash === null || !isOver(hash, await modifiedAt(path))) continue;
          await rm(path, { force: true });
          removed += 1;
        }
      }
      return removed;
    },
    /** Hashes of which there is anything here. */
    hashesOf: (where: 'originals' | 'copies') => hashesIn(where === 'copies' ? copies : originals),
  };
};

async function hashesIn(root: string): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const shelf of await namesIn(root)) {
    for (const name of await namesIn(join(root, shelf))) if (isHash(name)) found.add(name);
  }
  return found;
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
