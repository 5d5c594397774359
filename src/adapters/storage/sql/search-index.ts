/**
 * Words of a ward's items, kept in memory: which items hold a word, in title or text, and the words of each item in their
 * order. A word without accents stands for all its spellings, one with accents for itself.
 */
import { foldedWord, type Vocabulary } from '../../../domain/text/search-query.ts';
import { NearWords } from './search-near.ts';

/** Numbers of items, ascending. */
class Items {
  private numbers = new Uint32Array(4);
  length = 0;

  at(place: number): number {
    return this.numbers[place] ?? 0;
  }

  /** Place of the last number that is not above `number`; -1: all are above. */
  placeOf(number: number): number {
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.numbers[middle] ?? 0) <= number) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Down through these numbers, in strides that double: most steps are short. Nothing may be added meanwhile. */
  descent(): Descent {
    const { numbers } = this;
    let place = this.length - 1;
    return (id) => {
      let stride = 1;
      while (place >= stride && (numbers[place - stride] ?? 0) > id) {
        place -= stride;
        stride *= 2;
      }
      for (; stride >= 1; stride >>= 1) if (place >= stride && (numbers[place - stride] ?? 0) > id) place -= stride;
      if (place >= 0 && (numbers[place] ?? 0) > id) place -= 1;
      return place < 0 ? 0 : (numbers[place] ?? 0);
    };
  }

  add(number: number): void {
    const isNewest = this.length === 0 || this.at(this.length - 1) < number;
    const place = isNewest ? this.length - 1 : this.placeOf(number);
    if (place >= 0 && this.numbers[place] === number) return;
    if (this.length === this.numbers.length) {
      const wider = new Uint32Array(Math.ceil(this.length * 1.5));
      wider.set(this.numbers);
      this.numbers = wider;
    }
    this.numbers.copyWithin(place + 2, place + 1, this.length);
    this.numbers[place + 1] = number;
    this.length += 1;
  }

  remove(number: number): void {
    const place = this.placeOf(number);
    if (place < 0 || this.numbers[place] !== number) return;
    this.numbers.copyWithin(place, place + 1, this.length);
    this.length -= 1;
  }
}

class Word {
  readonly number: number;
  /** Itself, where it has no accents. */
  readonly folded: Word;
  readonly inTitle = new Items();
  readonly anywhere = new Items();

  constructor(number: number, folded: Word | null) {
    this.number = number;
    this.folded = folded ?? this;
  }

