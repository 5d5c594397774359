/** Trains the model of words: multinomial logistic regression by AdaGrad, the same weights from the same lines. */
import { clausesOf } from '../../src/domain/words/clauses.ts';
import { vectorOf } from '../../src/domain/words/grams.ts';
import { type Meaning, meanings, softmax, type WordsModel } from '../../src/domain/words/model.ts';
import type { Example } from './examples.ts';

/** Four times as many as there were: pieces that share a bucket mislead each other. */
export const buckets = 2 ** 18;
const epochs = 8;
/** From this round on the weights no longer move far: their mean errs less than the last of them. */
const settledFrom = 4;
const rate = 0.8;
/** Pulls weights towards nothing, so that what was seen once convinces nobody. */
const decay = 1.5e-4;
const classes = meanings.length;

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

/** Copies of the lines as people write them: with slips, after a greeting, in the middle of something else. */
function copiesOf(examples: readonly Example[], random: () => number): readonly Example[] {
  const courtesies = examples.filter(({ meaning, text }) => meaning === 'courtesy' && text.length < 25);
  return examples.flatMap((example): readonly Example[] => {
    const { text, meaning, hand = null } = example;
    const copies: Example[] = [{ text: withTypo(text, random), meaning, hand }];
    if (text.length > 12 && random() < 0.35) {
      const opening = pick(courtesies, random)?.text ?? '';
      if (meaning !== 'courtesy') copies.push({ text: `${opening} ${text}`, meaning, hand });
    }
    // No part of a message without danger is a cry; of one with danger nobody has said which part is.
    if (meaning !== 'danger') for (const part of clausesOf(text)) copies.push({ text: part, meaning, hand });
    if (random() < 0.2) {
      const other = pick(examples, random) ?? example;
      const graver = gravity.find((each) => each === meaning || each === other.meaning) ?? meaning;
      const pair = random() < 0.5 ? [text, other.text] : [other.text, text];
      copies.push({ text: pair.join(random() < 0.5 ? '. ' : ' '), meaning: graver, hand });
    }
    return copies;
  });
}

/** Lines of whoever wrote a whole set are more like those of the next stranger than the many of the beginning. */
const weightOfHand = 2;

interface Row {
  readonly weight: number;
  readonly at: Int32Array;
  readonly value: Float32Array;
  readonly meaning: number;
}

const rowOf = ({ text, meaning, hand }: Example): Row => {
  const { at, value } = vectorOf(text, buckets);
  const weight = hand ? weightOfHand : 1;
  return { weight, at: Int32Array.from(at), value: Float32Array.from(value), meaning: meanings.indexOf(meaning) };
};

/** @param examples in any order; their order changes the weights, so it is kept the same */
export function train(examples: readonly Example[]): WordsModel {
  const random = seeded(20_261_127);
  const rows = [...examples, ...copiesOf(examples, random)].map(rowOf);
  const weights = new Float32Array(buckets * classes);
  const squares = new Float32Array(buckets * classes).fill(0.02);
  const bias = new Float64Array(classes);
  const mean = new Float32Array(buckets * classes);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const row of shuffled(rows, random)) learn(row, weights, squares, bias);
    if (epoch >= settledFrom) addTo(mean, weights, 1 / (epochs - settledFrom));
  }
  return quantized(mean, Array.from(bias));
}

function addTo(sum: Float32Array, added: Float32Array, share: number): void {
  for (const [at, value] of added.entries()) sum[at] = (sum[at] ?? 0) + value * share;
}

function learn(
  { at, value, meaning, weight }: Row,
  weights: Float32Array,
  squares: Float32Array,
  bias: Float64Array,
): void {
  const scores: number[] = Array.from(bias);
  for (let each = 0; each < at.length; each += 1) {
    const row = (at[each] ?? 0) * classes;
    const part = value[each] ?? 0;
    for (let c = 0; c < classes; c += 1) scores[c] = (scores[c] ?? 0) + (weights[row + c] ?? 0) * part;
  }
  const errors = softmax(scores).map((likely, c) => weight * (likely - (c === meaning ? 1 : 0)));
  for (let each = 0; each < at.length; each += 1) {
    const row = (at[each] ?? 0) * classes;
    const part = value[each] ?? 0;
    for (let c = 0; c < classes; c += 1) {
      const slope = (errors[c] ?? 0) * part + decay * (weights[row + c] ?? 0);
      const square = (squares[row + c] ?? 0) + slope * slope;
      squares[row + c] = square;
      weights[row + c] = (weights[row + c] ?? 0) - (rate * slope) / Math.sqrt(square);
    }
  }
  for (let c = 0; c < classes; c += 1) bias[c] = (bias[c] ?? 0) - 0.02 * (errors[c] ?? 0);
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
function quantized(weights: Float32Array, bias: readonly number[]): WordsModel {
  let squares = 0;
  let learned = 0;
  for (const weight of weights) {
    squares += weight * weight;
    if (weight !== 0) learned += 1;
  }
  const step = Math.sqrt(squares / learned) * coarseness;
  const steps = Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / step))));
  return { buckets, weights: steps, step, bias };
}
