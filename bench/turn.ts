/**
 * A message to its receipt, durable, against an echo bot that keeps nothing (`peers/echo.ts`), by turns in one run. The clock
 * of a busy machine says little: the processor that a message takes is printed beside it.
 */
import { performance } from 'node:perf_hooks';
import { systemClock } from '../src/adapters/clock.ts';
import { wardId } from '../src/domain/ids.ts';
import { createInboxWriter } from '../src/inbox/inbox-writer.ts';
import type { Figure } from './figure.ts';
import { openEcho } from './peers/echo.ts';
import { startRedis } from './redis-server.ts';
import { openBenchWard, textDelivery } from './ward.ts';

const rounds = 5;
const perRound = 400;
/** Side by side, as many as our queue has slots. */
const together = 24;
const people = 1_000;

interface Round {
  readonly perSecond: number;
  readonly cpuMs: number;
}

async function measured(work: () => Promise<unknown>): Promise<Round> {
  const before = process.cpuUsage();
  const started = performance.now();
  await work();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { perSecond: perRound / seconds, cpuMs: (user + system) / 1000 / perRound };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const medianOf = (all: readonly Round[]): Round => ({
  perSecond: median(all.map(({ perSecond }) => perSecond)),
  cpuMs: median(all.map(({ cpuMs }) => cpuMs)),
});

/** Who asks often in a few minutes is answered otherwise: each message is another person's. */
const fromSomebodyElse = (number: number) => {
  const payload = JSON.stringify({ number, sender: `p${number}`, text: `Cho tôi hỏi việc số ${number}?` });
  return { ...textDelivery(number), lane: `c:p${number}`, payload };
};

async function openOurs() {
  const ward = await openBenchWard();
  const inbox = createInboxWriter(ward.core.storage, systemClock, () => ward.system.queue.nudge());
  await ward.system.start();
  let next = 0;
  const round = async (): Promise<void> => {
    const upTo = next + perRound;
    const before = ward.said();
    const deliveries = Array.from({ length: perRound }, (_, at) => fromSomebodyElse(next + at));
    next = upTo;
    await inbox.receive(wardId('dong-lac'), deliveries);
    await ward.system.queue.idle();
    while (ward.said() - before < perRound) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return { round, close: ward.close };
}

function openPeer(path: string) {
  const echo = openEcho(path);
  let next = 0;
  const round = async (): Promise<void> => {
    const upTo = next + perRound;
    await Promise.all(
      Array.from({ length: together }, async () => {
        while (next < upTo) {
          next += 1;
          await echo.take(next, people, `Cho tôi hỏi việc số ${next}?`);
        }
      }),
    );
    if (echo.said() < upTo) throw new Error('the echo bot left a message without its answer');
  };
  return { round, close: echo.close };
}

export const turn = async (): Promise<readonly Figure[]> => {
  const redis = await startRedis();
  const ours = await openOurs();
  const peer = redis && openPeer(redis.path);
  const [own, others]: [Round[], Round[]] = [[], []];
  // The first of each warms up.
  for (let at = 0; at <= rounds; at += 1) {
    const one = await measured(ours.round);
    const other = peer && (await measured(peer.round));
    if (at === 0) continue;
    own.push(one);
    if (other) others.push(other);
  }
  peer?.close();
  await ours.close();
  await redis?.stop();
  const we = medianOf(own);
  const they = medianOf(others);
  return [
    { name: 'messages handled to their receipts, a second', value: we.perSecond.toFixed(0) },
    { name: 'processor a message, ms', value: we.cpuMs.toFixed(2) },
    ...(peer
      ? [
          { name: 'grammY echo with Redis sessions, a second', value: they.perSecond.toFixed(0) },
          { name: 'its processor a message, ms (without Redis)', value: they.cpuMs.toFixed(2) },
          { name: 'ratio ours / echo, by the clock', value: (we.perSecond / they.perSecond).toFixed(3) },
          { name: 'ratio ours / echo, by the processor', value: (they.cpuMs / we.cpuMs).toFixed(3) },
        ]
      : [{ name: 'grammY echo with Redis sessions', value: 'redis-server is not installed' }]),
  ];
};
