/**
 * Trains the model of words: multinomial logistic regression by AdaGrad, the same weights from the same lines. Two trainings
 * are averaged, which is again one linear model: one lets every piece speak alike, the other lets a piece speak for a
 * meaning as loudly as the lines hold it to be a sign of it (0162).
 */
import { clausesOf } from '../../src/domain/words/clauses.ts';
import { vectorOf } from '../../src/domain/words/grams.ts';
import {
  afterCryClasses,
  type Linear,
  type Meaning,
  meanings,
  softmax,
  staffClasses,
  type WordsModel,
} from '../../src/domain/words/model.ts';
import { clustersOf } from './clusters.ts';
import { type Example, readAfterCry } from './examples.ts';

/** Four times as many as there were: pieces that share a bucket mislead each other. */
const buckets = 2 ** 18;
const epochs = 8;
/** From this round on the weights no longer move far: their mean errs less than the last of them. */
const settledFrom = 4;
const rate = 0.8;
/** Pulls weights towards nothing, so that what was seen once convinces nobody. */
const decay = 1.5e-4;
/** Of some hundred lines: more would be empty. */
const bucketsAfterCry = 2 ** 14;
/** Of ten thousand lines: in a sixteenth of these, half as many messages more of a hand left out were taken for the other (0268). */
const bucketsOfStaff = 2 ** 18;

/** How many numbers are learned: for each piece one a class. */
interface Shape {
  readonly buckets: number;
  readonly classes: number;
}

/** A small generator of numbers that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = <Item>(from: readonly Item[], random: () => number): Item | undefined =>
  from[Math.floor(random() * from.length)];

/** One slip of a thumb: a letter left out, doubled with its neighbour, or swapped. */
function withTypo(text: string, random: () => number): string {
  const letters = Array.from(text);
  const slips = Math.max(1, Math.round(letters.length / 25));
  for (let slip = 0; slip < slips; slip += 1) {
    const at = Math.floor(random() * (letters.length - 1));
    const kind = random();
    const [a = '', b = ''] = letters.slice(at, at + 2);
    if (kind < 0.4) letters.splice(at, 1);
    else if (kind < 0.8) letters.splice(at, 2, b, a);
    else letters.splice(at, 0, b);
  }
  return letters.join('');
}

/** What a message is that says both: the graver counts. */
const gravity: readonly Meaning[] = ['danger', 'letter', 'service', 'news', 'ordinary', 'staff-work', 'courtesy'];

type WeightedLine = Pick<Example, 'text' | 'meaning'> & { readonly weight: number };

/** Lines of whoever wrote a whole set are more like those of the next stranger than the many of the beginning. */
const weightOfHand = 2;

/** Of the lines of the beginning many are one sentence with other words filled in: together they weigh as the root of their number (0231). */
function weightedLines(examples: readonly Example[]): readonly WeightedLine[] {
  const clusters = clustersOf(examples.map(({ text }) => text));
  const sizes = Map.groupBy(clusters, (cluster) => cluster);
  return examples.map(({ text, meaning, hand }, at) => {
    const alike = sizes.get(clusters[at] ?? 0)?.length ?? 1;
    return { text, meaning, weight: hand ? weightOfHand : 1 / Math.sqrt(alike) };
  });
}

/** Copies of the lines as people write them: with slips, after a greeting, in the middle of something else. */
function copiesOf(examples: readonly WeightedLine[], random: () => number): readonly WeightedLine[] {
  const courtesies = examples.filter(({ meaning, text }) => meaning === 'courtesy' && text.length < 25);
  return examples.flatMap((example): readonly WeightedLine[] => {
    const { text, meaning, weight } = example;
    const copies = [{ text: withTypo(text, random), meaning, weight }];
    if (text.length > 12 && random() < 0.35) {
      const opening = pick(courtesies, random)?.text ?? '';
      if (meaning !== 'courtesy') copies.push({ text: `${opening} ${text}`, meaning, weight });
    }
    // No part of a message without danger is a cry; of one with danger nobody has said which part is.
    if (meaning !== 'danger') for (const part of clausesOf(text)) copies.push({ text: part, meaning, weight });
    if (random() < 0.2) {
      const other = pick(examples, random) ?? example;
      const graver = gravity.find((each) => each === meaning || each === other.meaning) ?? meaning;
      const pair = random() < 0.5 ? [text, other.text] : [other.text, text];
      copies.push({ text: pair.join(random() < 0.5 ? '. ' : ' '), meaning: graver, weight });
    }
    return copies;
  });
}

