/**
 * Photos and documents: from untrusted bytes to files that may be shown. Originals are stored privately; the public gets only
 * re-encoded copies of a photo.
 */
import type { StoredPhotoFacts } from '../domain/submission/photos-and-files.ts';
import type { DocumentIntake, DocumentRefusal, StoredDocument } from './documents.ts';

/** Why a file is refused as a photo. Each reason has its own sentence in `locales`, `photo-…`. */
export type PhotoRefusal =
  /** The file has no bytes. */
  | 'empty'
  /** A web page, a plain text or a program, whatever its name says. */
  | 'not-a-picture'
  | 'document'
  | 'film'
  | 'gif'
  | 'svg'
  | 'tiff'
  | 'avif'
  /** A kind of HEIC that our decoder does not support. */
  | 'heic-unreadable'
  /** Other picture formats: BMP, Photoshop, JPEG XL, icons. */
  | 'unsupported-format'
  /** WebP or PNG with more than one frame, or a HEIC that contains a film. */
  | 'animated'
  | 'too-many-pixels'
  /** Within the pixel limit, but decoding it took more memory or time than any photo needs. */
  | 'too-heavy'
  | 'too-small'
  | 'too-long'
  /** The end is missing: the upload or the download was interrupted. */
  | 'cut-off'
  | 'damaged'
  | 'too-big'
  | 'gone';

/** Each width is stored in both formats: clients without WebP get the JPEG. */
export type PhotoFormat = 'webp' | 'jpeg';

/** A public copy of a photo. It contains no metadata of the original. */
export interface PhotoCopy {
  /** Pixels. The height follows from the proportions of the photo. */
  readonly width: number;
  readonly height: number;
  readonly format: PhotoFormat;
  readonly sizeBytes: number;
}

/** A rectangle of the upright photo, as fractions of its width and height: 0 is left and top, 1 is right and bottom. */
export interface PhotoArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How the copies of a photo differ from the original. All areas are fractions of the original. */
export interface PhotoChange {
  /** Areas that were made unrecognisable. */
  readonly areas: readonly PhotoArea[];
  /** The part of the picture that is kept; absent: all of it. */
  readonly crop?: PhotoArea;
}

/** A photo whose files are durably stored. */
export interface StoredPhoto
  extends Pick<StoredPhotoFacts, 'width' | 'height' | 'placeholder' | 'takenAt' | 'hadLocation'> {
  /** SHA-256 of the original's bytes, hex: its name in the store and in public URLs. For changed photos see `blurredFrom`. */
  readonly hash: string;
  readonly sizeBytes: number;
  readonly copies: readonly PhotoCopy[];
  /** Amount of fine detail (`src/adapters/media/sharpness.ts`). Absent for photos stored before it was measured. */
  readonly sharpness?: number;
  /** For finding the same picture again (`src/domain/checks/repeated-photo.ts`). Absent for older photos. */
  readonly fingerprint?: string;
  /** Secrecy stamps read in the photo. Absent if it has none or they could not be read. */
  readonly stamps?: readonly string[];
  /**
   * Set for a photo that was changed for publication. Its hash is computed from the original's hash and the change; the original
   * stays private.
   */
  readonly blurredFrom?: PhotoChange & { readonly hash: string };
}

/** Result of taking in a file that was sent as a photo. */
export type PhotoIntake =
  | { readonly ok: true; readonly photo: StoredPhoto }
  | { readonly ok: false; readonly refusal: PhotoRefusal };

/** A file that arrives: its chunks, or its bytes where they are in memory already. */
export type FileSource = AsyncIterable<Uint8Array> | Uint8Array;

