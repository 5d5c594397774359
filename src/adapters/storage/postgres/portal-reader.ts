/** Reads the portal's database for one ward, on read-only connections. */
import type { Kysely } from 'kysely';
import type { FoundArticle, PortalReader } from '../../../ports/portal-reader.ts';
import { withParts } from '../sql/portal-articles.ts';
import { type ArticleRow, toArticle } from '../sql/portal-mapping.ts';
import { createPortalReaderFrom, type OneItemReader } from '../sql/portal-reader.ts';
import type { DB } from '../sql/types.portal.ts';

function createOneItemReader(db: Kysely<DB>, ward: string): OneItemReader {
  const articles = () => db.selectFrom('article').selectAll().where('ward', '=', ward);
  const found = async (row: ArticleRow | undefined): Promise<FoundArticle> => {
    if (!row) return { kind: 'none' };
    if (row.withdrawn !== 0) return { kind: 'withdrawn' };
    const [article] = await withParts(db, [row]);
    return article ? { kind: 'article', article } : { kind: 'none' };
  };
  return {
    version: async () => {
      const row = await db
        .selectFrom('ward_generation')
        .select('generation')
        .where('ward', '=', ward)
        .executeTakeFirst();
      return String(row?.generation ?? 0);
    },
    byIds: async (ids, isBrief) => {
      if (ids.length === 0) return new Map();
      const rows = await articles().where('id', 'in', ids).where('withdrawn', '=', 0).execute();
      const byId = new Map(rows.map((row) => [row.id, row]));
      const inOrder = ids.flatMap((id) => byId.get(id) ?? []);
      const found = isBrief ? inOrder.map((row) => toArticle(row, [], [], [])) : await withParts(db, inOrder);
      return new Map(found.map((article, at) => [inOrder[at]?.id ?? 0, article]));
    },
    bySlug: async (slug) => found(await articles().where('slug', '=', slug).executeTakeFirst()),
    byCode: async (code) => found(await articles().where('code', '=', code).executeTakeFirst()),
  };
}

/** The reader shared by both databases, with PostgreSQL's way of reading one item. */
export const createPortalReader = (db: Kysely<DB>, ward: string): PortalReader =>
  createPortalReaderFrom({ db, one: createOneItemReader(db, ward) }, ward);
