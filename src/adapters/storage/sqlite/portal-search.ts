/**
 * Full-text search of the portal on SQLite (FTS5). The one file of the portal that another database would replace.
 *
 * The index holds each text folded (lower case, no accents, đ as d) and as written. What people type is data: only its
 * words survive, each quoted, so no sign of FTS5's own language gets through.
 */
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import { foldForSearch } from '../../../domain/text/normalize.ts';
import {
  type KnownWords,
  readQuery,
  type Slot,
  slotsOf,
  tellingSlots,
  writtenForSearch,
} from '../../../domain/text/search-query.ts';
import type { Publication } from '../../../ports/portal.ts';
import type { SearchQuery } from '../../../ports/portal-reader.ts';
import type { DB } from './types.portal.ts';

export interface SearchTexts {
  readonly title: string;
  readonly body: string;
  /** The same as it was written, for the index only. */
  readonly written: { readonly title: string; readonly body: string };
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
  const whole = body.filter((text) => text !== '').join('\n');
  return {
    title: foldForSearch(item.title),
    body: foldForSearch(whole),
    written: { title: writtenForSearch(item.title), body: writtenForSearch(whole) },
  };
}

/** The slug as one word of the index. */
const wardWord = (ward: string): string => Buffer.from(ward).toString('hex');

export async function indexArticle(tx: Transaction<DB>, id: number, ward: string, texts: SearchTexts): Promise<void> {
  await unindexArticle(tx, id);
  await sql`INSERT INTO article_search (rowid, ward, title, body) VALUES (${id}, ${wardWord(ward)}, ${`${texts.title}\n${texts.written.title}`}, ${`${texts.body}\n${texts.written.body}`})`.execute(
    tx,
  );
}

export async function unindexArticle(tx: Transaction<DB>, id: number): Promise<void> {
  await sql`DELETE FROM article_search WHERE rowid = ${id}`.execute(tx);
}

/** A round of a search: one kind of hit. */
interface Round {
  readonly match: string;
  /** What its hits hold; for their order among each other. */
  readonly words: readonly string[];
  /** True where words are looked for that were not typed. */
  readonly isWidened: boolean;
}

/** In a round so many hits, the newest, are put in order by how well they fit; what comes after them stays by age. */
const ranked = 50;
/** Characters of an item's text that are looked at for its order. */
const readForOrder = 1_500;
/** Words of a query of which some may be missing. */
const mostForgiving = 8;

const quoted = (phrase: readonly string[]): string => `"${phrase.join(' ')}"`;
const anyOf = (slot: Slot): string => {
  const phrases = slot.map(quoted);
  // The words of a phrase may stand apart too.
  const apart = slot[0] && slot[0].length > 1 ? [`(${slot[0].map((word) => `"${word}"`).join(' AND ')})`] : [];
  return `(${[...phrases, ...apart].join(' OR ')})`;
};
const allOf = (slots: readonly Slot[]): string => `(${slots.map(anyOf).join(' AND ')})`;
const eachAlone = (words: readonly string[]): readonly Slot[] => words.map((word) => [[word]]);

/** With so many hits nobody needs others that hold less of what was typed. */
const enough = 5;

/**
 * What is typed, in the index's own language, best kind of hit first; made one after the other, as far as needed.
 * @param found how many hits there are already
 */
async function* roundsOf(ward: string, typed: string, known: KnownWords, found: () => number): AsyncGenerator<Round> {
  const { written, folded, hasAccents } = readQuery(typed);
  if (folded.length === 0) return;
  const within = (match: string, words: readonly string[], isWidened = false): Round => ({
    match: `({ward} : "${wardWord(ward)}") AND (${match})`,
    words,
    isWidened,
  });
  function* exact(words: readonly string[]): Generator<Round> {
    const all = allOf(eachAlone(words));
    yield within(`{title} : ${all}`, words);
    if (words.length > 1) yield within(`{title body} : ${quoted(words)}`, words);
    yield within(`{title body} : ${all}`, words);
  }
  if (hasAccents) yield* exact(written);
  yield* exact(folded);
  if (found() >= enough) return;
  yield* widened(await slotsOf(folded, known, false), within, found);
  if (found() > 0) return;
  // Each word is one that some item holds, and none holds all of them: one of them may be another word's typo.
  yield* widened(await slotsOf(folded, known, true), within, found);
}

type Within = (match: string, words: readonly string[], isWidened: boolean) => Round;

/** Other spellings and words for the same; then without the words of the question; then most of what is left. */
function* widened(slots: readonly Slot[], within: Within, found: () => number): Generator<Round> {
  const telling = tellingSlots(slots);
  const words = [...new Set(telling.flat(2))];
  for (const wanted of telling.length < slots.length ? [slots, telling] : [slots]) {
    yield within(`{title} : ${allOf(wanted)}`, words, true);
    yield within(`{title body} : ${allOf(wanted)}`, words, true);
  }
  if (found() === 0) yield* mostOf(telling, words, within);
}

