/**
 * Turns what was typed into a search field into words to look up: as written, without accents, and in other spellings and
 * synonyms. Pure. The input is data; no character in it has a special meaning.
 */
import lists from '../../../words/lists/search.json' with { type: 'json' };
import { rememberLast } from '../remember.ts';
import { cleanText, foldForSearch } from './normalize.ts';
import { wordSet } from './word-lists.ts';

const { synonyms } = lists;
const questionWords = wordSet(lists.questionWords);

/** More words do not improve a search, and each costs time. */
const maxWords = 20;
/**
 * In letters: the shortest word in which a typing error is corrected. Shorter words differ from too many others by one letter.
 */
const shortestWithTypo = 5;

/** The words of a search; `written` and `folded` have the same order. */
export interface SearchQuery {
  /** In lower case, with the accents that were typed. */
  readonly written: readonly string[];
  /** The same without accents. */
  readonly folded: readonly string[];
  /** True when accents were typed: they then decide which word is meant. */
  readonly hasAccents: boolean;
}

function read(typed: string): SearchQuery {
  const written = (
    settleTone(cleanText(typed))
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  ).slice(0, maxWords);
  const words = written.map((word) => word.normalize('NFC'));
  const folded = words.map(foldedWord);
  const kept = words.flatMap((word, at) => (folded[at] ? [{ word, plain: folded[at] }] : []));
  return {
    written: kept.map(({ word }) => word),
    folded: kept.map(({ plain }) => plain),
    hasAccents: kept.some(({ word, plain }) => word !== plain),
  };
}

/**
 * Reads a query from what was typed: words with their marks, and folded for texts without marks. Cached, because the results
 * page needs it again after the search, with some other searches in between.
 */
export const readQuery = rememberLast(read, 32);

