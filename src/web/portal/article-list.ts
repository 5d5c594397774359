/** Lists of articles, as in sections, searches and on the front page. */
import { html, type Markup, type Part } from '../kit/html.ts';
import { picture } from './picture.ts';
import { type Article, hrefOf, type Site, sectionNamed, titleOf } from './site.ts';
import { summaryUnderTitle } from './summary.ts';

/** Heading level of titles: 3 below a heading of the list, 2 directly below the page's title. */
export type TitleLevel = 2 | 3;

const heading = (level: TitleLevel, content: Part): Markup =>
  level === 2 ? html`<h2>${content}</h2>` : html`<h3>${content}</h3>`;

/** News, with pictures. */
export const teasers = (site: Site, articles: readonly Article[], level: TitleLevel = 3): Markup =>
  html`<ul class="teasers">${articles.map((article) => html`<li>${teaser(site, article, level)}</li>`)}</ul>`;

/** On a section's own page (level 2) the section's name is not repeated. */
function teaser(site: Site, article: Article, level: TitleLevel): Markup {
  const [photo] = article.photos;
  return html`<article class="teaser">
${photo && html`<a class="thumb" href="${hrefOf(site.links, article)}" tabindex="-1" aria-hidden="true">${picture(site, photo, { shown: 'thumbnail', isOrnament: true })}</a>`}
<div>${heading(level, titleLink(site, article))}
${summaryOf(article)}
<p class="meta">${level === 3 && kicker(site, article)} ${dateOf(site, article.publishedAt)}</p></div>
</article>`;
}

const titleLink = (site: Site, article: Article): Markup =>
  html`<a href="${hrefOf(site.links, article)}">${titleOf(site, article)}</a>`;

const summaryOf = (article: Article): Markup | false => {
  const summary = summaryUnderTitle(article);
  return summary !== '' && html`<p class="summary">${summary}</p>`;
};

/** Documents, statistics and answers, without pictures. */
export const lines = (
  site: Site,
  articles: readonly Article[],
  options: { readonly withSummary: boolean; readonly level?: TitleLevel },
): Markup =>
  html`<ul class="lines">${articles.map(
    (article) => html`<li><p class="meta">${paper(site, article) ?? dateOf(site, article.publishedAt)}</p>
${heading(options.level ?? 3, titleLink(site, article))}
${options.withSummary && summaryOf(article)}</li>`,
  )}</ul>`;

/** Number and date of signature of an official document. */
const paper = (site: Site, article: Article): Markup | null =>
  article.documentNumber === null
    ? null
    : html`<span class="number">${article.documentNumber}</span>${article.eventOn !== null && html` · <time datetime="${article.eventOn}">${site.calendar.day(article.eventOn)}</time>`}`;

/** Link to the item's section; null if the ward has no such section. */
export function kicker(site: Site, article: Article): Markup | null {
  const section = sectionNamed(site.ward, article.section);
  return section && html`<a class="kicker" href="${site.links.section(section.slug)}">${section.name}</a>`;
}

/** An instant's date in the ward's time. */
export const dateOf = (site: Site, at: Date): Markup =>
  html`<time datetime="${at.toISOString()}">${site.calendar.date(at)}</time>`;

/** An instant's date and time in the ward's time. */
export const dateTimeOf = (site: Site, at: Date): Markup =>
  html`<time datetime="${at.toISOString()}">${site.calendar.dateTime(at)}</time>`;

export interface PageLinks {
  readonly newest: string | null;
  readonly older: string | null;
}

/** Links to the newest and to older entries of a list. */
export const pageLinks = ({ translate }: Site, { newest, older }: PageLinks): Markup | null =>
  newest === null && older === null
    ? null
    : html`<nav class="turning" aria-label="${translate('portal-turning')}">${newest !== null && html`<a href="${newest}">${translate('portal-newest')}</a>`}${older !== null && html`<a rel="next" href="${older}">${translate('portal-older')}</a>`}</nav>`;
