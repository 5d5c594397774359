/**
 * Full-text search of the portal on SQLite (FTS5). The one file of the portal that another database would replace.
 *
 * The index holds each text folded (lower case, no accents, đ as d) and as written. What people type is data: only its
 * words survive, each quoted, so no sign of FTS5's own language gets through.
 */
import { sql, type Transaction } from 'kysely';
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
import type { SqliteHandle } from './connection.ts';
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
  /** A wider round that holds all of this one's hits: where it is empty, this one need not be looked for. */
  readonly within: string | null;
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
  const ofWard = (match: string): string => `({ward} : "${wardWord(ward)}") AND (${match})`;
  const within: Within = (match, words, isWidened = false, whole = null) => ({
    ...{ match: ofWard(match), words, isWidened },
    within: whole === null ? null : ofWard(whole),
  });
  function* exact(words: readonly string[]): Generator<Round> {
    const all = allOf(eachAlone(words));
    const whole = `{title body} : ${all}`;
    yield within(`{title} : ${all}`, words, false, whole);
    if (words.length > 1) yield within(`{title body} : ${quoted(words)}`, words, false, whole);
    yield within(whole, words);
  }
  if (hasAccents) yield* exact(written);
  yield* exact(folded);
  if (found() >= enough) return;
  yield* widened(await slotsOf(folded, known, false), within, found);
  if (found() > 0) return;
  // Each word is one that some item holds, and none holds all of them: one of them may be another word's typo.
  yield* widened(await slotsOf(folded, known, true), within, found);
}

type Within = (match: string, words: readonly string[], isWidened?: boolean, whole?: string | null) => Round;

/** Other spellings and words for the same; then without the words of the question; then most of what is left. */
function* widened(slots: readonly Slot[], within: Within, found: () => number): Generator<Round> {
  const telling = tellingSlots(slots);
  const words = [...new Set(telling.flat(2))];
  for (const wanted of telling.length < slots.length ? [slots, telling] : [slots]) {
    const whole = `{title body} : ${allOf(wanted)}`;
    yield within(`{title} : ${allOf(wanted)}`, words, true, whole);
    yield within(whole, words, true);
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

interface Hit {
  readonly id: number;
  /** Folded; '' beyond those that are put in order. */
  readonly title: string;
  readonly text: string;
}

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
export function createPortalSearch(handle: SqliteHandle, ward: string) {
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
  const known = createKnownWords(handle);

  /** One round's hits, newest first. */
  function hitsOf(match: string, query: SearchQuery, limit: number): readonly Hit[] {
    const narrowed = narrowing(query);
    const statement = statements.get(narrowed.sql) ?? prepareHits(narrowed.sql);
    statements.set(narrowed.sql, statement);
    return statement.all(match, ...narrowed.values, limit);
  }

  return {
    /** The first `count` hits, best first. */
    async findHits(query: SearchQuery, count: number): Promise<Hits> {
      const found = new Set<number>();
      const otherWords = new Set<string>();
      const empty = new Set<string>();
      const typed = new Set(readQuery(query.words).folded);
      for await (const { match, words, isWidened, within } of roundsOf(ward, query.words, known, () => found.size)) {
        if (within !== null && !empty.has(within) && holdsAny.get(within) === undefined) empty.add(within);
        if (empty.has(within ?? match)) continue;
        const rows = hitsOf(match, query, Math.max(ranked, count) + found.size);
        const fresh = rows.filter(({ id }) => !found.has(id));
        const head = inOrder(fresh.slice(0, ranked), words);
        if (isWidened && found.size === 0)
          for (const word of words)
            if (
              !typed.has(word) &&
              head.some(({ title, text }) => placeAfter(title, word, 0) >= 0 || placeAfter(text, word, 0) >= 0)
            )
              otherWords.add(word);
        for (const { id } of [...head, ...fresh.slice(ranked)]) found.add(id);
        if (found.size >= count) break;
      }
      return { ids: [...found].slice(0, count), otherWords: [...otherWords] };
    },
  };
}

/** Better hits first, and among equals the newer: how much of the title was asked for, how near the words stand. */
function inOrder(hits: readonly Hit[], words: readonly string[]): readonly Hit[] {
  const folded = [...new Set(words.map(foldForSearch))];
  return hits
    .map((hit) => ({ hit, score: scoreOf(hit, folded) }))
    .sort((one, other) => other.score - one.score)
    .map(({ hit }) => hit);
}

const isLetter = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  // Folded text: digits, a–z, and letters of other scripts.
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code > 127;
};

/** Where the word ends, the first time from `from` on that it stands alone; -1: it does not. */
function placeAfter(text: string, word: string, from: number): number {
  for (let at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1))
    if ((at === 0 || !isLetter(text, at - 1)) && !isLetter(text, at + word.length)) return at + word.length;
  return -1;
}

/** True where the second word follows the first with nothing but signs between. */
function areNeighbours(text: string, first: string, second: string): boolean {
  for (let at = placeAfter(text, first, 0); at >= 0; at = placeAfter(text, first, at)) {
    let next = at;
    while (next < text.length && !isLetter(text, next)) next += 1;
    if (text.startsWith(second, next) && !isLetter(text, next + second.length)) return true;
  }
  return false;
}

function scoreOf({ title, text }: Hit, words: readonly string[]): number {
  let [there, inTitle, near] = [0, 0, 0];
  for (const [at, word] of words.entries()) {
    const isInTitle = placeAfter(title, word, 0) >= 0;
    if (isInTitle) inTitle += 1;
    if (isInTitle || placeAfter(text, word, 0) >= 0) there += 1;
    const before = words[at - 1];
    if (before !== undefined && (areNeighbours(title, before, word) || areNeighbours(text, before, word))) near += 1;
  }
  const titleWords = title.split(' ').length;
  return there + 0.6 * inTitle + 0.8 * near + Math.min(1, inTitle / titleWords);
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
