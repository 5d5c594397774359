/**
 * Where a photo's original and copies are on disk, and in which order they are written and removed: `photo.json`, the
 * mark, is written last and removed first, so that an incomplete photo never looks stored after a crash.
 */
import { mkdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { CrashPoint } from '../../ports/crash-point.ts';
import type { StoredPhoto } from '../../ports/media.ts';
import { absentIsNull, isHash, modifiedAt, namesIn, readIfThere } from './disk-files.ts';
import {
  arriving,
  folderMode,
  onShelves,
  putFile,
  removeOldTemps,
  syncFolder,
  syncFolders,
  writeTemp,
} from './durable-file.ts';
import {
  copyName,
  photoMark as MARK,
  markOfPhoto,
  type PhotoShelf,
  parsePhotoMark,
  type Staged,
  writeMark,
} from './shelves.ts';

/** @param folder the folder of all media */
export const createPhotoShelf = (folder: string, reach: CrashPoint): PhotoShelf => {
  const originals = join(folder, 'originals');
  const copies = join(folder, 'copies');
  const originalsFolderOf = (hash: string) => join(originals, hash.slice(0, 2));
  const originalOf = (hash: string) => join(originalsFolderOf(hash), hash);
  const copiesFolderOf = (hash: string) => join(copies, hash.slice(0, 2), hash);
  const readMark = async (hash: string): Promise<StoredPhoto | null> => {
    const text = await readIfThere(join(copiesFolderOf(hash), MARK));
    return text === null ? null : parsePhotoMark(text.toString('utf8'), hash);
  };
  return {
    readMark,
    readCopy: (hash, width, format) => readIfThere(join(copiesFolderOf(hash), copyName(width, format))),
    copyAddress: async () => null,
    readOriginal: (hash) => readIfThere(originalOf(hash)),
    async openOriginal(hash) {
      const path = originalOf(hash);
      const sizeBytes = (await absentIsNull(stat(path)))?.size;
      return sizeBytes === undefined ? null : { path, sizeBytes, done: async () => {} };
    },
    async stage(source): Promise<Staged> {
      const temp = await writeTemp(join(originals, arriving), 'photo', source);
      const { path, sizeBytes, sha256: hash } = temp;
      return {
        ...{ path, sizeBytes, hash },
        async keep() {
          await mkdir(originalsFolderOf(hash), { recursive: true, mode: folderMode });
          await temp.moveTo(originalOf(hash));
        },
        durable: () => syncFolders(originalsFolderOf(hash), folder),
        discard: temp.discard,
      };
    },
    async touchMark(hash: string): Promise<void> {
      const now = new Date();
      await utimes(join(copiesFolderOf(hash), MARK), now, now);
    },
    async storeCopies(named, made, originalIsDurable): Promise<StoredPhoto> {
      const place = copiesFolderOf(named.hash);
      const copiesAreDurable = rm(place, { recursive: true, force: true }) // left over from a crash
        .then(() =>
          Promise.all(made.copies.map((copy) => putFile(place, copyName(copy.width, copy.format), copy.bytes))),
        )
        .then(() => syncFolders(place, folder));
      await Promise.all([originalIsDurable, copiesAreDurable]);

      const photo = markOfPhoto(named, made);
      reach('media.beforeMark');
      await putFile(place, MARK, writeMark(photo));
      await syncFolder(place);
      reach('media.afterMark');
      return photo;
    },
    async lastWrittenAt(hash: string): Promise<number> {
      const places = [originalOf(hash), copiesFolderOf(hash), join(copiesFolderOf(hash), MARK)];
      return Math.max(...(await Promise.all(places.map(modifiedAt))));
    },
    /**
     * Removes the mark first: an interrupted removal leaves a photo that counts as not stored, never an incomplete one.
     */
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
    removeOldTemps: (isOver) => removeOldTemps(originals, isOver),
    hashesOf: (where) => hashesIn(where === 'copies' ? copies : originals),
  };
};

async function hashesIn(root: string): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for await (const { name } of onShelves(root)) if (isHash(name)) found.add(name);
  return found;
}