/** All but one of what must be found, then all but two. */
function* mostOf(slots: readonly Slot[], words: readonly string[], within: Within): Generator<Round> {
  const some = slots.slice(0, mostForgiving);
  for (let missing = 1; missing <= 2 && some.length - missing >= Math.min(2, some.length - 1); missing += 1) {
    if (some.length - missing < 1) return;
    const combinations = without(some, missing).map(allOf);
    yield within(`{title} : (${combinations.join(' OR ')})`, words, true);
    yield within(`{title body} : (${combinations.join(' OR ')})`, words, true);
  }
}

function without(slots: readonly Slot[], count: number): readonly (readonly Slot[])[] {
  if (count === 0) return [slots];
  return slots.flatMap((_, at) =>
    without(slots.slice(at + 1), count - 1).map((rest) => [...slots.slice(0, at), ...rest]),
  );
}

export interface Hits {
  readonly ids: readonly number[];
  readonly otherWords: readonly string[];
}

/** The first `count` hits, best first. */
export async function findHits(db: Kysely<DB>, ward: string, query: SearchQuery, count: number): Promise<Hits> {
  const found = new Set<number>();
  const otherWords = new Set<string>();
  const typed = new Set(readQuery(query.words).folded);
  const rounds = roundsOf(ward, query.words, knownWords(db), () => found.size);
  for await (const { match, words, isWidened } of rounds) {
    const rows = await hitsOf(db, match, query, Math.max(ranked, count) + found.size);
    const fresh = rows.filter(({ id }) => !found.has(id));
    const head = inOrder(fresh.slice(0, ranked), words);
    if (isWidened && found.size === 0)
      for (const word of words)
        if (!typed.has(word) && head.some(({ title, text }) => holds(title, word) || holds(text, word)))
          otherWords.add(word);
    for (const { id } of [...head, ...fresh.slice(ranked)]) found.add(id);
    if (found.size >= count) break;
  }
  return { ids: [...found].slice(0, count), otherWords: [...otherWords] };
}

interface Hit {
  readonly id: number;
  /** Folded; '' beyond those that are put in order. */
  readonly title: string;
  readonly text: string;
}

/** One round's hits, newest first. */
async function hitsOf(db: Kysely<DB>, match: string, query: SearchQuery, limit: number): Promise<readonly Hit[]> {
  const { categories, published } = query;
  const conditions: RawBuilder<unknown>[] = [];
  if (categories && categories.length > 0) conditions.push(sql`AND article.category IN (${sql.join(categories)})`);
  if (published)
    conditions.push(
      sql`AND article."publishedAt" >= ${published.from.getTime()} AND article."publishedAt" < ${published.until.getTime()}`,
    );
  const narrowed = sql.join(conditions, sql` `);
  const { rows } = await sql<Hit>`
    SELECT article.id AS id, article."searchTitle" AS title, substr(article."searchText", 1, ${readForOrder}) AS text
    FROM article_search JOIN article ON article.id = article_search.rowid
    WHERE article_search MATCH ${match} ${conditions.length > 0 ? narrowed : sql``}
    ORDER BY article_search.rowid DESC LIMIT ${limit}`.execute(db);
  return rows;
}

const holds = (text: string, word: string): boolean => new RegExp(`(?<![a-z0-9])${word}(?![a-z0-9])`, 'u').test(text);

/** Better hits first, and among equals the newer: how much of the title was asked for, how near the words stand. */
function inOrder(hits: readonly Hit[], words: readonly string[]): readonly Hit[] {
  const folded = words.map(foldForSearch);
  return hits
    .map((hit) => ({ hit, score: scoreOf(hit, folded) }))
    .sort((one, other) => other.score - one.score)
    .map(({ hit }) => hit);
}

function scoreOf({ title, text }: Hit, words: readonly string[]): number {
  const wanted = new Set(words);
  const titleWords = title.match(/[\p{L}\p{N}]+/gu) ?? [];
  const inTitle = new Set(titleWords.filter((word) => wanted.has(word))).size;
  const share = titleWords.length === 0 ? 0 : titleWords.filter((word) => wanted.has(word)).length / titleWords.length;
  const whole = `${title} ${text}`.match(/[\p{L}\p{N}]+/gu) ?? [];
  const pairs = new Set(words.slice(1).map((word, at) => `${words[at]} ${word}`));
  const near = new Set<string>();
  const there = new Set<string>();
  for (const [at, word] of whole.entries()) {
    if (!wanted.has(word)) continue;
    there.add(word);
    const pair = `${word} ${whole[at + 1]}`;
    if (pairs.has(pair)) near.add(pair);
  }
  return there.size + 0.6 * inTitle + 0.8 * near.size + share;
}

/** The index's own list of words. It is made by the reading connection for itself: nothing is stored. */
function knownWords(db: Kysely<DB>): KnownWords {
  return {
    async count(words) {
      if (words.length === 0) return new Map();
      await sql`CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words USING fts5vocab(main, article_search, row)`.execute(
        db,
      );
      const { rows } = await sql<{ readonly term: string; readonly doc: number }>`
        SELECT term, doc FROM temp.search_words WHERE term IN (${sql.join([...new Set(words)])})`.execute(db);
      return new Map(rows.map(({ term, doc }) => [term, doc]));
    },
  };
}
