/** Articles with their photos, corrections and files, in four queries whatever their number. */
import type { Kysely } from 'kysely';
import type { PortalArticle } from '../../../ports/portal-reader.ts';
import { type ArticleRow, toArticle } from './portal-mapping.ts';
import type { DB } from './types.portal.ts';

/** Keeps the order of the rows that it was given. */
export async function withParts(db: Kysely<DB>, rows: readonly ArticleRow[]): Promise<readonly PortalArticle[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const photos = await db
    .selectFrom('article_photo')
    .selectAll()
    .where('articleId', 'in', ids)
    .orderBy('articleId')
    .orderBy('position')
    .execute();
  const corrections = await db
    .selectFrom('article_correction')
    .selectAll()
    .where('articleId', 'in', ids)
    .orderBy('articleId')
    .orderBy('position')
    .execute();
  const files = await db
    .selectFrom('article_file')
    .selectAll()
    .where('articleId', 'in', ids)
    .orderBy('articleId')
    .orderBy('position')
    .execute();
  const photosOf = Map.groupBy(photos, (photo) => photo.articleId);
  const correctionsOf = Map.groupBy(corrections, (correction) => correction.articleId);
  const filesOf = Map.groupBy(files, (file) => file.articleId);
  return rows.map((row) =>
    toArticle(row, photosOf.get(row.id) ?? [], correctionsOf.get(row.id) ?? [], filesOf.get(row.id) ?? []),
  );
}
