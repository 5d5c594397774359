/**
 * From a press of the board to its answer and to the item on the portal, while twenty messages a second come in; and what waited
 * while the portal's database was away for an hour, by the ward's own clock: nobody sits through it.
 */
import { performance } from 'node:perf_hooks';
import { createMovableClock, systemClock } from '../src/adapters/clock.ts';
import { wardKey } from '../src/adapters/keys.ts';
import { createSigner } from '../src/adapters/signer.ts';
import type { SubmissionId, WardId } from '../src/domain/ids.ts';
import type { Person } from '../src/domain/person/person.ts';
import { createInboxWriter, type InboxWriter } from '../src/inbox/inbox-writer.ts';
import type { Clock } from '../src/ports/clock.ts';
import { type Figure, percentile } from './figure.ts';
import { member, type Newsroom, submitted } from './newsroom.ts';
import { openBenchWard, textDelivery } from './ward.ts';

const perSecond = 20;
const decisions = 60;
const pressEveryMs = 500;
/** Items that wait for the portal. */
const waitingItems = 15;
const outageMs = 3_600_000;
/** The clock goes on by so much at a time while the portal is away, and then by a second. */
const stepMs = 60_000;
const secondMs = 1_000;
const patienceMs = 60_000;

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface Desk {
  readonly work: Newsroom;
  readonly author: Person;
  readonly inbox: InboxWriter;
  /** Presses "approve"; resolves when the press is in the inbox. */
  readonly approve: (id: SubmissionId) => Promise<void>;
  /** The item of this number is the portal's, as its readers ask for it. */
  readonly isShown: (number: number) => Promise<boolean>;
  /** When the deputy was last told something, by `performance.now`. */
  readonly toldAt: () => number;
  readonly close: () => Promise<void>;
}

async function openDesk(clock: Clock, portalFault: () => void = () => undefined): Promise<Desk> {
  let toldAt = 0;
  const bench = await openBenchWard({
    clock,
    portalFault,
    onSaid: (conversation) => {
      if (conversation === 'deputy') toldAt = performance.now();
    },
  });
  const { core, system } = bench;
  const [ward] = bench.wards;
  const [runtime] = system.runtimes;
  if (!ward || !runtime) throw new Error('no ward');
  const inbox = createInboxWriter(core.storage, clock, core.onJobs);
  const signer = createSigner(wardKey(bench.dataDir, ward.id));
  await system.start();
  const work: Newsroom = { bench, ward: ward.id, runtime };
  const author = await member(work, 'Lan', 'contributor', 'author');
  await member(work, 'Minh', 'deputy', 'deputy');
  const get = (id: SubmissionId) => core.unitOfWork.run(ward.id, (stores) => stores.submissions.get(id));
  let presses = 0;
  return {
    ...{ work, author, inbox, toldAt: () => toldAt, close: bench.close },
    approve: async (id) => {
      const { revision } = await get(id);
      presses += 1;
      const choice = signer.sign('deputy', { action: 'approve', subject: id, revision });
      await inbox.receive(ward.id, [
        {
          ...{ channel: 'counting', externalId: `press:${presses}`, lane: 'c:deputy', priority: 1, kind: 'choice' },
          ...{ occurredAt: clock.now(), payload: JSON.stringify({ sender: 'deputy', choice }) },
        },
      ]);
    },
    isShown: async (number) => {
      const { body } = await system.app.inject({ url: `/w/${ward.id}/api/v1/articles` });
      return body.includes(`"Khối 4 trồng cây lần ${number}"`);
    },
  };
}

/** Questions of a crowd, so many a second, until it is told to end. */
function crowd(inbox: InboxWriter, ward: WardId): () => void {
  let number = 0;
  const timer = setInterval(() => {
    number += 1;
    void inbox.receive(ward, [textDelivery(number)]);
  }, 1_000 / perSecond);
  return () => clearInterval(timer);
}

/** Milliseconds until the board was answered, and until the item was on the portal, of each decision. */
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

/** Seconds of the ward's clock from the portal's return to the last of what waited. */
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

/** Waits of the board, among twenty messages a second, and of items through an hour without the portal's database. */
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
