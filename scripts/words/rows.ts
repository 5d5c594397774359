/**
 * Training data: each text once as a vector, in flat arrays shared by the threads. Buckets are renumbered by frequency, so that
 * the most used values are close together in memory and stay in the processor's cache.
 */
import { vectorOf } from '../../src/domain/words/grams.ts';

/** Vectors of several texts, one after the other. */
export interface Pieces {
  /** Where each text's vector begins. It has one more entry than there are texts: the end. */
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

/** Shared memory for this many numbers of four bytes. */
const memoryOf = (numbers: number): SharedArrayBuffer => new SharedArrayBuffer(4 * numbers);

/** Concatenates vectors in shared memory. */
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

/** Texts, each once, with the rows that are trained on. */
export interface Rows extends Pieces {
  /** The bucket of each rank. `at` contains ranks. */
  readonly bucketAt: Int32Array;
  /** The text number of each row. */
  readonly text: Int32Array;
  readonly weight: Float64Array;
  /** The class of each row. */
  readonly is: Int32Array;
}

export interface Labelled {
  readonly text: string;
  readonly weight: number;
  readonly is: number;
}

/**
 * @param pieces vectors of `texts` with buckets in `at`, which are replaced by ranks
 * @param texts in the order of `pieces`
 * @returns the rows of each of the `sets`; all share the vectors
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

/** The bucket of each rank, most frequent first. Replaces buckets by ranks in the pieces. */
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
