/** A thread of the benchmark of words: trains on all rows except those of the test lines, and classifies these. */
import { parentPort } from 'node:worker_threads';
import type { Example } from '../scripts/words/examples.ts';
import { type Lesson, lessonsOf, modelOf, weigh } from '../scripts/words/weigh.ts';
import type { Linear } from '../src/domain/words/model.ts';
import { type Judged, judge } from './words-read.ts';

export interface FoldPart extends Pick<Lesson, 'rows' | 'classes' | 'dice'> {
  /** Rows to train on. */
  readonly chosen: Int32Array;
}

export interface Fold {
  readonly words: FoldPart;
  readonly staff: FoldPart;
  readonly afterCry: Linear;
  readonly test: readonly Example[];
}

const learned = (part: FoldPart): Linear => {
  const [alike, loud] = lessonsOf(part, part.chosen);
  return modelOf([weigh(alike), weigh(loud)]);
};

parentPort?.on('message', ({ words, staff, afterCry, test }: Fold) => {
  const model = { ...learned(words), staff: learned(staff), afterCry };
  parentPort?.postMessage(test.map((example): Judged => judge(example, model)));
});
