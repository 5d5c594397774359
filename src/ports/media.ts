/**
 * Photos and documents: from untrusted bytes to what may be shown. Originals are kept, private; of a photo only re-encoded
 * copies leave.
 */
import type { StoredPhotoFacts } from '../domain/submission/photos-and-files.ts';
import type { DocumentIntake, StoredDocument } from './documents.ts';

/** Why a file is not taken as a photo. Each has its own sentence in `locales`, `photo-…`. */
export type PhotoRefusal =
  /** No bytes at all. */
  | 'empty'
  /** A web page, a text, a program, whatever its name says. */
  | 'not-a-picture'
  | 'document'
  | 'film'
  | 'gif'
  | 'svg'
  | 'tiff'
  | 'avif'
  /** HEIC of a kind that our decoder does not know. */
  | 'heic-unreadable'
  /** Other pictures: BMP, Photoshop, JPEG XL, icons. */
  | 'unsupported-format'
  /** WebP or PNG with more than one picture, or a HEIC that is a film. */
  | 'animated'
  | 'too-many-pixels'
  /** Within the pixels, and yet it asked for more memory or time than any photo needs. */
  | 'too-heavy'
  | 'too-small'
  | 'too-long'
  /** The end is missing: an upload or a download that stopped. */
  | 'cut-off'
  | 'damaged'
  | 'too-big'
  | 'gone';

/** Each width is kept in both: whoever can’t show WebP gets the JPEG. */
export type PhotoFormat = 'webp' | 'jpeg';

/** One of the public copies; no metadata of the original is in it. */
export interface PhotoCopy {
  /** Pixels; the height follows the photo. */
  readonly width: number;
  readonly height: number;
  readonly format: PhotoFormat;
  readonly sizeBytes: number;
}

/** A part of the upright photo, in shares of its width and height: 0 is left and top, 1 is right and bottom. */
export interface PhotoArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What copies of a photo show otherwise than the original; both in shares of the original. */
export interface PhotoChange {
  /** Made unrecognisable. */
  readonly areas: readonly PhotoArea[];
  /** All that is left of the picture; absent: the whole. */
  readonly crop?: PhotoArea;
}

/** A photo whose files are safely on disk. */
export interface StoredPhoto
  extends Pick<StoredPhotoFacts, 'width' | 'height' | 'placeholder' | 'takenAt' | 'hadLocation'> {
  /** sha256 of the original's bytes, hex: its name in the store and in public addresses. See `blurredFrom` for blurred ones. */
  readonly hash: string;
  readonly sizeBytes: number;
  readonly copies: readonly PhotoCopy[];
  /** How much fine detail there is (`src/adapters/media/sharpness.ts`). Photos stored before it was measured have none. */
  readonly sharpness?: number;
  /** For finding the same picture again (`src/domain/checks/repeated-photo.ts`). Older photos have none. */
  readonly fingerprint?: string;
  /** Stamps of secrecy that were read in it; none when it has none, or they could not be read. */
  readonly stamps?: readonly string[];
  /** A photo that was changed for publication: the hash is of the original's and the change, and the original stays private. */
  readonly blurredFrom?: PhotoChange & { readonly hash: string };
}

/** What became of a file that was sent as a photo. */
export type PhotoIntake =
  | { readonly ok: true; readonly photo: StoredPhoto }
  | { readonly ok: false; readonly refusal: PhotoRefusal };

/** A file that somebody put on a web page and that nobody has looked into yet. */
export interface MediaStore {
  /**
   * Checks, stores the original by hash, makes the public copies in a memory-limited child process.
   * Everything is on disk (fsync, rename, fsync of the folder) before it resolves; the same bytes twice are stored once.
   * @throws when the disk or the child fails in a way that says nothing about the photo: try again later
   */
  takePhoto(bytes: Uint8Array): Promise<PhotoIntake>;
  /** A public copy's bytes, or null: unknown hash, width or format. `format` 'jpeg' is the fallback of 'webp'. */
  readCopy(hash: string, width: number, format: PhotoFormat): Promise<Uint8Array | null>;
  /** Where a browser may fetch a public copy itself for some minutes; null: it is answered with `readCopy`. */
  copyAddress(hash: string, width: number, format: PhotoFormat): Promise<string | null>;
  /** What is known of a stored photo, or null. */
  readPhoto(hash: string): Promise<StoredPhoto | null>;
  /** The photo as it came, with all that it carries: for the board's blur tool alone, never public. Null when not there. */
  readOriginal(hash: string): Promise<Uint8Array | null>;
  /**
   * New public copies with `areas` made unrecognisable, under a hash of their own; the photo itself is left as it is.
   * Of a photo that is blurred already the areas are added to the ones it has; of one that is cropped they are parts of
   * what is left. The same areas twice are stored once.
   * Refused `gone` when the original is not there.
   * @throws RangeError when there is no area, more than 100, or one without a place in the photo
   */
  blur(hash: string, areas: readonly PhotoArea[]): Promise<PhotoIntake>;
  /**
   * New public copies that show `area` alone, under a hash of their own; what is blurred stays so. Of a photo that is
   * cropped already it is a part of what is left. Refused as a photo of that size would be, and `gone` as above.
   */
  crop(hash: string, area: PhotoArea): Promise<PhotoIntake>;
  /**
   * Checks a PDF, DOCX or XLSX and reads its text in the child; stores it by hash, private, as durably as a photo.
   * `claimedName` is what the sender's device says; it decides nothing and comes back clean.
   * @throws as `takePhoto`
   */
  takeDocument(bytes: Uint8Array, claimedName: string | null): Promise<DocumentIntake>;
  /** What is known of a stored document and its bytes, or null. */
  readDocument(hash: string): Promise<{ readonly document: StoredDocument; readonly bytes: Uint8Array } | null>;
  /** The text that was read from a stored document, or null. */
  readDocumentText(hash: string): Promise<string | null>;
  /** The first page of a stored PDF as WebP, or null: not there, not a PDF, or a page that could not be drawn. */
  readDocumentPicture(hash: string): Promise<Uint8Array | null>;
  /** Removes everything under the hash at once: original, copies, document, text. Returns how many files. */
  forget(hash: string): Promise<number>;
  /**
   * Removes photos and documents that no row names and that are older than `olderThanMs`.
   * `isKnown` is asked with hashes of photos, blurred photos and documents; the original of a known blurred photo stays.
   * Returns how many files.
   */
  sweep(isKnown: (hash: string) => Promise<boolean>, olderThanMs: number): Promise<number>;
  /** Resolves when no child process is left. */
  close(): Promise<void>;
}

/** Widths of the public copies, in pixels; a smaller original gives its own width instead of the larger ones. */
export const photoWidths = [480, 960, 1600] as const;
