/**
 * Where files lie: a folder, or a bucket. What is taken and given out, and in which order, stands in `media-store.ts` and
 * `../documents/document-store.ts`; a shelf knows only its own place. On each a mark is written last and removed first, so
 * that what was cut in the middle looks stored nowhere.
 */
import type { StoredDocument } from '../../ports/documents.ts';
import type { PhotoFormat, StoredPhoto } from '../../ports/media.ts';
import type { MadePhoto, ReadDocument } from './worker-messages.ts';

/** Bytes that are not in their place yet, as a file that the child may read. */
export interface Staged {
  readonly path: string;
  /** They are in their place. On a disk the name lasts only after `durable`. */
  keep(): Promise<void>;
  durable(): Promise<void>;
  discard(): Promise<void>;
}

/** An original as a file that the child may read. */
export interface OpenedOriginal {
  readonly path: string;
  readonly sizeBytes: number;
  done(): Promise<void>;
}

interface Shelf<Stored> {
  stage(hash: string, bytes: Uint8Array): Promise<Staged>;
  readMark(hash: string): Promise<Stored | null>;
  /** Young again: a sweep leaves it until the row that names it is written. */
  touchMark(hash: string): Promise<void>;
  /** When anything of it was last written, in epoch ms. */
  lastWrittenAt(hash: string): Promise<number>;
  /** Returns how many files. */
  remove(hash: string): Promise<number>;
  /** What a kill left half written. Returns how many. */
  removeOldTemps(isOver: (hash: string, writtenAt: number) => boolean): Promise<number>;
}

export interface PhotoShelf extends Shelf<StoredPhoto> {
  readCopy(hash: string, width: number, format: PhotoFormat): Promise<Uint8Array | null>;
  readOriginal(hash: string): Promise<Uint8Array | null>;
  openOriginal(hash: string): Promise<OpenedOriginal | null>;
  storeCopies(
    named: Pick<StoredPhoto, 'hash' | 'sizeBytes' | 'blurredFrom' | 'stamps'>,
    made: MadePhoto,
    originalIsDurable: Promise<void>,
  ): Promise<StoredPhoto>;
  /** Hashes of which there is anything here. */
  hashesOf(where: 'originals' | 'copies'): Promise<ReadonlySet<string>>;
  /** Where a browser may fetch a copy itself; null: through us. */
  copyAddress(hash: string, width: number, format: PhotoFormat): Promise<string | null>;
}

export interface DocumentShelf extends Shelf<StoredDocument> {
  /** Null without the mark: half a document is none. */
  readPart(hash: string, part: DocumentPart): Promise<Uint8Array | null>;
  store(hash: string, sizeBytes: number, read: ReadDocument): Promise<StoredDocument>;
  hashes(): AsyncIterable<string>;
}

export const documentParts = { original: 'original', text: 'text.txt', picture: 'picture.webp' } as const;
export type DocumentPart = keyof typeof documentParts;
export const photoMark = 'photo.json';
export const documentMark = 'document.json';

const extensionOf = { webp: 'webp', jpeg: 'jpg' } as const satisfies Record<PhotoFormat, string>;

/** A format in which copies are made. Formats come from addresses too. */
export const isPhotoFormat = (format: string): format is PhotoFormat => Object.hasOwn(extensionOf, format);

/** '480.webp' */
export const copyName = (width: number, format: PhotoFormat): string => `${width}.${extensionOf[format]}`;

/** What is written beside a photo's copies, and given back. */
export const markOfPhoto = (
  named: Pick<StoredPhoto, 'hash' | 'sizeBytes' | 'blurredFrom' | 'stamps'>,
  { copies, strips: _, ...facts }: MadePhoto,
): StoredPhoto => ({ ...named, ...facts, copies: copies.map(({ bytes: __, ...copy }) => copy) });

/** What is written beside a document, and given back. */
export const markOfDocument = (hash: string, sizeBytes: number, read: ReadDocument): StoredDocument => {
  const { kind, pages, pictures, textIsCut, text, picture } = read;
  const size = picture === null ? null : { width: picture.width, height: picture.height };
  return { hash, kind, sizeBytes, pages, pictures, characters: text.length, textIsCut, picture: size };
};

/** A mark as its file holds it. */
export const writeMark = (mark: StoredPhoto | StoredDocument): Buffer =>
  Buffer.from(`${JSON.stringify(mark, null, 2)}\n`);

/** Null when the mark is not one of ours; the photo is then made again. */
export function parsePhotoMark(text: string, hash: string): StoredPhoto | null {
  const photo = parsed<StoredPhoto>(text);
  return photo?.hash === hash && Array.isArray(photo.copies) && photo.copies.length > 0 ? photo : null;
}

/** Null when the mark is not one of ours; the document is then read again. */
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
