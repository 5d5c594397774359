/**
 * A storm of questions while the board decides: a press must not wait behind the crowd. First a minute at the rate of 5,000 in
 * ten minutes, then all 5,000 in one minute, which depends on lanes and priorities.
 */

import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../src/adapters/clock.ts';
import type { SubmissionId, WardId } from '../src/domain/ids.ts';
import type { InboxWriter } from '../src/inbox/inbox-writer.ts';
import { openDesk } from './desk.ts';
import { type Figure, percentile } from './figure.ts';
import { submitted } from './newsroom.ts';
import { textDelivery } from './ward.ts';

const storm = 5_000;
/** Questions in one minute of a storm of ten minutes. */
const tenth = storm / 10;
const stormMs = 60_000;
const decisions = 40;
const pressEveryMs = 1_000;
const mostWaitMs = 120_000;

/** Time from a press by the board to its committed decision, in milliseconds, while citizens' questions arrive at two rates. */
export const flood = async (): Promise<readonly Figure[]> => {
  const { work, author, inbox, approve, stateOf, close } = await openDesk(systemClock);
  const { ward, bench } = work;
  const { core, system } = bench;

  /** Milliseconds from the press in the inbox to the committed decision. */
  const decide = async (id: SubmissionId): Promise<number> => {
    const started = performance.now();
    await approve(id);
    for (;;) {
      const state = await stateOf(id);
      if (state === 'approved' || state === 'published') return performance.now() - started;
      if (performance.now() - started > mostWaitMs) throw new Error(`the decision did not come: ${state}`);
      await sleep(2);
    }
  };
  const prepared = async (from: number): Promise<readonly SubmissionId[]> => {
    const items: SubmissionId[] = [];
    for (let at = 0; at < decisions; at += 1) items.push(await submitted(work, author, from + at));
    await system.queue.idle();
    return items;
  };
  const decideAll = async (items: readonly SubmissionId[], everyMs: number): Promise<readonly number[]> => {
    const waits: number[] = [];
    for (const item of items) {
      waits.push(await decide(item));
      await sleep(everyMs);
    }
    return waits;
  };
  const amid = async (items: readonly SubmissionId[], from: number, count: number): Promise<readonly number[]> => {
    const [waits] = await Promise.all([decideAll(items, pressEveryMs), pour(inbox, ward, from, count)]);
    await system.queue.idle();
    return waits;
  };

  const quiet = await decideAll(await prepared(0), pressEveryMs / 4);
  const steady = await amid(await prepared(1_000), 0, tenth);
  const stormy = await amid(await prepared(2_000), tenth, storm);
  const kept = await core.unitOfWork.run(ward, async (stores) => {
    const questions = await stores.questions.list();
    return questions.reduce((sum, { standing }) => sum + 1 + standing.addenda.length, 0);
  });
  await close();
  return figuresOf({ quiet, steady, stormy, kept });
};

/** @param from number of the first question @param count how many arrive within the minute */
async function pour(inbox: InboxWriter, ward: WardId, from: number, count: number): Promise<void> {
  const batch = 50;
  const began = performance.now();
  for (let sent = 0; sent < count; sent += batch) {
    await inbox.receive(
      ward,
      Array.from({ length: batch }, (_, at) => textDelivery(from + sent + at)),
    );
    await sleep(Math.max(0, began + ((sent + batch) / count) * stormMs - performance.now()));
  }
}

const p95 = (waits: readonly number[]): number => percentile(waits, 0.95);

const figuresOf = ({
  quiet,
  steady,
  stormy,
  kept,
}: Readonly<Record<'quiet' | 'steady' | 'stormy', readonly number[]>> & {
  readonly kept: number;
}): readonly Figure[] => [
  { name: 'decisions in a quiet ward, p95 in ms', value: p95(quiet).toFixed(0) },
  { name: `decisions among ${tenth} questions in a minute, p95 in ms`, value: p95(steady).toFixed(0) },
  { name: 'the slowest of them, in ms', value: Math.max(...steady).toFixed(0) },
  { name: 'ratio to the quiet ward at p95', value: (p95(steady) / p95(quiet)).toFixed(2) },
  { name: `decisions among ${storm} questions in a minute, p95 in ms`, value: p95(stormy).toFixed(0) },
  { name: 'the slowest of them, in ms', value: Math.max(...stormy).toFixed(0) },
  { name: 'ratio to the quiet ward at p95', value: (p95(stormy) / p95(quiet)).toFixed(2) },
  { name: 'questions and additions kept', value: `${kept} of ${tenth + storm}` },
];
