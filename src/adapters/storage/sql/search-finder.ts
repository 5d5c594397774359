/** What is sought among a ward's items, put together from their words: in blocks of places, by bits. */
import { blockWords, keepOnly, type PairRows, type Places } from './search-places.ts';

/** Looks for something. It is asked about one block after the other, and keeps nothing of one for the next. */
export interface Finder {
  /** At most so many items match. */
  readonly most: number;
  /** False: a block also shows items that do not match, and `holds` tells which do. */
  readonly isSure: boolean;
  /** Writes which places of the block may match. @returns false: none, and `out` is not to be read */
  into(block: number, out: Uint32Array): boolean;
  /** Leaves of them those that may match. @returns as `into` */
  and(block: number, out: Uint32Array): boolean;
  holds(place: number): boolean;
}

export const nothingFinder: Finder = {
  most: 0,
  isSure: true,
  into: () => false,
  and: () => false,
  holds: () => false,
};

/** The rarest comes first: where it finds nothing, the others are not asked. */
const rarestFirst = (parts: readonly Finder[]): readonly Finder[] =>
  parts.toSorted((one, other) => one.most - other.most);

function allAnd(parts: readonly Finder[], from: number, block: number, out: Uint32Array): boolean {
  for (let at = from; at < parts.length; at += 1) if (!parts[at]?.and(block, out)) return false;
  return true;
}

/** Items with these words side by side. */
export class PhraseFinder implements Finder {
  readonly most: number;
  readonly isSure = false;
  private readonly words: readonly Finder[];
  private readonly rarest: Finder;
  private readonly numbers: readonly number[];
  private readonly pairs: PairRows;
  private readonly stand: (place: number) => boolean;

  /** @param numbers of the words without accents @param stand looks into an item's text */
  constructor(
    words: readonly Places[],
    numbers: readonly number[],
    pairs: PairRows,
    stand: (place: number) => boolean,
  ) {
    this.words = rarestFirst(words);
    this.rarest = this.words[0] ?? nothingFinder;
    this.most = this.rarest.most;
    this.numbers = numbers;
    this.pairs = pairs;
    this.stand = stand;
  }

  into(block: number, out: Uint32Array): boolean {
    return this.rarest.into(block, out) && allAnd(this.words, 1, block, out) && this.follow(block, out);
  }

  and(block: number, out: Uint32Array): boolean {
    return allAnd(this.words, 0, block, out) && this.follow(block, out);
  }

  private follow(block: number, out: Uint32Array): boolean {
    const { numbers } = this;
    for (let at = 1; at < numbers.length; at += 1)
      if (!this.pairs.and(block, out, numbers[at - 1] ?? 0, numbers[at] ?? 0)) return false;
    return true;
  }

  holds(place: number): boolean {
    return this.rarest.holds(place) && this.stand(place);
  }
}

class AllFinder implements Finder {
  readonly most: number;
  readonly isSure: boolean;
  private readonly parts: readonly Finder[];
  private readonly rarest: Finder;

  constructor(sorted: readonly Finder[], rarest: Finder) {
    this.parts = sorted;
    this.rarest = rarest;
    this.most = rarest.most;
    this.isSure = sorted.every(({ isSure }) => isSure);
  }

  into(block: number, out: Uint32Array): boolean {
    return this.rarest.into(block, out) && allAnd(this.parts, 1, block, out);
  }

  and(block: number, out: Uint32Array): boolean {
    return allAnd(this.parts, 0, block, out);
  }

  holds(place: number): boolean {
    return this.parts.every((part) => part.holds(place));
  }
}

/** Items that all of them find. */
export function allFinder(parts: readonly Finder[]): Finder {
  const sorted = rarestFirst(parts);
  const [rarest = nothingFinder] = sorted;
  return sorted.length === 1 || rarest.most === 0 ? rarest : new AllFinder(sorted, rarest);
}

class AnyFinder implements Finder {
  readonly most: number;
  readonly isSure: boolean;
  private readonly parts: readonly Finder[];
  private readonly ours = new Uint32Array(blockWords);
  private readonly each = new Uint32Array(blockWords);

  constructor(parts: readonly Finder[]) {
    this.parts = parts;
    this.most = parts.reduce((sum, { most }) => sum + most, 0);
    this.isSure = parts.every(({ isSure }) => isSure);
  }

  into(block: number, out: Uint32Array): boolean {
    out.fill(0);
    let isAny = false;
    for (let at = 0; at < this.parts.length; at += 1) {
      if (!this.parts[at]?.into(block, this.each)) continue;
      isAny = true;
      for (let word = 0; word < blockWords; word += 1) out[word] = (out[word] ?? 0) | (this.each[word] ?? 0);
    }
    return isAny;
  }

  and(block: number, out: Uint32Array): boolean {
    return this.into(block, this.ours) && keepOnly(this.ours, 0, out);
  }

  holds(place: number): boolean {
    return this.parts.some((part) => part.holds(place));
  }
}

/** Items that any of them finds. */
export function anyFinder(parts: readonly Finder[]): Finder {
  const some = parts.filter(({ most }) => most > 0);
  const [only = nothingFinder] = some;
  return some.length <= 1 ? only : new AnyFinder(some);
}
