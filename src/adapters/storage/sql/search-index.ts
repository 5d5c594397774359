/**
 * In-memory index of the words of a ward's items: which items contain a word, in the title or the text, and the words
 * of each item in order. A word without accents matches all its spellings; one with accents matches only itself.
 */
import { foldedWord, type Vocabulary } from '../../../domain/text/search-query.ts';
import { allFinder, anyFinder, type Finder, nothingFinder, PhraseFinder } from './search-finder.ts';
import { NearWords } from './search-near.ts';
import { blockPlaces, blockWords, PairRows, Places } from './search-places.ts';

class Word {
  readonly number: number;
  /** The word without accents; the word itself if it has none. */
  readonly folded: Word;
  readonly inTitle = new Places();
  readonly anywhere = new Places();

  constructor(number: number, folded: Word | null) {
    this.number = number;
    this.folded = folded ?? this;
  }

  isIn(place: number, where: Match['where']): void {
    const isTitle = where === 'title';
    (isTitle ? this.inTitle : this.anywhere).add(place);
    if (this.folded !== this) this.folded.isIn(place, where);
  }
}

export interface IndexedItem {
  readonly id: number;
  readonly category: string;
  readonly publishedAt: number;
  readonly title: string;
  readonly text: string;
}

interface KeptItem extends Pick<IndexedItem, 'category' | 'publishedAt'> {
  /** Numbers of the words of the title, followed by those of the text; two bytes each while that is enough. */
  readonly words: Uint16Array | Uint32Array;
  readonly titleLength: number;
  /** True if only the beginning is read for ranking. */
  readonly isLong: boolean;
  /**
   * Bloom filter of the pairs of adjacent words, without accents, for a long item: such an item would set most of its
   * bits in the shared rows.
   */
  readonly pairs: Uint16Array | null;
}

/** What an item must contain. */
export type Wanted =
  | { readonly phrase: readonly string[] }
  | { readonly all: readonly Wanted[] }
  | { readonly any: readonly Wanted[] };

export interface Match {
  readonly where: 'title' | 'anywhere';
  readonly wanted: Wanted;
}

/** How well an item matches the words: one bit per word, in their order. */
export interface Fit {
  readonly there: number;
  readonly inTitle: number;
  /** Words that directly follow the previous word of the query. */
  readonly near: number;
  readonly titleLength: number;
}

/**
 * Words of an item that are kept in order. Later words of a long document can be found, but not as part of a phrase.
 */
const mostInOrder = 4_000;
/** Words of an item that are read for ranking. */
const readForOrder = 330;
/**
 * Items with more words than this set so many bits of the shared rows that these no longer distinguish them; they get
 * their own filter.
 */
const longForRows = 500;
const twoBytes = 0xffff;
/** Size of a block of memory shared by items; about 150 items fit. */
const chunkWords = 32 * 1024;

/**
 * The index of one ward in one process. Items are added and removed by number; a word that no item contains any more is
 * dropped.
 */
export class SearchIndex {
  private readonly words = new Map<string, Word>();
  /**
   * Maps a word's number to the number of the word without accents. A compact array, because it is read for each word
   * of a text.
   */
  private foldedOf = new Uint32Array(1_024);
  private wordCount = 1;
  /**
   * Numbers of the items, ascending; an item's index here is its position. A removed item keeps its position and
   * becomes null.
   */
  private readonly ids: number[] = [];
  private readonly items: (KeptItem | null)[] = [];
  private itemCount = 0;
  private readonly pairs = new PairRows();
  private block = new Uint16Array(0);
  private used = 0;
  private places = new Uint8Array(0);
  private placed: readonly number[] = [];
  private readonly plain = new NearWords();
  readonly vocabulary: Vocabulary = {
    count: (word) => this.count(word),
    near: (word) => this.plain.near(word),
  };

  get size(): number {
    return this.itemCount;
  }

  /** How many items contain the word. */
  count(word: string): number {
    return this.words.get(word)?.anywhere.length ?? 0;
  }

  put({ id, category, publishedAt, title, text }: IndexedItem): void {
    this.remove(id);
    const place = this.placeFor(id);
    const ofTitle = this.wordsOf(title);
    const ofText = this.wordsOf(text);
    for (const word of new Set(ofTitle)) word.isIn(place, 'title');
    for (const word of new Set([...ofTitle, ...ofText])) word.isIn(place, 'anywhere');
    const numbers = [...ofTitle, ...ofText.slice(0, mostInOrder)].map(({ number }) => number);
    const words = this.wordCount > twoBytes ? Uint32Array.from(numbers) : this.inBlock(numbers);
    const folded = numbers.map((number) => this.foldedOf[number] ?? 0);
    this.pairs.add(place, folded);
    const pairs = numbers.length > longForRows ? this.inBlock(pairBits(folded)) : null;
    const titleLength = ofTitle.length;
    const isLong = numbers.length > titleLength + readForOrder;
    this.items[place] = { category, publishedAt, words, titleLength, isLong, pairs };
    this.itemCount += 1;
  }