/** Folds one word. A word that would split when folded stays one word. */
export function foldedWord(word: string): string {
  const folded = foldForSearch(word);
  return isPlainWord.test(folded) ? folded : folded.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Nearly all folded words match this. */
const isPlainWord = /^[a-z0-9]*$/u;

/**
 * The form in which both the text and the query are compared: NFC, lower case, and tone marks in the same position for both
 * spelling conventions.
 */
export const writtenForSearch = (text: string): string => settleTone(cleanText(text)).toLowerCase();

const newTone = ['oà', 'oá', 'oả', 'oã', 'oạ', 'oè', 'oé', 'oẻ', 'oẽ', 'oẹ', 'uỳ', 'uý', 'uỷ', 'uỹ', 'uỵ'];
const oldTone = ['òa', 'óa', 'ỏa', 'õa', 'ọa', 'òe', 'óe', 'ỏe', 'õe', 'ọe', 'ùy', 'úy', 'ủy', 'ũy', 'ụy'];
const oldOf: ReadonlyMap<string, string> = new Map(newTone.map((spelling, at) => [spelling, oldTone[at] ?? spelling]));

/** "Hoà" and "hòa" are the same word: moves the tone mark to the older position. */
const settleTone = (text: string): string =>
  text.replace(
    /(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/giu,
    (spelling) => oldOf.get(spelling.toLowerCase()) ?? spelling,
  );

/** One thing that must be found: any of these phrases. */
export type Slot = readonly (readonly string[])[];

/** The words of a ward's items, without accents. */
export interface Vocabulary {
  /** Number of items that contain this word. */
  readonly count: (word: string) => number;
  /** The words that differ from this one by one letter, in no order; the word has five letters or more. */
  readonly near: (word: string) => readonly string[];
}

/**
 * The slots of a query: each word or synonym phrase with its other spellings.
 * @param everything false: typing errors are corrected only in words that no item contains
 */
export function slotsOf(folded: readonly string[], words: Vocabulary, everything: boolean): readonly Slot[] {
  const slots: Slot[] = [];
  for (let at = 0; at < folded.length; ) {
    const group = groupAt(folded, at);
    if (group) {
      slots.push(group.phrases);
      at += group.length;
      continue;
    }
    const word = folded[at] ?? '';
    const next = folded[at + 1];
    const spellings: string[][] = [[word]];
    // "khoi2" also matches "khoi 2", and the other way round.
    const joined = /^(\p{L}+)(\p{N}+)$/u.exec(word);
    if (joined) spellings.push([joined[1] ?? '', joined[2] ?? '']);
    const isNumbered = next !== undefined && /^\p{L}+$/u.test(word) && /^\p{N}+$/u.test(next);
    if (isNumbered) spellings.push([word, next], [`${word}${next}`]);
    if (everything || words.count(word) === 0) spellings.push(...otherSpellings(word, words));
    slots.push(spellings);
    at += 1;
  }
  return slots;
}

interface Named {
  /** Its words first, then the other phrases of its group. */
  readonly phrases: Slot;
  readonly length: number;
}

/** The phrases of all groups by their first word, the longest first. */
const named: ReadonlyMap<string, readonly Named[]> = Map.groupBy(
  synonyms
    .flatMap((group) =>
      group.map((phrase): Named => {
        const words = phrase.split(' ');
        const others = group.filter((each) => each !== phrase).map((each) => each.split(' '));
        return { phrases: [words, ...others], length: words.length };
      }),
    )
    .sort((one, other) => other.length - one.length),
  ({ phrases }) => phrases[0]?.[0] ?? '',
);

/** The longest synonym phrase that begins at this word. */
const groupAt = (folded: readonly string[], at: number): Named | undefined =>
  named.get(folded[at] ?? '')?.find(({ phrases }) => phrases[0]?.every((word, step) => folded[at + step] === word));

/** The most candidates for one word; more would find things that were not meant. */
const mostSpellings = 3;

/** Other spellings of a word that no item contains: two words without the space between them, or one wrong letter. */
function otherSpellings(word: string, { count, near }: Vocabulary): string[][] {
  const split: { readonly pair: string[]; readonly rarer: number }[] = [];
  for (let cut = 2; cut < word.length - 1; cut += 1) {
    const pair = [word.slice(0, cut), word.slice(cut)];
    const rarer = Math.min(...pair.map(count));
    if (rarer > 0) split.push({ pair, rarer });
  }
  const apart = split.sort((one, other) => other.rarer - one.rarer).map(({ pair }) => pair);
  if (word.length < shortestWithTypo || /\p{N}/u.test(word)) return apart.slice(0, mostSpellings);
  const meant = near(word)
    .map((other) => ({ other, held: count(other) }))
    .filter(({ held }) => held > 0)
    .sort((one, other) => other.held - one.held || (one.other < other.other ? -1 : 1))
    .slice(0, mostSpellings)
    .map(({ other }) => [other]);
  return [...meant, ...apart.slice(0, mostSpellings)];
}

const isPlainLetter = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a;

/**
 * True when the other word differs by a single typing error: a letter missing, added, replaced, or two neighbours swapped. Only
 * letters from a to z count as added or replaced; a digit is never a typing error.
 */
export function isOneLetterFrom(word: string, other: string): boolean {
  const more = other.length - word.length;
  if (more < -1 || more > 1 || word === other) return false;
  let at = 0;
  while (at < word.length && word.charCodeAt(at) === other.charCodeAt(at)) at += 1;
  const isSame = (from: number, otherFrom: number): boolean => {
    for (let step = 0; from + step < word.length; step += 1)
      if (word.charCodeAt(from + step) !== other.charCodeAt(otherFrom + step)) return false;
    return true;
  };
  if (more === -1) return isSame(at + 1, at);
  const isPut = isPlainLetter(other.charCodeAt(at));
  if (more === 1) return isPut && isSame(at, at + 1);
  const isSwapped =
    word.charCodeAt(at) === other.charCodeAt(at + 1) && word.charCodeAt(at + 1) === other.charCodeAt(at);
  return (isPut && isSame(at + 1, at + 1)) || (isSwapped && isSame(at + 2, at + 2));
}

/** The slots that say what the query is about, without question words, unless nothing else remains. */
export function tellingSlots(slots: readonly Slot[]): readonly Slot[] {
  const telling = slots.filter(([first]) => !(first?.length === 1 && questionWords.has(first[0] ?? '')));
  return telling.length > 0 ? telling : slots;
}