  isIn(id: number, where: Match['where']): void {
    const isTitle = where === 'title';
    (isTitle ? this.inTitle : this.anywhere).add(id);
    if (this.folded !== this) this.folded.isIn(id, where);
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
  /** Numbers of the title's words, then of the text's. Two bytes each as long as that is enough. */
  readonly words: Uint16Array | Uint32Array;
  readonly titleLength: number;
  /** Bits that its neighbouring words set, without accents: where a phrase's are missing, nobody need look for it. */
  readonly pairs: Uint16Array;
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

/** How well an item fits words: bits in the order of the words. */
export interface Fit {
  readonly there: number;
  readonly inTitle: number;
  /** This word follows the one before it. */
  readonly near: number;
  readonly titleLength: number;
}

/** Goes down through the items that match: the newest that is not above `id`, 0 when there is none. Asked with falling numbers only. */
type Descent = (id: number) => number;

/** Words of an item whose order is kept: what comes later in a long document is found, but not as part of a phrase. */
const mostInOrder = 4_000;
/** Words of an item that are looked at for its place among the hits. */
const readForOrder = 330;
const twoBytes = 0xffff;
/** Of the memory that items share: those of about 150. */
const blockWords = 32 * 1024;

/** Of one ward, in one process; items come and go by number, and a word that no item holds any more is dropped. */
export class SearchIndex {
  private readonly words = new Map<string, Word>();
  /** Number of the word without accents, by a word's number. */
  private readonly foldedOf: number[] = [0];
  private readonly items = new Map<number, KeptItem>();
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
    return this.items.size;
  }

  /** How many items hold the word. */
  count(word: string): number {
    return this.words.get(word)?.anywhere.length ?? 0;
  }

  put({ id, category, publishedAt, title, text }: IndexedItem): void {
    this.remove(id);
    const ofTitle = this.wordsOf(title);
    const ofText = this.wordsOf(text);
    for (const word of new Set(ofTitle)) word.isIn(id, 'title');
    for (const word of new Set([...ofTitle, ...ofText])) word.isIn(id, 'anywhere');
    const numbers = [...ofTitle, ...ofText.slice(0, mostInOrder)].map(({ number }) => number);
    const words = this.foldedOf.length > twoBytes ? Uint32Array.from(numbers) : this.inBlock(numbers);
    const pairs = this.inBlock(pairBits(numbers.map((number) => this.foldedOf[number] ?? 0)));
    this.items.set(id, { category, publishedAt, words, titleLength: ofTitle.length, pairs });
  }

  /** Items that came one after the other lie side by side: a piece of memory for each would be as large again. */
  private inBlock(numbers: ArrayLike<number>): Uint16Array {
    if (this.used + numbers.length > this.block.length) {
      this.block = new Uint16Array(Math.max(blockWords, numbers.length));
      this.used = 0;
    }
    const words = this.block.subarray(this.used, this.used + numbers.length);
    words.set(numbers);
    this.used += numbers.length;
    return words;
  }

  /** All words are asked: those of a long item's end stand in no order. */
  remove(id: number): void {
    if (!this.items.delete(id)) return;
    for (const { inTitle, anywhere } of this.words.values()) {
      inTitle.remove(id);
      anywhere.remove(id);
    }
  }

  /** The newest that match and pass, so many. @param passes null: all do */
  find({ where, wanted }: Match, passes: ((item: KeptItem) => boolean) | null, limit: number): readonly number[] {
    const found: number[] = [];
    const next = this.descent(wanted, where);
    for (let id = next(Number.MAX_SAFE_INTEGER); id > 0 && found.length < limit; id = next(id - 1)) {
      const item = passes && this.items.get(id);
      if (!passes || (item && passes(item))) found.push(id);
    }
    return found;
  }

  /** Where each word stands among these, from 1, by its number; 0: it is none of them. Good until it is asked again. */
  private placesOf(words: readonly string[]): Uint8Array {
    if (this.places.length < this.foldedOf.length) this.places = new Uint8Array(2 * this.foldedOf.length);
    for (const number of this.placed) this.places[number] = 0;
    this.placed = words.map((word) => this.words.get(word)?.number ?? 0);
    for (const [at, number] of this.placed.entries()) if (number > 0) this.places[number] = at + 1;
    return this.places;
  }

  /**
   * How well each item fits these words, asked by its number, until it is asked for other words.
   * @param words without accents, at most 30
   */
  fits(words: readonly string[]): (id: number) => Fit {
    const { foldedOf } = this;
    const placeOf = this.placesOf(words);
    const all = 2 ** words.length - 1;
    return (id) => {
      const item = this.items.get(id);
      if (!item) return { there: 0, inTitle: 0, near: 0, titleLength: 1 };
      let [there, inTitle, near, before] = [0, 0, 0, -1];
      const end = Math.min(item.words.length, item.titleLength + readForOrder);
      for (let at = 0; at < end; at += 1) {
        // All of them are there, side by side: what comes after can add nothing, unless it is the title.
        if (near === all - 1 && there === all && (inTitle === all || at >= item.titleLength)) break;
        if (at === item.titleLength) before = -1;
        const place = (placeOf[foldedOf[item.words[at] ?? 0] ?? 0] ?? 0) - 1;
        if (place >= 0) {
          there |= 1 << place;
          if (at < item.titleLength) inTitle |= 1 << place;
          if (place > 0 && before === place - 1) near |= 1 << place;
        }
        before = place;
      }
      return { there, inTitle, near, titleLength: Math.max(1, item.titleLength) };
    };
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
    const word = new Word(this.foldedOf.length, folded);
    this.words.set(text, word);
    this.foldedOf.push(word.folded.number);
    if (folded === null) this.plain.add(text);
    return word;
  }

  private descent(wanted: Wanted, where: Match['where']): Descent {
    if ('any' in wanted) return anyOf(wanted.any.map((each) => this.descent(each, where)));
    if ('all' in wanted)
      return allOf(
        wanted.all,
        (each) => this.most(each, where),
        (each) => this.descent(each, where),
      );
    const words = wanted.phrase.map((word) => this.words.get(word));
    const known = words.filter((word) => word !== undefined);
    if (known.length < words.length || known.length === 0) return () => 0;
    const together = allOf(
      known.map((word) => word[where === 'title' ? 'inTitle' : 'anywhere']),
      ({ length }) => length,
      (items) => items.descent(),
    );
    if (known.length === 1) return together;
    const numbers = known.map(({ number }) => number);
    const folded = known.map((word) => word.folded.number);
    const mayHold = (at: number): boolean => holdsPairs(this.items.get(at)?.pairs, folded);
    return (id) => {
      let at = together(id);
      while (at > 0 && !(mayHold(at) && this.holdsPhrase(at, numbers, where))) at = together(at - 1);
      return at;
    };
  }

  /** At most so many items match. */
  private most(wanted: Wanted, where: Match['where']): number {
    if ('any' in wanted) return wanted.any.reduce((sum, each) => sum + this.most(each, where), 0);
    if ('all' in wanted) return Math.min(...wanted.all.map((each) => this.most(each, where)));
    const held = where === 'title' ? 'inTitle' : 'anywhere';
    return Math.min(...wanted.phrase.map((word) => this.words.get(word)?.[held].length ?? 0));
  }

  private holdsPhrase(id: number, numbers: readonly number[], where: Match['where']): boolean {
    const item = this.items.get(id);
    if (!item) return false;
    const { words, titleLength } = item;
    const { foldedOf } = this;
    const [first = 0] = numbers;
    const last = (where === 'title' ? titleLength : words.length) - numbers.length;
    for (let from = 0; from <= last; from += 1) {
      const word = words[from] ?? 0;
      if (word !== first && foldedOf[word] !== first) continue;
      // No phrase goes on from the title into the text.
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

/** Bits for each word of an item: of those that none of its pairs has set most stay free. */
const bitsPerWord = 4;

/** Which bit two neighbours set, among a power of two of them (Fibonacci hashing). */
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

/** False: these words never stand side by side in the item. True: they may. */
function holdsPairs(pairs: Uint16Array | undefined, numbers: readonly number[]): boolean {
  if (!pairs) return false;
  const bits = pairs.length * 16;
  for (let at = 1; at < numbers.length; at += 1) {
    const bit = pairBit(numbers[at - 1] ?? 0, numbers[at] ?? 0, bits);
    if (((pairs[bit >> 4] ?? 0) & (1 << (bit & 15))) === 0) return false;
  }
  return true;
}

/** What all of them find. The rarest leads, so that the others are asked about few items. */
function allOf<Part>(
  parts: readonly Part[],
  most: (part: Part) => number,
  descentOf: (part: Part) => Descent,
): Descent {
  const descents = parts.toSorted((one, other) => most(one) - most(other)).map(descentOf);
  const [only] = descents;
  if (descents.length === 1 && only) return only;
  return (id) => {
    let lowest = id;
    for (let at = 0; at < descents.length; ) {
      const found = descents[at]?.(lowest) ?? 0;
      if (found === 0) return 0;
      at = found === lowest || at === 0 ? at + 1 : 0;
      lowest = found;
    }
    return lowest;
  };
}

const anyOf = (descents: readonly Descent[]): Descent => {
  const [only] = descents;
  if (descents.length === 1 && only) return only;
  /** What each found last; it need not be asked again before that is passed. */
  const last = descents.map(() => Number.POSITIVE_INFINITY);
  return (id) => {
    let highest = 0;
    for (const [at, descent] of descents.entries()) {
      if ((last[at] ?? 0) > id) last[at] = descent(id);
      highest = Math.max(highest, last[at] ?? 0);
    }
    return highest;
  };
};
