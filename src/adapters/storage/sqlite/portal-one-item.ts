/**
 * What every request of the portal asks for: has anything changed, and one item with its parts. As prepared statements on
 * the bare handle: building each query anew took longer than all the rest of a page.
 */
import type { FoundArticle } from '../../../ports/portal-reader.ts';
import type { SqliteHandle } from './connection.ts';
import { type ArticleRow, type CorrectionRow, type FileRow, type PhotoRow, toArticle } from './portal-mapping.ts';

/** @param handle read-only, and no other's: its `data_version` counts the commits of all others */
export function createOneItemReader(handle: SqliteHandle, ward: string) {
  const dataVersion = handle.prepare<[], number>('PRAGMA data_version').pluck();
  const generation = handle.prepare<[string], number>('SELECT generation FROM ward_generation WHERE ward = ?').pluck();
  const articleBy = (column: 'slug' | 'code') =>
    handle.prepare<[string, string], ArticleRow>(`SELECT * FROM article WHERE ward = ? AND ${column} = ?`);
  const partsIn = <Row>(table: string) =>
    handle.prepare<[number], Row>(`SELECT * FROM ${table} WHERE "articleId" = ? ORDER BY position`);
  const slugs = articleBy('slug');
  const codes = articleBy('code');
  const photos = partsIn<PhotoRow>('article_photo');
  const corrections = partsIn<CorrectionRow>('article_correction');
  const files = partsIn<FileRow>('article_file');
  let seenVersion = -1;
  let version = '';

  function found(row: ArticleRow | undefined): FoundArticle {
    if (!row) return { kind: 'none' };
    if (row.withdrawn !== 0) return { kind: 'withdrawn' };
    const article = toArticle(row, photos.all(row.id), corrections.all(row.id), files.all(row.id));
    return { kind: 'article', article };
  }

  return {
    /** Asked at each request: the file is looked into only when somebody has written to it, in whatever ward. */
    version: (): string => {
      const now = dataVersion.get() ?? 0;
      if (now !== seenVersion) {
        seenVersion = now;
        version = String(generation.get(ward) ?? 0);
      }
      return version;
    },
    bySlug: (slug: string): FoundArticle => found(slugs.get(ward, slug)),
    byCode: (code: string): FoundArticle => found(codes.get(ward, code)),
  };
}
