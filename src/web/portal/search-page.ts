import { html, type Part } from '../kit/html.ts';
import { type Turning, teasers, turning } from './article-list.ts';
import { page } from './layout.ts';
import type { Article, Site } from './site.ts';

export interface SearchPage {
  readonly words: string;
  readonly articles: readonly Article[];
  readonly turning: Turning;
}

export function searchPage(site: Site, { words, articles, turning: places }: SearchPage): string {
  const { translate, links } = site;
  return page(site, {
    title: words === '' ? translate('portal-search') : translate('portal-search-title', { words }),
    description: translate('portal-search-hint'),
    current: links.search(),
    canonical: null,
    body: html`<div class="column"><h1>${translate('portal-search')}</h1>
<form class="find large" role="search" action="${links.search()}"><label for="tu-khoa">${translate('portal-search-label')}</label>
<span><input id="tu-khoa" type="search" name="q" value="${words}" maxlength="200"><button>${translate('portal-search-button')}</button></span></form>
${outcome(site, words, articles)}
${turning(site, places)}</div>`,
  });
}

function outcome(site: Site, words: string, articles: readonly Article[]): Part {
  const { translate } = site;
  if (words === '') return html`<p class="empty">${translate('portal-search-hint')}</p>`;
  const count = words.split(/\s+/u).length;
  if (articles.length === 0)
    return html`<p class="empty" role="status">${translate('portal-search-none', { words, count })}</p><p>${translate('portal-search-hint')}</p>`;
  return html`<h2>${translate('portal-search-found', { words })}</h2>${teasers(site, articles)}`;
}