/** Stores photos and documents, and makes the copies and texts that may be shown. */
export interface MediaStore {
  /**
   * Checks a photo, stores the original by its hash and makes the public copies in a child process with limited memory.
   * It resolves after everything is durable (fsync, rename, fsync of the folder). The same bytes are stored only once. Chunks
   * are written to disk as they arrive; the main process never holds the whole file.
   * @throws errors of the source unchanged; others if the disk or the child process fails for a reason unrelated to the photo:
   * try again later
   */
  takePhoto(source: FileSource): Promise<PhotoIntake>;
  /** Bytes of a public copy. Null if hash, width or format is unknown. 'jpeg' is the fallback for 'webp'. */
  readCopy(hash: string, width: number, format: PhotoFormat): Promise<Uint8Array | null>;
  /** URL from which a browser can fetch a public copy itself for some minutes. Null: serve it with `readCopy`. */
  copyAddress(hash: string, width: number, format: PhotoFormat): Promise<string | null>;
  /** Facts of a stored photo, or null. */
  readPhoto(hash: string): Promise<StoredPhoto | null>;
  /** The original photo with all its metadata, only for the board's blur tool, never public. Null if it is not stored. */
  readOriginal(hash: string): Promise<Uint8Array | null>;
  /**
   * Makes new public copies in which `areas` are unrecognisable, under a hash of their own. The photo itself is unchanged.
   * For a blurred photo the areas are added to the existing ones; for a cropped photo they are fractions of the visible part.
   * The same areas are stored only once. Refused with `gone` if the original is not stored.
   * @throws RangeError if there are no areas, more than 100, or one outside the photo
   */
  blur(hash: string, areas: readonly PhotoArea[]): Promise<PhotoIntake>;
  /**
   * Makes new public copies that show only `area`, under a hash of their own; blurred areas stay blurred. For a cropped photo
   * `area` is a fraction of the visible part. Refused like a photo of the resulting size, and with `gone` as above.
   */
  crop(hash: string, area: PhotoArea): Promise<PhotoIntake>;
  /**
   * Makes the public copies of a stored original again, as they were made before, if they are not stored. Without areas and crop
   * they are those of the photo itself. Refused with `gone` if the original is not stored.
   * @throws as `takePhoto`
   */
  remakeCopies(of: PhotoChange & { readonly hash: string }): Promise<PhotoIntake>;
  /**
   * Checks a PDF, DOCX or XLSX, extracts its text in the child process and stores it privately by its hash, as durably as a
   * photo. `claimedName` comes from the sender's device: it does not influence the checks and is returned sanitised.
   * @throws as `takePhoto`
   */
  takeDocument(source: FileSource, claimedName: string | null): Promise<DocumentIntake>;
  /**
   * Makes the text and the first page of a stored original again, as `takeDocument` made them, if they are not stored. Refused
   * with `gone` if the original is not stored.
   * @throws as `takePhoto`
   */
  remakeText(hash: string): Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: DocumentRefusal }>;
  /** Facts and bytes of a stored document, or null. */
  readDocument(hash: string): Promise<{ readonly document: StoredDocument; readonly bytes: Uint8Array } | null>;
  /** The text extracted from a stored document, or null. */
  readDocumentText(hash: string): Promise<string | null>;
  /** First page of a stored PDF as WebP. Null if it is not stored, not a PDF, or the page could not be rendered. */
  readDocumentPicture(hash: string): Promise<Uint8Array | null>;
  /** Deletes everything under the hash at once: original, copies, document, text. @returns the number of deleted files */
  forget(hash: string): Promise<number>;
  /**
   * Deletes photos and documents that no row names and that are older than `olderThanMs`. `isKnown` is called with hashes of
   * photos, blurred photos and documents. The original of a known blurred photo is kept.
   * @returns the number of deleted files
   */
  sweep(isKnown: (hash: string) => Promise<boolean>, olderThanMs: number): Promise<number>;
  /** Resolves when no child process is running. */
  close(): Promise<void>;
}

/** Widths of the public copies in pixels. A smaller original is copied at its own width instead of the larger ones. */
export const photoWidths = [480, 960, 1600] as const;
