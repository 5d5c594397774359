/**
 * Trains the model of words on all processors; the same lines give the same weights. The model is the mean of two linear models:
 * in one all pieces (features) are scaled equally, in the other a piece is scaled by how strongly it indicates a meaning in the
 * lines (0162).
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

/**
 * Large enough that few pieces share a bucket, because those confuse each other. The model of staff messages has the same size
 * (0268).
 */
const buckets = 2 ** 18;
/** For a few hundred lines: with more buckets most would be empty. */
const bucketsAfterCry = 2 ** 14;

const seed = 20_261_127;
const seedOfSmall = 20_261_128;

/** Texts in one job: few enough that all threads finish at about the same time. */
const textsAtOnce = 2_000;

const thread = new URL('./thread.ts', import.meta.url);

const chunksOf = <Item>(all: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));

/** The texts of all sets, each once. */
const textsOf = (sets: readonly (readonly Labelled[])[]): ReadonlyMap<string, number> => {
  const texts = new Map<string, number>();
  for (const { text } of sets.flat()) if (!texts.has(text)) texts.set(text, texts.size);
  return texts;
};

/** The rows of several sets of lines. A text that is in several sets is converted once. */
async function rowsInThreads(sets: readonly (readonly Labelled[])[]): Promise<readonly Rows[]> {
  const texts = textsOf(sets);
  const tasks = chunksOf([...texts.keys()], textsAtOnce).map((each): Task => ({ texts: each, buckets }));
  return rowsOf(joined(await inThreads<Task, Pieces>(thread, tasks)), texts, buckets, sets);
}

/** The rows of a few lines: starting a thread would take longer. */
const rowsAtOnce = (lines: readonly Labelled[], size: number): readonly Rows[] => {
  const texts = textsOf([lines]);
  return rowsOf(joined([piecesOf([...texts.keys()], size)]), texts, size, [lines]);
};

/** Training data of one model. */
export interface Part {
  readonly rows: Rows;
  readonly classes: number;
  /** State of the random generator at the start of its lessons. */
  readonly dice: number;
  /** For each row the indexes of the examples whose words it contains. */
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

/** Each line, and two copies with typing errors. */
function withTypos(lines: readonly Omit<Line, 'weight'>[]) {
  const dice = diceOf(seedOfSmall);
  const rows = lines.flatMap((line) =>
    [line.text, withTypo(line.text, dice), withTypo(line.text, dice)].map(
      (text): Line => ({ ...line, text, weight: 1 }),
    ),
  );
  return { rows, dice: dice.state };
}

/** News, and what staff say to each other and about their work. */
const staffLines = (examples: readonly Example[]) =>
  examples
    .map(({ text, meaning, isChat }, at) => ({ text, meaning, isChat, of: [at] }))
    .filter(({ meaning, isChat }) => meaning === 'news' || meaning === 'staff-work' || isChat)
    .map(({ text, meaning, of }) => ({ text, is: staffClasses.indexOf(meaning === 'news' ? 'told' : 'talk'), of }));

/** Training data of the three models in the file. */
export interface Prepared {
  readonly words: Part;
  readonly afterCry: Part;
  readonly staff: Part;
}

/**
 * @param examples in a fixed order, because the order influences the weights
 * @param clusters the cluster number of each line
 * @param after messages that follow a cry for help
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
  if (!(ofWords && ofStaff && ofCry)) throw new Error('there are no lines to train on');
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

/** Rows that contain no word of these lines; all rows if there are none. */
export const rowsWithout = ({ of }: Part, left: ReadonlySet<number> = new Set()): Int32Array =>
  Int32Array.from(of.flatMap((lines, row) => (lines.some((line) => left.has(line)) ? [] : [row])));

/**
 * Deterministic: the same lines in the same order give the same weights. Takes most of a minute on two processors for fifty
 * thousand lines.
 */
export async function train(examples: readonly Example[]): Promise<WordsModel> {
  const { words, afterCry, staff } = await prepare(examples);
  const parts = [words, staff, afterCry];
  const weighed = await inThreads<Task, Weighed>(
    thread,
    parts.flatMap((part) => lessonsOf(part, rowsWithout(part)).map((lesson): Task => ({ lesson }))),
  );
  const [ofWords, ofStaff, ofCry] = parts.map((_, at): Linear => {
    const [alike, loud] = weighed.slice(2 * at);
    if (!(alike && loud)) throw new Error('the training of a model returned no weights');
    return modelOf([alike, loud]);
  });
  if (!(ofWords && ofStaff && ofCry)) throw new Error('the training of a model returned no weights');
  return { ...ofWords, afterCry: ofCry, staff: ofStaff };
}
