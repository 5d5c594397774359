/**
 * Groups lines that are one template with different words filled in. They are used together for training or for testing, never
 * split.
 */
import { foldedWords } from '../../src/domain/words/grams.ts';

/** Two lines with at least this share of common words have the same template. */
const sameTemplate = 0.6;
/** Pairs of words that occur in more lines than this are not used to find templates. */
const commonPair = 120;

const pairsOf = (words: readonly string[]): readonly string[] =>
  words.length === 1 ? [...words] : words.slice(0, -1).map((word, at) => `${word} ${words[at + 1] ?? ''}`);

/** The cluster number of every line. */
export function clustersOf(texts: readonly string[]): readonly number[] {
  const words = texts.map((text) => foldedWords(text));
  const sets = words.map((each) => new Set(each));
  const parent = texts.map((_, at) => at);
  const find = (at: number): number => {
    let root = at;
    while (parent[root] !== root) root = parent[root] ?? root;
    parent[at] = root;
    return root;
  };
  const index = new Map<string, number[]>();
  for (const [at, each] of words.entries())
    for (const pair of new Set(pairsOf(each))) index.set(pair, [...(index.get(pair) ?? []), at]);
  for (const lines of index.values()) {
    if (lines.length > commonPair) continue;
    for (const [at, one] of lines.entries())
      for (const other of lines.slice(at + 1))
        if (find(one) !== find(other) && overlap(sets[one], sets[other]) >= sameTemplate)
          parent[find(other)] = find(one);
  }
  return texts.map((_, at) => find(at));
}

function overlap(a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()): number {
  let common = 0;
  for (const word of a) if (b.has(word)) common += 1;
  return common / (a.size + b.size - common);
}
