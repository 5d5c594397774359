/**
 * The reads of every portal request: whether anything has changed, and one item with its parts. They are prepared
 * statements on the bare handle, because building each query took longer than the rest of the page.
 */
import type { FoundArticle, PortalArticle } from '../../../ports/portal-reader.ts';
import { type ArticleRow, type CorrectionRow, type FileRow, type PhotoRow, toArticle } from '../sql/portal-mapping.ts';
import type { OneItemReader } from '../sql/portal-reader.ts';
import type { SqliteHandle } from './connection.ts';

/** The columns of an item that are shown. The search texts are left out: they are as long as the rest. */
type ShownRow = Omit<ArticleRow, 'searchText' | 'contentHash' | 'version' | 'generation'> & {
  /** Most items have none of these parts, so the queries for missing parts are skipped. */
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

/** @param handle a read-only handle of its own: `data_version` counts commits of other connections only */
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
  // Search results show the paragraphs, not the page.
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
     * Checked once per turn of the event loop; the generation is read only after a commit to the file, in any ward.
     * Requests of the same turn arrived together, before any of them could know of a commit within it.
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
