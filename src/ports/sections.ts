/** Versioned texts of the portal's standing pages. */
import type { SectionFile } from '../domain/section/section-file.ts';
import type { SectionPageSlug, SectionText } from '../domain/section/section-page.ts';

/** The ward's own pages (leaders, calendar, procedures), version by version. */
export interface SectionStore {
  newest(slug: SectionPageSlug): Promise<SectionText | null>;
  /** Newest version of each page. */
  all(): Promise<ReadonlyMap<SectionPageSlug, SectionText>>;
  /** Newest first. */
  history(slug: SectionPageSlug, limit: number): Promise<readonly SectionText[]>;
  /** @throws if this version exists already */
  put(text: SectionText): Promise<void>;
  /** All files attached to this page, by number, including those that its text no longer shows. */
  filesOf(slug: SectionPageSlug): Promise<readonly SectionFile[]>;
  file(number: number): Promise<SectionFile | null>;
  /** Stores a file. @returns its number, the next one in the ward */
  putFile(file: Pick<SectionFile, 'slug' | 'file' | 'by' | 'at'>): Promise<number>;
  /** Stores the outcome of checking a file. @param text the text extracted from a document */
  settleFile(number: number, fate: SectionFile['fate'], text?: string): Promise<void>;
}
