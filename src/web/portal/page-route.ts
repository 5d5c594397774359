/** The pages: which items each one reads, and which view shows them. */
import { localDate, startOfLocalDay } from '../../domain/calendar/local-date.ts';
import type { ListPlace, SearchPlace } from '../../ports/portal-reader.ts';
import { type Answer, feed, gone, missing, type PortalVisit, page, type Route } from './answer.ts';
import type { Turning } from './article-list.ts';
import { articlePage } from './article-page.ts';
import { listCursor, readListCursor, readSearchCursor, searchCursor } from './cursor.ts';
import { rssFeed, sitemap } from './feed.ts';
import { frontPage } from './front-page.ts';
import { type Links, linksFrom, withQuery } from './link.ts';
import { listPage } from './list-page.ts';
import { missingPage, troublePage } from './missing-page.ts';
import { questionPage } from './question-page.ts';
import { isSearchKind, type SearchKind, searchPage } from './search-page.ts';
import { type Article, categoriesOfNews, ownPages, type Site, sectionNamed } from './site.ts';

/** Items on a page of a list. */
const listSize = 20;
const frontNews = 11;
const frontShelf = 5;
const frontAnswers = 3;
const relatedItems = 3;
const rssItems = 30;
/** A sitemap may hold 50,000 addresses; some are lists. */
const sitemapItems = 49_000;
const maxSearchLength = 200;
/** Where a list goes on: `?sau=…`. */
const after = 'sau';

export const pageRoutes: readonly Route[] = [
  { path: '/', reads: [], isKept: true, answer: showFront },
  { path: '/tin/:slug', reads: [], isKept: true, answer: showArticle },
  { path: '/chuyen-muc/:slug', reads: [after], isKept: true, answer: showSection },
  { path: '/van-ban', reads: [after], isKept: true, answer: showDocuments },
  { path: '/van-ban/:slug', reads: [], isKept: true, answer: showArticle },
  { path: '/thong-ke', reads: [after], isKept: true, answer: showStatistics },
  { path: '/hoi-dap', reads: [after], isKept: true, answer: showQuestions },
  { path: '/hoi-dap/:code', reads: [], isKept: true, answer: showAnswer },
  { path: '/tim-kiem', reads: ['q', 'loai', 'nam', after], isKept: false, answer: showSearch },
  { path: '/rss.xml', reads: [], isKept: true, answer: showRss },
  { path: '/sitemap.xml', reads: [], isKept: true, answer: showSitemap },
];

export const showMissing = async ({ site }: Pick<PortalVisit, 'site'>): Promise<Answer> =>
  missing(missingPage(site, 'missing'));

export const pageTrouble = (site: Site, request: string): Answer => ({
  ...page(troublePage(site, request)),
  status: 500,
});

async function showFront({ site, reader }: PortalVisit): Promise<Answer> {
  const newest = async (categories: readonly string[], limit: number): Promise<readonly Article[]> =>
    (await reader.list({ section: null, categories, after: null, limit })).items;
  return page(
    frontPage(site, {
      news: await newest(categoriesOfNews, frontNews),
      documents: await newest([ownPages.documents], frontShelf),
      statistics: await newest([ownPages.statistics], frontShelf),
      answers: await newest([ownPages.questions], frontAnswers),
    }),
  );
}

async function showArticle(visit: PortalVisit): Promise<Answer> {
  const { site, reader, params } = visit;
  const found = await reader.bySlug(params.slug ?? '');
  switch (found.kind) {
    case 'article':
      return page(articlePage(site, found.article, await relatedTo(visit, found.article)));
    case 'withdrawn':
      return gone(missingPage(site, 'withdrawn'));
    case 'none':
      return showMissing(visit);
  }
}

async function relatedTo({ reader }: PortalVisit, article: Article): Promise<readonly Article[]> {
  const limit = relatedItems + 1;
  const { items } = await reader.list({ section: article.section, categories: null, after: null, limit });
  return items.filter(({ code }) => code !== article.code).slice(0, relatedItems);
}

async function showSection(visit: PortalVisit): Promise<Answer> {
  const { site, params } = visit;
  const section = sectionNamed(site.ward, params.slug ?? '');
  if (!section) return showMissing(visit);
  const list = await part(visit, site.links.section(section.slug), { section: section.slug, categories: null });
  return page(
    listPage(site, {
      ...list,
      heading: section.name,
      introduction: null,
      whenEmpty: site.translate('portal-section-empty'),
      look: 'teasers',
      current: site.links.section(section.slug),
      canonical: (site.publicLinks ?? site.links).section(section.slug),
    }),
  );
}

