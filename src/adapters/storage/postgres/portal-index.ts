/**
 * The portal's full-text index on PostgreSQL: a tsvector an item. It is made here, not by a parser of PostgreSQL: words are
 * what SQLite's index takes for words, folded as they are stored (lower case, no accents, đ as d) and as written, so both
 * databases find the same. Words of the title carry the weight A; no phrase goes on from the title into the text.
 */
import { type Kysely, sql } from 'kysely';
import type { SearchQuery } from '../../../ports/portal-reader.ts';
import {
  type ArticleIndex,
  type Hit,
  type Match,
  readForOrder,
  type SearchIndex,
  type SearchTexts,
  type Wanted,
} from '../sql/portal-search.ts';
import type { DB } from '../sql/types.portal.ts';

/** A tsvector numbers no word beyond this one, and of each word so many: what comes later is found, but not as part of a phrase. */
const lastPlace = 16_383;
const mostPlaces = 255;
/** PostgreSQL takes words of 2 kB; nobody types one of this length. */
const longestWord = 200;

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu) ?? [];
/** No word of a text has this sign. */
const wardWord = (ward: string): string => `#${ward}`;

/** @returns the tsvector as PostgreSQL writes one */
export function vectorOf(ward: string, { title, body, written }: SearchTexts): string {
  const places = new Map<string, string[]>();
  let place = 0;
  const add = (text: string, weight: '' | 'A') => {
    for (const word of wordsOf(text)) {
      place += 1;
      const known = places.get(word) ?? [];
      if (word.length <= longestWord) places.set(word, known);
      if (place <= lastPlace && known.length < mostPlaces) known.push(`${place}${weight}`);
    }
  };
  add(`${title}\n${written.title}`, 'A');
  place += 1;
  add(`${body}\n${written.body}`, '');
  const words = [...places].map(([word, at]) => (at.length > 0 ? `'${word}':${at.join(',')}` : `'${word}'`));
  return [`'${wardWord(ward)}'`, ...words].join(' ');
}

function queryText(wanted: Wanted, weight: '' | ':A'): string {
  if ('phrase' in wanted) return `(${wanted.phrase.map((word) => `'${word}'${weight}`).join(' <-> ')})`;
  return 'all' in wanted
    ? `(${wanted.all.map((each) => queryText(each, weight)).join(' & ')})`
    : `(${wanted.any.map((each) => queryText(each, weight)).join(' | ')})`;
}

const matchText = (ward: string, { where, wanted }: Match): string =>
  `'${wardWord(ward)}' & ${queryText(wanted, where === 'title' ? ':A' : '')}`;

export const articleIndex: ArticleIndex = {
  put: async (tx, id, ward, texts) => {
    await sql`insert into "article_search" ("id", "search") values (${id}, ${vectorOf(ward, texts)}::tsvector)
      on conflict ("id") do update set "search" = excluded."search"`.execute(tx);
  },
  remove: async (tx, id) => {
    await sql`delete from "article_search" where "id" = ${id}`.execute(tx);
  },
};

/** Conditions of a query beside its words. */
const narrowing = ({ categories, published }: SearchQuery) => [
  ...(categories && categories.length > 0 ? [sql`and "article"."category" in (${sql.join([...categories])})`] : []),
  ...(published
    ? [
        sql`and "article"."publishedAt" >= ${published.from.getTime()} and "article"."publishedAt" < ${published.until.getTime()}`,
      ]
    : []),
];

export const createSearchIndex = (db: Kysely<DB>, ward: string): SearchIndex => ({
  hits: async (match, query, limit) => {
    const { rows } = await sql<Hit>`
      select "article"."id", "article"."searchTitle" as "title", substr("article"."searchText", 1, ${sql.lit(readForOrder)}) as "text"
      from "article_search" join "article" on "article"."id" = "article_search"."id"
      where "article_search"."search" @@ ${matchText(ward, match)}::tsquery ${sql.join(narrowing(query), sql` `)}
      order by "article_search"."id" desc limit ${limit}`.execute(db);
    return rows;
  },
  holdsAny: async (match) => {
    const { rows } =
      await sql`select 1 from "article_search" where "search" @@ ${matchText(ward, match)}::tsquery limit 1`.execute(
        db,
      );
    return rows.length > 0;
  },
  known: {
    count: async (words) => {
      const asked = [...new Set(words)].filter((word) => wordsOf(word)[0] === word);
      if (asked.length === 0) return new Map();
      const { rows } = await sql<{ word: string; docs: number }>`
        select "word", (select count(*) from "article_search"
            where "search" @@ (${`'${wardWord(ward)}' & '`}::text || "word" || ${"'"}::text)::tsquery) as "docs"
        from unnest(${asked}::text[]) as "asked"("word")`.execute(db);
      return new Map(rows.filter(({ docs }) => docs > 0).map(({ word, docs }) => [word, docs]));
    },
  },
});
