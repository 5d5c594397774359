/**
 * Sets of items, by position: the oldest item is at 0, the next at 1. A large set is a bit set, which tests 32 items at
 * once; a small set is a list, which is shorter then.
 */

/**
 * 32-bit numbers per block. The search evaluates whole blocks, newest first, and usually finds enough matches before it
 * reaches the older ones.
 */
export const blockWords = 16;
/** Items per block. */
export const blockPlaces = 32 * blockWords;

const noBits: Uint32Array = new Uint32Array(0);

/** Returns an array with room for this position: whole blocks, and a fifth more for growth. */
function withRoom(bits: Uint32Array, place: number): Uint32Array {
  if (place >> 5 < bits.length) return bits;
  const wider = new Uint32Array(blockWords * Math.ceil((((place >> 5) + 1) * 1.2) / blockWords));
  wider.set(bits);
  return wider;
}

const hasBit = (bits: Uint32Array, place: number): boolean => (((bits[place >> 5] ?? 0) >>> (place & 31)) & 1) === 1;

/** Moves all bits from this position on up by one and clears the position. There must be room. */
function moveUp(bits: Uint32Array, place: number): void {
  const word = place >> 5;
  for (let at = bits.length - 1; at > word; at -= 1) bits[at] = ((bits[at] ?? 0) << 1) | ((bits[at - 1] ?? 0) >>> 31);
  const below = 2 ** (place & 31) - 1;
  const old = bits[word] ?? 0;
  bits[word] = (old & below) | ((old & ~below) << 1);
}

/**
 * Keeps only the bits of `out` that are also set in `bits` from this index on.
 * @returns false if none remain; `out` is then undefined
 */
export function keepOnly(bits: Uint32Array, from: number, out: Uint32Array): boolean {
  if (from >= bits.length) return false;
  let left = 0;
  for (let at = 0; at < blockWords; at += 1) {
    const both = (out[at] ?? 0) & (bits[from + at] ?? 0);
    out[at] = both;
    left |= both;
  }
  return left !== 0;
}

/** The positions of items that contain a word. It is also the `Finder` of a one-word search. */
export class Places {
  length = 0;
  readonly isSure = true;
  /** Positions in ascending order; null if they are kept as bits. */
  private list: Uint32Array | null = new Uint32Array(4);
  private bits: Uint32Array = noBits;

  get most(): number {
    return this.length;
  }

  holds(place: number): boolean {
    if (!this.list) return hasBit(this.bits, place);
    const rank = this.rankOf(this.list, place);
    return rank < this.length && this.list[rank] === place;
  }

