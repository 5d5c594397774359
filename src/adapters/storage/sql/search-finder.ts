/** Combines the words of a query into a search over a ward's items: block by block, with bit sets of positions. */
import { blockWords, keepOnly, type PairRows, type Places } from './search-places.ts';

/** A search. It is evaluated block by block and keeps no state between blocks. */
export interface Finder {
  /** Upper bound of the number of matches. */
  readonly most: number;
  /** False if a block may contain items that do not match; `holds` then decides for each item. */
  readonly isSure: boolean;
  /** Writes the positions of the block that may match. @returns false if there are none; `out` is then undefined */
  into(block: number, out: Uint32Array): boolean;
  /** Keeps only the positions in `out` that may match. @returns as `into` */
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

/** The rarest part comes first: if it finds nothing, the others are skipped. */
const rarestFirst = (parts: readonly Finder[]): readonly Finder[] =>
  parts.toSorted((one, other) => one.most - other.most);

function allAnd(parts: readonly Finder[], from: number, block: number, out: Uint32Array): boolean {
  for (let at = from; at < parts.length; at += 1) if (!parts[at]?.and(block, out)) return false;
  return true;
}

/** Items that contain these words next to each other. */
export class PhraseFinder implements Finder {
  readonly most: number;
  readonly isSure = false;
  private readonly words: readonly Finder[];
  private readonly rarest: Finder;
  private readonly numbers: readonly number[];
  private readonly pairs: PairRows;
  private readonly stand: (place: number) => boolean;

  /** @param numbers of the words without accents @param stand checks the item's text */
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

/** Items that match all parts. */
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

/** Items that match any part. */
export function anyFinder(parts: readonly Finder[]): Finder {
  const some = parts.filter(({ most }) => most > 0);
  const [only = nothingFinder] = some;
  return some.length <= 1 ? only : new AnyFinder(some);
}
