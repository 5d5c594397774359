/** Reads the portal's database for one ward, on a read-only connection. */
import type { Expression, Kysely, Selectable, SqlBool } from 'kysely';
import { pageCategory } from '../../../domain/section/section-page.ts';
import type { FoundArticle, PortalArticle, PortalReader } from '../../../ports/portal-reader.ts';
import { withParts } from './portal-articles.ts';
import { toFile } from './portal-mapping.ts';
import { findHits } from './portal-search.ts';
import { createSearchSync } from './search-sync.ts';
import type { DB } from './types.portal.ts';

type ArticlesById = ReadonlyMap<number, PortalArticle>;

/** The reads of every portal request; each database has its own fastest implementation. */
export interface OneItemReader {
  version(): string | Promise<string>;
  /** In this order; unpublished and unknown items are left out. */
  byIds(ids: readonly number[], isBrief: boolean): ArticlesById | Promise<ArticlesById>;
  bySlug(slug: string): FoundArticle | Promise<FoundArticle>;
  byCode(code: string): FoundArticle | Promise<FoundArticle>;
}

export interface PortalReaderParts {
  readonly db: Kysely<DB>;
  readonly one: OneItemReader;
}

const publishedIn = (db: Kysely<DB>, ward: string) =>
  db.selectFrom('article').where('ward', '=', ward).where('withdrawn', '=', 0);

/** Items newest first, and the cursor of the next page. */
async function listed(
  db: Kysely<DB>,
  published: ReturnType<typeof publishedIn>,
  { section, categories, after, limit }: Parameters<PortalReader['list']>[0],
): ReturnType<PortalReader['list']> {
  const rows = await published
    .selectAll()
    .where((eb) => {
      const conditions: Expression<SqlBool>[] = [];
      if (section !== null) conditions.push(eb('section', '=', section));
      conditions.push(categories === null ? eb('category', '!=', pageCategory) : eb('category', 'in', categories));
      if (after) {
        const place = eb.tuple(after.publishedAt.getTime(), after.id);
        conditions.push(eb(eb.refTuple('publishedAt', 'id'), '<', place));
      }
      return eb.and(conditions);
    })
    .orderBy('publishedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const next = last ? { publishedAt: new Date(last.publishedAt), id: last.id } : null;
  return { items: await withParts(db, shown), next };
}

/** Creates the reader for either database; `one` provides the fastest way to read a single item. */
export function createPortalReaderFrom({ db, one }: PortalReaderParts, ward: string): PortalReader {
  const published = publishedIn(db, ward);
  const shown = (table: 'article_photo' | 'article_file', hash: string) =>
    db
      .selectFrom(table)
      .innerJoin('article', 'article.id', `${table}.articleId`)
      .selectAll(table)
      .where(`${table}.ward`, '=', ward)
      .where(`${table}.hash`, '=', hash)
      .where('article.withdrawn', '=', 0)
      .limit(1)
      .executeTakeFirst();
  const searched = createSearchSync(db, ward);
  let isAsked = false;
  // A reader who opens a page may search next, so the first request loads the search index in the background. The next
  // search reports a failure.
  const noteAsked = (version: string): string => {
    if (!isAsked) void searched.at(Number(version)).catch(() => undefined);
    isAsked = true;
    return version;
  };
  const find: PortalReader['find'] = async (query) => {
    const skipped = query.after?.hits ?? 0;
    const index = await searched.at(Number(await one.version()));
    const { ids, otherWords, isNear } = findHits(index, query, skipped + query.limit + 1);
    const next = ids.length > skipped + query.limit ? { hits: skipped + query.limit } : null;
    return { ids: ids.slice(skipped, skipped + query.limit), next, otherWords, isNear };
  };

  return {
    version() {
      const version = one.version();
      return typeof version === 'string' ? noteAsked(version) : version.then(noteAsked);
    },

    list: (page) => listed(db, published, page),
    find,
    brief: async (ids) => one.byIds(ids, true),
    async search(query) {
      const { ids, ...rest } = await find(query);
      return { items: [...(await one.byIds(ids, false)).values()], ...rest };
    },

    bySlug: async (slug) => one.bySlug(slug),
    byCode: async (code) => one.byCode(code),

    // Counts all items of each section by index and subtracts the ward's own pages, which are few.
    async sectionSizes() {
      const all = await published
        .select((eb) => ['section', eb.fn.countAll<number>().as('size')])
        .groupBy('section')
        .execute();
      const pages = await published.select('section').where('category', '=', pageCategory).execute();
      const sizes = new Map(all.map(({ section, size }) => [section, Number(size)]));
      for (const { section } of pages) sizes.set(section, (sizes.get(section) ?? 0) - 1);
      return new Map([...sizes].filter(([, size]) => size > 0));
    },

    async addresses(limit) {
      const rows = await published
        .select(['code', 'slug', 'category', 'section', 'updatedAt'])
        .where('category', '!=', pageCategory)
        .orderBy('publishedAt', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => ({ ...row, updatedAt: new Date(row.updatedAt) }));
    },

    wasShown: async (hash) =>
      (await db
        .selectFrom('gone_file')
        .select('hash')
        .where('ward', '=', ward)
        .where('hash', '=', hash)
        .executeTakeFirst()) !== undefined,
    showsPhoto: async (hash) => (await shown('article_photo', hash)) !== undefined,
    async showsFile(hash) {
      const file = (await shown('article_file', hash)) as Selectable<DB['article_file']> | undefined;
      return file ? toFile(file) : null;
    },
  };
}
