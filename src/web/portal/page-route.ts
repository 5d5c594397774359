/** The portal's pages: which items each one reads, and how it is rendered. */
import { addDays, localDate, localDateOf, startOfLocalDay } from '../../domain/calendar/local-date.ts';
import {
  codeOfSectionPage,
  isSectionPageSlug,
  pageCategory,
  regulationCode,
  sectionPageSlugs,
} from '../../domain/section/section-page.ts';
import { type DatedRow, datedRows } from '../../domain/text/marked-text.ts';
import type { ListPlace, SearchPlace } from '../../ports/portal-reader.ts';
import { textOf } from '../kit/html.ts';
import { qr } from '../kit/qr.ts';
import { withWholeCodes } from '../kit/whole-codes.ts';
import { type Answer, elsewhere, feed, gone, missing, type PortalVisit, page, type Route } from './answer.ts';
import type { PageLinks } from './article-list.ts';
import { articlePage } from './article-page.ts';
import { listCursor, readListCursor, readSearchCursor, searchCursor } from './cursor.ts';
import { textsOf } from './downloads.ts';
import { rssFeed, sitemap } from './feed.ts';
import { frontPage } from './front-page.ts';
import { withQuery } from './link.ts';
import { listPage } from './list-page.ts';
import { manifest, robots } from './machine-page.ts';
import { missingPage, troublePage } from './missing-page.ts';
import { questionPage } from './question-page.ts';
import { readingPage } from './reading-page.ts';
import { relatedOf } from './related.ts';
import { type Hit, hitOf, isSearchKind, type SearchKind, searchPage } from './search-page.ts';
import { channelsPage, sectionPage, siteMapPage } from './section-page.ts';
import { sharePage } from './share-page.ts';
import { type Article, categoriesOfNews, fullLinks, hrefOf, ownPages, type Site, sectionNamed } from './site.ts';

/** Items per page of a list. */
const listSize = 20;
/**
 * Hits per page of a search: the wanted item is usually among the first three, and on a phone each takes a third of the screen.
 */
const hitsShown = 10;
const frontNews = 9;
const frontNotices = 4;
/** Slug of the section shown beside the news, if the ward has it. */
const noticeSection = 'thong-bao';
const frontWeek = 8;
const frontShelf = 5;
const frontAnswers = 3;
const rssItems = 30;
/** A sitemap may contain 50,000 addresses, including those of lists. */
const sitemapItems = 49_000;
const maxSearchLength = 200;
/** Query parameter of a list's cursor: `?sau=…`. */
const after = 'sau';

type OwnTexts = Record<'heading' | 'introduction' | 'whenEmpty', string>;
const documentTexts: OwnTexts = {
  heading: 'portal-documents',
  introduction: 'portal-documents-introduction',
  whenEmpty: 'portal-documents-empty',
};
const statisticsTexts: OwnTexts = {
  heading: 'portal-statistics',
  introduction: 'portal-statistics-introduction',
  whenEmpty: 'portal-statistics-empty',
};

