/**
 * Lines as the training takes them: each text once as a vector, in flat arrays that threads share. Buckets are numbered
 * anew, those that stand in most texts first: what is fetched most lies together, and most of it stays near the processor.
 */
import { vectorOf } from '../../src/domain/words/grams.ts';

/** Some texts' vectors, one behind the other. */
export interface Pieces {
  /** Where the vector of a text begins; one more than texts, the last is the end. */
  readonly starts: Int32Array;
  /** Buckets, or their ranks. */
  readonly at: Int32Array;
  readonly value: Float32Array;
}

/** @param buckets a power of two */
export function piecesOf(texts: readonly string[], buckets: number): Pieces {
  const vectors = texts.map((text) => vectorOf(text, buckets));
  return joined(
    vectors.map(({ at, value }) => ({
      starts: Int32Array.of(0, at.length),
      at: Int32Array.from(at),
      value: Float32Array.from(value),
    })),
  );
}

/** Memory that threads share, for so many numbers of four bytes. */
const memoryOf = (numbers: number): SharedArrayBuffer => new SharedArrayBuffer(4 * numbers);

/** Many one behind the other, in memory that threads share. */
export function joined(all: readonly Pieces[]): Pieces {
  const sum = (sizeOf: (each: Pieces) => number) => all.reduce((before, each) => before + sizeOf(each), 0);
  const starts = new Int32Array(memoryOf(sum((each) => each.starts.length - 1) + 1));
  const at = new Int32Array(memoryOf(sum((each) => each.at.length)));
  const value = new Float32Array(memoryOf(at.length));
  let text = 0;
  let piece = 0;
  for (const each of all) {
    at.set(each.at, piece);
    value.set(each.value, piece);
    for (const end of each.starts.subarray(1)) {
      text += 1;
      starts[text] = piece + end;
    }
    piece += each.at.length;
  }
  return { starts, at, value };
}

/** Texts, each once, with what is learned from them. */
export interface Rows extends Pieces {
  /** Of each rank its bucket. In `at` stand ranks. */
  readonly bucketAt: Int32Array;
  /** Of each row the number of its text. */
  readonly text: Int32Array;
  readonly weight: Float64Array;
  /** Of each row its class. */
  readonly is: Int32Array;
}

export interface Labelled {
  readonly text: string;
  readonly weight: number;
  readonly is: number;
}

/**
 * @param pieces of `texts`, with buckets in `at`: they become ranks
 * @param texts in the order of `pieces`
 * @returns of each of the `sets` its rows; all share the vectors
 */
export function rowsOf(
  pieces: Pieces,
  texts: ReadonlyMap<string, number>,
  buckets: number,
  sets: readonly (readonly Labelled[])[],
): readonly Rows[] {
  const bucketAt = ranked(pieces, buckets);
  return sets.map((lines) => ({
    ...pieces,
    bucketAt,
    text: filled(new Int32Array(memoryOf(lines.length)), lines, ({ text }) => texts.get(text) ?? 0),
    weight: filled(new Float64Array(memoryOf(2 * lines.length)), lines, ({ weight }) => weight),
    is: filled(new Int32Array(memoryOf(lines.length)), lines, ({ is }) => is),
  }));
}

function filled<Into extends Int32Array | Float64Array>(
  into: Into,
  lines: readonly Labelled[],
  numberOf: (line: Labelled) => number,
): Into {
  for (const [at, line] of lines.entries()) into[at] = numberOf(line);
  return into;
}

/** Which bucket each rank is, the one that stands in most texts first; the pieces get ranks. */
function ranked({ at }: Pieces, buckets: number): Int32Array {
  const counts = new Int32Array(buckets);
  for (let each = 0; each < at.length; each += 1)
    counts[at[each] as number] = (counts[at[each] as number] as number) + 1;
  const bucketAt = new Int32Array(memoryOf(buckets));
  bucketAt.set(Int32Array.from(counts.keys()).sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b));
  const rankOf = new Int32Array(buckets);
  for (const [rank, bucket] of bucketAt.entries()) rankOf[bucket] = rank;
  for (let each = 0; each < at.length; each += 1) at[each] = rankOf[at[each] as number] as number;
  return bucketAt;
}
