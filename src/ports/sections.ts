/** Texts of the portal's standing pages, by version. */
import type { SectionFile } from '../domain/section/section-file.ts';
import type { SectionPageSlug, SectionText } from '../domain/section/section-page.ts';

/** Pages of the ward itself, version by version. */
export interface SectionStore {
  newest(slug: SectionPageSlug): Promise<SectionText | null>;
  /** The newest of each page. */
  all(): Promise<ReadonlyMap<SectionPageSlug, SectionText>>;
  /** Newest first. */
  history(slug: SectionPageSlug, limit: number): Promise<readonly SectionText[]>;
  /** @throws when this version is there already */
  put(text: SectionText): Promise<void>;
  /** Files that were put on this page, also those that its text shows no more; by number. */
  filesOf(slug: SectionPageSlug): Promise<readonly SectionFile[]>;
  file(number: number): Promise<SectionFile | null>;
  /** Returns its number: the next one of the ward. */
  putFile(file: Pick<SectionFile, 'slug' | 'file' | 'by' | 'at'>): Promise<number>;
  /** @param text what was read from a document */
  settleFile(number: number, fate: SectionFile['fate'], text?: string): Promise<void>;
}
