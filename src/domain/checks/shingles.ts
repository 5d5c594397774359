/**
 * The words of a text with their positions, and the marks by which the text can be found.
 *
 *     word      letters and digits between other characters, without tones, accents and case
 *     shingle   `wordsInShingle` consecutive words, as a number
 *     mark      a shingle whose number ends in zeros: one in four, the same ones in every text that contains them
 *
 * Marks are chosen by their own number alone, not by their surroundings. So two texts that share a passage share all its marks,
 * wherever the passage is and however long the rest is.
 */
import { foldForSearch } from '../text/normalize.ts';

/** Four syllables are one or two Vietnamese words and the start of the next: enough to be rare, few enough to survive edits. */
export const wordsInShingle = 4;
/** One shingle in four is a mark. A passage of 25 words has no mark only once in 500 cases. */
const markEvery = 4;

/** The words of a text as numbers, with their positions. */
export interface TextWords {
  /** Number of each word; equal words in any two texts have equal numbers. */
  readonly numbers: Uint32Array;
  /** Offsets in the text, in UTF-16 units; `ends` are exclusive. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** FNV-1a over UTF-16 units, with a final mix so that short words differ in all bits. */
const numberOf = (word: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return stir(hash);
};

const stir = (value: number): number => {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** The words of a text in order. Never throws; a text without letters and digits has none. */
export const wordsOf = (text: string): TextWords => {
  const numbers: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const known = new Map<string, number>();
  for (const { 0: written, index } of text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)) {
    const number = known.get(written) ?? numberOf(foldForSearch(written));
    known.set(written, number);
    numbers.push(number);
    starts.push(index);
    ends.push(index + written.length);
  }
  return { numbers: Uint32Array.from(numbers), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
};

/** The hash of consecutive words, and where they begin. */
export interface PlacedMark {
  /** Below 2⁴⁸: six bytes, and exact. */
  readonly mark: number;
  /** Index of the shingle's first word in the text. */
  readonly word: number;
}

/** The marks of a text in order, with their positions, repetitions included. */
export const placedMarksOf = ({ numbers }: TextWords): readonly PlacedMark[] => {
  const marks: PlacedMark[] = [];
  for (let word = 0; word + wordsInShingle <= numbers.length; word += 1) {
    let low = 0x9747b28c;
    let high = 0x3c6ef372;
    for (let offset = 0; offset < wordsInShingle; offset += 1) {
      const number = numbers[word + offset] ?? 0;
      low = stir(Math.imul(low, 31) + number);
      high = stir(Math.imul(high, 37) ^ number);
    }
    if (low % markEvery === 0) marks.push({ mark: (high >>> 16) * 2 ** 32 + low, word });
  }
  return marks;
};
