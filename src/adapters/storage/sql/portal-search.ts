/**
 * Search of the portal: what is looked for, in rounds, and in which order its hits are shown. What people type is data:
 * only its words survive.
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

/** What can be found of an item and stands in no other column of its row. */
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

/** All that can be found of an item beside its title. Rows of older programs have it in one column. */
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

/** A round of a search: one kind of hit. */
interface Round {
  readonly match: Match;
  /** What its hits hold; for their order among each other. */
  readonly words: readonly string[];
  /** True where words are looked for that were not typed. */
  readonly isWidened: boolean;
  /** True where some of what was asked for may be missing. */
  readonly isNear: boolean;
}

/** In a round so many hits, the newest, are put in order by how well they fit; what comes after them stays by age. */
const ranked = 50;
/** Words of a query of which some may be missing. */
const mostForgiving = 8;
/** In a query of so few words one alone says little: what is left of them must stand in the title, or side by side. */
const fewWords = 3;
/** Spellings of words side by side that are tried. */
const mostPhrases = 40;
/** With so many hits nobody needs others that hold less of what was typed. */
const enough = 5;

const phrase = (words: readonly string[]): Wanted => ({ phrase: words });
const all = (wanted: readonly Wanted[]): Wanted => ({ all: wanted });
const any = (wanted: readonly Wanted[]): Wanted => ({ any: wanted });
const anyOf = (slot: Slot): Wanted => {
  // The words of a phrase may stand apart too.
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
 * What is typed, best kind of hit first; made one after the other, as far as needed.
 * @param found how many hits there are already
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
  // Each word is one that some item holds, and none holds all of them: one of them may be another word's typo.
  yield* widened(slotsOf(folded, index.vocabulary, true), found);
}

/** Other spellings and words for the same; then without the words of the question; then most of what is left. */
function* widened(slots: readonly Slot[], found: () => number): Generator<Round> {
  const telling = tellingSlots(slots);
  const words = [...new Set(telling.flat(2))];
  for (const wanted of telling.length < slots.length ? [slots, telling] : [slots]) {
    yield round('title', allOf(wanted), words, { isWidened: true });
    yield round('anywhere', allOf(wanted), words, { isWidened: true });
  }
  if (found() === 0) yield* mostOf(telling, words);
}

/** All but one of what must be found, then all but two. */
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

/** Phrases that say all of the slots, one behind the other; of one slot alone none. */
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
    // Of what was found as a phrase it is known that its words stand side by side.
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
 * The best of the hits, among equals the newer. Their scores are known to be at most so high: the text of a hit is read when
 * no other can be better, and most are left unread.
 * @param hits newest first @param fitOf null: the scores are right already @returns so many, or all
 */
function best(hits: readonly Ranked[], count: number, fitOf: ((id: number) => Fit) | null): readonly number[] {
  const exactly = fitOf && rankedBy(fitOf);
  const left: (Ranked | null)[] = [...hits];
  // Where no words may stand side by side nothing is uncertain.
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

/** @param highest no score is higher: the first that is as high is the best */
function placeOfBest(hits: readonly (Ranked | null)[], highest: number): number {
  let [best, score] = [-1, -1];
  for (let at = 0; at < hits.length && score < highest; at += 1) {
    const other = hits[at]?.score ?? -1;
    if (other > score) [best, score] = [at, other];
  }
  return best;
}

/** Bits of a number. */
const mostRanked = 30;

/** Better hits first, and among equals the newer: how much of the title was asked for, how near the words stand. */
function scoreOf({ there, inTitle, near, titleLength }: Fit): number {
  const titled = bits(inTitle);
  return bits(there) + 0.6 * titled + 0.8 * bits(near) + Math.min(1, titled / titleLength);
}

/** How many bits are set: counted by twos, by fours, by bytes, at once for all of the number. */
function bits(number: number): number {
  const twos = number - ((number >>> 1) & 0x5555_5555);
  const fours = (twos & 0x3333_3333) + ((twos >>> 2) & 0x3333_3333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
