/**
 * A message to its receipt, durable, against an echo bot that keeps nothing (`peers/echo.ts`), by turns in one run. The clock
 * of a busy machine says little: the processor that a message takes is printed beside it.
 */
import { performance } from 'node:perf_hooks';
import { systemClock } from '../src/adapters/clock.ts';
import type { Delivery } from '../src/channel/incoming.ts';
import type { DatabasePlaces } from '../src/config.ts';
import { wardId } from '../src/domain/ids.ts';
import { createInboxWriter } from '../src/inbox/inbox-writer.ts';
import { newDatabases, postgresBinaries } from '../tests/support/postgres.ts';
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

/** Somebody whom the ward knows: they have said a greeting, and have read what is kept and why. */
const greeting = (number: number) => {
  const payload = JSON.stringify({ number: -number, sender: `p${number}`, text: 'Xin chào' });
  return { ...textDelivery(-number), lane: `c:p${number}`, payload };
};

/** @param databases null: files */
async function openOurs(databases: DatabasePlaces | null = null) {
  const ward = await openBenchWard({ databases });
  const inbox = createInboxWriter(ward.core.storage, systemClock, () => ward.system.queue.nudge());
  await ward.system.start();
  let next = 1;
  const handled = async (deliveries: readonly Delivery[]): Promise<void> => {
    const before = ward.said();
    await inbox.receive(wardId('dong-lac'), deliveries);
    await ward.system.queue.idle();
    while (ward.said() - before < deliveries.length) await new Promise((resolve) => setTimeout(resolve, 5));
    // Somebody new is told more than a receipt: it belongs to this round.
    await ward.system.queue.idle();
  };
  const numbers = () => Array.from({ length: perRound }, (_, at) => next + at);
  const ofStrangers = async (): Promise<Round> => {
    const all = numbers().map(fromSomebodyElse);
    next += perRound;
    return measured(() => handled(all));
  };
  const ofKnown = async (): Promise<Round> => {
    await handled(numbers().map(greeting));
    return ofStrangers();
  };
  return { ofStrangers, ofKnown, close: ward.close };
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

/** Each thing by turns, the first of each to warm up; the middle of each. */
async function byTurns(
  things: Readonly<Record<string, () => Promise<Round>>>,
): Promise<Readonly<Record<string, Round>>> {
  const all = new Map<string, Round[]>();
  for (let at = 0; at <= rounds; at += 1)
    for (const [name, work] of Object.entries(things)) {
      const round = await work();
      if (at > 0) all.set(name, [...(all.get(name) ?? []), round]);
    }
  return Object.fromEntries(Array.from(all, ([name, each]) => [name, medianOf(each)]));
}

const figuresOf = (name: string, { perSecond, cpuMs }: Round, echo: Round | undefined): readonly Figure[] => [
  { name: `${name}, a second`, value: perSecond.toFixed(0) },
  { name: `${name}: processor a message, ms`, value: cpuMs.toFixed(2) },
  ...(echo
    ? [{ name: `${name}: ratio to the echo, by the clock`, value: (perSecond / echo.perSecond).toFixed(3) }]
    : []),
  ...(echo ? [{ name: `${name}: by the processor`, value: (echo.cpuMs / cpuMs).toFixed(3) }] : []),
];

export const turn = async (): Promise<readonly Figure[]> => {
  const redis = await startRedis();
  const ours = await openOurs();
  const onPostgres = postgresBinaries() === null ? null : await openOurs(await newDatabases());
  const peer = redis && openPeer(redis.path);
  const found = await byTurns({
    ...(peer ? { echo: () => measured(peer.round) } : {}),
    strangers: ours.ofStrangers,
    known: ours.ofKnown,
    ...(onPostgres ? { postgres: onPostgres.ofKnown } : {}),
  });
  peer?.close();
  await ours.close();
  await onPostgres?.close();
  await redis?.stop();
  const { echo, strangers, known, postgres } = found;
  return [
    ...(echo
      ? [
          { name: 'grammY echo with Redis sessions, a second', value: echo.perSecond.toFixed(0) },
          { name: 'its processor a message, ms (without Redis)', value: echo.cpuMs.toFixed(2) },
        ]
      : [{ name: 'grammY echo with Redis sessions', value: 'redis-server is not installed' }]),
    ...(strangers ? figuresOf('first messages to their receipts', strangers, echo) : []),
    ...(known ? figuresOf('of people we know', known, echo) : []),
    ...(postgres ? figuresOf('on PostgreSQL (without the server’s own)', postgres, echo) : []),
  ];
};