interface Row {
  readonly weight: number;
  readonly at: Int32Array;
  readonly value: Float32Array;
  readonly meaning: number;
}

const rowOf = ({ text, meaning, weight }: WeightedLine): Row => {
  const { at, value } = vectorOf(text, buckets);
  return { weight, at: Int32Array.from(at), value: Float32Array.from(value), meaning: meanings.indexOf(meaning) };
};

/** For every weight how loudly its piece may speak; null: all alike. */
type Loudness = Float32Array | null;

/** Lines that are imagined beside those that hold a piece, so that what stands in one of them is a sign of nothing. */
const imagined = 1;
/** Nothing is quite mute, and nothing louder than the loudest. */
const mute = 0.05;
const loudest = 4;

/** The root of how many times likelier a piece is under a meaning than under all others, as a logarithm. */
function loudnessOf(rows: readonly Row[], { buckets: size, classes }: Shape): Float32Array {
  const loud = new Float32Array(size * classes);
  const held = new Float64Array(classes);
  for (const { at, meaning, weight } of rows) {
    for (const bucket of at) loud[bucket * classes + meaning] = (loud[bucket * classes + meaning] ?? 0) + weight;
    held[meaning] = (held[meaning] ?? 0) + weight * at.length;
  }
  const all = held.reduce((sum, each) => sum + each, 0);
  for (let row = 0; row < loud.length; row += classes) {
    const counts = loud.slice(row, row + classes);
    const count = counts.reduce((sum, each) => sum + each, 0);
    for (const [c, mine] of counts.entries()) {
      const own = held[c] ?? 0;
      const under = (mine + (imagined * own) / all) / own;
      const elsewhere = (count - mine + (imagined * (all - own)) / all) / (all - own);
      loud[row + c] = Math.min(loudest, Math.sqrt(Math.abs(Math.log(under / elsewhere))) + mute);
    }
  }
  return loud;
}

interface Weighed {
  readonly weights: Float32Array;
  readonly bias: Float64Array;
}

function weigh(rows: readonly Row[], loud: Loudness, random: () => number, { buckets: size, classes }: Shape): Weighed {
  const learning = begun(size, classes, loud);
  const mean = new Float32Array(size * classes);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const row of shuffled(rows, random)) learn(row, learning);
    if (epoch >= settledFrom) addWeights(mean, learning, 1 / (epochs - settledFrom));
  }
  if (loud) for (const [at, each] of loud.entries()) mean[at] = (mean[at] ?? 0) * each;
  return { weights: mean, bias: learning.bias };
}

/**
 * @param examples in any order; their order changes the weights, so it is kept the same
 * @param after what follows a cry
 */
export function train(examples: readonly Example[], after = readAfterCry()): WordsModel {
  const random = seeded(20_261_127);
  const lines = weightedLines(examples);
  const rows = [...lines, ...copiesOf(lines, random)].map(rowOf);
  const words = learned(rows, { buckets, classes: meanings.length }, random);
  return { ...words, afterCry: trainAfterCry(after), staff: trainStaff(examples) };
}

/** Each line with two slips of the thumb. */
export const trainAfterCry = (after: ReturnType<typeof readAfterCry>): Linear =>
  trainSmall(
    after.map(({ text, is }) => ({ text, is: afterCryClasses.indexOf(is) })),
    { buckets: bucketsAfterCry, classes: afterCryClasses.length },
  );

/** News against what staff say to each other and of their work. */
export const trainStaff = (examples: readonly Example[]): Linear =>
  trainSmall(
    examples
      .filter(({ meaning, isChat }) => meaning === 'news' || meaning === 'staff-work' || isChat)
      .map(({ text, meaning }) => ({ text, is: staffClasses.indexOf(meaning === 'news' ? 'told' : 'talk') })),
    { buckets: bucketsOfStaff, classes: staffClasses.length },
  );

function trainSmall(lines: readonly { readonly text: string; readonly is: number }[], shape: Shape): Linear {
  const random = seeded(20_261_128);
  const rows = lines.flatMap(({ text, is }) =>
    [text, withTypo(text, random), withTypo(text, random)].map((each): Row => {
      const { at, value } = vectorOf(each, shape.buckets);
      return { weight: 1, at: Int32Array.from(at), value: Float32Array.from(value), meaning: is };
    }),
  );
  return learned(rows, shape, random);
}

