/**
 * Full-text search of the portal on SQLite (FTS5). The one file of the portal that another database would replace.
 *
 * Both sides are folded (lower case, no accents, đ as d). What people type is data: only its words survive, each quoted,
 * so no sign of FTS5's own language gets through. No ranking over the whole hit list: kinds of hits in rounds, newest first.
 */
import { type Kysely, sql, type Transaction } from 'kysely';
import { foldForSearch } from '../../../domain/text/normalize.ts';
import type { Publication } from '../../../ports/portal.ts';
import type { DB } from './types.portal.ts';

/** More words make no search better, and each costs. */
const maxWords = 20;

export interface SearchTexts {
  readonly title: string;
  readonly body: string;
}

export function searchTexts(item: Publication): SearchTexts {
  const body = [
    item.summary,
    ...item.paragraphs,
    item.place ?? '',
    item.source,
    ...item.authors,
    ...item.photographers,
    ...item.photos.map((photo) => photo.alt),
    ...item.corrections.map((correction) => correction.note),
    item.documentNumber ?? '',
    item.signer ?? '',
    ...item.files.flatMap(({ name, text }) => [name, text]),
    item.code,
  ];
  return { title: foldForSearch(item.title), body: foldForSearch(body.filter((text) => text !== '').join('\n')) };
}

/** The slug as one word of the index. */
const wardWord = (ward: string): string => Buffer.from(ward).toString('hex');

export async function indexArticle(tx: Transaction<DB>, id: number, ward: string, texts: SearchTexts): Promise<void> {
  await unindexArticle(tx, id);
  await sql`INSERT INTO article_search (rowid, ward, title, body) VALUES (${id}, ${wardWord(ward)}, ${texts.title}, ${texts.body})`.execute(
    tx,
  );
}

export async function unindexArticle(tx: Transaction<DB>, id: number): Promise<void> {
  await sql`DELETE FROM article_search WHERE rowid = ${id}`.execute(tx);
}

export function wordsOf(typed: string): readonly string[] {
  return (foldForSearch(typed).match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, maxWords);
}

/** The rounds of a search, best kind of hit first; a later round leaves out what an earlier one has found. Pure. */
export function searchRounds(ward: string, typed: string): readonly string[] {
  const words = wordsOf(typed);
  if (words.length === 0) return [];
  const all = words.map((word) => `"${word}"`).join(' AND ');
  const inTitle = `{title} : (${all})`;
  const sideBySide = `{title body} : "${words.join(' ')}"`;
  const anywhere = `{title body} : (${all})`;
  const kinds = words.length === 1 ? [inTitle, anywhere] : [inTitle, sideBySide, anywhere];
  return kinds.map((kind, round) => {
    const found = kinds.slice(0, round).map((earlier) => ` NOT (${earlier})`);
    return `({ward} : "${wardWord(ward)}") AND ((${kind})${found.join('')})`;
  });
}

/** Ids of one round's hits below `before`, newest first. */
export async function hits(
  db: Kysely<DB>,
  match: string,
  before: number | null,
  limit: number,
): Promise<readonly number[]> {
  const below = before === null ? sql`` : sql`AND rowid < ${before}`;
  const { rows } = await sql<{ readonly rowid: number }>`
    SELECT rowid FROM article_search WHERE article_search MATCH ${match} ${below} ORDER BY rowid DESC LIMIT ${limit}`.execute(
    db,
  );
  return rows.map((row) => row.rowid);
}