export const pageRoutes: readonly Route[] = [
  { path: '/', reads: [], isKept: true, answer: showFront },
  { path: '/tin/:slug', reads: [], isKept: true, answer: showArticle },
  { path: '/chuyen-muc/:slug', reads: [after], isKept: true, answer: showSection },
  { path: '/van-ban', reads: [after], isKept: true, answer: showOwnList('documents', 'van-ban', documentTexts) },
  { path: '/van-ban/:slug', reads: [], isKept: true, answer: showArticle },
  { path: '/thong-ke', reads: [after], isKept: true, answer: showOwnList('statistics', 'thong-ke', statisticsTexts) },
  { path: '/hoi-dap', reads: [after], isKept: true, answer: showQuestions },
  { path: '/hoi-dap/:code', reads: [], isKept: true, answer: showAnswer },
  { path: '/tin/:slug/chia-se', reads: [], isKept: true, answer: showShare },
  { path: '/tin/:slug/qr.svg', reads: [], isKept: true, answer: showShareQr },
  { path: '/chuyen-muc/:slug/rss.xml', reads: [], isKept: true, answer: showSectionRss },
  ...sectionPageSlugs.map(
    (slug): Route => ({ path: `/${slug}`, reads: [], isKept: true, answer: (visit) => showSectionPage(visit, slug) }),
  ),
  { path: '/kenh-thong-tin', reads: [], isKept: true, answer: async ({ site }) => page(channelsPage(site)) },
  { path: '/so-do-trang', reads: [], isKept: true, answer: async ({ site }) => page(siteMapPage(site)) },
  { path: '/cach-doc', reads: [], isKept: true, answer: async ({ site }) => page(readingPage(site)) },
  { path: '/robots.txt', reads: [], isKept: true, answer: async ({ site }) => robots(site) },
  { path: '/manifest.webmanifest', reads: [], isKept: true, answer: async ({ site }) => manifest(site) },
  { path: '/tim-kiem', reads: ['q', 'loai', 'nam', after], isKept: 'search', answer: showSearch },
  { path: '/rss.xml', reads: [], isKept: true, answer: showRss },
  { path: '/sitemap.xml', reads: [], isKept: true, answer: showSitemap },
];

/** 404 for an unknown address. */
export const showMissing = async ({ site }: Pick<PortalVisit, 'site'>): Promise<Answer> =>
  missing(missingPage(site, 'missing'));

/** 410 for a photo or document that was public. */
export const showGoneFile = async ({ site }: Pick<PortalVisit, 'site'>): Promise<Answer> =>
  gone(missingPage(site, 'file'));

/** 500. @param request id under which the log has details */
export const pageTrouble = (site: Site, request: string): Answer => ({
  ...page(troublePage(site, request)),
  status: 500,
});

async function showFront({ site, reader }: PortalVisit): Promise<Answer> {
  const newest = async (categories: readonly string[], limit: number): Promise<readonly Article[]> =>
    (await reader.list({ section: null, categories, after: null, limit })).items;
  const notices = sectionNamed(site.ward, noticeSection);
  const ofNotices =
    notices && (await reader.list({ section: notices.slug, categories: null, after: null, limit: frontNotices })).items;
  const isNotice = ({ section }: Article): boolean => section === notices?.slug;
  const news = await newest(categoriesOfNews, frontNews + frontNotices);
  return page(
    frontPage(site, {
      news: news.filter((article) => !isNotice(article)).slice(0, frontNews),
      notices: notices && ofNotices && { slug: notices.slug, name: notices.name, articles: ofNotices },
      week: await weekOf(site, reader),
      documents: await newest([ownPages.documents], frontShelf),
      statistics: await newest([ownPages.statistics], frontShelf),
      answers: await newest([ownPages.questions], frontAnswers),
    }),
  );
}

/** Rows of the work calendar from Monday to Sunday. */
async function weekOf(site: Site, reader: PortalVisit['reader']): Promise<readonly DatedRow[]> {
  if (!site.ward.pages.some(({ slug }) => slug === 'lich-cong-tac')) return [];
  const found = await reader.byCode(codeOfSectionPage('lich-cong-tac'));
  if (found.kind !== 'article') return [];
  const today = localDateOf(site.now, site.ward.timeZone);
  const sinceMonday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  const monday = addDays(today, -sinceMonday);
  const sunday = addDays(monday, 6);
  return datedRows(found.article.paragraphs.join('\n\n'))
    .filter(({ date }) => date >= monday && date <= sunday)
    .slice(0, frontWeek);
}

async function showSectionPage(visit: PortalVisit, slug: string): Promise<Answer> {
  const { site, reader } = visit;
  const chosen = site.ward.pages.find((each) => each.slug === slug);
  if (!chosen) return showMissing(visit);
  const found = await reader.byCode(codeOfSectionPage(chosen.slug));
  const adopted = chosen.slug === 'quy-che' ? await reader.byCode(regulationCode) : null;
  const written = found.kind === 'article' ? found.article : null;
  const text = adopted?.kind === 'article' ? adopted.article : null;
  const newest = chosen.slug === 'cong-tac-vien' ? await creditedLately(visit) : [];
  const texts = await textsOf(visit.media, written?.files ?? []);
  return page(withWholeCodes(sectionPage(site, chosen, written, text, newest, texts)));
}