  /** How many entries of the list are below this position. */
  private rankOf(list: Uint32Array, place: number): number {
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  add(place: number): void {
    if (this.holds(place)) return;
    if (this.list && this.list.length === this.length) this.grow(this.list, place);
    if (this.list) {
      const rank = this.rankOf(this.list, place);
      this.list.copyWithin(rank + 1, rank, this.length);
      this.list[rank] = place;
    } else this.setBit(place);
    this.length += 1;
  }

  /** Enlarges a full list, or converts it to bits if they need no more memory. */
  private grow(list: Uint32Array, place: number): void {
    const longer = Math.ceil(list.length * 1.5);
    const highest = Math.max(place, list.at(-1) ?? 0);
    if (longer < highest >> 5) {
      this.list = new Uint32Array(longer);
      this.list.set(list);
      return;
    }
    this.list = null;
    this.bits = withRoom(noBits, highest);
    for (const each of list) this.setBit(each);
  }

  private setBit(place: number): void {
    this.bits = withRoom(this.bits, place);
    this.bits[place >> 5] = (this.bits[place >> 5] ?? 0) | (1 << (place & 31));
  }

  remove(place: number): void {
    if (!this.holds(place)) return;
    if (this.list) {
      const rank = this.rankOf(this.list, place);
      this.list.copyWithin(rank, rank + 1, this.length);
    } else this.bits[place >> 5] = (this.bits[place >> 5] ?? 0) & ~(1 << (place & 31));
    this.length -= 1;
  }

  /**
   * Shifts the positions from this one on, because an item was inserted there.
   * @param count number of items before the insertion
   */
  makeWay(place: number, count: number): void {
    const { list } = this;
    if (list) for (let at = this.rankOf(list, place); at < this.length; at += 1) list[at] = (list[at] ?? 0) + 1;
    else {
      this.bits = withRoom(this.bits, count);
      moveUp(this.bits, place);
    }
  }

  /** Writes the bits of a block. @returns false if there are none; `out` is then undefined */
  into(block: number, out: Uint32Array): boolean {
    if (!this.list) {
      out.fill(-1);
      return keepOnly(this.bits, block * blockWords, out);
    }
    out.fill(0);
    const first = block * blockPlaces;
    const from = this.rankOf(this.list, first);
    let rank = from;
    for (; rank < this.length; rank += 1) {
      const place = (this.list[rank] ?? 0) - first;
      if (place >= blockPlaces) break;
      out[place >> 5] = (out[place >> 5] ?? 0) | (1 << (place & 31));
    }
    return rank > from;
  }

  /** Keeps only the positions that are here too. @returns as `into` */
  and(block: number, out: Uint32Array): boolean {
    if (!this.list) return keepOnly(this.bits, block * blockWords, out);
    const own = new Uint32Array(blockWords);
    this.into(block, own);
    return keepOnly(own, 0, out);
  }
}

/** Each pair of adjacent words sets a bit in two of 2^`rowBits` rows. */
const rowBits = 11;
const rowCount = 2 ** rowBits;

/** The highest bits of the hash (Fibonacci hashing) select the first row, the next bits the second. */
const pairHash = (word: number, next: number): number =>
  Math.imul(Math.imul(word, 0x85eb_ca6b) ^ next, 0x9e37_79b1) >>> (32 - 2 * rowBits);

/**
 * Which items may contain two adjacent words: a Bloom filter per item, stored row by row, so that one row tests 32
 * items. If a pair's bit is missing in one of its two rows, the item does not contain the pair. For an item of 250
 * words, about 4 % of other pairs give a false match.
 */
export class PairRows {
  private rows: Uint32Array = new Uint32Array(rowCount * blockWords);
  /** Numbers per row. */
  private stride = blockWords;

  /** @param numbers of the item's words, in order */
  add(place: number, numbers: readonly number[]): void {
    this.widenFor(place);
    const bit = 1 << (place & 31);
    for (let at = 1; at < numbers.length; at += 1) {
      const hash = pairHash(numbers[at - 1] ?? 0, numbers[at] ?? 0);
      for (const row of [hash >>> rowBits, hash & (rowCount - 1)]) {
        const word = row * this.stride + (place >> 5);
        this.rows[word] = (this.rows[word] ?? 0) | bit;
      }
    }
  }

  remove(place: number): void {
    if (place >> 5 >= this.stride) return;
    for (let word = place >> 5; word < this.rows.length; word += this.stride)
      this.rows[word] = (this.rows[word] ?? 0) & ~(1 << (place & 31));
  }

  private widenFor(place: number): void {
    if (place >> 5 < this.stride) return;
    const stride = withRoom(noBits, place).length;
    const wider = new Uint32Array(rowCount * stride);
    for (let row = 0; row < rowCount; row += 1) wider.set(this.row(row), row * stride);
    [this.rows, this.stride] = [wider, stride];
  }

  private row(row: number): Uint32Array {
    return this.rows.subarray(row * this.stride, (row + 1) * this.stride);
  }

  /**
   * Shifts the positions from this one on, because an item was inserted there.
   * @param count number of items before the insertion
   */
  makeWay(place: number, count: number): void {
    this.widenFor(count);
    for (let row = 0; row < rowCount; row += 1) moveUp(this.row(row), place);
  }

  /** Keeps only the items that may contain the pair. @returns as `Places.into` */
  and(block: number, out: Uint32Array, word: number, next: number): boolean {
    const from = block * blockWords;
    if (from >= this.stride) return false;
    const hash = pairHash(word, next);
    return (
      keepOnly(this.rows, (hash >>> rowBits) * this.stride + from, out) &&
      keepOnly(this.rows, (hash & (rowCount - 1)) * this.stride + from, out)
    );
  }

  mayHold(place: number, word: number, next: number): boolean {
    const at = place >> 5;
    if (at >= this.stride) return false;
    const hash = pairHash(word, next);
    const first = this.rows[(hash >>> rowBits) * this.stride + at] ?? 0;
    const second = this.rows[(hash & (rowCount - 1)) * this.stride + at] ?? 0;
    return (((first & second) >>> (place & 31)) & 1) === 1;
  }
}
