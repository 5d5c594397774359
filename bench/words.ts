/**
 * How well messages are understood that the model was not trained on. First the sets that the committed weights have not seen;
 * then the example files by ten-fold cross-validation, with lines of one template always in the same fold. Each required figure
 * is printed with whether it is met. The complete reader is measured, rules and model together.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { clustersOf } from '../scripts/words/clusters.ts';
import { type Example, linesIn, nearFiles, readExamples, wordsFolder } from '../scripts/words/examples.ts';
import { inThreads } from '../scripts/words/threads.ts';
import { type Part, type Prepared, prepare, rowsWithout } from '../scripts/words/training.ts';
import { lessonsOf, modelOf, weigh } from '../scripts/words/weigh.ts';
import { readWordsModel } from '../src/adapters/words-model.ts';
import type { Linear } from '../src/domain/words/model.ts';
import type { Figure } from './figure.ts';
import { apartFigures, figuresOf, goalsOf, mistakesIn, nearLetterFigures } from './words-figures.ts';
import type { Fold, FoldPart } from './words-fold.ts';
import { type Judged, judge } from './words-read.ts';

const folds = 10;

/** Classifies each group of lines with a model trained on no row with a word of them (0278). */
async function withoutEach(
  examples: readonly Example[],
  clusters: readonly number[],
  groups: readonly ReadonlySet<number>[],
): Promise<readonly (readonly Judged[])[]> {
  const prepared = await prepare(examples, clusters);
  const afterCry = afterCryOf(prepared);
  const jobs = groups.map((left): Fold => {
    const part = (of: Part): FoldPart => ({
      rows: of.rows,
      classes: of.classes,
      dice: of.dice,
      chosen: rowsWithout(of, left),
    });
    return {
      words: part(prepared.words),
      staff: part(prepared.staff),
      afterCry,
      test: examples.filter((_, at) => left.has(at)),
    };
  });
  return inThreads(new URL('./words-fold.ts', import.meta.url), jobs);
}

/** No example follows a cry for help, so this part is the same for every fold. */
function afterCryOf({ afterCry }: Prepared): Linear {
  const [alike, loud] = lessonsOf(afterCry, rowsWithout(afterCry));
  return modelOf([weigh(alike), weigh(loud)]);
}

async function crossValidated(): Promise<readonly Judged[]> {
  const examples = readExamples();
  const clusters = clustersOf(examples.map(({ text }) => text));
  const foldOf = (cluster: number) => (Math.imul(cluster, 0x9e3779b1) >>> 0) % folds;
  const groups = Array.from(
    { length: folds },
    (_, fold) => new Set(clusters.flatMap((cluster, at) => (foldOf(cluster) === fold ? [at] : []))),
  );
  return (await withoutEach(examples, clusters, groups)).flat();
}

/** Each author's whole set, classified by weights trained without it: an estimate for a new author. */
export async function wordsOfHands(): Promise<readonly Figure[]> {
  const examples = readExamples();
  const hands = [...new Set(examples.flatMap(({ hand }) => hand ?? []))];
  const linesOf = (wanted: string) => new Set(examples.flatMap(({ hand }, at) => (hand === wanted ? [at] : [])));
  const clusters = clustersOf(examples.map(({ text }) => text));
  const judged = await withoutEach(examples, clusters, hands.map(linesOf));
  return hands.flatMap((hand, at) => {
    const title = `without ${hand}`;
    return [...figuresOf(title, judged[at] ?? []), ...goalsOf(title, judged[at] ?? [])];
  });
}

/** Lines of a set's file that is not named after a meaning; empty if the set has no such file. */
const apart = (path: string, isChat: boolean): readonly Example[] =>
  existsSync(path) ? linesIn(path).map((text) => ({ text, meaning: 'ordinary', isChat })) : [];

/** A set by one author that the committed weights have not seen. */
interface UnseenSet {
  readonly known: readonly Judged[];
  /** Ordinary messages that sound like letters. */
  readonly near: readonly Judged[];
  /** Messages among staff. */
  readonly staff: readonly Judged[];
}

function readSet(folder: string): UnseenSet {
  const model = readWordsModel(wordsFolder);
  const read = (examples: readonly Example[]) => examples.map((example) => judge(example, model));
  const [letters, others] = nearFiles;
  return {
    known: read(readExamples(folder)),
    near: read(apart(join(folder, letters), false)),
    staff: read(apart(join(folder, others), true)),
  };
}

const goalsOfSet = (title: string, { known, near, staff }: UnseenSet): readonly Figure[] =>
  goalsOf(title, [...known, ...staff], near);

/** All figures about one set, or about several combined. */
function figuresOfSet(title: string, set: UnseenSet): readonly Figure[] {
  const { known, near, staff } = set;
  return [
    ...mistakesIn(title, [...known, ...near, ...staff]),
    ...figuresOf(title, known),
    ...apartFigures(title, near, staff),
    ...goalsOfSet(title, set),
  ];
}

/** The sets that the committed weights have not seen: the goals for each author, and all figures for all of them combined. */
export function unseenSets(folder = join(wordsFolder, 'unseen')): readonly Figure[] {
  const hands = readdirSync(folder).sort();
  const sets = hands.map((hand) => readSet(join(folder, hand)));
  const together: UnseenSet = {
    known: sets.flatMap(({ known }) => known),
    near: sets.flatMap(({ near }) => near),
    staff: sets.flatMap(({ staff }) => staff),
  };
  return [
    ...sets.flatMap((set, at) => goalsOfSet(`unseen, hand of ${hands[at]}`, set)),
    ...figuresOfSet('unseen', together),
  ];
}

/** Lines of complete sets written for evaluation, without lines that were written where the reader failed. */
const isOfSet = ({ hand }: Judged): boolean => hand?.includes(' set') ?? false;

/** Figures of the words model: first the unseen sets; after minutes the ten folds. */
export async function* words(): AsyncGenerator<readonly Figure[]> {
  yield unseenSets();
  const known = await crossValidated();
  yield [
    ...mistakesIn('ten-fold', known),
    ...figuresOf('ten-fold', known),
    ...nearLetterFigures('ten-fold', known),
    ...goalsOf('ten-fold', known),
    ...goalsOf('ten-fold, sets', known.filter(isOfSet)),
  ];
}
