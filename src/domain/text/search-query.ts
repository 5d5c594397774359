/**
 * What somebody typed into a search field, as words that can be looked up: as written, without accents, and in the other
 * ways to say or spell it. PURE: whatever was typed is data, and no sign of it has a meaning.
 */
import lists from '../../../words/lists/search.json' with { type: 'json' };
import { rememberLast } from '../remember.ts';
import { cleanText, foldForSearch } from './normalize.ts';
import { wordSet } from './word-lists.ts';

const { synonyms } = lists;
const questionWords = wordSet(lists.questionWords);

/** More words make no search better, and each costs. */
const maxWords = 20;
/** Letters from which a word may have a typo: shorter ones are one letter from too many others. */
const shortestWithTypo = 5;

/** What is searched for, word by word: `written` and `folded` have the same order. */
export interface SearchQuery {
  /** In lower case, with the accents that were typed. */
  readonly written: readonly string[];
  /** The same without accents. */
  readonly folded: readonly string[];
  /** True when accents were typed: they then say which word is meant. */
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
 * What is looked for, from what was typed: words with their marks, and folded for texts that have none. The page of a search
 * asks for it once more than the search, with some other searches between.
 */
export const readQuery = rememberLast(read, 32);

/** One word stays one, also where it falls apart when it is folded. */
export function foldedWord(word: string): string {
  const folded = foldForSearch(word);
  return isPlainWord.test(folded) ? folded : folded.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Nearly all words are of these. */
const isPlainWord = /^[a-z0-9]*$/u;

/** Text as both sides of a search know it: NFC, and the tone where both schools of spelling would find it. */
export const writtenForSearch = (text: string): string => settleTone(cleanText(text)).toLowerCase();

const newTone = ['oà', 'oá', 'oả', 'oã', 'oạ', 'oè', 'oé', 'oẻ', 'oẽ', 'oẹ', 'uỳ', 'uý', 'uỷ', 'uỹ', 'uỵ'];
const oldTone = ['òa', 'óa', 'ỏa', 'õa', 'ọa', 'òe', 'óe', 'ỏe', 'õe', 'ọe', 'ùy', 'úy', 'ủy', 'ũy', 'ụy'];
const oldOf: ReadonlyMap<string, string> = new Map(newTone.map((spelling, at) => [spelling, oldTone[at] ?? spelling]));

/** "Hoà" and "hòa" are one word: the tone goes where older books have it, at the end of a syllable. */
const settleTone = (text: string): string =>
  text.replace(
    /(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/giu,
    (spelling) => oldOf.get(spelling.toLowerCase()) ?? spelling,
  );

/** One thing that must be found: any of these phrases. */
export type Slot = readonly (readonly string[])[];

/** The words of a ward's items, without accents. */
export interface Vocabulary {
  /** How many items hold this word. */
  readonly count: (word: string) => number;
  /** Its words that are one letter from this one, which has five letters or more; in no order. */
  readonly near: (word: string) => readonly string[];
}

/**
 * The slots of a query: each word or synonym phrase with its other spellings.
 * @param everything false: typos are looked for in words that no item holds only
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
    // "khoi2" is "khoi 2", and the other way round.
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
  /** Its words, then those of the others of its group. */
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

/** The longest phrase of a group of synonyms that stands here. */
const groupAt = (folded: readonly string[], at: number): Named | undefined =>
  named.get(folded[at] ?? '')?.find(({ phrases }) => phrases[0]?.every((word, step) => folded[at + step] === word));

/** Candidates kept of one word: more would find what nobody meant. */
const mostSpellings = 3;

/** A word that no item holds: two words without the space between, or one letter wrong. */
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
 * Is the other word this one with a single slip: a letter left out, put in, another one, or two neighbours changed places?
 * Of what is put in only letters from a to z count: a digit is never a slip.
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

/** Slots that say what the query is about: without the words with which a question is put, unless nothing else is left. */
export function tellingSlots(slots: readonly Slot[]): readonly Slot[] {
  const telling = slots.filter(([first]) => !(first?.length === 1 && questionWords.has(first[0] ?? '')));
  return telling.length > 0 ? telling : slots;
}
