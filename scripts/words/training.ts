/**
 * Trains the model of words, the same weights from the same lines, on all processors. Two lessons are averaged, which is
 * again one linear model: one lets every piece speak alike, the other lets a piece speak for a meaning as loudly as the
 * lines hold it to be a sign of it (0162).
 */
import { afterCryClasses, type Linear, meanings, staffClasses, type WordsModel } from '../../src/domain/words/model.ts';
import { clustersOf } from './clusters.ts';
import { copiesOf, type WeightedLine, weightedLines, withTypo } from './copies.ts';
import { diceOf } from './dice.ts';
import { type Example, readAfterCry } from './examples.ts';
import { joined, type Labelled, type Pieces, piecesOf, type Rows, rowsOf } from './rows.ts';
import type { Task } from './thread.ts';
import { inThreads } from './threads.ts';
import { lessonsOf, modelOf, type Weighed } from './weigh.ts';

/** So many that few pieces share a bucket: those that do mislead each other. The model of what staff tell has as many (0268). */
const buckets = 2 ** 18;
/** Of some hundred lines: more would be empty. */
const bucketsAfterCry = 2 ** 14;

const seed = 20_261_127;
const seedOfSmall = 20_261_128;

/** Texts that a thread is handed at once: few enough that all threads end together. */
const textsAtOnce = 2_000;

const thread = new URL('./thread.ts', import.meta.url);

const chunksOf = <Item>(all: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));

/** Texts of all sets, each once. */
const textsOf = (sets: readonly (readonly Labelled[])[]): ReadonlyMap<string, number> => {
  const texts = new Map<string, number>();
  for (const { text } of sets.flat()) if (!texts.has(text)) texts.set(text, texts.size);
  return texts;
};

/** Rows of several sets of lines; a text that stands in several is cut into pieces once. */
async function rowsInThreads(sets: readonly (readonly Labelled[])[]): Promise<readonly Rows[]> {
  const texts = textsOf(sets);
  const tasks = chunksOf([...texts.keys()], textsAtOnce).map((each): Task => ({ texts: each, buckets }));
  return rowsOf(joined(await inThreads<Task, Pieces>(thread, tasks)), texts, buckets, sets);
}

/** Rows of few lines: a thread would take longer to begin. */
const rowsAtOnce = (lines: readonly Labelled[], size: number): readonly Rows[] => {
  const texts = textsOf([lines]);
  return rowsOf(joined([piecesOf([...texts.keys()], size)]), texts, size, [lines]);
};

/** What one model is learned from. */
export interface Part {
  readonly rows: Rows;
  readonly classes: number;
  /** State of the dice that its lessons begin with. */
  readonly dice: number;
  /** Of each row the lines whose words it holds, by their places among the examples. */
  readonly of: readonly (readonly number[])[];
}

interface Line extends Labelled {
  readonly of: readonly number[];
}

const labelled = ({ text, weight, meaning, of }: WeightedLine): Line => ({
  text,
  weight,
  is: meanings.indexOf(meaning),
  of,
});

/** Each line with two slips of the thumb. */
function withTypos(lines: readonly Omit<Line, 'weight'>[]) {
  const dice = diceOf(seedOfSmall);
  const rows = lines.flatMap((line) =>
    [line.text, withTypo(line.text, dice), withTypo(line.text, dice)].map(
      (text): Line => ({ ...line, text, weight: 1 }),
    ),
  );
  return { rows, dice: dice.state };
}

/** News against what staff say to each other and of their work. */
const staffLines = (examples: readonly Example[]) =>
  examples
    .map(({ text, meaning, isChat }, at) => ({ text, meaning, isChat, of: [at] }))
    .filter(({ meaning, isChat }) => meaning === 'news' || meaning === 'staff-work' || isChat)
    .map(({ text, meaning, of }) => ({ text, is: staffClasses.indexOf(meaning === 'news' ? 'told' : 'talk'), of }));

/** What is learned from for each of the three models of the file. */
export interface Prepared {
  readonly words: Part;
  readonly afterCry: Part;
  readonly staff: Part;
}

/**
 * @param examples in any order; their order changes the weights, so it is kept the same
 * @param clusters of each line the number of its cluster
 * @param after what follows a cry
 */
export async function prepare(
  examples: readonly Example[],
  clusters = clustersOf(examples.map(({ text }) => text)),
  after = readAfterCry(),
): Promise<Prepared> {
  const dice = diceOf(seed);
  const lines = weightedLines(examples, clusters);
  const copied = [...lines, ...copiesOf(lines, dice)].map(labelled);
  const staff = withTypos(staffLines(examples));
  const cry = withTypos(after.map(({ text, is }, at) => ({ text, is: afterCryClasses.indexOf(is), of: [at] })));
  const [ofWords, ofStaff] = await rowsInThreads([copied, staff.rows]);
  const [ofCry] = rowsAtOnce(cry.rows, bucketsAfterCry);
  if (!(ofWords && ofStaff && ofCry)) throw new Error('there are no lines to learn from');
  const partOf = (rows: Rows, classes: readonly unknown[], from: number, all: readonly Line[]): Part => ({
    rows,
    classes: classes.length,
    dice: from,
    of: all.map(({ of }) => of),
  });
  return {
    words: partOf(ofWords, meanings, dice.state, copied),
    afterCry: partOf(ofCry, afterCryClasses, cry.dice, cry.rows),
    staff: partOf(ofStaff, staffClasses, staff.dice, staff.rows),
  };
}

/** Rows that hold no word of these lines; all of them without any. */
export const rowsWithout = ({ of }: Part, left: ReadonlySet<number> = new Set()): Int32Array =>
  Int32Array.from(of.flatMap((lines, row) => (lines.some((line) => left.has(line)) ? [] : [row])));

/** The same weights from the same lines in the same order. Takes most of a minute on two processors for fifty thousand. */
export async function train(examples: readonly Example[]): Promise<WordsModel> {
  const { words, afterCry, staff } = await prepare(examples);
  const parts = [words, staff, afterCry];
  const weighed = await inThreads<Task, Weighed>(
    thread,
    parts.flatMap((part) => lessonsOf(part, rowsWithout(part)).map((lesson): Task => ({ lesson }))),
  );
  const [ofWords, ofStaff, ofCry] = parts.map((_, at): Linear => {
    const [alike, loud] = weighed.slice(2 * at);
    if (!(alike && loud)) throw new Error('a lesson was not learned');
    return modelOf([alike, loud]);
  });
  if (!(ofWords && ofStaff && ofCry)) throw new Error('a lesson was not learned');
  return { ...ofWords, afterCry: ofCry, staff: ofStaff };
}
