/**
 * Converts rows of the portal's database to the types of the ports. Only this file handles milliseconds, 0/1 and JSON
 * text.
 */
import type { Selectable } from 'kysely';
import type { PublicationCorrection, PublicationPhoto } from '../../../ports/portal.ts';
import type { PortalArticle, PublicFile } from '../../../ports/portal-reader.ts';
import type { Article, ArticleCorrection, ArticleFile, ArticlePhoto } from './types.portal.ts';

export type ArticleRow = Selectable<Article>;
export type PhotoRow = Selectable<ArticlePhoto>;
export type FileRow = Selectable<ArticleFile>;
export type CorrectionRow = Selectable<ArticleCorrection>;

/** A boolean as 0 or 1; SQLite has no booleans. */
export const toFlag = (value: boolean): number => (value ? 1 : 0);

/** @throws Error naming the row, for invalid JSON or an unknown kind */
export function toArticle(
  row: Omit<ArticleRow, 'searchText' | 'contentHash' | 'version' | 'generation'>,
  photos: readonly PhotoRow[],
  corrections: readonly CorrectionRow[],
  files: readonly FileRow[],
): PortalArticle {
  return {
    code: row.code,
    slug: row.slug,
    title: row.title,
    summary: row.summary,
    paragraphs: readTexts(row.paragraphs, row),
    html: row.html,
    category: row.category,
    section: row.section,
    eventOn: row.eventOn,
    place: row.place,
    source: row.source,
    authors: readTexts(row.authors, row),
    photographers: readTexts(row.photographers, row),
    photos: photos.map((photo) => toPhoto(photo, row)),
    publishedAt: new Date(row.publishedAt),
    updatedAt: new Date(row.updatedAt),
    corrections: corrections.map(toCorrection),
    files: files.map(toFile),
    documentNumber: row.documentNumber,
    signer: row.signer,
  };
}

function toPhoto(row: PhotoRow, of: Pick<ArticleRow, 'code' | 'ward'>): PublicationPhoto {
  return {
    hash: row.hash,
    alt: row.alt,
    description: row.description,
    credit: row.credit,
    width: row.width,
    height: row.height,
    widths: readNumbers(row.widths, of),
    placeholder: row.placeholder,
  };
}

const kinds = ['pdf', 'docx', 'xlsx'] as const;

/** @throws Error for an unknown kind of file */
export function toFile(row: FileRow): PublicFile {
  const kind = kinds.find((each) => each === row.kind);
  if (!kind) throw new Error(`File ${row.hash} of ward ${row.ward} is of an unknown kind`);
  const { hash, name, sizeBytes, pages } = row;
  return { hash, kind, name, sizeBytes, pages, hasPicture: row.hasPicture !== 0 };
}

const toCorrection = (row: CorrectionRow): PublicationCorrection => ({ at: new Date(row.at), note: row.note });

function readTexts(json: string, of: Pick<ArticleRow, 'code' | 'ward'>): readonly string[] {
  return readList(json, of, (value) => typeof value === 'string');
}

function readNumbers(json: string, of: Pick<ArticleRow, 'code' | 'ward'>): readonly number[] {
  return readList(json, of, (value) => typeof value === 'number');
}

function readList<Item>(
  json: string,
  of: Pick<ArticleRow, 'code' | 'ward'>,
  fits: (value: unknown) => value is Item,
): readonly Item[] {
  const list: unknown = JSON.parse(json);
  if (Array.isArray(list) && list.every(fits)) return list;
  throw new Error(`Article ${of.code} of ward ${of.ward} holds a list that can't be read: ${json.slice(0, 80)}`);
}
