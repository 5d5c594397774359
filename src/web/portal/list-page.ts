/** Pages that are one list: a section, the documents, the statistics. */

import { html } from '../kit/html.ts';
import { lines, type Turning, teasers, turning } from './article-list.ts';
import { page } from './layout.ts';
import type { Article, Site } from './site.ts';

export interface ListPage {
  readonly heading: string;
  readonly introduction: string | null;
  readonly whenEmpty: string;
  readonly articles: readonly Article[];
  readonly look: 'teasers' | 'lines';
  readonly turning: Turning;
  readonly current: string;
  readonly canonical: string;
  /** The list's own feed. */
  readonly feed?: string;
}

export function listPage(site: Site, list: ListPage): string {
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
${list.articles.length > 0 ? items : html`<p class="empty">${list.whenEmpty}</p>`}
${turning(site, list.turning)}</div>`,
  });
}