async function showDocuments(visit: PortalVisit): Promise<Answer> {
  const { site } = visit;
  const list = await part(visit, site.links.documents(), { section: null, categories: [ownPages.documents] });
  return page(
    listPage(site, {
      ...list,
      heading: site.translate('portal-documents'),
      introduction: site.translate('portal-documents-introduction', { ward: site.ward.fullName }),
      whenEmpty: site.translate('portal-documents-empty'),
      look: 'lines',
      current: site.links.documents(),
      canonical: (site.publicLinks ?? site.links).documents(),
    }),
  );
}

async function showStatistics(visit: PortalVisit): Promise<Answer> {
  const { site } = visit;
  const list = await part(visit, site.links.statistics(), { section: null, categories: [ownPages.statistics] });
  return page(
    listPage(site, {
      ...list,
      heading: site.translate('portal-statistics'),
      introduction: site.translate('portal-statistics-introduction', { ward: site.ward.fullName }),
      whenEmpty: site.translate('portal-statistics-empty'),
      look: 'lines',
      current: site.links.statistics(),
      canonical: (site.publicLinks ?? site.links).statistics(),
    }),
  );
}

async function showQuestions(visit: PortalVisit): Promise<Answer> {
  const { site } = visit;
  const list = await part(visit, site.links.questions(), { section: null, categories: [ownPages.questions] });
  return page(questionPage(site, { answers: list.articles, turning: list.turning }));
}

async function showAnswer(visit: PortalVisit): Promise<Answer> {
  const { site, reader, params } = visit;
  const found = await reader.byCode((params.code ?? '').toUpperCase());
  if (found.kind === 'article' && found.article.category === ownPages.questions)
    return page(articlePage(site, found.article, await relatedTo(visit, found.article)));
  // The same words whether it was never asked, is not answered yet or was taken down: a code is not a key to somebody's letter.
  return missing(missingPage(site, 'question'));
}

async function showSearch({ site, reader, query }: PortalVisit): Promise<Answer> {
  const words = (query.q ?? '').slice(0, maxSearchLength).trim();
  const kind = isSearchKind(query.loai ?? '') ? (query.loai as SearchKind) : null;
  const year = /^20\d\d$/u.test(query.nam ?? '') ? Number(query.nam) : null;
  const narrowed = { ...(kind && { loai: kind }), ...(year !== null && { nam: String(year) }) };
  const address = withQuery(site.links.search(), { q: words, ...narrowed });
  const place: SearchPlace | null = readSearchCursor(query[after] ?? '');
  const { items, next, otherWords } = await reader.search({
    words,
    after: place,
    limit: listSize,
    categories: kind === null ? null : kind === 'news' ? categoriesOfNews : [kind],
    published: year === null ? null : yearIn(site, year),
  });
  const isNothing = items.length === 0 && words !== '';
  const { items: newest } = isNothing
    ? await reader.list({ section: null, categories: null, after: null, limit: frontShelf })
    : { items: [] };
  const turning: Turning = {
    newest: place && address,
    older: next && withQuery(site.links.search(), { q: words, ...narrowed, [after]: searchCursor(next) }),
  };
  return page(searchPage(site, { words, kind, year, articles: items, otherWords, newest, turning }));
}

/** A year of the ward's calendar, as instants. */
function yearIn({ ward }: Site, year: number): { readonly from: Date; readonly until: Date } {
  const begin = (of: number): Date => startOfLocalDay(localDate(`${of}-01-01`), ward.timeZone);
  return { from: begin(year), until: begin(year + 1) };
}

async function showRss({ site, reader }: PortalVisit): Promise<Answer> {
  const { items } = await reader.list({ section: null, categories: null, after: null, limit: rssItems });
  return feed('application/rss+xml', rssFeed(site, fullLinks(site), items));
}

async function showSitemap({ site, reader }: PortalVisit): Promise<Answer> {
  return feed('application/xml', sitemap(site, fullLinks(site), await reader.addresses(sitemapItems)));
}

/** Feeds need full addresses; without a public one the ward's own domain is the best that is known. */
const fullLinks = ({ publicLinks, ward }: Site): Links => publicLinks ?? linksFrom(`https://${ward.domain}`);

/** One page of a list. An old or broken place in it shows the beginning: a reader is not told about cursors. */
async function part(
  { reader, query }: PortalVisit,
  address: string,
  filter: { readonly section: string | null; readonly categories: readonly string[] | null },
): Promise<{ readonly articles: readonly Article[]; readonly turning: Turning }> {
  const place: ListPlace | null = readListCursor(query[after] ?? '');
  const { items, next } = await reader.list({ ...filter, after: place, limit: listSize });
  return {
    articles: items,
    turning: { newest: place && address, older: next && withQuery(address, { [after]: listCursor(next) }) },
  };
}
