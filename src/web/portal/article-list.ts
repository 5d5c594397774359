/** Items in a row: what lists, searches and the front page show of an article. */
import { html, type Markup, type Part } from '../kit/html.ts';
import { picture } from './picture.ts';
import { type Article, hrefOf, type Site, sectionNamed, titleOf } from './site.ts';
import { summaryUnderTitle } from './summary.ts';

/** Under a heading of its own a list's titles are one level deeper than where the page's title is the heading. */
export type TitleLevel = 2 | 3;

const heading = (level: TitleLevel, content: Part): Markup =>
  level === 2 ? html`<h2>${content}</h2>` : html`<h3>${content}</h3>`;

/** With a picture, for news. */
export const teasers = (site: Site, articles: readonly Article[], level: TitleLevel = 3): Markup =>
  html`<ul class="teasers">${articles.map((article) => html`<li>${teaser(site, article, level)}</li>`)}</ul>`;

/** Where the section's own name is the page's heading (level 2), it is not said at each item again. */
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

/** Without a picture, for documents, statistics and answers. */
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

/** A paper is known by its number and the day it was signed. */
const paper = (site: Site, article: Article): Markup | null =>
  article.documentNumber === null
    ? null
    : html`<span class="number">${article.documentNumber}</span>${article.eventOn !== null && html` · <time datetime="${article.eventOn}">${site.calendar.day(article.eventOn)}</time>`}`;

/** Link to the item's section; null where the ward has no such section. */
export function kicker(site: Site, article: Article): Markup | null {
  const section = sectionNamed(site.ward, article.section);
  return section && html`<a class="kicker" href="${site.links.section(section.slug)}">${section.name}</a>`;
}

/** The ward's day of an instant. */
export const dateOf = (site: Site, at: Date): Markup =>
  html`<time datetime="${at.toISOString()}">${site.calendar.date(at)}</time>`;

/** The ward's day and time of an instant. */
export const dateTimeOf = (site: Site, at: Date): Markup =>
  html`<time datetime="${at.toISOString()}">${site.calendar.dateTime(at)}</time>`;

export interface Turning {
  readonly newest: string | null;
  readonly older: string | null;
}

/** Links to the newest and to the older part of a list. */
export const turning = ({ translate }: Site, { newest, older }: Turning): Markup | null =>
  newest === null && older === null
    ? null
    : html`<nav class="turning" aria-label="${translate('portal-turning')}">${newest !== null && html`<a href="${newest}">${translate('portal-newest')}</a>`}${older !== null && html`<a rel="next" href="${older}">${translate('portal-older')}</a>`}</nav>`;