  /** How many items have a lower number. */
  private rankOf(id: number): number {
    if ((this.ids.at(-1) ?? 0) < id) return this.ids.length;
    // Without gaps in the numbers, the position follows from the number.
    const guess = id - (this.ids[0] ?? 0);
    if (this.ids[guess] === id) return guess;
    let [low, high] = [0, this.ids.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ids[middle] ?? 0) < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * Items usually arrive in ascending order. An item that arrives late shifts all later positions, which takes
   * milliseconds.
   */
  private placeFor(id: number): number {
    const place = this.rankOf(id);
    if (this.ids[place] === id) return place;
    const count = this.ids.length;
    if (place < count) {
      for (const { inTitle, anywhere } of this.words.values()) {
        inTitle.makeWay(place, count);
        anywhere.makeWay(place, count);
      }
      this.pairs.makeWay(place, count);
    }
    this.ids.splice(place, 0, id);
    this.items.splice(place, 0, null);
    return place;
  }

  /** Copies the numbers into a shared block of memory: a separate array per item would double the memory. */
  private inBlock(numbers: ArrayLike<number>): Uint16Array {
    if (this.used + numbers.length > this.block.length) {
      this.block = new Uint16Array(Math.max(chunkWords, numbers.length));
      this.used = 0;
    }
    const words = this.block.subarray(this.used, this.used + numbers.length);
    words.set(numbers);
    this.used += numbers.length;
    return words;
  }

  /** Checks all words, because the words at the end of a long item are not kept in order. */
  remove(id: number): void {
    const place = this.rankOf(id);
    if (this.ids[place] !== id || !this.items[place]) return;
    this.items[place] = null;
    this.itemCount -= 1;
    for (const { inTitle, anywhere } of this.words.values()) {
      inTitle.remove(place);
      anywhere.remove(place);
    }
    this.pairs.remove(place);
  }

  /** The newest items that match and pass the filter, at most `limit`. @param passes null to accept all */
  find({ where, wanted }: Match, passes: ((item: KeptItem) => boolean) | null, limit: number): readonly number[] {
    const found: number[] = [];
    const finder = this.finder(wanted, where);
    if (finder.most === 0) return found;
    const bits = new Uint32Array(blockWords);
    for (let block = Math.ceil(this.ids.length / blockPlaces) - 1; block >= 0; block -= 1) {
      if (!finder.into(block, bits)) continue;
      for (let word = blockWords - 1; word >= 0; word -= 1) {
        let left = bits[word] ?? 0;
        while (left !== 0) {
          const bit = 31 - Math.clz32(left);
          left ^= 1 << bit;
          const place = block * blockPlaces + 32 * word + bit;
          if (!finder.isSure && !finder.holds(place)) continue;
          const item = passes && this.items[place];
          if (passes && !(item && passes(item))) continue;
          if (found.push(this.ids[place] ?? 0) === limit) return found;
        }
      }
    }
    return found;
  }

  /**
   * The position of each word in the query, starting at 1, by the word's number; 0 for other words. Valid until the
   * next call.
   */
  private placesOf(words: readonly string[]): Uint8Array {
    if (this.places.length < this.foldedOf.length) this.places = new Uint8Array(this.foldedOf.length);
    for (const number of this.placed) this.places[number] = 0;
    this.placed = words.map((word) => this.words.get(word)?.number ?? 0);
    for (const [at, number] of this.placed.entries()) if (number > 0) this.places[number] = at + 1;
    return this.places;
  }

  /**
   * Returns a function that rates items by number against these words. It is valid until the next call.
   * @param words without accents, at most 30
   * @param isRough true: only `near` may be too high, and only the texts of long items are read
   */
  fits(words: readonly string[], isRough = false): (id: number) => Fit {
    const { foldedOf } = this;
    const placeOf = this.placesOf(words);
    const known = words.map((text) => this.words.get(text)).map((word) => (word?.folded === word ? word : undefined));
    return (id) => {
      const place = this.rankOf(id);
      const item = this.items[place];
      if (!item || this.ids[place] !== id) return { there: 0, inTitle: 0, near: 0, titleLength: 1 };
      const held = this.heldBy(place, known, Math.max(1, item.titleLength));
      if (isRough && !item.isLong) return held;
      const end = item.titleLength + readForOrder;
      // For a long item it is known which words it contains, but not whether they are in the part that counts.
      let there = item.isLong ? held.inTitle : held.there;
      let [near, before] = [0, -1];
      for (let at = 0; at < end && at < item.words.length; at += 1) {
        if (there === held.there && near === held.near) break;
        if (at === item.titleLength) before = -1;
        const word = (placeOf[foldedOf[item.words[at] ?? 0] ?? 0] ?? 0) - 1;
        if (word >= 0) there |= 1 << word;
        if (word > 0 && before === word - 1) near |= 1 << word;
        before = word;
      }
      return { ...held, there, near };
    };
  }

  /**
   * Which of these words the item contains, and which may follow the previous one; its text needs to be read for these
   * only.
   */
  private heldBy(place: number, words: readonly (Word | undefined)[], titleLength: number): Fit {
    let [there, inTitle, near] = [0, 0, 0];
    let before: Word | undefined;
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at]?.anywhere.holds(place) ? words[at] : undefined;
      if (word) {
        there |= 1 << at;
        if (word.inTitle.holds(place)) inTitle |= 1 << at;
        if (before && this.pairs.mayHold(place, before.number, word.number)) near |= 1 << at;
      }
      before = word;
    }
    return { there, inTitle, near, titleLength };
  }

  private wordsOf(text: string): readonly Word[] {
    const found: Word[] = [];
    for (const written of text.match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu) ?? []) {
      const word = this.words.get(written) ?? this.learn(written);
      if (word) found.push(word);
    }
    return found;
  }

  private learn(written: string): Word | null {
    const plain = foldedWord(written);
    if (plain === '') return null;
    const folded = this.words.get(plain) ?? this.name(plain, null);
    return plain === written ? folded : this.name(written, folded);
  }

  private name(text: string, folded: Word | null): Word {
    const word = new Word(this.wordCount, folded);
    this.words.set(text, word);
    if (this.wordCount === this.foldedOf.length) {
      const wider = new Uint32Array(2 * this.wordCount);
      wider.set(this.foldedOf);
      this.foldedOf = wider;
    }
    this.foldedOf[word.number] = word.folded.number;
    this.wordCount += 1;
    if (folded === null) this.plain.add(text);
    return word;
  }

  private finder(wanted: Wanted, where: Match['where']): Finder {
    if ('any' in wanted) return anyFinder(wanted.any.map((each) => this.finder(each, where)));
    if ('all' in wanted) return allFinder(wanted.all.map((each) => this.finder(each, where)));
    const words = wanted.phrase.map((word) => this.words.get(word));
    const known = words.filter((word) => word !== undefined);
    const [only] = known;
    if (!only || known.length < words.length) return nothingFinder;
    const held = known.map((word) => word[where === 'title' ? 'inTitle' : 'anywhere']);
    if (known.length === 1) return held[0] ?? nothingFinder;
    const numbers = known.map(({ number }) => number);
    const folded = known.map((word) => word.folded.number);
    return new PhraseFinder(held, folded, this.pairs, (place) => this.holdsPhrase(place, numbers, folded, where));
  }

  private holdsPhrase(
    place: number,
    numbers: readonly number[],
    folded: readonly number[],
    where: Match['where'],
  ): boolean {
    const item = this.items[place];
    if (!item || (item.pairs && !holdsPairs(item.pairs, folded))) return false;
    const { words, titleLength } = item;
    const { foldedOf } = this;
    const [first = 0] = numbers;
    // A word without accents matches all its spellings; one with accents matches only itself.
    const isPlain = folded[0] === first;
    const last = (where === 'title' ? titleLength : words.length) - numbers.length;
    for (let from = 0; from <= last; from += 1) {
      const word = words[from] ?? 0;
      if ((isPlain ? foldedOf[word] : word) !== first) continue;
      // A phrase does not continue from the title into the text.
      if (from < titleLength && from + numbers.length > titleLength) continue;
      let step = 1;
      for (; step < numbers.length; step += 1) {
        const next = words[from + step] ?? 0;
        if (next !== numbers[step] && foldedOf[next] !== numbers[step]) break;
      }
      if (step === numbers.length) return true;
    }
    return false;
  }
}