function learned(rows: readonly Row[], shape: Shape, random: () => number): Linear {
  const mean = new Float32Array(shape.buckets * shape.classes);
  const bias = new Float64Array(shape.classes);
  for (const loud of [null, loudnessOf(rows, shape)]) {
    const weighed = weigh(rows, loud, random, shape);
    addTo(mean, weighed.weights, 1 / 2);
    for (const [c, each] of weighed.bias.entries()) bias[c] = (bias[c] ?? 0) + each / 2;
  }
  return quantized(mean, Array.from(bias), shape.buckets);
}

function addTo(sum: Float32Array, added: Float32Array, share: number): void {
  for (const [at, value] of added.entries()) sum[at] = (sum[at] ?? 0) + value * share;
}

interface Learning {
  /** Of each bucket its weights and behind them the sums of their squared slopes, side by side: they are fetched together. */
  readonly cells: Float32Array;
  /** Cells of one bucket. */
  readonly stride: number;
  readonly bias: Float64Array;
  readonly loud: Loudness;
  /** Of the line that is learned, for each class: overwritten by the next one. */
  readonly errors: Float64Array;
}

/** So that the first slopes move a weight no further than the later ones. */
const firstSquare = 0.02;

function begun(size: number, classes: number, loud: Loudness): Learning {
  const stride = 2 ** Math.ceil(Math.log2(2 * classes));
  const cells = new Float32Array(size * stride);
  for (let row = 0; row < cells.length; row += stride) cells.fill(firstSquare, row + classes, row + 2 * classes);
  return { cells, stride, bias: new Float64Array(classes), loud, errors: new Float64Array(classes) };
}

function addWeights(mean: Float32Array, { cells, stride, bias: { length: classes } }: Learning, share: number): void {
  for (let row = 0, to = 0; row < cells.length; row += stride, to += classes)
    for (let c = 0; c < classes; c += 1) mean[to + c] = (mean[to + c] as number) + (cells[row + c] as number) * share;
}

/** How much likelier than it should be each class is found, times the weight of the line. */
function findErrors({ at, value, meaning, weight }: Row, { cells, stride, bias, loud, errors }: Learning): void {
  const classes = bias.length;
  errors.set(bias);
  for (let each = 0; each < at.length; each += 1) {
    const bucket = at[each] as number;
    const part = value[each] as number;
    for (let c = 0; c < classes; c += 1) {
      const much = loud === null ? part : part * (loud[bucket * classes + c] as number);
      errors[c] = (errors[c] as number) + (cells[bucket * stride + c] as number) * much;
    }
  }
  for (const [c, likely] of softmax(Array.from(errors)).entries())
    errors[c] = weight * (likely - (c === meaning ? 1 : 0));
}

function learn(row: Row, learning: Learning): void {
  findErrors(row, learning);
  const { at, value } = row;
  const { cells, stride, bias, loud, errors } = learning;
  const classes = bias.length;
  for (let each = 0; each < at.length; each += 1) {
    const bucket = at[each] as number;
    const part = value[each] as number;
    for (let c = 0; c < classes; c += 1) {
      const cell = bucket * stride + c;
      const much = loud === null ? part : part * (loud[bucket * classes + c] as number);
      const slope = (errors[c] as number) * much + decay * (cells[cell] as number);
      const square = (cells[cell + classes] as number) + slope * slope;
      cells[cell + classes] = square;
      cells[cell] = (cells[cell] as number) - (rate * slope) / Math.sqrt(square);
    }
  }
  for (let c = 0; c < classes; c += 1) bias[c] = (bias[c] as number) - 0.02 * (errors[c] as number);
}

function shuffled(rows: readonly Row[], random: () => number): readonly Row[] {
  const order = [...rows];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const [a, b] = [order[at], order[other]];
    if (a && b) [order[at], order[other]] = [b, a];
  }
  return order;
}

/** In standard deviations of a weight: half of them are nothing then, and no hand left out is read worse. */
const coarseness = 2;

/** One byte a weight, in steps so coarse that the file packs well; the few that are larger stop at the largest. */
function quantized(weights: Float32Array, bias: readonly number[], size: number): Linear {
  let squares = 0;
  let learned = 0;
  for (const weight of weights) {
    squares += weight * weight;
    if (weight !== 0) learned += 1;
  }
  const step = Math.sqrt(squares / learned) * coarseness;
  const steps = Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / step))));
  return { buckets: size, weights: steps, step, bias };
}
