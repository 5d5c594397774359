/** Trains the weights of a linear model: multinomial logistic regression with AdaGrad. */
import type { Linear } from '../../src/domain/words/model.ts';
import { type Dice, diceOf, stateAfter } from './dice.ts';
import type { Rows } from './rows.ts';

const epochs = 8;
/** From this epoch on the weights change little: their mean is more accurate than the last ones. */
const settledFrom = 4;
const rate = 0.8;
/** Weight decay, so that rare pieces get little influence. */
const decay = 1.5e-4;

/** One of the two trainings whose mean is the model. */
export interface Lesson {
  readonly rows: Rows;
  /** The rows to train on. */
  readonly chosen: Int32Array;
  readonly classes: number;
  /** Whether pieces are scaled by how strongly they indicate a meaning, or equally. */
  readonly isLoud: boolean;
  /** State of the random generator at its start. */
  readonly dice: number;
}

/** Both lessons of one model. The second continues the random sequence of the first. */
export const lessonsOf = (
  { rows, classes, dice }: Pick<Lesson, 'rows' | 'classes' | 'dice'>,
  chosen: Int32Array,
): readonly [Lesson, Lesson] => {
  const first = { rows, chosen, classes, isLoud: false, dice };
  return [first, { ...first, isLoud: true, dice: stateAfter(dice, epochs * Math.max(0, chosen.length - 1)) }];
};

/** The weights of each bucket, one for each class. */
export interface Weighed {
  readonly weights: Float32Array;
  readonly bias: Float64Array;
}

/** The mean of both lessons, quantised: again one linear model. */
export function modelOf([alike, loud]: readonly [Weighed, Weighed]): Linear {
  const mean = alike.weights.map((weight, at) => Math.fround(weight / 2) + (loud.weights[at] as number) / 2);
  const bias = Array.from(alike.bias, (each, c) => each / 2 + (loud.bias[c] as number) / 2);
  return quantized(mean, bias);
}

/** Smoothing: imaginary lines added to the counts, so that a piece seen in one line indicates nothing. */
const imagined = 1;
/** Lower offset and upper limit of the scaling of a piece. */
const mute = 0.05;
const loudest = 4;

/** Floats of one bucket: its weights and their squares together fill one cache line. */
const lanes = 8;
/** Lanes that are trained; lanes without a class stay zero. */
const mostClasses = 7;

/**
 * Scale of each piece by rank: the square root of the logarithm of how much likelier it is under a meaning than under all others.
 */
function loudnessOf({ rows, chosen, classes }: Lesson): Float32Array {
  const { starts, at, text, weight, is, bucketAt } = rows;
  const loud = new Float32Array(bucketAt.length * lanes);
  const held = new Float64Array(classes);
  for (const row of chosen) {
    const meaning = is[row] as number;
    const much = weight[row] as number;
    const [from, to] = [starts[text[row] as number] as number, starts[(text[row] as number) + 1] as number];
    for (let each = from; each < to; each += 1) {
      const cell = (at[each] as number) * lanes + meaning;
      loud[cell] = (loud[cell] as number) + much;
    }
    held[meaning] = (held[meaning] as number) + much * (to - from);
  }
  const all = held.reduce((sum, each) => sum + each, 0);
  const counts = new Float32Array(classes);
  for (let row = 0; row < loud.length; row += lanes) {
    let count = 0;
    for (let c = 0; c < classes; c += 1) {
      counts[c] = loud[row + c] as number;
      count += counts[c] as number;
    }
    for (let c = 0; c < classes; c += 1) {
      const own = held[c] as number;
      const mine = counts[c] as number;
      const under = (mine + (imagined * own) / all) / own;
      const elsewhere = (count - mine + (imagined * (all - own)) / all) / (all - own);
      loud[row + c] = Math.min(loudest, Math.sqrt(Math.abs(Math.log(under / elsewhere))) + mute);
    }
  }
  return loud;
}

/** State of the training, with direct references for the innermost loops. */
interface Learning extends Lesson {
  /** For each rank its weights in `lanes`, followed by the sums of their squared gradients, so that both are loaded together. */
  readonly cells: Float32Array;
  /** For each rank its scale for each class, in `lanes`. */
  readonly loud: Float32Array;
  readonly bias: Float64Array;
  /** Errors of the current row for each class. Overwritten by the next row. */
  readonly errors: Float64Array;
}

/** Initial sum of squares, so that the first gradients do not move a weight further than later ones. */
const firstSquare = 0.02;

function begun(lesson: Lesson): Learning {
  const ranks = lesson.rows.bucketAt.length;
  const cells = new Float32Array(ranks * 2 * lanes);
  for (let rank = 0; rank < cells.length; rank += 2 * lanes) cells.fill(firstSquare, rank + lanes, rank + 2 * lanes);
  const loud = lesson.isLoud ? loudnessOf(lesson) : new Float32Array(ranks * lanes).fill(1);
  return { ...lesson, cells, loud, bias: new Float64Array(lanes), errors: new Float64Array(lanes) };
}

/**
 * Trains the weights of one lesson. Deterministic. Takes seconds of processor time for a hundred thousand rows.
 * @throws RangeError if there are more classes than trained lanes
 */
