/**
 * What do people mean who write so? A linear model trained from the example files in `words/`: for every piece of a
 * sentence a weight for every meaning. It says how likely each meaning is, and which pieces made it think so; it decides
 * nothing alone.
 */
import { rememberLast } from '../remember.ts';
import { bucketOf, eachGram, type Vector, vectorOf } from './grams.ts';

/** One example file each. */
export const meanings = ['ordinary', 'danger', 'letter', 'courtesy', 'service', 'staff-work', 'news'] as const;
/** What a message is about, as the model tells it apart. */
export type Meaning = (typeof meanings)[number];

/** What words after a cry are, of who cried or of who was told of it: one example file each in `words/after-cry/`. */
export const afterCryClasses = ['over', 'more', 'thanks', 'other', 'taken'] as const;
/** What words that follow a cry for help mean for it. */
export type AfterCry = (typeof afterCryClasses)[number];

/** What staff write without a draft: an event is told, or they talk to each other or of their work (0250). */
export const staffClasses = ['told', 'talk'] as const;

/** For every piece of a sentence a weight for every class. */
export interface Linear {
  readonly buckets: number;
  /** `buckets` × classes, the classes of one bucket side by side. */
  readonly weights: Int8Array;
  /** What one step of a weight is worth. */
  readonly step: number;
  /** One for each class. */
  readonly bias: readonly number[];
}

/** The meanings of a message; beside them small ones of their own for what follows a cry (0180), and for what staff tell. */
export interface WordsModel extends Linear {
  readonly afterCry: Linear;
  readonly staff: Linear;
}

/** How likely each meaning is, in the order of `meanings`; together 1. */
export type Likelihood = readonly number[];

/** Scores as shares of one. */
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

/** How likely words after a cry are each of these, were they one of them. */
export const afterCryOf = (
  { afterCry }: WordsModel,
  text: string,
  among: readonly AfterCry[],
): Readonly<Partial<Record<AfterCry, number>>> => {
  const scores = scoresOf(afterCry, vectorOf(text, afterCry.buckets));
  const shares = softmax(among.map((each) => scores[afterCryClasses.indexOf(each)] ?? 0));
  return Object.fromEntries(among.map((each, at) => [each, shares[at] ?? 0]));
};

/** How likely it tells an event, were it that or talk of staff. Between 0 and 1. */
export const toldByStaff = ({ staff }: WordsModel, text: string): number =>
  softmax(scoresOf(staff, vectorOf(text, staff.buckets)))[staffClasses.indexOf('told')] ?? 0;

/** What is asked of one message asks for its likelihood again and again. */
export const likelihoodOf = (model: WordsModel, text: string): Likelihood => likelihoodIn(text, model);

const likelihoodIn = rememberLast(
  (text: string, model: WordsModel): Likelihood => softmax(scoresOf(model, vectorOf(text, model.buckets))),
  32,
);

/** Of what reads as work: "xóa giúp tin tôi gửi" is the same wish by somebody else. */
const workIsService = 0.3;

/**
 * Of somebody who has no work here: what reads as work is a wish of the service or means one of the other things, and what
 * tells an event is told to the ward like anything else.
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

/** How likely the others are, were it not this one. */
export const without = (likelihood: Likelihood, meaning: Meaning): Likelihood =>
  meanings.map((each) =>
    each === meaning ? 0 : likely(likelihood, each) / Math.max(1 - likely(likelihood, meaning), Number.EPSILON),
  );

/** Between 0 and 1. */
export const likely = (likelihood: Likelihood, meaning: Meaning): number => likelihood[meanings.indexOf(meaning)] ?? 0;

/** The meaning that the model finds likeliest. */
export const likeliest = (likelihood: Likelihood): Meaning =>
  meanings[likelihood.indexOf(Math.max(...likelihood))] ?? 'ordinary';

/** A piece of a message and how much it spoke for a meaning. */
export interface Reason {
  /** "w chay nha": a piece as `grams.ts` writes it. */
  readonly gram: string;
  readonly weight: number;
}

/** The pieces that spoke most for a meaning, against an ordinary message; the strongest first. */
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
