/** Which photos and documents a ward's rows need, whole: what a look through the store goes by. */
import type { WardId } from '../domain/ids.ts';

/** A row that needs a file. */
export interface FileUse {
  readonly kind: 'photo' | 'document';
  /** Code of the item, question or article, or the address of the portal's page. */
  readonly where: string;
  /** Of a photo: pixels of the copies that are shown. */
  readonly widths: readonly number[];
}

/** A file by the hash that rows name it by, with all of them. */
export interface NamedFile {
  readonly hash: string;
  readonly uses: readonly FileUse[];
}

/**
 * Files that are shown or will be: not those of items that ended without a page, nor parts that were taken out, nor what a
 * page of the portal no longer shows; the nightly sweep may have taken these.
 */
export interface NamedFiles {
  /** In the order of their hashes, at most `limit` behind `after`; null: from the first. */
  page(ward: WardId, after: string | null, limit: number): Promise<readonly NamedFile[]>;
  /** Rows that need this file now; null: none does, or no longer. */
  find(ward: WardId, hash: string): Promise<NamedFile | null>;
}