const lately = 90;
const mostCredited = 100;

async function creditedLately({ site, reader }: PortalVisit): Promise<readonly Article[]> {
  const since = site.now.getTime() - lately * 24 * 3_600_000;
  const { items } = await reader.list({
    section: null,
    categories: categoriesOfNews,
    after: null,
    limit: mostCredited,
  });
  return items.filter(
    ({ authors, photographers, publishedAt }) =>
      publishedAt.getTime() >= since && authors.length + photographers.length > 0,
  );
}

async function showShare(visit: PortalVisit): Promise<Answer> {
  const found = await visit.reader.bySlug(visit.params.slug ?? '');
  if (found.kind === 'withdrawn') return gone(missingPage(visit.site, 'withdrawn'));
  return found.kind === 'article' ? page(sharePage(visit.site, found.article)) : showMissing(visit);
}

async function showShareQr(visit: PortalVisit): Promise<Answer> {
  const { site } = visit;
  const found = await visit.reader.bySlug(visit.params.slug ?? '');
  if (found.kind === 'withdrawn') return gone(missingPage(site, 'withdrawn'));
  if (found.kind === 'none') return showMissing(visit);
  const picture = qr(hrefOf(fullLinks(site), found.article), found.article.title);
  return { status: 200, type: 'image/svg+xml', body: textOf(picture) };
}

async function showSectionRss(visit: PortalVisit): Promise<Answer> {
  const { site, reader, params } = visit;
  const section = sectionNamed(site.ward, params.slug ?? '');
  if (!section) return showMissing(visit);
  const { items } = await reader.list({ section: section.slug, categories: null, after: null, limit: rssItems });
  return feed('application/rss+xml', rssFeed(site, fullLinks(site), items, section));
}

async function showArticle(visit: PortalVisit): Promise<Answer> {
  const { site, reader, params } = visit;
  const found = await reader.bySlug(params.slug ?? '');
  switch (found.kind) {
    case 'article':
      // Pages of the ward have addresses of their own.
      if (found.article.category === pageCategory && isSectionPageSlug(found.article.section))
        return elsewhere(site.links.page(found.article.section));
      return itemPage(visit, found.article);
    case 'withdrawn':
      return gone(missingPage(site, 'withdrawn'));
    case 'none':
      return showMissing(visit);
  }
}

const itemPage = async (visit: PortalVisit, article: Article): Promise<Answer> => ({
  ...page(articlePage(visit.site, article, await relatedOf(visit, article), await textsOf(visit.media, article.files))),
  item: article.code,
});

async function showSection(visit: PortalVisit): Promise<Answer> {
  const { site, params } = visit;
  const section = sectionNamed(site.ward, params.slug ?? '');
  if (!section) return showMissing(visit);
  const list = await part(visit, site.links.section(section.slug), { section: section.slug, categories: null });
  return page(
    listPage(site, {
      ...list,
      heading: section.name,
      owner: section.owner,
      introduction: null,
      whenEmpty: site.translate('portal-section-empty'),
      look: 'teasers',
      current: site.links.section(section.slug),
      canonical: fullLinks(site).section(section.slug),
      feed: site.links.sectionRss(section.slug),
    }),
  );
}

/** The list of one category (documents, statistics) with its own menu entry. */
function showOwnList(name: 'documents' | 'statistics', section: string, texts: OwnTexts): Route['answer'] {
  return async (visit) => {
    const { site } = visit;
    const list = await part(visit, site.links[name](), { section: null, categories: [ownPages[name]] });
    return page(
      listPage(site, {
        ...list,
        heading: site.translate(texts.heading),
        owner: sectionNamed(site.ward, section)?.owner,
        introduction: site.translate(texts.introduction, { ward: site.ward.fullName }),
        whenEmpty: site.translate(texts.whenEmpty),
        look: 'lines',
        current: site.links[name](),
        canonical: fullLinks(site)[name](),
      }),
    );
  };
}

