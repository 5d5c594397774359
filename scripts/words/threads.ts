/** Runs jobs on all processors: each thread takes the next job when it has finished one. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/**
 * @param script a module that answers each message with one message
 * @returns the answers, in the order of the jobs
 * @throws the error of a thread
 */
export async function inThreads<Job, Answer>(script: URL, jobs: readonly Job[]): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  const runOne = () =>
    new Promise<void>((resolve, reject) => {
      const thread = new Worker(script);
      let job = -1;
      const take = () => {
        job = next;
        next += 1;
        if (job < jobs.length) thread.postMessage(jobs[job]);
        else void thread.terminate().then(() => resolve());
      };
      thread.on('message', (answer: Answer) => {
        answers[job] = answer;
        take();
      });
      thread.on('error', reject);
      take();
    });
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), jobs.length) }, runOne));
  return answers;
}
