/** The search page: field, filters by kind and year, hits, and suggestions if nothing was found. */
import { withMarks } from '../../domain/section/section-file.ts';
import { pageCategory } from '../../domain/section/section-page.ts';
import { readQuery } from '../../domain/text/search-query.ts';
import { html, type Markup, type Part, type Pieces } from '../kit/html.ts';
import { dateOf, kicker, lines, type PageLinks, pageLinks } from './article-list.ts';
import { askByPage, once, pagePieces } from './layout.ts';
import { snippetsOf } from './search-snippet.ts';
import { type Article, hrefOf, ownPages, type Site, titleOf } from './site.ts';

/** Kinds for narrowing a search, as in the address. */
export const searchKinds = ['news', ownPages.documents, ownPages.statistics, ownPages.questions] as const;
export type SearchKind = (typeof searchKinds)[number];
/** Whether a value is such a kind. */
export const isSearchKind = (value: string): value is SearchKind => searchKinds.some((kind) => kind === value);

/** Years offered: the current one and those before. */
const yearsOffered = 5;

export interface SearchPage {
  readonly words: string;
  readonly kind: SearchKind | null;
  readonly year: number | null;
  readonly hits: readonly Hit[];
  /** Words found instead of the typed ones, without diacritics. */
  readonly otherWords: readonly string[];
  /** True if no item contains all words. */
  readonly isNear: boolean;
  /** The newest items, shown if nothing was found. */
  readonly newest: readonly Article[];
  readonly turning: PageLinks;
}

/** Renders the page with the typed words in the field. */
export function searchPage(site: Site, search: SearchPage): Pieces {
  const { translate, links } = site;
  const { words } = search;
  return pagePieces(site, {
    title: words === '' ? translate('portal-search') : site.searched.title(words),
    description: translate('portal-search-hint'),
    current: links.search(),
    canonical: null,
    body: [
      html`<div class="column"><h1>${translate('portal-search')}</h1>
<form class="find large" role="search" aria-label="${translate('portal-search')}" action="${links.search()}"><label for="tu-khoa">${translate('portal-search-label')}</label>
<span><input id="tu-khoa" type="search" name="q" value="${words}" maxlength="200"><button>${translate('portal-search-button')}</button></span>
`,
      once(site, `narrowing ${search.kind} ${search.year}`, () => narrowing(site, search)),
      html`</form>
${outcome(site, search)}
${pageLinks(site, search.turning)}</div>`,
    ],
  });
}

function narrowing({ translate, calendar, now }: Site, { kind, year }: SearchPage): Markup {
  const thisYear = Number(calendar.today(now).slice(0, 4));
  const years = Array.from({ length: yearsOffered }, (_, back) => thisYear - back);
  const option = (value: string, name: string, isChosen: boolean): Markup =>
    html`<option value="${value}"${isChosen && html` selected`}>${name}</option>`;
  return html`<p class="narrow"><label>${translate('portal-search-kind')} <select name="loai">${option('', translate('portal-search-any'), kind === null)}${searchKinds.map((each) => option(each, translate('portal-search-kind-name', { kind: each }), kind === each))}</select></label>
<label>${translate('portal-search-year')} <select name="nam">${option('', translate('portal-search-any'), year === null)}${years.map((each) => option(String(each), String(each), year === each))}</select></label></p>`;
}

function outcome(site: Site, { words, hits, otherWords, isNear, newest, kind, year }: SearchPage): Part {
  const { translate } = site;
  if (words === '') return html`<p class="empty">${translate('portal-search-hint')}</p>`;
  const { folded } = readQuery(words);
  if (hits.length === 0)
    return html`<p class="empty" role="status">${translate('portal-search-none', { words, count: words.split(/\s+/u).length })}</p>
<p>${kind !== null || year !== null ? translate('portal-search-narrowed') : translate('portal-search-hint')}</p>
${askByPage(site)}
${newest.length > 0 && html`<section><h2>${translate('portal-search-newest')}</h2>${lines(site, newest, { withSummary: false })}</section>`}`;
  const snippet = snippetsOf([...folded, ...otherWords]);
  return html`<h2>${site.searched.found(words)}</h2>
${isNear && html`<p class="meta" role="status">${translate('portal-search-near')}</p>`}
${otherWords.length > 0 && html`<p class="meta" role="status">${translate('portal-search-also', { words: otherWords.join(', ') })}</p>`}
<ul class="lines hits">${hits.map(({ head, texts }) => html`<li>${head}\n${summaryOf(snippet(texts))}</li>`)}</ul>`;
}

/** The parts of a hit that do not depend on the words, and the texts for its snippet. */
export interface Hit {
  readonly head: Markup;
  readonly texts: readonly string[];
}

/** Statistics and answers belong to no section, so their hits link to their lists. */
function kindLink({ translate, links }: Site, { category }: Article): Markup | null {
  const lists: Readonly<Record<string, string>> = {
    [ownPages.statistics]: links.statistics(),
    [ownPages.questions]: links.questions(),
  };
  const address = lists[category];
  return address === undefined
    ? null
    : html`<a class="kicker" href="${address}">${translate('portal-search-kind-name', { kind: category })}</a>`;
}

/** An item as a hit. */
export const hitOf = (site: Site, article: Article): Hit => ({
  head: html`<p class="meta">${kicker(site, article) ?? kindLink(site, article)} ${dateOf(site, article.publishedAt)}${article.documentNumber !== null && html` <span class="number">${article.documentNumber}</span>`}</p>
<h3><a href="${hrefOf(site.links, article)}">${titleOf(site, article)}</a></h3>`,
  texts: [...new Set([...shownParagraphs(article), article.summary])].map((text) => text.normalize('NFC')),
});

/** For a page of the ward: captions and rows without the marks that place them. */
const shownParagraphs = ({ category, paragraphs }: Article): readonly string[] =>
  category === pageCategory
    ? paragraphs.map((text) =>
        withMarks(text, ({ caption }) => (caption === '' ? null : caption))
          .replaceAll(/^(?:#{1,3}|[-*•])\s+/gmu, '')
          .replaceAll(' | ', ', ')
          .trim()
          .replaceAll(/(?<=[^.,;:!?])\n/gu, '; '),
      )
    : paragraphs;

const summaryOf = (found: Markup | null): Part => found && html`<p class="summary">${found}</p>`;