/** Bits per word of an item, so that most bits stay clear. */
const bitsPerWord = 4;

/** The bit that a pair of adjacent words sets (Fibonacci hashing). @param bits a power of two */
const pairBit = (word: number, next: number, bits: number): number =>
  (Math.imul(Math.imul(word, 0x85eb_ca6b) ^ next, 0x9e37_79b1) >>> 8) & (bits - 1);

/** @param numbers of an item's words without accents */
function pairBits(numbers: readonly number[]): Uint16Array {
  const bits = Math.max(64, 2 ** Math.ceil(Math.log2(bitsPerWord * Math.max(1, numbers.length))));
  const set = new Uint16Array(bits / 16);
  for (let at = 1; at < numbers.length; at += 1) {
    const bit = pairBit(numbers[at - 1] ?? 0, numbers[at] ?? 0, bits);
    set[bit >> 4] = (set[bit >> 4] ?? 0) | (1 << (bit & 15));
  }
  return set;
}

/** False if these words are never adjacent in the item; true if they may be. */
function holdsPairs(pairs: Uint16Array, numbers: readonly number[]): boolean {
  const bits = pairs.length * 16;
  for (let at = 1; at < numbers.length; at += 1) {
    const bit = pairBit(numbers[at - 1] ?? 0, numbers[at] ?? 0, bits);
    if (((pairs[bit >> 4] ?? 0) & (1 << (bit & 15))) === 0) return false;
  }
  return true;
}
