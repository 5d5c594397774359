/** Data shared by all pages of a ward's portal. */

import { isSectionPageSlug, pageCategory } from '../../domain/section/section-page.ts';
import type { Section } from '../../domain/ward.ts';
import type { PortalArticle } from '../../ports/portal-reader.ts';
import type { WardLook } from '../kit/asset.ts';
import type { Markup } from '../kit/html.ts';
import type { CalendarWords } from './calendar-words.ts';
import { type Links, linksFrom } from './link.ts';
import type { Translate } from './translate.ts';
import type { PortalWard } from './ward.ts';

export interface Site {
  readonly ward: PortalWard;
  /** Styles in the ward's colours. */
  readonly look: WardLook;
  readonly translate: Translate;
  readonly inEnglish: Translate;
  readonly calendar: CalendarWords;
  /** A page's title combined with the portal's name. */
  readonly titled: (title: string, site: string) => string;
  /** Sentences of the search page, which contain the search words. */
  readonly searched: { readonly title: (words: string) => string; readonly found: (words: string) => string };
  /** Links inside the pages. */
  readonly links: Links;
  /** Absolute links for search engines, feeds and sharing; null if the public address is unknown. */
  readonly publicLinks: Links | null;
  readonly now: Date;
  /** The reader's display settings, set as classes of the root element. */
  readonly taste: Taste;
  /** Rendered parts that all pages share, kept as long as this site. */
  readonly parts: Map<string, Markup>;
}

/**
 * Display settings from `/cach-doc`, kept in a cookie: 'lon', 'rat-lon' for text size, 'tuong-phan' for contrast. Empty: default.
 */
export type Taste = readonly ('lon' | 'rat-lon' | 'tuong-phan')[];

export type Article = PortalArticle;

/** Categories with lists of their own, not shown among the news. */
export const ownPages = { documents: 'document', statistics: 'statistics', questions: 'answer' } as const;

/** True for a citizen's question with the ward's answer. */
export const isAnswer = ({ category }: Pick<Article, 'category'>): boolean => category === ownPages.questions;

/** Slugs of these lists, if a ward also names them as sections; the menu shows them once. */
const ownPageSlugs: readonly string[] = ['van-ban', 'thong-ke', 'thong-tin-thong-ke', 'hoi-dap'];

/** Sections shown in the menu besides these lists. */
export const newsSections = (ward: PortalWard): readonly Section[] =>
  ward.sections.filter((section) => !ownPageSlugs.includes(section.slug));

/** The section with this slug, or null. */
export const sectionNamed = (ward: PortalWard, slug: string): Section | null =>
  ward.sections.find((section) => section.slug === slug) ?? null;

export const categoriesOfNews = ['news', 'conference', 'other'] as const;

/** Address of an item; pages of the ward and answers have addresses of their own. */
export const hrefOf = (
  links: Links,
  { category, section, slug, code }: Pick<Article, 'category' | 'section' | 'slug' | 'code'>,
): string => {
  if (category === pageCategory && isSectionPageSlug(section)) return links.page(section);
  return category === ownPages.questions ? links.answer(code) : links.article(slug);
};

/** Title of an item; for a page of the ward its translated name. */
export const titleOf = ({ translate }: Pick<Site, 'translate'>, { category, section, title }: Article): string =>
  category === pageCategory ? translate('portal-page-name', { page: section }) : title;

/** The signer: by name for an official document, by office for an answer, because the ward answers. */
export const signerOf = (
  { translate }: Pick<Site, 'translate'>,
  article: Pick<Article, 'category' | 'signer'>,
): string | null =>
  article.signer !== null && isAnswer(article)
    ? translate('portal-answer-signer', { role: article.signer })
    : article.signer;

/** Shown on a page that is empty or has not been checked for long. */
export const whomToAsk = ({ translate, ward }: Pick<Site, 'translate' | 'ward'>, owner: string): string =>
  translate('portal-page-ask', {
    owner,
    phone: ward.about.phone,
    place: ward.reception.place,
    hours: ward.reception.hours,
  });

/** Absolute links; without a configured public address, on the ward's own domain. */
export const fullLinks = ({ publicLinks, ward }: Pick<Site, 'publicLinks' | 'ward'>): Links =>
  publicLinks ?? linksFrom(`https://${ward.domain}`);

/** The ward's own pages and its channels, for menus. */
export const wardPages = ({
  translate,
  ward,
  links,
}: Site): readonly { readonly address: string; readonly name: string }[] => [
  ...ward.pages.map(({ slug }) => ({ address: links.page(slug), name: translate('portal-page-name', { page: slug }) })),
  { address: links.channels(), name: translate('portal-channels-page') },
];
