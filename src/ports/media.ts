/** Photos: from untrusted bytes to public copies. Originals are kept, private; only re-encoded copies leave. */

/** Why a file is not taken as a photo. Each has its own sentence in `locales`. */
export type PhotoRefusal =
  | 'not-a-picture'
  | 'unsupported-format'
  | 'too-many-pixels'
  | 'too-small'
  | 'too-long'
  | 'damaged'
  | 'animated'
  | 'too-big'
  | 'gone';

export type PhotoFormat = 'webp' | 'jpeg';

export interface PhotoCopy {
  /** Pixels; the height follows the photo. */
  readonly width: number;
  readonly height: number;
  readonly format: PhotoFormat;
  readonly sizeBytes: number;
}

/** A photo whose files are safely on disk. */
export interface StoredPhoto {
  /** sha256 of the original's bytes, hex: its name in the store and in public addresses. */
  readonly hash: string;
  /** Upright, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly sizeBytes: number;
  /** From the original's EXIF, as written there (local time, no zone): evidence for the board, never public. */
  readonly takenAt: string | null;
  /** True when the original carried a place; the place itself is not kept outside the original. */
  readonly hadLocation: boolean;
  readonly copies: readonly PhotoCopy[];
  /** A few bytes of picture as a data URI, shown until the photo is there. */
  readonly placeholder: string;
}

export type PhotoIntake =
  | { readonly ok: true; readonly photo: StoredPhoto }
  | { readonly ok: false; readonly refusal: PhotoRefusal };

export interface MediaStore {
  /**
   * Checks, stores the original by hash, makes the public copies in a memory-limited child process.
   * Everything is on disk (fsync, rename, fsync of the folder) before it resolves; the same bytes twice are stored once.
   * @throws when the disk or the child fails in a way that says nothing about the photo: try again later
   */
  takePhoto(bytes: Uint8Array): Promise<PhotoIntake>;
  /** A public copy's bytes, or null: unknown hash, width or format. `format` 'jpeg' is the fallback of 'webp'. */
  readCopy(hash: string, width: number, format: PhotoFormat): Promise<Uint8Array | null>;
  /** Removes files that no row names and that are older than `olderThanMs`. Returns how many. */
  sweep(isKnown: (hash: string) => Promise<boolean>, olderThanMs: number): Promise<number>;
  /** Resolves when no child process is left. */
  close(): Promise<void>;
}

/** Widths of the public copies, in pixels; a smaller original gives its own width instead of the larger ones. */
export const photoWidths = [480, 960, 1600] as const;
