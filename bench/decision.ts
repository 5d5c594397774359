/**
 * Time from a press by the board to its answer and to the item on the portal, at twenty messages a second; and, after the
 * portal's database was down for an hour of the ward's moved clock, the time until the waiting items are published.
 */

import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { createMovableClock, systemClock } from '../src/adapters/clock.ts';
import type { SubmissionId, WardId } from '../src/domain/ids.ts';
import type { InboxWriter } from '../src/inbox/inbox-writer.ts';
import { openDesk } from './desk.ts';
import { type Figure, percentile } from './figure.ts';
import { submitted } from './newsroom.ts';
import { textDelivery } from './ward.ts';

const perSecond = 20;
const decisions = 60;
const pressEveryMs = 500;
/** Items that wait for the portal. */
const waitingItems = 15;
const outageMs = 3_600_000;
/** Step of the clock while the portal is down; afterwards it moves in steps of a second. */
const stepMs = 60_000;
const secondMs = 1_000;
const patienceMs = 60_000;

/** Sends questions at this rate until the returned function is called. */
function crowd(inbox: InboxWriter, ward: WardId): () => void {
  let number = 0;
  const timer = setInterval(() => {
    number += 1;
    void inbox.receive(ward, [textDelivery(number)]);
  }, 1_000 / perSecond);
  return () => clearInterval(timer);
}

/** For each decision, milliseconds until the board got its answer and until the item was on the portal. */
async function waits(): Promise<{ readonly answers: readonly number[]; readonly shown: readonly number[] }> {
  const desk = await openDesk(systemClock);
  const items: SubmissionId[] = [];
  for (let at = 0; at < decisions; at += 1) items.push(await submitted(desk.work, desk.author, at));
  await desk.work.bench.system.queue.idle();
  const end = crowd(desk.inbox, desk.work.ward);
  const [answers, shown]: [number[], number[]] = [[], []];
  for (const [number, id] of items.entries()) {
    const began = performance.now();
    await desk.approve(id);
    let [answer, show] = [Number.NaN, Number.NaN];
    while ((Number.isNaN(answer) || Number.isNaN(show)) && performance.now() - began < patienceMs) {
      await sleep(5);
      if (Number.isNaN(answer) && desk.toldAt() > began) answer = desk.toldAt() - began;
      if (Number.isNaN(show) && (await desk.isShown(number))) show = performance.now() - began;
    }
    answers.push(answer);
    shown.push(show);
    await sleep(pressEveryMs);
  }
  end();
  await desk.work.bench.system.queue.idle();
  await desk.close();
  return { answers, shown };
}

/** Seconds of the ward's clock from the portal's recovery until the last waiting item is shown. */
async function afterOutage(): Promise<number> {
  const clock = createMovableClock();
  let isAway = true;
  const desk = await openDesk(clock, () => {
    if (isAway) throw new Error('the portal does not answer');
  });
  const { system } = desk.work.bench;
  for (let at = 0; at < waitingItems; at += 1) {
    const id = await submitted(desk.work, desk.author, at);
    await desk.approve(id);
  }
  await system.queue.idle();
  for (let passed = 0; passed < outageMs; passed += stepMs) {
    clock.advance(stepMs);
    await system.tick();
    await system.queue.idle();
  }
  isAway = false;
  for (let seconds = 0; ; seconds += 1) {
    const shown = await Promise.all(Array.from({ length: waitingItems }, (_, at) => desk.isShown(at)));
    if (shown.every((each) => each) || seconds * secondMs > outageMs) {
      await desk.close();
      return seconds;
    }
    clock.advance(secondMs);
    desk.work.bench.core.onJobs();
    await system.queue.idle();
  }
}

/** Times of the board's decisions at twenty messages a second, and of items after an hour without the portal's database. */
export const decision = async (): Promise<readonly Figure[]> => {
  const { answers, shown } = await waits();
  const p95 = (all: readonly number[]): string => percentile(all, 0.95).toFixed(0);
  return [
    { name: `press to answer at ${perSecond} messages a second, p95 in ms (1,000)`, value: p95(answers) },
    { name: 'the slowest of them, in ms', value: Math.max(...answers).toFixed(0) },
    { name: 'press to the item on the portal, p95 in ms (3,000)', value: p95(shown) },
    { name: 'the slowest of them, in ms', value: Math.max(...shown).toFixed(0) },
    { name: `${waitingItems} items shown after an hour without portal, s (60)`, value: String(await afterOutage()) },
  ];
};
