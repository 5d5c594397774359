/** Writes to the portal's database, which is separate from the core database. Each publication is applied exactly once. */

import type { KeptFile } from '../domain/attached-file.ts';
import type { StoredPhotoFacts } from '../domain/submission/photos-and-files.ts';

/** A photo on the portal: sizes of its copies and its texts. `hash` is the SHA-256 of the original. */
export interface PublicationPhoto extends Pick<StoredPhotoFacts, 'width' | 'height' | 'widths' | 'placeholder'> {
  readonly hash: string;
  /** Caption shown under the photo. */
  readonly alt: string;
  /** Description for readers who cannot see the photo. Absent or null if it was not described. */
  readonly description?: string | null;
  readonly credit: string | null;
}

/** A downloadable document at '/media/:hash/:name'. */
export interface PublicationFile extends KeptFile {
  /** Page count of a PDF. */
  readonly pages: number | null;
  /** True if a picture of the first page is available. */
  readonly hasPicture: boolean;
  /** Extracted text. It is used for the search and never returned. */
  readonly text: string;
}

/** A correction, shown to readers who may have seen the earlier text. */
export interface PublicationCorrection {
  readonly at: Date;
  readonly note: string;
}

/** The public form of one item. Texts are the original, unescaped; they are escaped when they are displayed. */
export interface Publication {
  /** Idempotency key: the key of the outbox row. */
  readonly key: string;
  /** Slug of the ward. */
  readonly ward: string;
  /** Code of the item, such as 'DL-2611-0042': its identity on the portal. */
  readonly code: string;
  /** Increases with each publication of the item. An older version never overwrites a newer one. */
  readonly version: number;
  readonly title: string;
  /** First part of an item's text. For an answer: the whole question, one paragraph a line. */
  readonly summary: string;
  /** Paragraphs of plain text. For an answer: without the question. */
  readonly paragraphs: readonly string[];
  /** Category code of Art. 8: 'news', 'document', … */
  readonly category: string;
  /** Slug of the section: 'tin-tuc-su-kien'. */
  readonly section: string;
  /** Local date of the ward, 'YYYY-MM-DD', or null. */
  readonly eventOn: string | null;
  readonly place: string | null;
  readonly source: string;
  readonly authors: readonly string[];
  readonly photographers: readonly string[];
  readonly photos: readonly PublicationPhoto[];
  readonly publishedAt: Date;
  readonly updatedAt: Date;
  readonly corrections: readonly PublicationCorrection[];
  readonly files: readonly PublicationFile[];
  /** '137/QĐ-UBND' for an issued document; null otherwise. */
  readonly documentNumber: string | null;
  /** Who signed the document or the answer. */
  readonly signer: string | null;
  /** True removes the item from the public pages. Its row stays. */
  readonly withdrawn: boolean;
  /** Former address of the item, if the portal has lost it. If absent, the portal assigns one. */
  readonly slug?: string;
  /** Id of the item in the core database. It prevents that a code is reused for another item. Older callers omit it. */
  readonly origin?: string;
}

/** The code belongs to another item on the portal. Nothing was written; a retry would fail again. */
export class CodeTaken extends Error {
  override readonly name = 'CodeTaken';
}

/** Result of applying a publication. */
export interface Applied {
  /** Slug of the item, the same for all its versions: '/tin/:slug'. */
  readonly slug: string;
  /** False if this key was applied before or the portal has a newer version. */
  readonly changed: boolean;
}

/** State of an item on the portal, for comparison with the core database. */
export interface PublishedState {
  readonly code: string;
  readonly version: number;
  readonly slug: string;
  readonly withdrawn: boolean;
  /** SHA-256 over the public content. */
  readonly contentHash: string;
}

/** Reads the portal's rows page by page, to compare them with the core database. */
export interface PortalStates {
  of(ward: string, codes: readonly string[]): Promise<ReadonlyMap<string, PublishedState>>;
  /** Rows sorted by code. @param code the last code of the previous page; null: the first page */
  after(ward: string, code: string | null, limit: number): Promise<readonly PublishedState[]>;
  /** Highest number of each code prefix and year: 'DL' 26 42 for 'DL-2611-0042'. */
  lastNumbers(ward: string): Promise<readonly { prefix: string; year: number; number: number }[]>;
}

/** Writes the portal's database. */
export interface PortalPublisher {
  /**
   * Applies a publication in one transaction: records the key, and writes the item if its version is newer. Safe to repeat.
   * @throws CodeTaken
   */
  apply(publication: Publication): Promise<Applied>;
  /** State of the stored item. Null if it is not there. */
  read(ward: string, code: string): Promise<PublishedState | null>;
  /** The content hash that `read` returns after this publication. Pure. */
  contentHash(publication: Publication): string;
}
