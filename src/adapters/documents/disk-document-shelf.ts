/**
 * Documents on a local disk.
 *
 *   documents/in/                      documents that are still arriving, or being examined
 *   documents/ab/abcd…/original        the received file, private
 *   documents/ab/abcd…/text.txt        the extracted text
 *   documents/ab/abcd…/picture.webp    the first page of a PDF
 *   documents/ab/abcd…/document.json   written last: the document counts as stored only with it
 */
import { mkdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { CrashPoint } from '../../ports/crash-point.ts';
import type { StoredDocument } from '../../ports/documents.ts';
import { absentIsNull, isHash, modifiedAt, namesIn, readIfThere } from '../media/disk-files.ts';
import {
  arriving,
  folderMode,
  onShelves,
  putFile,
  removeOldTemps,
  syncFolders,
  writeTemp,
} from '../media/durable-file.ts';
import {
  type DocumentShelf,
  documentParts,
  documentMark as MARK,
  markOfDocument,
  parseDocumentMark,
  type Staged,
  writeMark,
} from '../media/shelves.ts';

/** @param root the media folder */
export const createDocumentShelf = (root: string, reach: CrashPoint): DocumentShelf => {
  const folder = join(root, 'documents');
  const placeOf = (hash: string) => join(folder, hash.slice(0, 2), hash);

  async function readMark(hash: string): Promise<StoredDocument | null> {
    if (!isHash(hash)) return null;
    const text = await readIfThere(join(placeOf(hash), MARK));
    return text === null ? null : parseDocumentMark(text.toString('utf8'), hash);
  }

  return {
    readMark,
    async readPart(hash, part) {
      return (await readMark(hash)) === null ? null : readIfThere(join(placeOf(hash), documentParts[part]));
    },
    async touchMark(hash) {
      const now = new Date();
      await utimes(join(placeOf(hash), MARK), now, now);
    },
    async openOriginal(hash) {
      const path = join(placeOf(hash), documentParts.original);
      const sizeBytes = (await absentIsNull(stat(path)))?.size;
      return sizeBytes === undefined ? null : { path, sizeBytes, done: async () => {} };
    },
    async stage(source): Promise<Staged> {
      const temp = await writeTemp(join(folder, arriving), 'document', source);
      const { path, sizeBytes, sha256: hash } = temp;
      const place = placeOf(hash);
      return {
        ...{ path, sizeBytes, hash },
        async keep() {
          await rm(place, { recursive: true, force: true }); // left over from a crash
          await mkdir(place, { recursive: true, mode: folderMode });
          await temp.moveTo(join(place, documentParts.original));
        },
        durable: () => syncFolders(place, root),
        discard: temp.discard,
      };
    },
    async store(hash, sizeBytes, read) {
      const place = placeOf(hash);
      await putFile(place, documentParts.text, Buffer.from(read.text));
      if (read.picture !== null) await putFile(place, documentParts.picture, read.picture.bytes);
      await syncFolders(place, root);
      const document = markOfDocument(hash, sizeBytes, read);
      reach('media.beforeMark');
      await putFile(place, MARK, writeMark(document));
      await syncFolders(place, root);
      reach('media.afterMark');
      return document;
    },
    async remove(hash) {
      const place = placeOf(hash);
      const files = await namesIn(place);
      if (files.includes(MARK)) {
        await rm(join(place, MARK), { force: true });
        await syncFolders(place, root);
      }
      await rm(place, { recursive: true, force: true });
      return files.length;
    },
    async lastWrittenAt(hash) {
      const places = [placeOf(hash), join(placeOf(hash), MARK)];
      return Math.max(...(await Promise.all(places.map(modifiedAt))));
    },
    removeOldTemps: (isOver) => removeOldTemps(folder, isOver),
    async *hashes() {
      for await (const { name } of onShelves(folder)) if (isHash(name)) yield name;
    },
  };
};
