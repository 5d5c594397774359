/**
 * Full-text search of the portal: what is looked for, in rounds, and in which order its hits are shown. How a round is put
 * to a database stands in that database's folder.
 *
 * The index holds each text folded (lower case, no accents, đ as d) and as written. What people type is data: only its
 * words survive, so no sign of an index's own language gets through.
 */
import type { Transaction } from 'kysely';
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
import type { DB } from '../sql/types.portal.ts';

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

/** Where the publisher puts what can be found. */
export interface ArticleIndex {
  /** Also when it was there before. */
  put(tx: Transaction<DB>, id: number, ward: string, texts: SearchTexts): Promise<void>;
  remove(tx: Transaction<DB>, id: number): Promise<void>;
}

/** What must be found. */
export type Wanted =
  | { readonly phrase: readonly string[] }
  | { readonly all: readonly Wanted[] }
  | { readonly any: readonly Wanted[] };

export interface Match {
  readonly where: 'title' | 'anywhere';
  readonly wanted: Wanted;
}

/** What a database does of the search, for one ward. */
export interface SearchIndex {
  /** Newest first. */
  hits(match: Match, query: SearchQuery, limit: number): Promise<readonly Hit[]>;
  holdsAny(match: Match): Promise<boolean>;
  readonly known: KnownWords;
}

/** A round of a search: one kind of hit. */
interface Round {
  readonly match: Match;
  /** What its hits hold; for their order among each other. */
  readonly words: readonly string[];
  /** True where words are looked for that were not typed. */
  readonly isWidened: boolean;
  /** A wider round that holds all of this one's hits: where it is empty, this one need not be looked for. */
  readonly within: Match | null;
}

/** In a round so many hits, the newest, are put in order by how well they fit; what comes after them stays by age. */
const ranked = 50;
/** Characters of an item's text that are looked at for its order. */
export const readForOrder = 1_500;
/** Words of a query of which some may be missing. */
const mostForgiving = 8;

const phrase = (words: readonly string[]): Wanted => ({ phrase: words });
const all = (wanted: readonly Wanted[]): Wanted => ({ all: wanted });
const any = (wanted: readonly Wanted[]): Wanted => ({ any: wanted });
const anyOf = (slot: Slot): Wanted => {
  // The words of a phrase may stand apart too.
  const apart = slot[0] && slot[0].length > 1 ? [all(slot[0].map((word) => phrase([word])))] : [];
  return any([...slot.map(phrase), ...apart]);
};
const allOf = (slots: readonly Slot[]): Wanted => all(slots.map(anyOf));
const eachAlone = (words: readonly string[]): readonly Slot[] => words.map((word) => [[word]]);

/** With so many hits nobody needs others that hold less of what was typed. */
const enough = 5;

/**
 * What is typed, best kind of hit first; made one after the other, as far as needed.
 * @param found how many hits there are already
 */
async function* roundsOf(typed: string, known: KnownWords, found: () => number): AsyncGenerator<Round> {
  const { written, folded, hasAccents } = readQuery(typed);
  if (folded.length === 0) return;
  function* exact(words: readonly string[]): Generator<Round> {
    const everyWord = allOf(eachAlone(words));
    const whole = anywhere(everyWord);
    yield round(inTitle(everyWord), words, false, whole);
    if (words.length > 1) yield round(anywhere(phrase(words)), words, false, whole);
    yield round(whole, words);
  }
  if (hasAccents) yield* exact(written);
  yield* exact(folded);
  if (found() >= enough) return;
  yield* widened(await slotsOf(folded, known, false), found);
  if (found() > 0) return;
  // Each word is one that some item holds, and none holds all of them: one of them may be another word's typo.
  yield* widened(await slotsOf(folded, known, true), found);
}

const inTitle = (wanted: Wanted): Match => ({ where: 'title', wanted });
const anywhere = (wanted: Wanted): Match => ({ where: 'anywhere', wanted });
const round = (match: Match, words: readonly string[], isWidened = false, within: Match | null = null): Round => ({
  ...{ match, words, isWidened, within },
});

/** Other spellings and words for the same; then without the words of the question; then most of what is left. */
function* widened(slots: readonly Slot[], found: () => number): Generator<Round> {
  const telling = tellingSlots(slots);
  const words = [...new Set(telling.flat(2))];
  for (const wanted of telling.length < slots.length ? [slots, telling] : [slots]) {
    const whole = anywhere(allOf(wanted));
    yield round(inTitle(allOf(wanted)), words, true, whole);
    yield round(whole, words, true);
  }
  if (found() === 0) yield* mostOf(telling, words);
}

/** All but one of what must be found, then all but two. */
function* mostOf(slots: readonly Slot[], words: readonly string[]): Generator<Round> {
  const some = slots.slice(0, mostForgiving);
  for (let missing = 1; missing <= 2 && some.length - missing >= Math.min(2, some.length - 1); missing += 1) {
    if (some.length - missing < 1) return;
    const combinations = any(without(some, missing).map(allOf));
    yield round(inTitle(combinations), words, true);
    yield round(anywhere(combinations), words, true);
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

export interface Hit {
  readonly id: number;
  /** Folded; '' beyond those that are put in order. */
  readonly title: string;
  readonly text: string;
}

export function createPortalSearch(index: SearchIndex) {
  return {
    /** The first `count` hits, best first. */
    async findHits(query: SearchQuery, count: number): Promise<Hits> {
      const found = new Set<number>();
      const otherWords = new Set<string>();
      const empty = new Map<string, boolean>();
      /** Asked once of each match: rounds come within each other. */
      const isEmpty = async (match: Match): Promise<boolean> => {
        const key = JSON.stringify(match);
        const known = empty.get(key) ?? !(await index.holdsAny(match));
        empty.set(key, known);
        return known;
      };
      const typed = new Set(readQuery(query.words).folded);
      for await (const { match, words, isWidened, within } of roundsOf(query.words, index.known, () => found.size)) {
        if (within !== null ? await isEmpty(within) : empty.get(JSON.stringify(match)) === true) continue;
        const rows = await index.hits(match, query, Math.max(ranked, count) + found.size);
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
