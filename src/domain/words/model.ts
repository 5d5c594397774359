/**
 * A linear model of what a message means, trained from the example files in `words/`. It has a weight for every feature of a
 * sentence and every meaning, and returns how likely each meaning is and which features decided it. It makes no decision alone.
 */
import { rememberLast } from '../remember.ts';
import { bucketOf, eachGram, type Vector, vectorOf } from './grams.ts';

/** Each meaning has one example file. */
export const meanings = ['ordinary', 'danger', 'letter', 'courtesy', 'service', 'staff-work', 'news'] as const;
/** The meaning of a message, as the model distinguishes it. */
export type Meaning = (typeof meanings)[number];

/**
 * Classes of messages after a cry for help, from the sender or from an alerted person. Each has one example file in
 * `words/after-cry/`.
 */
export const afterCryClasses = ['over', 'more', 'thanks', 'other', 'taken'] as const;
/** What a message after a cry for help means for its case. */
export type AfterCry = (typeof afterCryClasses)[number];

/**
 * Classes of what staff write without an open draft: they report an event, or talk to each other or about their work (decision
 * 0250).
 */
export const staffClasses = ['told', 'talk'] as const;

/** A linear classifier: a weight for every feature and class. */
export interface Linear {
  readonly buckets: number;
  /** `buckets` × classes; the weights of one bucket are adjacent. */
  readonly weights: Int8Array;
  /** The value of one unit of a weight. */
  readonly step: number;
  /** One for each class. */
  readonly bias: readonly number[];
}

/** The classifier of meanings, with two small ones: for messages after a cry (decision 0180), and for what staff write. */
export interface WordsModel extends Linear {
  readonly afterCry: Linear;
  readonly staff: Linear;
}

/** The likelihood of each meaning, in the order of `meanings`; their sum is 1. */
export type Likelihood = readonly number[];

/** Turns scores into shares that add up to one. */
export const softmax = (scores: readonly number[]): readonly number[] => {
  const highest = Math.max(...scores);
  const parts = scores.map((score) => Math.exp(score - highest));
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / whole);
};

const scoresOf = ({ weights, step, bias }: Linear, { at, value }: Vector): readonly number[] => {
  const classes = bias.length;
  const scores = Array.from(bias, () => 0);
  for (let each = 0; each < at.length; each += 1) {
    const row = (at[each] as number) * classes;
    const much = value[each] as number;
    for (let one = 0; one < classes; one += 1)
      scores[one] = (scores[one] as number) + (weights[row + one] as number) * much;
  }
  return scores.map((score, one) => score * step + (bias[one] ?? 0));
};

/** The likelihood of each of the given classes for a message after a cry, if it belongs to one of them. */
export const afterCryOf = (
  { afterCry }: WordsModel,
  text: string,
  among: readonly AfterCry[],
): Readonly<Partial<Record<AfterCry, number>>> => {
  const scores = scoresOf(afterCry, vectorOf(text, afterCry.buckets));
  const shares = softmax(among.map((each) => scores[afterCryClasses.indexOf(each)] ?? 0));
  return Object.fromEntries(among.map((each, at) => [each, shares[at] ?? 0]));
};

/** The likelihood, from 0 to 1, that staff report an event rather than talk. */
export const toldByStaff = ({ staff }: WordsModel, text: string): number =>
  softmax(scoresOf(staff, vectorOf(text, staff.buckets)))[staffClasses.indexOf('told')] ?? 0;

/** The likelihood of each meaning. Cached, because several rules ask about the same message. */
export const likelihoodOf = (model: WordsModel, text: string): Likelihood => likelihoodIn(text, model);

const likelihoodIn = rememberLast(
  (text: string, model: WordsModel): Likelihood => softmax(scoresOf(model, vectorOf(text, model.buckets))),
  32,
);

/**
 * The share of "work" that counts as a service request when a citizen writes: "xóa giúp tin tôi gửi" is the same wish as a
 * colleague's.
 */
const workIsService = 0.3;

/**
 * The likelihoods for a person who is not staff. What looks like staff work is partly a service request and otherwise
 * distributed over the other meanings. News counts as an ordinary message to the ward.
 */
export const asCitizen = (likelihood: Likelihood): Likelihood => {
  const work = likely(likelihood, 'staff-work');
  const news = likely(likelihood, 'news');
  const shared = work * (1 - workIsService);
  return meanings.map((meaning) => {
    if (meaning === 'staff-work' || meaning === 'news') return 0;
    const own = meaning === 'ordinary' ? news : meaning === 'service' ? work * workIsService : 0;
    return (likely(likelihood, meaning) + own) / Math.max(1 - shared, Number.EPSILON);
  });
};

/** The likelihoods of the other meanings if this one is excluded. */
export const excluding = (likelihood: Likelihood, meaning: Meaning): Likelihood =>
  meanings.map((each) =>
    each === meaning ? 0 : likely(likelihood, each) / Math.max(1 - likely(likelihood, meaning), Number.EPSILON),
  );

/** The likelihood of one meaning, from 0 to 1. */
export const likely = (likelihood: Likelihood, meaning: Meaning): number => likelihood[meanings.indexOf(meaning)] ?? 0;

/** The most likely meaning. */
export const likeliest = (likelihood: Likelihood): Meaning =>
  meanings[likelihood.indexOf(Math.max(...likelihood))] ?? 'ordinary';

/** A feature of a message and how much it contributed to a meaning. */
export interface Reason {
  /** "w chay nha": a feature as `grams.ts` writes it. */
  readonly gram: string;
  readonly weight: number;
}

/** The features that contributed most to a meaning, compared with an ordinary message; the strongest first. */
export const explain = (model: WordsModel, text: string, meaning: Meaning, most = 8): readonly Reason[] => {
  const found = new Map<string, number>();
  const index = meanings.indexOf(meaning);
  const rest = meanings.indexOf(meaning === 'ordinary' ? 'danger' : 'ordinary');
  eachGram(text, (gram, weight) => {
    const row = bucketOf(gram, model.buckets) * meanings.length;
    found.set(gram, ((model.weights[row + index] ?? 0) - (model.weights[row + rest] ?? 0)) * model.step * weight);
  });
  return Array.from(found, ([gram, weight]) => ({ gram, weight }))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, most);
};
