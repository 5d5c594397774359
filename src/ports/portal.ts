/** The portal's database, apart from the core's: what is written there, exactly once. */

import type { KeptFile } from '../domain/attached-file.ts';
import type { StoredPhotoFacts } from '../domain/submission/photos-and-files.ts';

/** A photo as the portal has it: the sizes of its copies and the words with it. `hash` is SHA-256 of the original. */
export interface PublicationPhoto extends Pick<StoredPhotoFacts, 'width' | 'height' | 'widths' | 'placeholder'> {
  readonly hash: string;
  /** What stands under it. */
  readonly alt: string;
  /** What it shows, for who does not see it; nothing where nobody described it. */
  readonly description?: string | null;
  readonly credit: string | null;
}

/** A document to download, under '/media/:hash/:name'. */
export interface PublicationFile extends KeptFile {
  /** Of a PDF. */
  readonly pages: number | null;
  /** True when its first page can be shown as a picture. */
  readonly hasPicture: boolean;
  /** What was read from it: for the search, never given back. */
  readonly text: string;
}

/** That something was put right, for readers who saw it before. */
export interface PublicationCorrection {
  readonly at: Date;
  readonly note: string;
}

/** One item as the public will see it. Text is the original, unescaped; escaping happens where it is shown. */
export interface Publication {
  /** What makes it once: the outbox row's event key. */
  readonly key: string;
  /** Slug of the ward. */
  readonly ward: string;
  /** The item's spoken code, 'DL-2611-0042': its identity on the portal. */
  readonly code: string;
  /** Rises with each publication of the item; an older one never overwrites a newer. */
  readonly version: number;
  readonly title: string;
  /** The beginning of an item; of an answer the whole question, its paragraphs as lines. */
  readonly summary: string;
  /** Paragraphs of plain text; of an answer without the question. */
  readonly paragraphs: readonly string[];
  /** Code of Art. 8: 'news', 'document', … */
  readonly category: string;
  /** Slug of the section: 'tin-tuc-su-kien'. */
  readonly section: string;
  /** Ward-local date 'YYYY-MM-DD', or null. */
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
  /** '137/QĐ-UBND', of a document that was issued; null where there is none. */
  readonly documentNumber: string | null;
  /** Who signed it: the document, the answer. */
  readonly signer: string | null;
  /** True takes the item off the public pages; its row stays. */
  readonly withdrawn: boolean;
  /** The address that it had, when the portal has lost it; else the portal gives one. */
  readonly slug?: string;
  /** Id of the item in the core: a code is never another item's, whatever its version. Left out by older callers. */
  readonly origin?: string;
}

/** The code belongs to another item there: nothing is written, and trying again would not help. */
export class CodeTaken extends Error {
  override readonly name = 'CodeTaken';
}

/** What a publication has become on the portal. */
export interface Applied {
  /** Of the item, stable over versions: '/tin/:slug'. */
  readonly slug: string;
  /** False when this key had been applied before, or a newer version is there. */
  readonly changed: boolean;
}

/** What the reconciliation compares with the core. */
export interface PublishedState {
  readonly code: string;
  readonly version: number;
  readonly slug: string;
  readonly withdrawn: boolean;
  /** sha256 over what the public sees. */
  readonly contentHash: string;
}

/** The portal's rows, in slices, for the reconciliation. */
export interface PortalStates {
  of(ward: string, codes: readonly string[]): Promise<ReadonlyMap<string, PublishedState>>;
  /** By code. @param code the last one of the slice before; null: the first slice */
  after(ward: string, code: string | null, limit: number): Promise<readonly PublishedState[]>;
  /** The highest number of each kind of code and year: 'DL' 26 42 for 'DL-2611-0042'. */
  lastNumbers(ward: string): Promise<readonly { prefix: string; year: number; number: number }[]>;
}

/** Writes the portal's own database, which is another one than the newsroom's. */
export interface PortalPublisher {
  /**
   * One portal transaction: the key, then the item if its version is newer. Safe to repeat.
   * @throws CodeTaken
   */
  apply(publication: Publication): Promise<Applied>;
  /** Reads the item back as stored; null when it is not there. */
  read(ward: string, code: string): Promise<PublishedState | null>;
  /** The hash that `read` must answer after this publication. PURE. */
  contentHash(publication: Publication): string;
}
