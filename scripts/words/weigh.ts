/** How the weights of a linear model are learned: multinomial logistic regression by AdaGrad. */
import type { Linear } from '../../src/domain/words/model.ts';
import { type Dice, diceOf, stateAfter } from './dice.ts';
import type { Rows } from './rows.ts';

const epochs = 8;
/** From this round on the weights no longer move far: their mean errs less than the last of them. */
const settledFrom = 4;
const rate = 0.8;
/** Pulls weights towards nothing, so that what was seen once convinces nobody. */
const decay = 1.5e-4;

/** One of the two trainings whose mean is the model. */
export interface Lesson {
  readonly rows: Rows;
  /** The rows that are learned from. */
  readonly chosen: Int32Array;
  readonly classes: number;
  /** Whether every piece speaks alike, or as loudly as the lines hold it to be a sign of the meaning. */
  readonly isLoud: boolean;
  /** State of the dice that it begins with. */
  readonly dice: number;
}

/** Both lessons of one model; the dice of the second go on where those of the first end. */
export const lessonsOf = (
  { rows, classes, dice }: Pick<Lesson, 'rows' | 'classes' | 'dice'>,
  chosen: Int32Array,
): readonly [Lesson, Lesson] => {
  const first = { rows, chosen, classes, isLoud: false, dice };
  return [first, { ...first, isLoud: true, dice: stateAfter(dice, epochs * Math.max(0, chosen.length - 1)) }];
};

/** Of each bucket, its classes side by side. */
export interface Weighed {
  readonly weights: Float32Array;
  readonly bias: Float64Array;
}

/** The mean of both lessons, in few steps: again one linear model. */
export function modelOf([alike, loud]: readonly [Weighed, Weighed]): Linear {
  const mean = alike.weights.map((weight, at) => Math.fround(weight / 2) + (loud.weights[at] as number) / 2);
  const bias = Array.from(alike.bias, (each, c) => each / 2 + (loud.bias[c] as number) / 2);
  return quantized(mean, bias);
}

/** Lines that are imagined beside those that hold a piece, so that what stands in one of them is a sign of nothing. */
const imagined = 1;
/** Nothing is quite mute, and nothing louder than the loudest. */
const mute = 0.05;
const loudest = 4;

/** Cells of one bucket: its weights and its squares together fill one line of memory. */
const lanes = 8;
/** Lanes that are learned; those without a class stay nothing. */
const mostClasses = 7;

/** The root of how many times likelier a piece is under a meaning than under all others, as a logarithm; by rank. */
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

/** What the lesson has learned so far, in numbers that the innermost loops fetch without a detour. */
interface Learning extends Lesson {
  /** Of each rank its weights, `lanes` of them, and behind them the sums of their squared slopes: they are fetched together. */
  readonly cells: Float32Array;
  /** Of each rank how loudly it speaks for each class, in `lanes`. */
  readonly loud: Float32Array;
  readonly bias: Float64Array;
  /** Of the row that is learned, for each class: overwritten by the next one. */
  readonly errors: Float64Array;
}

/** So that the first slopes move a weight no further than the later ones. */
const firstSquare = 0.02;

function begun(lesson: Lesson): Learning {
  const ranks = lesson.rows.bucketAt.length;
  const cells = new Float32Array(ranks * 2 * lanes);
  for (let rank = 0; rank < cells.length; rank += 2 * lanes) cells.fill(firstSquare, rank + lanes, rank + 2 * lanes);
  const loud = lesson.isLoud ? loudnessOf(lesson) : new Float32Array(ranks * lanes).fill(1);
  return { ...lesson, cells, loud, bias: new Float64Array(lanes), errors: new Float64Array(lanes) };
}

/**
 * The same weights from the same lesson. Takes seconds of a processor for a hundred thousand rows.
 * @throws RangeError when there are more classes than lanes that are learned
 */
export function weigh(lesson: Lesson): Weighed {
  const { rows, chosen, classes } = lesson;
  if (classes > mostClasses) throw new RangeError(`${classes} classes: there are lanes for ${mostClasses}`);
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

/** How much likelier than it should be each class is found, times the weight of the row. */
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

/** Lane by lane: written as a loop over lanes, which V8 leaves a loop, training takes twice as long. */
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

/** Moves one weight against its slope. */
function move(cells: Float32Array, cell: number, wrong: number): void {
  const weight = cells[cell] as number;
  const slope = wrong + decay * weight;
  const square = (cells[cell + lanes] as number) + slope * slope;
  cells[cell + lanes] = square;
  cells[cell] = weight - (rate * slope) / Math.sqrt(square);
}

/** In standard deviations of a weight: half of them are nothing then, and no hand left out is read worse. */
const coarseness = 2;

/** One byte a weight, in steps so coarse that the file packs well; the few that are larger stop at the largest. */
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
