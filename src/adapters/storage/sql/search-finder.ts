/** What is sought among a ward's items, put together from their words: in blocks of places, by bits. */
import { blockWords, type PairRows, type Places } from './search-places.ts';

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

/** Items with this word. */
export const wordFinder = (places: Places): Finder => ({
  most: places.length,
  isSure: true,
  into: (block, out) => places.into(block, out),
  and: (block, out) => places.and(block, out),
  holds: (place) => places.has(place),
});

/**
 * Items with these words side by side.
 * @param numbers of the words without accents @param stand looks into an item's text
 */
export function phraseFinder(
  words: readonly Places[],
  numbers: readonly number[],
  pairs: PairRows,
  stand: (place: number) => boolean,
): Finder {
  const all = allFinder(words.map(wordFinder));
  const follow = (block: number, out: Uint32Array): boolean => {
    for (let at = 1; at < numbers.length; at += 1)
      if (!pairs.and(block, out, numbers[at - 1] ?? 0, numbers[at] ?? 0)) return false;
    return true;
  };
  return {
    most: all.most,
    isSure: false,
    into: (block, out) => all.into(block, out) && follow(block, out),
    and: (block, out) => all.and(block, out) && follow(block, out),
    holds: (place) => all.holds(place) && stand(place),
  };
}

/** Items that all of them find. The rarest comes first: where it finds nothing, the others are not asked. */
export function allFinder(parts: readonly Finder[]): Finder {
  const sorted = parts.toSorted((one, other) => one.most - other.most);
  const [rarest = nothingFinder] = sorted;
  if (sorted.length === 1 || rarest.most === 0) return rarest;
  const and = (from: number, block: number, out: Uint32Array): boolean => {
    for (let at = from; at < sorted.length; at += 1) if (!sorted[at]?.and(block, out)) return false;
    return true;
  };
  return {
    most: rarest.most,
    isSure: sorted.every(({ isSure }) => isSure),
    into: (block, out) => rarest.into(block, out) && and(1, block, out),
    and: (block, out) => and(0, block, out),
    holds: (place) => sorted.every((part) => part.holds(place)),
  };
}

/** Items that any of them finds. */
export function anyFinder(parts: readonly Finder[]): Finder {
  const some = parts.filter(({ most }) => most > 0);
  const [only = nothingFinder] = some;
  if (some.length <= 1) return only;
  const [ours, each] = [new Uint32Array(blockWords), new Uint32Array(blockWords)];
  const into = (block: number, out: Uint32Array): boolean => {
    let isAny = only.into(block, out);
    if (!isAny) out.fill(0);
    for (let at = 1; at < some.length; at += 1) {
      if (!some[at]?.into(block, each)) continue;
      isAny = true;
      for (let word = 0; word < blockWords; word += 1) out[word] = (out[word] ?? 0) | (each[word] ?? 0);
    }
    return isAny;
  };
  return {
    most: some.reduce((sum, { most }) => sum + most, 0),
    isSure: some.every(({ isSure }) => isSure),
    into,
    and(block, out) {
      if (!into(block, ours)) return false;
      let left = 0;
      for (let word = 0; word < blockWords; word += 1) {
        const both = (out[word] ?? 0) & (ours[word] ?? 0);
        out[word] = both;
        left |= both;
      }
      return left !== 0;
    },
    holds: (place) => some.some((part) => part.holds(place)),
  };
}
