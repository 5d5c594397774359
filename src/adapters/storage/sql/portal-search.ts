/**
 * Search of the portal: the rounds of a query, and the order of its hits. Queries are treated as data: only their words
 * are used.
 */
import { foldForSearch } from '../../../domain/text/normalize.ts';
import {
  type SearchQuery as Read,
  readQuery,
  type Slot,
  slotsOf,
  tellingSlots,
} from '../../../domain/text/search-query.ts';
import type { Publication } from '../../../ports/portal.ts';
import type { SearchQuery } from '../../../ports/portal-reader.ts';
import type { ArticleRow } from './portal-mapping.ts';
import type { Fit, Match, SearchIndex, Wanted } from './search-index.ts';

const joined = (texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n');

/** Searchable text of an item that no other column of its row contains. */
export const searchText = (item: Publication): string =>
  joined([
    ...item.photos.flatMap((photo) => [photo.alt, photo.description ?? '']),
    ...item.corrections.map((correction) => correction.note),
    ...item.files.flatMap(({ name, text }) => [name, text]),
  ]);

export const searchedColumns = [
  ...(['code', 'summary', 'paragraphs', 'place', 'source', 'authors', 'photographers'] as const),
  ...(['documentNumber', 'signer', 'searchText'] as const),
] as const;

/** All searchable text of an item except its title. Rows of older versions have it in one column. */
export function searchedText(row: Pick<ArticleRow, (typeof searchedColumns)[number]>): string {
  const lists = [row.authors, row.photographers].flatMap((list) => JSON.parse(list) as string[]);
  const head = joined([
    row.summary,
    ...(JSON.parse(row.paragraphs) as string[]),
    row.place ?? '',
    row.source,
    ...lists,
  ]);
  if (row.searchText.startsWith(head)) return row.searchText;
  return joined([head, row.searchText, row.documentNumber ?? '', row.signer ?? '', row.code]);
}

/** A round of a search: one kind of match. */
interface Round {
  readonly match: Match;
  /** The words that its hits contain; they determine the order of the hits. */
  readonly words: readonly string[];
  /** True if the round searches words that were not typed. */
  readonly isWidened: boolean;
  /** True if some of the query's words may be missing. */
  readonly isNear: boolean;
}

/** Per round, this many of the newest hits are ranked by relevance; the rest stay ordered by age. */
const ranked = 50;
/** Words of a query that are considered when some may be missing. */
const mostForgiving = 8;
/**
 * In a query of up to this many words a single word says little: the remaining words must be in the title or adjacent.
 */
const fewWords = 3;
/** Combinations of adjacent spellings that are tried. */
const mostPhrases = 40;
/** With this many hits, rounds that match fewer of the typed words are skipped. */
const enough = 5;

const phrase = (words: readonly string[]): Wanted => ({ phrase: words });
const all = (wanted: readonly Wanted[]): Wanted => ({ all: wanted });
const any = (wanted: readonly Wanted[]): Wanted => ({ any: wanted });
const anyOf = (slot: Slot): Wanted => {
  // The words of a phrase may also be apart.
  const apart = slot[0] && slot[0].length > 1 ? [all(slot[0].map((word) => phrase([word])))] : [];
  return any([...slot.map(phrase), ...apart]);
};
const allOf = (slots: readonly Slot[]): Wanted => all(slots.map(anyOf));

const round = (
  where: Match['where'],
  wanted: Wanted,
  words: readonly string[],
  { isWidened = false, isNear = false } = {},
): Round => ({ ...{ match: { where, wanted }, words, isWidened, isNear } });

/**
 * The rounds for a query, best kind of match first, generated only as far as needed.
 * @param found returns the number of hits so far
 */
function* roundsOf({ written, folded, hasAccents }: Read, index: SearchIndex, found: () => number): Generator<Round> {
  if (folded.length === 0) return;
  function* exact(words: readonly string[]): Generator<Round> {
    const everyWord = all(words.map((word) => phrase([word])));
    yield round('title', everyWord, words);
    if (words.length > 1) yield round('anywhere', phrase(words), words);
    yield round('anywhere', everyWord, words);
  }
  if (hasAccents) yield* exact(written);
  yield* exact(folded);
  if (found() >= enough) return;
  yield* widened(slotsOf(folded, index.vocabulary, false), found);
  if (found() > 0) return;
  // Each word occurs in some item, but no item has all of them: one may be a typo of another word.
  yield* widened(slotsOf(folded, index.vocabulary, true), found);
}

/** First other spellings and synonyms; then without question words; then with some words missing. */
function* widened(slots: readonly Slot[], found: () => number): Generator<Round> {
  const telling = tellingSlots(slots);
  const words = [...new Set(telling.flat(2))];
  for (const wanted of telling.length < slots.length ? [slots, telling] : [slots]) {
    yield round('title', allOf(wanted), words, { isWidened: true });
    yield round('anywhere', allOf(wanted), words, { isWidened: true });
  }
  if (found() === 0) yield* mostOf(telling, words);
}

/** All words except one, then all except two. */
function* mostOf(slots: readonly Slot[], words: readonly string[]): Generator<Round> {
  const some = slots.slice(0, mostForgiving);
  const near = { isWidened: true, isNear: true };
  for (let missing = 1; missing <= 2 && some.length - missing >= Math.min(2, some.length - 1); missing += 1) {
    if (some.length - missing < 1) return;
    const left = without(some, missing);
    yield round('title', any(left.map(allOf)), words, near);
    const apart = some.length > fewWords ? left.map(allOf) : [some.slice(1), some.slice(0, -1)].flatMap(sideBySide);
    yield round('anywhere', any(apart), words, near);
  }
}

/** Phrases that contain a spelling of every slot in order; none for a single slot. */
function sideBySide(slots: readonly Slot[]): readonly Wanted[] {
  if (slots.length < 2) return [];
  const said = slots.reduce<readonly (readonly string[])[]>(
    (begun, slot) => begun.flatMap((start) => slot.map((next) => [...start, ...next])),
    [[]],
  );
  return said.slice(0, mostPhrases).map(phrase);
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
  readonly isNear: boolean;
}

/** The first `count` hits, best first. */
export function findHits(index: SearchIndex, query: SearchQuery, count: number): Hits {
  const { categories, published } = query;
  const passes =
    !categories?.length && !published
      ? null
      : ({ category, publishedAt }: { readonly category: string; readonly publishedAt: number }): boolean =>
          (!categories?.length || categories.includes(category)) &&
          (!published || (publishedAt >= published.from.getTime() && publishedAt < published.until.getTime()));
  const found = new Set<number>();
  const otherWords = new Set<string>();
  const read = readQuery(query.words);
  const typed = new Set(read.folded);
  let isNear = false;
  for (const { match, words, ...how } of roundsOf(read, index, () => found.size)) {
    const fresh: number[] = [];
    for (const id of index.find(match, passes, Math.max(ranked, count) + found.size))
      if (!found.has(id)) fresh.push(id);
    const folded = [...new Set(words.map(foldForSearch))].slice(0, mostRanked);
    const head = fresh.slice(0, ranked).map(rankedBy(index.fits(folded, true)));
    if (found.size === 0 && head.length > 0) isNear = how.isNear;
    if (how.isWidened && found.size === 0)
      for (const [at, word] of folded.entries())
        if (!typed.has(word) && head.some(({ fit }) => (fit.there & (1 << at)) !== 0)) otherWords.add(word);
    // The words of a phrase match are known to be adjacent.
    const isKnown = 'phrase' in match.wanted && folded.length === words.length;
    for (const id of best(head, count - found.size, isKnown ? null : index.fits(folded))) found.add(id);
    for (const id of fresh.slice(ranked)) found.add(id);
    if (found.size >= count) break;
  }
  return { ids: [...found].slice(0, count), otherWords: [...otherWords], isNear };
}

interface Ranked {
  readonly id: number;
  readonly fit: Fit;
  readonly score: number;
}

const rankedBy =
  (fitOf: (id: number) => Fit) =>
  (id: number): Ranked => {
    const fit = fitOf(id);
    return { id, fit, score: scoreOf(fit) };
  };

/**
 * Selects the best hits; equal ones newest first. Scores are upper bounds: a hit's text is read only while no other hit
 * can be better, so most texts are not read.
 * @param hits newest first
 * @param fitOf null if the scores are exact already
 * @returns `count` hits, or all of them
 */
function best(hits: readonly Ranked[], count: number, fitOf: ((id: number) => Fit) | null): readonly number[] {
  const exactly = fitOf && rankedBy(fitOf);
  const left: (Ranked | null)[] = [...hits];
  // If no words can be adjacent, the score is exact.
  const isExact = hits.map(({ fit }) => fitOf === null || fit.near === 0);
  const found: number[] = [];
  let highest = Number.POSITIVE_INFINITY;
  while (found.length < Math.min(count, hits.length)) {
    const first = placeOfBest(left, highest);
    const hit = left[first];
    if (!hit) break;
    highest = hit.score;
    if (isExact[first] || !exactly) {
      found.push(hit.id);
      left[first] = null;
    } else {
      left[first] = exactly(hit.id);
      isExact[first] = true;
    }
  }
  return found;
}

/** @param highest an upper bound of all scores: the first hit that reaches it is the best */
function placeOfBest(hits: readonly (Ranked | null)[], highest: number): number {
  let [best, score] = [-1, -1];
  for (let at = 0; at < hits.length && score < highest; at += 1) {
    const other = hits[at]?.score ?? -1;
    if (other > score) [best, score] = [at, other];
  }
  return best;
}

/** Bits of a number that are used. */
const mostRanked = 30;

/**
 * The score of a hit: how many of the words it contains, how much of the title they cover, how near they are to each
 * other.
 */
function scoreOf({ there, inTitle, near, titleLength }: Fit): number {
  const titled = bits(inTitle);
  return bits(there) + 0.6 * titled + 0.8 * bits(near) + Math.min(1, titled / titleLength);
}

/** The number of set bits, counted in parallel by twos, fours and bytes. */
function bits(number: number): number {
  const twos = number - ((number >>> 1) & 0x5555_5555);
  const fours = (twos & 0x3333_3333) + ((twos >>> 2) & 0x3333_3333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
