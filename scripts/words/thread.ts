/** A thread of the training: it converts texts to vectors, or trains one lesson. */
import { parentPort } from 'node:worker_threads';
import { piecesOf } from './rows.ts';
import { type Lesson, weigh } from './weigh.ts';

export type Task =
  | { readonly texts: readonly string[]; readonly buckets: number; readonly lesson?: never }
  | { readonly lesson: Lesson; readonly texts?: never };

parentPort?.on('message', (task: Task) => {
  if (task.lesson) {
    const weighed = weigh(task.lesson);
    parentPort?.postMessage(weighed, [weighed.weights.buffer as ArrayBuffer]);
  } else parentPort?.postMessage(piecesOf(task.texts, task.buckets));
});
