/** Pages with one list: a section, the documents, the statistics. */

import { html, type Markup } from '../kit/html.ts';
import { fact, withLinks } from '../kit/parts.ts';
import { dateOf, lines, type PageLinks, pageLinks, teasers } from './article-list.ts';
import { page } from './layout.ts';
import { type Article, type Site, whomToAsk } from './site.ts';

export interface ListPage {
  readonly heading: string;
  readonly introduction: string | null;
  readonly whenEmpty: string;
  /** Owner of the list from the ward's file; default: the person responsible for the portal. */
  readonly owner: string | undefined;
  readonly articles: readonly Article[];
  readonly look: 'teasers' | 'lines';
  readonly turning: PageLinks;
  readonly current: string;
  readonly canonical: string;
  /** Address of the list's feed. */
  readonly feed?: string;
}

/** Owner, and date of the newest item on the first page. */
const kept = (site: Site, owner: string, { articles: [newest], turning: { newest: first } }: ListPage): Markup =>
  html`<dl class="facts">
${fact(site.translate('portal-page-owner'), owner)}
${newest && first === null && fact(site.translate('portal-section-newest'), dateOf(site, newest.publishedAt))}
</dl>`;

/** Renders a list: owner, introduction, items as teasers or lines, links to older ones. */
export function listPage(site: Site, list: ListPage): string {
  const owner = list.owner ?? site.ward.about.responsible;
  const items =
    list.look === 'teasers'
      ? teasers(site, list.articles, 2)
      : lines(site, list.articles, { withSummary: true, level: 2 });
  return page(site, {
    title: list.heading,
    description:
      list.introduction ?? site.translate('portal-list-description', { name: list.heading, ward: site.ward.fullName }),
    current: list.current,
    canonical: list.canonical,
    ...(list.feed !== undefined && { feed: { address: list.feed, name: list.heading } }),
    body: html`<div class="column"><h1>${list.heading}</h1>
${list.introduction !== null && html`<p class="introduction">${list.introduction}</p>`}
${list.articles.length > 0 ? items : html`<div class="empty"><p>${list.whenEmpty}</p><p>${withLinks(whomToAsk(site, owner))}</p></div>`}
${pageLinks(site, list.turning)}
${kept(site, owner, list)}</div>`,
  });
}
