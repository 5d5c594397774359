/**
 * Shelves: where files are stored, in a folder or a bucket. What is stored and returned, and in which order, is decided
 * in `media-store.ts` and `../documents/document-store.ts`. On each shelf a mark is written last and removed first, so
 * that an interrupted operation never looks stored.
 */
import type { StoredDocument } from '../../ports/documents.ts';
import type { FileSource, PhotoFormat, StoredPhoto } from '../../ports/media.ts';
import { isHash } from './disk-files.ts';
import type { MadePhoto, ReadDocument } from './worker-messages.ts';

/** A file that arrived and is not stored yet, where the child can read it. */
export interface Staged {
  readonly path: string;
  readonly sizeBytes: number;
  /** SHA-256 of the bytes, hex: its name in the store. */
  readonly hash: string;
  /** Stores them in their place. On a disk the name is durable only after `durable`. */
  keep(): Promise<void>;
  durable(): Promise<void>;
  discard(): Promise<void>;
}

/** An original as a file that the child can read. */
export interface OpenedOriginal {
  readonly path: string;
  readonly sizeBytes: number;
  done(): Promise<void>;
}

interface Shelf<Stored> {
  /** Writes what arrives. @throws errors of the disk or of the source; no file is left then */
  stage(source: FileSource): Promise<Staged>;
  /** Also finds an original without a mark. Null if it is not stored. */
  openOriginal(hash: string): Promise<OpenedOriginal | null>;
  readMark(hash: string): Promise<Stored | null>;
  /** Renews the date, so that a sweep keeps it until its row is written. */
  touchMark(hash: string): Promise<void>;
  /** When any of its files was last written, in epoch milliseconds. */
  lastWrittenAt(hash: string): Promise<number>;
  /** Returns the number of files removed. */
  remove(hash: string): Promise<number>;
  /** Removes temporary files that a crash left. Returns their number. */
  removeOldTemps(isOver: (hash: string, writtenAt: number) => boolean): Promise<number>;
}

export interface PhotoShelf extends Shelf<StoredPhoto> {
  readCopy(hash: string, width: number, format: PhotoFormat): Promise<Uint8Array | null>;
  readOriginal(hash: string): Promise<Uint8Array | null>;
  storeCopies(
    named: Pick<StoredPhoto, 'hash' | 'sizeBytes' | 'blurredFrom' | 'stamps'>,
    made: MadePhoto,
    originalIsDurable: Promise<void>,
  ): Promise<StoredPhoto>;
  /** Hashes with any files here. */
  hashesOf(where: 'originals' | 'copies'): Promise<ReadonlySet<string>>;
  /** The address at which a browser can fetch a copy directly; null if it must be fetched through this server. */
  copyAddress(hash: string, width: number, format: PhotoFormat): Promise<string | null>;
}

export interface DocumentShelf extends Shelf<StoredDocument> {
  /** Null without the mark: an incomplete document counts as absent. */
  readPart(hash: string, part: DocumentPart): Promise<Uint8Array | null>;
  store(hash: string, sizeBytes: number, read: ReadDocument): Promise<StoredDocument>;
  hashes(): AsyncIterable<string>;
}

export const documentParts = { original: 'original', text: 'text.txt', picture: 'picture.webp' } as const;
export type DocumentPart = keyof typeof documentParts;
export const photoMark = 'photo.json';
export const documentMark = 'document.json';

const extensionOf = { webp: 'webp', jpeg: 'jpg' } as const satisfies Record<PhotoFormat, string>;

/** Whether the text is a format of copies. Formats also come from addresses. */
export const isPhotoFormat = (format: string): format is PhotoFormat => Object.hasOwn(extensionOf, format);

/** '480.webp' */
export const copyName = (width: number, format: PhotoFormat): string => `${width}.${extensionOf[format]}`;

/** The mark stored beside a photo's copies. */
export const markOfPhoto = (
  named: Pick<StoredPhoto, 'hash' | 'sizeBytes' | 'blurredFrom' | 'stamps'>,
  { copies, strips: _, ...facts }: MadePhoto,
): StoredPhoto => ({ ...named, ...facts, copies: copies.map(({ bytes: __, ...copy }) => copy) });

/** The mark stored beside a document. */
export const markOfDocument = (hash: string, sizeBytes: number, read: ReadDocument): StoredDocument => {
  const { kind, pages, pictures, textIsCut, text, picture } = read;
  const size = picture === null ? null : { width: picture.width, height: picture.height };
  return { hash, kind, sizeBytes, pages, pictures, characters: text.length, textIsCut, picture: size };
};

/** Serialises a mark for its file. */
export const writeMark = (mark: StoredPhoto | StoredDocument): Buffer =>
  Buffer.from(`${JSON.stringify(mark, null, 2)}\n`);

/**
 * Null if the mark is not valid; the photo is then processed again. Marks may come from another installation in an archive,
 * so the name of the original is checked before it becomes part of a path.
 */
export function parsePhotoMark(text: string, hash: string): StoredPhoto | null {
  const photo = parsed<StoredPhoto>(text);
  if (photo?.hash !== hash || !Array.isArray(photo.copies) || photo.copies.length === 0) return null;
  return photo.blurredFrom === undefined || isHash(photo.blurredFrom?.hash) ? photo : null;
}

/** Null if the mark is not valid; the document is then read again. */
export function parseDocumentMark(text: string, hash: string): StoredDocument | null {
  const document = parsed<StoredDocument>(text);
  return document?.hash === hash && typeof document.characters === 'number' ? document : null;
}

function parsed<Mark>(text: string): Mark | null {
  try {
    return JSON.parse(text) as Mark;
  } catch {
    return null;
  }
}
