/** Texts of the portal's standing pages, by version. */
import type { SectionPageSlug, SectionText } from '../domain/section/section-page.ts';

export interface SectionStore {
  newest(slug: SectionPageSlug): Promise<SectionText | null>;
  /** The newest of each page. */
  all(): Promise<ReadonlyMap<SectionPageSlug, SectionText>>;
  /** Newest first. */
  history(slug: SectionPageSlug, limit: number): Promise<readonly SectionText[]>;
  /** @throws when this version is there already */
  put(text: SectionText): Promise<void>;
}