async function showQuestions(visit: PortalVisit): Promise<Answer> {
  const { site } = visit;
  const list = await part(visit, site.links.questions(), { section: null, categories: [ownPages.questions] });
  return page(questionPage(site, { answers: list.articles, turning: list.turning }));
}

async function showAnswer(visit: PortalVisit): Promise<Answer> {
  const { site, reader, params } = visit;
  const found = await reader.byCode((params.code ?? '').toUpperCase());
  if (found.kind === 'article' && found.article.category === ownPages.questions) return itemPage(visit, found.article);
  // The answer was public, so its removal may be stated; nothing is revealed about others.
  if (found.kind === 'withdrawn' && !(params.code ?? '').toUpperCase().startsWith('TRANG-'))
    return gone(missingPage(site, 'withdrawn'));
  // The same text whether the question does not exist, is unanswered or was taken down: a code must not reveal a letter's state.
  return missing(missingPage(site, 'question'));
}

async function showSearch(visit: PortalVisit): Promise<Answer> {
  const { site, reader, query } = visit;
  const words = (query.q ?? '').slice(0, maxSearchLength).trim();
  const kind = isSearchKind(query.loai ?? '') ? (query.loai as SearchKind) : null;
  const year = /^20\d\d$/u.test(query.nam ?? '') ? Number(query.nam) : null;
  const narrowed = { ...(kind && { loai: kind }), ...(year !== null && { nam: String(year) }) };
  const place: SearchPlace | null = readSearchCursor(query[after] ?? '');
  const { ids, next, otherWords, isNear } = await reader.find({
    words,
    after: place,
    limit: hitsShown,
    categories: kind === null ? null : kind === 'news' ? categoriesOfNews : [kind],
    published: year === null ? null : yearIn(site, year),
  });
  const hits = await hitsOf(visit, ids);
  const isNothing = hits.length === 0 && words !== '';
  const { items: newest } = isNothing
    ? await reader.list({ section: null, categories: null, after: null, limit: frontShelf })
    : { items: [] };
  const turning: PageLinks = {
    newest: place && withQuery(site.links.search(), { q: words, ...narrowed }),
    older: next && withQuery(site.links.search(), { q: words, ...narrowed, [after]: searchCursor(next) }),
  };
  return page(searchPage(site, { words, kind, year, hits, otherWords, isNear, newest, turning }));
}

/** Rendered hits cached per edition, because many searches find the same items. */
const mostHits = 4_000;

async function hitsOf({ site, reader, memory }: PortalVisit, ids: readonly number[]): Promise<readonly Hit[]> {
  const place = `hits ${site.links.front()}`;
  const known = (memory.get(place) as Map<number, Hit> | undefined) ?? new Map<number, Hit>();
  memory.set(place, known);
  const unknown = ids.filter((id) => !known.has(id));
  if (unknown.length > 0) for (const [id, article] of await reader.brief(unknown)) known.set(id, hitOf(site, article));
  const hits = ids.flatMap((id) => known.get(id) ?? []);
  for (const oldest of known.keys()) {
    if (known.size <= mostHits) break;
    known.delete(oldest);
  }
  return hits;
}

/** Begin and end of a year in the ward's time. */
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

/** One page of a list. An invalid or outdated cursor shows the first page. */
async function part(
  { reader, query }: PortalVisit,
  address: string,
  filter: { readonly section: string | null; readonly categories: readonly string[] | null },
): Promise<{ readonly articles: readonly Article[]; readonly turning: PageLinks }> {
  const place: ListPlace | null = readListCursor(query[after] ?? '');
  const { items, next } = await reader.list({ ...filter, after: place, limit: listSize });
  return {
    articles: items,
    turning: { newest: place && address, older: next && withQuery(address, { [after]: listCursor(next) }) },
  };
}
