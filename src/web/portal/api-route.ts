/** The JSON API for the ward's existing site, described by `openapi.ts`; a test keeps them consistent. */
import type { PublicationPhoto } from '../../ports/portal.ts';
import type { PublicFile } from '../../ports/portal-reader.ts';
import { type Answer, json, type PortalVisit, type Route } from './answer.ts';
import { listCursor, readListCursor, readSearchCursor, searchCursor } from './cursor.ts';
import type { Links } from './link.ts';
import { limits, openApi } from './openapi.ts';
import { altOf } from './picture.ts';
import { type Article, ownPages, type Site, signerOf } from './site.ts';

export const apiRoutes: readonly Route[] = [
  {
    path: '/api/v1/articles',
    reads: ['section', 'category', 'limit', 'cursor'],
    isKept: true,
    answer: (visit) => listArticles(visit, visit.query.category || null, visit.query.section || null),
  },
  { path: '/api/v1/articles/:slug', reads: [], isKept: true, answer: oneArticle },
  {
    path: '/api/v1/documents',
    reads: ['limit', 'cursor'],
    isKept: true,
    answer: (visit) => listArticles(visit, ownPages.documents, null),
  },
  {
    path: '/api/v1/questions',
    reads: ['limit', 'cursor'],
    isKept: true,
    answer: (visit) => listArticles(visit, ownPages.questions, null),
  },
  { path: '/api/v1/sections', reads: [], isKept: true, answer: listSections },
  { path: '/api/v1/search', reads: ['q', 'limit', 'cursor'], isKept: false, answer: searchArticles },
  {
    path: '/api/v1/openapi.json',
    reads: [],
    isKept: true,
    answer: async ({ site }) => json(openApi(site)),
  },
];

/** 404 in JSON for unknown addresses under `/api/`. */
export const apiMissing = async ({ site }: Pick<PortalVisit, 'site'>): Promise<Answer> =>
  problem(site, 404, 'not-found', 'portal-api-not-found');

/** 500 in JSON. @param request id under which the log has details */
export const apiTrouble = (site: Site, request: string): Answer =>
  problem(site, 500, 'trouble', 'portal-api-trouble', { request });

async function listArticles(visit: PortalVisit, category: string | null, section: string | null): Promise<Answer> {
  const { site, reader, query } = visit;
  const limit = readLimit(query.limit);
  if (limit === null) return badLimit(site);
  const after = query.cursor ? readListCursor(query.cursor) : null;
  if (query.cursor && after === null) return badCursor(site);

  const categories = category === null ? null : [category];
  const { items, next } = await reader.list({ section, categories, after, limit });
  return json({ items: items.map((item) => present(site, item)), next: next && listCursor(next) });
}

async function searchArticles({ site, reader, query }: PortalVisit): Promise<Answer> {
  const words = (query.q ?? '').trim();
  if (words === '') return problem(site, 400, 'words-missing', 'portal-api-words-missing');
  if (words.length > limits.words)
    return problem(site, 400, 'words-too-long', 'portal-api-words-too-long', { max: limits.words });
  const limit = readLimit(query.limit);
  if (limit === null) return badLimit(site);
  const after = query.cursor ? readSearchCursor(query.cursor) : null;
  if (query.cursor && after === null) return badCursor(site);

  const { items, next } = await reader.search({ words, after, limit });
  return json({ items: items.map((item) => present(site, item)), next: next && searchCursor(next) });
}

async function oneArticle({ site, reader, params }: PortalVisit): Promise<Answer> {
  const found = await reader.bySlug(params.slug ?? '');
  switch (found.kind) {
    case 'article':
      return json(present(site, found.article));
    case 'withdrawn':
      return problem(site, 410, 'withdrawn', 'portal-api-withdrawn');
    case 'none':
      return problem(site, 404, 'not-found', 'portal-api-not-found');
  }
}

async function listSections({ site, reader }: PortalVisit): Promise<Answer> {
  const sizes = await reader.sectionSizes();
  const items = site.ward.sections.map(({ slug, name }) => ({ slug, name, articles: sizes.get(slug) ?? 0 }));
  return json({ items, next: null });
}

/** Null if it is not an integer within the limits; the default if empty. */
function readLimit(text: string | undefined): number | null {
  if (text === undefined || text === '') return limits.defaultItems;
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return limit >= 1 && limit <= limits.maxItems ? limit : null;
}

const badLimit = (site: Site): Answer =>
  problem(site, 400, 'bad-limit', 'portal-api-bad-limit', { max: limits.maxItems, default: limits.defaultItems });
const badCursor = (site: Site): Answer => problem(site, 400, 'bad-cursor', 'portal-api-bad-cursor');

function problem(
  { translate }: Site,
  status: 400 | 404 | 410 | 500,
  code: string,
  key: string,
  facts?: Readonly<Record<string, string | number>>,
): Answer {
  return json({ error: { code, message: translate(key, facts) } }, status);
}

/** Without a configured public address, e.g. in a local trial, files are given as paths on the same host. */
function present(site: Site, article: Article) {
  const links = site.publicLinks ?? site.links;
  return {
    code: article.code,
    slug: article.slug,
    title: article.title,
    summary: article.summary,
    html: article.html,
    category: article.category,
    section: article.section,
    publishedAt: article.publishedAt.toISOString(),
    updatedAt: article.updatedAt.toISOString(),
    eventOn: article.eventOn,
    authors: article.authors,
    photographers: article.photographers,
    source: article.source,
    photos: article.photos.map((photo) => ({ alt: altOf(site, article, photo), ...presentPhoto(links, photo) })),
    corrections: article.corrections.map(({ at, note }) => ({ at: at.toISOString(), note })),
    files: article.files.map((file) => presentFile(links, file)),
    documentNumber: article.documentNumber,
    signer: signerOf(site, article),
  };
}

const presentFile = (links: Links, { hash, name, kind, sizeBytes, pages, hasPicture }: PublicFile) => ({
  url: links.file(hash, name),
  name,
  type: kind,
  sizeBytes,
  pages,
  picture: hasPicture ? links.firstPage(hash) : null,
});

const presentPhoto = (links: Links, { width, height, hash, widths }: PublicationPhoto) => ({
  width,
  height,
  sources: (['webp', 'jpeg'] as const).flatMap((format) =>
    widths.map((copy) => ({ url: links.photo(hash, copy, format), width: copy, type: `image/${format}` })),
  ),
});
