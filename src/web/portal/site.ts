/** What every page of a ward's portal is made with. */
import type { PortalArticle } from '../../ports/portal-reader.ts';
import type { CalendarWords } from './calendar-words.ts';
import type { Links } from './link.ts';
import type { Translate } from './translate.ts';
import type { PortalSection, PortalWard } from './ward.ts';

export interface Site {
  readonly ward: PortalWard;
  readonly translate: Translate;
  readonly calendar: CalendarWords;
  /** For links inside the pages. */
  readonly links: Links;
  /** For search engines, feeds and people who share; null when the public address is not known. */
  readonly publicLinks: Links | null;
  readonly now: Date;
}

export type Article = PortalArticle;

/** Categories that have pages of their own and stay out of the news. */
export const ownPages = { documents: 'document', statistics: 'statistics', questions: 'answer' } as const;

/** A question of the public with what the ward answered. */
export const isAnswer = ({ category }: Pick<Article, 'category'>): boolean => category === ownPages.questions;

/** Slugs under which a ward may list those pages among its sections; the menu shows them once. */
const ownPageSlugs: readonly string[] = ['van-ban', 'thong-ke', 'thong-tin-thong-ke', 'hoi-dap'];

/** Sections that the menu shows beside the pages of their own. */
export const newsSections = (ward: PortalWard): readonly PortalSection[] =>
  ward.sections.filter((section) => !ownPageSlugs.includes(section.slug));

export const sectionNamed = (ward: PortalWard, slug: string): PortalSection | null =>
  ward.sections.find((section) => section.slug === slug) ?? null;

export const categoriesOfNews = ['news', 'conference', 'other'] as const;
