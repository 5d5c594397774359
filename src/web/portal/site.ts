/** What every page of a ward's portal is made with. */

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
  /** Its pages in its colours. */
  readonly look: WardLook;
  readonly translate: Translate;
  readonly inEnglish: Translate;
  readonly calendar: CalendarWords;
  /** A page's title beside the portal's name. */
  readonly titled: (title: string, site: string) => string;
  /** What a search says of its words: on each page others. */
  readonly searched: { readonly title: (words: string) => string; readonly found: (words: string) => string };
  /** For links inside the pages. */
  readonly links: Links;
  /** For search engines, feeds and people who share; null when the public address is not known. */
  readonly publicLinks: Links | null;
  readonly now: Date;
  /** How this reader likes to read; the page says so in its root's class. */
  readonly taste: Taste;
  /** Parts that all pages have, drawn once: they live as long as this site. */
  readonly parts: Map<string, Markup>;
}

/** Chosen on `/cach-doc` and kept in a cookie: 'lon', 'rat-lon' for letters, 'tuong-phan' for contrast. Empty: as it comes. */
export type Taste = readonly ('lon' | 'rat-lon' | 'tuong-phan')[];

export type Article = PortalArticle;

/** Categories that have pages of their own and stay out of the news. */
export const ownPages = { documents: 'document', statistics: 'statistics', questions: 'answer' } as const;

/** A question of the public with what the ward answered. */
export const isAnswer = ({ category }: Pick<Article, 'category'>): boolean => category === ownPages.questions;

/** Slugs under which a ward may list those pages among its sections; the menu shows them once. */
const ownPageSlugs: readonly string[] = ['van-ban', 'thong-ke', 'thong-tin-thong-ke', 'hoi-dap'];

/** Sections that the menu shows beside the pages of their own. */
export const newsSections = (ward: PortalWard): readonly Section[] =>
  ward.sections.filter((section) => !ownPageSlugs.includes(section.slug));

/** Null where the ward has no section of this slug. */
export const sectionNamed = (ward: PortalWard, slug: string): Section | null =>
  ward.sections.find((section) => section.slug === slug) ?? null;

export const categoriesOfNews = ['news', 'conference', 'other'] as const;

/** Where an item is read: a page of the ward and an answer have addresses of their own. */
export const hrefOf = (
  links: Links,
  { category, section, slug, code }: Pick<Article, 'category' | 'section' | 'slug' | 'code'>,
): string => {
  if (category === pageCategory && isSectionPageSlug(section)) return links.page(section);
  return category === ownPages.questions ? links.answer(code) : links.article(slug);
};

/** What it is called: a page of the ward by the language's word for it. */
export const titleOf = ({ translate }: Pick<Site, 'translate'>, { category, section, title }: Article): string =>
  category === pageCategory ? translate('portal-page-name', { page: section }) : title;

/** Who signed: of a paper by name, of an answer by office, for it is the ward that answers. */
export const signerOf = (
  { translate }: Pick<Site, 'translate'>,
  article: Pick<Article, 'category' | 'signer'>,
): string | null =>
  article.signer !== null && isAnswer(article)
    ? translate('portal-answer-signer', { role: article.signer })
    : article.signer;

/** Said where nothing is written yet, or nobody has looked for long. */
export const whomToAsk = ({ translate, ward }: Pick<Site, 'translate' | 'ward'>, owner: string): string =>
  translate('portal-page-ask', {
    owner,
    phone: ward.about.phone,
    place: ward.reception.place,
    hours: ward.reception.hours,
  });

/** Who passes something on needs its whole address; without a public one the ward's own domain is the best that is known. */
export const fullLinks = ({ publicLinks, ward }: Pick<Site, 'publicLinks' | 'ward'>): Links =>
  publicLinks ?? linksFrom(`https://${ward.domain}`);

/** For menus: the ward's own pages, then its channels. */
export const wardPages = ({
  translate,
  ward,
  links,
}: Site): readonly { readonly address: string; readonly name: string }[] => [
  ...ward.pages.map(({ slug }) => ({ address: links.page(slug), name: translate('portal-page-name', { page: slug }) })),
  { address: links.channels(), name: translate('portal-channels-page') },
];
