/**
 * What somebody typed into a search field, as words that can be looked up: as written, without accents, and in the other
 * ways to say or spell it. PURE: whatever was typed is data, and no sign of it has a meaning.
 */
import lists from '../../../words/lists/search.json' with { type: 'json' };
import { cleanText, foldForSearch } from './normalize.ts';
import { wordSet } from './word-lists.ts';

const { synonyms } = lists;
const questionWords = wordSet(lists.questionWords);

/** More words make no search better, and each costs. */
const maxWords = 20;
/** Letters from which a word may have a typo: shorter ones are one letter from too many others. */
const shortestWithTypo = 5;

export interface SearchQuery {
  /** In lower case, with the accents that were typed. */
  readonly written: readonly string[];
  /** The same without accents. */
  readonly folded: readonly string[];
  /** True when accents were typed: they then say which word is meant. */
  readonly hasAccents: boolean;
}

/** What is looked for, from what was typed: words with their marks, and folded for texts that have none. */
export function readQuery(typed: string): SearchQuery {
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

/** One word stays one, also where it falls apart when it is folded. */
export const foldedWord = (word: string): string => foldForSearch(word).replaceAll(/[^\p{L}\p{N}]/gu, '');

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

/** How many items hold this word. */
export type CountOf = (word: string) => number;

/**
 * The slots of a query: each word or synonym phrase with its other spellings.
 * @param everything false: typos are looked for in words that no item holds only
 */
export function slotsOf(folded: readonly string[], countOf: CountOf, everything: boolean): readonly Slot[] {
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
    if (everything || countOf(word) === 0) spellings.push(...otherSpellings(word, countOf));
    slots.push(spellings);
    at += 1;
  }
  return slots;
}

/** The longest phrase of a group of synonyms that stands here. */
function groupAt(folded: readonly string[], at: number): { readonly phrases: Slot; readonly length: number } | null {
  let best: { phrases: Slot; length: number } | null = null;
  for (const group of synonyms)
    for (const phrase of group) {
      const words = phrase.split(' ');
      const isHere = words.every((word, step) => folded[at + step] === word);
      if (isHere && words.length > (best?.length ?? 0))
        best = {
          phrases: [words, ...group.filter((each) => each !== phrase).map((each) => each.split(' '))],
          length: words.length,
        };
    }
  return best;
}

/** Candidates kept of one word: more would find what nobody meant. */
const mostSpellings = 3;

/** A word that no item holds: two words without the space between, or one letter wrong. */
function otherSpellings(word: string, countOf: CountOf): string[][] {
  const rarer = ([one, other]: readonly [string, string]): number => Math.min(countOf(one), countOf(other));
  const split = Array.from(
    { length: Math.max(0, word.length - 3) },
    (_, cut) => [word.slice(0, cut + 2), word.slice(cut + 2)] as const,
  )
    .filter((pair) => rarer(pair) > 0)
    .sort((one, other) => rarer(other) - rarer(one))
    .slice(0, mostSpellings)
    .map((pair) => [...pair]);
  if (word.length < shortestWithTypo || /\p{N}/u.test(word)) return split;
  const meant = oneLetterFrom(word)
    .filter((near) => countOf(near) > 0)
    .sort((one, other) => countOf(other) - countOf(one))
    .slice(0, mostSpellings)
    .map((near) => [near]);
  return [...meant, ...split];
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** All words that differ by one letter: left out, put in, another one, or two neighbours changed places. */
export function oneLetterFrom(word: string): readonly string[] {
  const near = new Set<string>();
  for (let at = 0; at <= word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    for (const letter of letters) {
      near.add(`${before}${letter}${after}`);
      if (after !== '') near.add(`${before}${letter}${after.slice(1)}`);
    }
    if (after !== '') near.add(`${before}${after.slice(1)}`);
    if (after.length > 1) near.add(`${before}${after[1]}${after[0]}${after.slice(2)}`);
  }
  near.delete(word);
  return [...near];
}

/** Slots that say what the query is about: without the words with which a question is put, unless nothing else is left. */
export function tellingSlots(slots: readonly Slot[]): readonly Slot[] {
  const telling = slots.filter(([first]) => !(first?.length === 1 && questionWords.has(first[0] ?? '')));
  return telling.length > 0 ? telling : slots;
}
