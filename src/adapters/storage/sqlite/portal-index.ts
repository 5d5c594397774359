/**
 * The portal's full-text index on SQLite: one FTS5 table. Each word that is looked for is quoted, so no sign of FTS5's own
 * language gets through.
 */
import { sql } from 'kysely';
import type { KnownWords } from '../../../domain/text/search-query.ts';
import type { SearchQuery } from '../../../ports/portal-reader.ts';
import {
  type ArticleIndex,
  type Hit,
  type Match,
  readForOrder,
  type SearchIndex,
  type Wanted,
} from '../sql/portal-search.ts';
import type { SqliteHandle } from './connection.ts';

/** The slug as one word of the index. */
const wardWord = (ward: string): string => Buffer.from(ward).toString('hex');

const remove: ArticleIndex['remove'] = async (tx, id) => {
  await sql`DELETE FROM article_search WHERE rowid = ${id}`.execute(tx);
};

export const articleIndex: ArticleIndex = {
  remove,
  put: async (tx, id, ward, { title, body, written }) => {
    await remove(tx, id);
    await sql`INSERT INTO article_search (rowid, ward, title, body)
      VALUES (${id}, ${wardWord(ward)}, ${`${title}\n${written.title}`}, ${`${body}\n${written.body}`})`.execute(tx);
  },
};

function textOf(wanted: Wanted): string {
  if ('phrase' in wanted) return `"${wanted.phrase.join(' ')}"`;
  return 'all' in wanted ? `(${wanted.all.map(textOf).join(' AND ')})` : `(${wanted.any.map(textOf).join(' OR ')})`;
}

const matchText = (ward: string, { where, wanted }: Match): string =>
  `({ward} : "${wardWord(ward)}") AND ({${where === 'title' ? 'title' : 'title body'}} : ${textOf(wanted)})`;

/** Conditions of a query beside its words, as SQL and its values. */
function narrowing({ categories, published }: SearchQuery): {
  readonly sql: string;
  readonly values: readonly (string | number)[];
} {
  const chosen = categories && categories.length > 0 ? categories : [];
  return {
    sql: [
      ...(chosen.length > 0 ? [`AND article.category IN (${chosen.map(() => '?').join(', ')})`] : []),
      ...(published ? ['AND article."publishedAt" >= ? AND article."publishedAt" < ?'] : []),
    ].join(' '),
    values: [...chosen, ...(published ? [published.from.getTime(), published.until.getTime()] : [])],
  };
}

/** @param handle read-only: the index's list of words is a temporary table of this connection */
export function createSearchIndex(handle: SqliteHandle, ward: string): SearchIndex {
  const holdsAny = handle
    .prepare<[string], number>('SELECT 1 FROM article_search WHERE article_search MATCH ? LIMIT 1')
    .pluck();
  /** A form of narrowing each: a handful. */
  const statements = new Map<string, ReturnType<typeof prepareHits>>();
  const prepareHits = (narrowed: string) =>
    handle.prepare<(string | number)[], Hit>(`
      SELECT article.id AS id, article."searchTitle" AS title, substr(article."searchText", 1, ${readForOrder}) AS text
      FROM article_search JOIN article ON article.id = article_search.rowid
      WHERE article_search MATCH ? ${narrowed}
      ORDER BY article_search.rowid DESC LIMIT ?`);
  return {
    known: createKnownWords(handle),
    holdsAny: async (match) => holdsAny.get(matchText(ward, match)) !== undefined,
    hits: async (match, query, limit) => {
      const narrowed = narrowing(query);
      const statement = statements.get(narrowed.sql) ?? prepareHits(narrowed.sql);
      statements.set(narrowed.sql, statement);
      return statement.all(matchText(ward, match), ...narrowed.values, limit);
    },
  };
}

/** Looked up one by one up to so many; more (all words one letter away) are looked up in a copy of the whole list. */
const fewWords = 40;
/** A copy is made anew after so long, if something was published since: a spelling need not know the newest word. */
const vocabularyMs = 60_000;

/** The index's own list of words. It is made by the reading connection for itself: nothing is stored. */
function createKnownWords(handle: SqliteHandle): KnownWords {
  let one: ReturnType<typeof prepareOne> | null = null;
  let copy: { readonly words: ReadonlyMap<string, number>; readonly version: number; readonly at: number } | null =
    null;
  const prepareOne = () => {
    handle.exec('CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words USING fts5vocab(main, article_search, row)');
    return handle.prepare<[string], number>('SELECT doc FROM temp.search_words WHERE term = ?').pluck();
  };
  const dataVersion = () => Number(handle.pragma('data_version', { simple: true }));
  function vocabulary(): ReadonlyMap<string, number> {
    const now = performance.now();
    if (copy && (now - copy.at < vocabularyMs || copy.version === dataVersion())) return copy.words;
    const rows = handle.prepare<[], [string, number]>('SELECT term, doc FROM temp.search_words').raw().all();
    copy = { words: new Map(rows), version: dataVersion(), at: now };
    return copy.words;
  }
  return {
    async count(words) {
      one ??= prepareOne();
      const list = [...new Set(words)];
      const all = list.length > fewWords ? vocabulary() : null;
      const counts = new Map<string, number>();
      for (const word of list) {
        const doc = all ? all.get(word) : one.get(word);
        if (doc !== undefined) counts.set(word, doc);
      }
      return counts;
    },
  };
}
