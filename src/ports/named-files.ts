/** Lists the photos and documents that a ward's rows refer to. The check of the file store uses it. */
import type { WardId } from '../domain/ids.ts';

/** A row that refers to a file. */
export interface FileUse {
  readonly kind: 'photo' | 'document';
  /** Code of the item, question or article, or the slug of the portal page. */
  readonly where: string;
  /** For a photo: widths of its copies in pixels. */
  readonly widths: readonly number[];
}

/** A file, by the hash that rows use, with every row that refers to it. */
export interface NamedFile {
  readonly hash: string;
  readonly uses: readonly FileUse[];
}

/**
 * Files that are shown now or will be. Excluded are files of items that ended unpublished, parts that were removed, and files
 * that no text of a portal page shows: the nightly sweep may already have deleted them.
 */
export interface NamedFiles {
  /** At most `limit` files in the order of their hashes, after the hash `after`; null: from the first. Empty only at the end. */
  page(ward: WardId, after: string | null, limit: number): Promise<readonly NamedFile[]>;
  /** One file with the rows that refer to it now. Null if no row does. */
  find(ward: WardId, hash: string): Promise<NamedFile | null>;
}
