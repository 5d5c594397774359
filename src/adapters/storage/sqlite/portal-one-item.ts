/**
 * What every request of the portal asks for: has anything changed, and one item with its parts. As prepared statements on
 * the bare handle: building each query anew took longer than all the rest of a page.
 */
import type { FoundArticle, PortalArticle } from '../../../ports/portal-reader.ts';
import { type ArticleRow, type CorrectionRow, type FileRow, type PhotoRow, toArticle } from '../sql/portal-mapping.ts';
import type { OneItemReader } from '../sql/portal-reader.ts';
import type { SqliteHandle } from './connection.ts';

/** What is shown of an item: not its texts for the search, which are as long as the rest together. */
type ShownRow = Omit<ArticleRow, 'searchText' | 'contentHash' | 'version' | 'generation'> & {
  /** Most items have no part of these kinds: what is not there is not asked for. */
  readonly hasPhotos: number;
  readonly hasCorrections: number;
  readonly hasFiles: number;
};
const has = (table: string, name: string): string =>
  `EXISTS (SELECT 1 FROM ${table} WHERE "articleId" = article.id) AS "${name}"`;
const plainColumns = [
  ...[
    'id',
    'ward',
    'code',
    'slug',
    'title',
    'summary',
    'html',
    'paragraphs',
    'category',
    'section',
    'eventOn',
    'place',
  ],
  ...['source', 'authors', 'photographers', 'publishedAt', 'updatedAt', 'withdrawn', 'documentNumber', 'signer'],
]
  .map((name) => `"${name}"`)
  .join(', ');
const columns = [
  plainColumns,
  has('article_photo', 'hasPhotos'),
  has('article_correction', 'hasCorrections'),
  has('article_file', 'hasFiles'),
].join(', ');

/** @param handle read-only, and no other's: its `data_version` counts the commits of all others */
export function createOneItemReader(handle: SqliteHandle, ward: string): OneItemReader {
  const dataVersion = handle.prepare<[], number>('PRAGMA data_version').pluck();
  const generation = handle.prepare<[string], number>('SELECT generation FROM ward_generation WHERE ward = ?').pluck();
  const articleBy = (column: 'slug' | 'code') =>
    handle.prepare<[string, string], ShownRow>(`SELECT ${columns} FROM article WHERE ward = ? AND ${column} = ?`);
  const partsIn = <Row>(table: string) =>
    handle.prepare<[number], Row>(`SELECT * FROM ${table} WHERE "articleId" = ? ORDER BY position`);
  const slugs = articleBy('slug');
  const codes = articleBy('code');
  const byId = (shown: string) => handle.prepare<[number], ShownRow>(`SELECT ${shown} FROM article WHERE id = ?`);
  const ids = byId(columns);
  // Of a hit the paragraphs are shown, not the page.
  const briefIds = byId(plainColumns.replace('"html"', "'' AS html"));
  const photos = partsIn<PhotoRow>('article_photo');
  const corrections = partsIn<CorrectionRow>('article_correction');
  const files = partsIn<FileRow>('article_file');
  let seenVersion = -1;
  let isAsked = false;
  let version = '';

  const whole = (row: ShownRow): PortalArticle =>
    toArticle(
      row,
      row.hasPhotos === 0 ? [] : photos.all(row.id),
      row.hasCorrections === 0 ? [] : corrections.all(row.id),
      row.hasFiles === 0 ? [] : files.all(row.id),
    );

  function found(row: ShownRow | undefined): FoundArticle {
    if (!row) return { kind: 'none' };
    return row.withdrawn === 0 ? { kind: 'article', article: whole(row) } : { kind: 'withdrawn' };
  }

  return {
    /**
     * Asked at each request: the file is looked into only when somebody has written to it, in whatever ward. Requests that
     * one turn of the main loop takes in came at the same moment, before anybody can have heard of a commit within it.
     */
    version: (): string => {
      if (isAsked) return version;
      isAsked = true;
      setImmediate(() => {
        isAsked = false;
      });
      const now = dataVersion.get() ?? 0;
      if (now !== seenVersion) {
        seenVersion = now;
        version = String(generation.get(ward) ?? 0);
      }
      return version;
    },
    byIds: (wanted, isBrief) => {
      const found = new Map<number, PortalArticle>();
      for (const id of wanted) {
        const row = (isBrief ? briefIds : ids).get(id);
        if (row?.ward === ward && row.withdrawn === 0) found.set(id, isBrief ? toArticle(row, [], [], []) : whole(row));
      }
      return found;
    },
    bySlug: (slug: string): FoundArticle => found(slugs.get(ward, slug)),
    byCode: (code: string): FoundArticle => found(codes.get(ward, code)),
  };
}
