/** Loads articles with their photos, corrections and files: three further queries, however many articles. */
import type { Kysely, Selectable } from 'kysely';
import type { PortalArticle } from '../../../ports/portal-reader.ts';
import { type ArticleRow, toArticle } from './portal-mapping.ts';
import type { DB } from './types.portal.ts';

/** Keeps the order of the given rows. */
export async function withParts(db: Kysely<DB>, rows: readonly ArticleRow[]): Promise<readonly PortalArticle[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const partsIn = async <Table extends 'article_photo' | 'article_correction' | 'article_file'>(table: Table) => {
    const query = db.selectFrom<'article_photo' | 'article_correction' | 'article_file'>(table).selectAll();
    const parts = await query.where('articleId', 'in', ids).orderBy('articleId').orderBy('position').execute();
    return Map.groupBy(parts, ({ articleId }) => articleId) as Map<ArticleRow['id'], Selectable<DB[Table]>[]>;
  };
  const photosOf = await partsIn('article_photo');
  const correctionsOf = await partsIn('article_correction');
  const filesOf = await partsIn('article_file');
  return rows.map((row) =>
    toArticle(row, photosOf.get(row.id) ?? [], correctionsOf.get(row.id) ?? [], filesOf.get(row.id) ?? []),
  );
}