export function weigh(lesson: Lesson): Weighed {
  const { rows, chosen, classes } = lesson;
  if (classes > mostClasses) throw new RangeError(`${classes} classes: at most ${mostClasses} are supported`);
  const learning = begun(lesson);
  const dice = diceOf(lesson.dice);
  const mean = new Float32Array(rows.bucketAt.length * lanes);
  const order = new Int32Array(chosen.length);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    order.set(chosen);
    shuffle(order, dice);
    for (let row = 0; row < order.length; row += 1) learn(order[row] as number, learning);
    if (epoch >= settledFrom) addWeights(mean, learning.cells, 1 / (epochs - settledFrom));
  }
  const weights = new Float32Array(rows.bucketAt.length * classes);
  for (const [rank, bucket] of rows.bucketAt.entries())
    for (let c = 0; c < classes; c += 1)
      weights[bucket * classes + c] = (mean[rank * lanes + c] as number) * (learning.loud[rank * lanes + c] as number);
  return { weights, bias: learning.bias.slice(0, classes) };
}

function shuffle(order: Int32Array, dice: Dice): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(dice.next() * (at + 1));
    const moved = order[at] as number;
    order[at] = order[other] as number;
    order[other] = moved;
  }
}

function addWeights(mean: Float32Array, cells: Float32Array, share: number): void {
  for (let rank = 0, to = 0; rank < cells.length; rank += 2 * lanes, to += lanes)
    for (let c = 0; c < lanes; c += 1) mean[to + c] = (mean[to + c] as number) + (cells[rank + c] as number) * share;
}

/** The error of each class: its predicted probability less the correct one, times the row's weight. */
function findErrors(row: number, learning: Learning): void {
  const { rows, errors, classes } = learning;
  findScores(row, learning);
  let highest = -Infinity;
  for (let c = 0; c < classes; c += 1) highest = Math.max(highest, errors[c] as number);
  let whole = 0;
  for (let c = 0; c < classes; c += 1) {
    errors[c] = Math.exp((errors[c] as number) - highest);
    whole += errors[c] as number;
  }
  const weight = rows.weight[row] as number;
  for (let c = 0; c < classes; c += 1)
    errors[c] = weight * ((errors[c] as number) / whole - (c === rows.is[row] ? 1 : 0));
  errors.fill(0, classes);
}

/** Unrolled: V8 does not unroll a loop over the lanes, and training would take twice as long. */
function findScores(row: number, { rows, cells, loud, bias, errors }: Learning): void {
  const { starts, at, value, text } = rows;
  const to = starts[(text[row] as number) + 1] as number;
  let s0 = bias[0] as number;
  let s1 = bias[1] as number;
  let s2 = bias[2] as number;
  let s3 = bias[3] as number;
  let s4 = bias[4] as number;
  let s5 = bias[5] as number;
  let s6 = bias[6] as number;
  for (let each = starts[text[row] as number] as number; each < to; each += 1) {
    const part = value[each] as number;
    const lane = (at[each] as number) * lanes;
    const cell = 2 * lane;
    s0 += (cells[cell] as number) * (part * (loud[lane] as number));
    s1 += (cells[cell + 1] as number) * (part * (loud[lane + 1] as number));
    s2 += (cells[cell + 2] as number) * (part * (loud[lane + 2] as number));
    s3 += (cells[cell + 3] as number) * (part * (loud[lane + 3] as number));
    s4 += (cells[cell + 4] as number) * (part * (loud[lane + 4] as number));
    s5 += (cells[cell + 5] as number) * (part * (loud[lane + 5] as number));
    s6 += (cells[cell + 6] as number) * (part * (loud[lane + 6] as number));
  }
  errors[0] = s0;
  errors[1] = s1;
  errors[2] = s2;
  errors[3] = s3;
  errors[4] = s4;
  errors[5] = s5;
  errors[6] = s6;
}

function learn(row: number, learning: Learning): void {
  findErrors(row, learning);
  const { rows, cells, loud, bias, errors } = learning;
  const { starts, at, value, text } = rows;
  const to = starts[(text[row] as number) + 1] as number;
  const [e0 = 0, e1 = 0, e2 = 0, e3 = 0, e4 = 0, e5 = 0, e6 = 0] = errors;
  for (let each = starts[text[row] as number] as number; each < to; each += 1) {
    const part = value[each] as number;
    const lane = (at[each] as number) * lanes;
    const cell = 2 * lane;
    move(cells, cell, e0 * (part * (loud[lane] as number)));
    move(cells, cell + 1, e1 * (part * (loud[lane + 1] as number)));
    move(cells, cell + 2, e2 * (part * (loud[lane + 2] as number)));
    move(cells, cell + 3, e3 * (part * (loud[lane + 3] as number)));
    move(cells, cell + 4, e4 * (part * (loud[lane + 4] as number)));
    move(cells, cell + 5, e5 * (part * (loud[lane + 5] as number)));
    move(cells, cell + 6, e6 * (part * (loud[lane + 6] as number)));
  }
  for (let c = 0; c < lanes; c += 1) bias[c] = (bias[c] as number) - 0.02 * (errors[c] as number);
}

/** Moves one weight against its gradient. */
function move(cells: Float32Array, cell: number, wrong: number): void {
  const weight = cells[cell] as number;
  const slope = wrong + decay * weight;
  const square = (cells[cell + lanes] as number) + slope * slope;
  cells[cell + lanes] = square;
  cells[cell] = weight - (rate * slope) / Math.sqrt(square);
}

/**
 * Step of the quantisation in standard deviations of a weight. With it half of the weights are zero, without a loss for authors
 * left out of training.
 */
const coarseness = 2;

/** One byte for each weight, in steps so coarse that the file compresses well. Larger weights are clamped. */
function quantized(weights: Float32Array, bias: readonly number[]): Linear {
  let squares = 0;
  let learned = 0;
  for (const weight of weights) {
    squares += weight * weight;
    if (weight !== 0) learned += 1;
  }
  const step = Math.sqrt(squares / learned) * coarseness;
  const steps = Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / step))));
  return { buckets: weights.length / bias.length, weights: steps, step, bias };
}
