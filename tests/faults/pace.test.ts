/** Waiting for a platform's rate limit costs no work: a delivery is claimed again when its turn comes, and not before. */
import { expect, it } from 'vitest';
import { createSystem } from '../../src/compose/system.ts';
import { personId } from '../../src/domain/ids.ts';
import { createLines } from '../../src/outbox/call-slots.ts';
import { createCallTurn } from '../../src/outbox/call-turn.ts';
import { createPace, pressesOf } from '../../src/outbox/pace.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import { tell } from '../../src/usecases/tell.ts';
import { createPlatforms } from '../support/platforms.ts';
import { rowsOf } from '../support/rows.ts';
import { silentLog } from '../support/world.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

const people = 150;
const perSecond = 10;
const pace = { perSecond, perConversationPerSecond: 1, conversationBurst: 3, perGroupPerMinute: 18 };
const stepMs = 500;

async function messagesFor(ward: OpenWard): Promise<void> {
  await ward.turn(async (unit) => {
    for (let at = 0; at < people; at += 1) {
      const id = personId(unit.ids.next());
      const common = { unit: null, status: 'active', locale: 'vi', noticedAt: unit.now, createdAt: unit.now } as const;
      await unit.stores.people.insert({ id, name: `Người ${at}`, role: 'citizen', ...common });
      await unit.stores.people.putAccount({
        ...{ channel: 'alpha', accountId: String(at), personId: id, conversation: String(at), displayName: `${at}` },
        ...{ lastUsedAt: unit.now, unreachableAt: null },
      });
      await tell(unit, id, { key: 'call-noted', facts: { name: 'Mai phun thuốc muỗi' } });
    }
  });
}

/** Starts the program on a platform that takes ten messages a second, and counts its units of work. */
async function begin(ward: OpenWard) {
  const platforms = createPlatforms(['alpha']);
  const choices = platforms.choices.map(({ factory, config }) => ({
    config,
    factory: {
      ...factory,
      create: (...given: Parameters<typeof factory.create>) => {
        const channel = factory.create(...given);
        return { ...channel, abilities: { ...channel.abilities, pace } };
      },
    },
  }));
  const worked = { units: 0, claims: 0 };
  const { storage } = ward.core;
  const run: typeof ward.core.unitOfWork.run = (...given) => {
    worked.units += 1;
    return ward.core.unitOfWork.run(...given);
  };
  const exchange: typeof storage.jobs.exchange = (...given) => {
    worked.claims += 1;
    return storage.jobs.exchange(...given);
  };
  const core = { ...ward.core, unitOfWork: { run }, storage: { ...storage, jobs: { ...storage.jobs, exchange } } };
  const system = await createSystem({
    ...{ dataDir: ward.dataDir, wards: [ward.ward], clock: ward.clock, log: silentLog, reach: nowhere, core },
    ...{ channels: { [ward.ward.id]: choices }, publicUrl: null, localUrl: () => 'http://127.0.0.1:1', role: 'worker' },
  });
  await system.start();
  await system.queue.idle();
  return { system, worked, sent: () => platforms.calls.alpha?.length ?? 0 };
}

it('a message is prepared only a few times, however many wait with it, and no slot stays unused', async () => {
  const ward = await openWard();
  const before = await begin(ward);
  await before.system.queue.idle();
  await messagesFor(ward);
  const { system, worked, sent } = before;
  const startedAt = ward.clock.now().getTime();
  const unitsBefore = worked.units;
  for (;;) {
    system.queue.nudge();
    await system.queue.idle();
    const seconds = (ward.clock.now().getTime() - startedAt) / 1000;
    expect(sent()).toBeLessThanOrEqual(perSecond * (seconds + 1));
    if (sent() === people) break;
    expect(seconds).toBeLessThan((1.5 * people) / perSecond);
    ward.clock.advance(stepMs);
  }
  // Three units of work each: one prepares and is refused by the pace, one prepares and sends, one stores the result.
  expect((worked.units - unitsBefore) / people).toBeLessThanOrEqual(3);
  await system.stop(1_000);
  await ward.close().catch(() => undefined);
});

it('the emergency numbers do not wait behind an earlier message to the same person', async () => {
  const ward = await openWard();
  const { system } = await begin(ward);
  await messagesFor(ward);
  system.queue.nudge();
  await system.queue.idle();
  const waiting = await rowsOf(ward.core).selectFrom('outbox').select('personId').where('status', '=', 'new').execute();
  const last = personId(waiting.at(-1)?.personId ?? '');
  const facts = { numbers: '114', first: '114', reach: 'known' };
  await ward.turn((unit) => tell(unit, last, { key: 'question-emergency', facts }));
  await ward.turn((unit) => tell(unit, last, { key: 'danger-nobody-left', facts: { phone: '0220 3555 113' } }));
  // Ten more messages may be sent in each second, and fifteen are due before the earlier one.
  for (const ms of [500, 500]) {
    ward.clock.advance(ms);
    system.queue.nudge();
    await system.queue.idle();
  }
  const rows = await rowsOf(ward.core)
    .selectFrom('outbox')
    .select(['effect', 'status', 'doneAt'])
    .where('personId', '=', last)
    .orderBy('id')
    .execute();
  expect(rows.map(({ status }) => status)).toEqual(['new', 'done', 'done']);
  await system.stop(1_000);
  await ward.close().catch(() => undefined);
});

it('no job is claimed and nothing is read while no message may be sent', async () => {
  const ward = await openWard();
  const { system, worked, sent } = await begin(ward);
  await messagesFor(ward);
  system.queue.nudge();
  await system.queue.idle();
  expect(sent()).toBeLessThan(people);
  const before = { ...worked };
  // The clock stands still: the queue polls twice a second and finds no due job.
  await new Promise((resolve) => setTimeout(resolve, 1_300));
  expect(worked).toEqual(before);
  await system.stop(1_000);
  await ward.close().catch(() => undefined);
});

it('a message that returns too early keeps its place, and one that does not return blocks no other', () => {
  const line = createPace({ ...pace, perSecond: 2, perConversationPerSecond: 100, conversationBurst: 100 });
  const at = 1_000_000;
  expect([line.take('a', at, 1), line.take('b', at, 2)]).toEqual([0, 0]);
  const waits = [3, 4, 5, 6, 7].map((who) => line.take(String(who), at, who));
  expect(waits).toEqual([500, 1_000, 1_500, 2_000, 2_500]);
  expect(line.take('5', at + 100, 5)).toBe(1_400);
  // A button press gets the next free slot, ahead of waiting messages.
  expect(line.take('z', at + 100)).toBe(400);
  expect(line.take('3', at + 500, 3)).toBe(0);
  // 4 comes before it.
  expect(line.take('5', at + 500, 5)).toBe(1_000);
  // 4 did not come back; those behind it do not wait for it any longer.
  expect(line.take('7', at + 40_000, 7)).toBe(0);
});

it('a job that waits for its own conversation does not block others and keeps its place', () => {
  const line = createPace({ ...pace, perSecond: 2, perConversationPerSecond: 0.2, conversationBurst: 1 });
  const at = 1_000_000;
  expect([line.take('a', at, 1), line.take('b', at, 2)]).toEqual([0, 0]);
  expect(line.take('a', at, 3)).toBe(5_000);
  // Nothing is ahead of it: the job before it comes back in five seconds.
  expect(line.take('c', at, 4)).toBe(500);
  expect(line.take('d', at, 5)).toBe(1_000);
  expect(line.take('c', at + 500, 4)).toBe(0);
  expect(line.take('d', at + 1_000, 5)).toBe(0);
  expect(line.take('e', at + 5_000, 6)).toBeGreaterThan(0);
  expect(line.take('a', at + 5_000, 3)).toBe(0);
  expect(line.take('e', at + 5_000, 6)).toBe(0);
});

it('keeps count of a conversation’s recent messages when full buckets are dropped', () => {
  const limits = { perSecond: 1_000, perConversationPerSecond: 1, conversationBurst: 20, perGroupPerMinute: 18 };
  const turns = createPace(limits);
  const taken = (atMs: number): number => {
    let count = 0;
    while (turns.take('-100', atMs) === 0) count += 1;
    return count;
  };
  const begunMs = 1_000_000;
  expect(taken(begunMs)).toBe(20);
  turns.take('another', begunMs + 61_000);
  // Twenty messages a minute ago, and eighteen may be sent within each minute.
  expect(taken(begunMs + 61_000)).toBe(18);
  expect(taken(begunMs + 200_000)).toBe(20);
});

/** Plays jobs that ask again at the time they were told, as the queue runs them. @param fails ms after which a failed call is repeated; null: it is sent */
function playLine(turns: ReturnType<typeof createPace>, begunMs: number, jobs: number) {
  const due = new Map<number, number[]>();
  const sent: { readonly who: number; readonly atMs: number }[] = [];
  let asked = 0;
  const join = (who: number, atMs: number): void => {
    const others = due.get(atMs);
    if (others) others.push(who);
    else due.set(atMs, [who]);
  };
  for (let who = 0; who < jobs; who += 1) join(who, begunMs);
  return {
    ...{ sent, join },
    asked: () => asked,
    run: (fromMs: number, toMs: number, fails: (who: number) => number | null = () => null): void => {
      for (let nowMs = fromMs; nowMs < toMs; nowMs += 1) {
        for (const who of due.get(nowMs) ?? []) {
          asked += 1;
          const waitMs = turns.take(String(who), nowMs, who);
          const failMs = waitMs === 0 ? fails(who) : waitMs;
          if (failMs === null) {
            sent.push({ who, atMs: nowMs });
            turns.leave(who);
          } else join(who, nowMs + failMs);
        }
        due.delete(nowMs);
      }
    },
  };
}

const usualPace = { perSecond: 25, perConversationPerSecond: 1, conversationBurst: 3, perGroupPerMinute: 18 };
const begunMs = 1_000_000;
/** As many as the short line holds. */
const inShort = 5 * usualPace.perSecond;

it('a long queue asks rarely, keeps the order and loses no slot', () => {
  const jobs = 6_000;
  const line = playLine(createPace(usualPace), begunMs, jobs);
  line.run(begunMs, begunMs + 1.01 * (jobs / usualPace.perSecond) * 1_000);
  expect(line.sent).toHaveLength(jobs);
  expect(line.asked() / jobs).toBeLessThan(8);
  for (const isShort of [true, false]) {
    const ofLine = line.sent.map(({ who }) => who).filter((who) => who < inShort + usualPace.perSecond === isShort);
    expect(ofLine).toEqual(ofLine.toSorted((one, other) => one - other));
  }
});

it('a person who writes while thousands wait is answered within seconds, and those who wait get every second turn', () => {
  const line = playLine(createPace(usualPace), begunMs, 6_000);
  line.run(begunMs, begunMs + 60_000);
  const before = line.sent.length;
  line.join(10_000, begunMs + 60_000);
  line.run(begunMs + 60_000, begunMs + 63_000);
  expect(line.sent.some(({ who }) => who === 10_000)).toBe(true);
  // Twenty new ones a second: more than half of the turns.
  for (let at = 0; at < 1_200; at += 1) line.join(20_000 + at, begunMs + 63_000 + at * 50);
  line.run(begunMs + 63_000, begunMs + 123_000);
  const old = line.sent.slice(before).filter(({ who }) => who < 6_000);
  expect(old.length).toBeGreaterThan(0.35 * 63 * usualPace.perSecond);
});

it('a delivery whose call failed keeps its place', () => {
  const line = playLine(createPace(usualPace), begunMs, 6_000);
  line.run(begunMs, begunMs + 60_000);
  let failed: number | null = null;
  line.run(begunMs + 60_000, begunMs + 75_000, (who) => {
    if (failed !== null || who < 1_000) return null;
    failed = who;
    return 5_000;
  });
  expect(failed).not.toBeNull();
  expect(line.sent.find(({ who }) => who === failed)?.atMs).toBeLessThan(begunMs + 70_000);
});

it('a platform that takes less than one message a second gets all of them', () => {
  const line = playLine(createPace({ ...usualPace, perSecond: 0.2 }), begunMs, 4);
  line.run(begunMs, begunMs + 21_000);
  expect(line.sent.map(({ who }) => who).toSorted()).toEqual([0, 1, 2, 3]);
});

it('deliveries that ended elsewhere or disappeared leave room for those who write later', () => {
  const inShortLine = (vanish: (paces: Map<string, ReturnType<typeof createPace>>, who: number) => void): boolean => {
    const turns = createPace(usualPace);
    // More than the short line holds fail and do not ask again.
    for (let who = 100_000; who < 100_000 + 2 * inShort; who += 1) {
      turns.take(String(who), begunMs + (who - 100_000) * 100, who);
      vanish(new Map([['alpha', turns]]), who);
    }
    const laterMs = begunMs + 700_000;
    const line = playLine(turns, laterMs, 6_000);
    line.run(laterMs, laterMs + 60_000);
    line.join(10_000, laterMs + 60_000);
    line.run(laterMs + 60_000, laterMs + 63_000);
    return line.sent.some(({ who }) => who === 10_000);
  };
  expect(inShortLine(() => undefined)).toBe(true);
  // A later attempt, which asked for no turn, ends the delivery.
  expect(inShortLine((paces, who) => createCallTurn(createLines(), paces).leave(who))).toBe(true);
  const turns = createPace({ ...usualPace, perSecond: 1 });
  expect(turns.take('1', begunMs, 1)).toBe(0);
  createCallTurn(createLines(), new Map([['alpha', turns]])).leave(1);
  // Five fill the short line, so this one would be in the long one if the first still counted.
  for (const who of [2, 3, 4, 5]) turns.take(String(who), begunMs, who);
  expect(turns.take('6', begunMs, 6)).toBe(5_000);
});

it('during an outage the failed calls take no room from those who write', () => {
  const turns = createPace(usualPace);
  const line = playLine(turns, begunMs, 4 * inShort);
  // Each call fails and is repeated after five minutes, as after several failures.
  line.run(begunMs, begunMs + 60_000, () => 300_000);
  expect(line.sent).toHaveLength(0);
  for (let who = 1_000; who < 7_000; who += 1) line.join(who, begunMs + 60_000);
  line.run(begunMs + 60_000, begunMs + 90_000);
  line.join(10_000, begunMs + 90_000);
  line.run(begunMs + 90_000, begunMs + 94_000);
  expect(line.sent.some(({ who }) => who === 10_000)).toBe(true);
});

it('a delivery that waits because the platform asked to keeps its place, and a clock set back ends the wait', () => {
  const turns = createPace({ ...usualPace, perSecond: 1 });
  expect(turns.take('a', begunMs, 1)).toBe(0);
  expect(turns.take('b', begunMs, 2)).toBe(1_000);
  turns.hold('b', begunMs + 500, 60_000);
  expect(turns.take('b', begunMs + 1_000, 2)).toBe(59_500);
  expect(turns.take('c', begunMs + 1_000, 3)).toBe(0);
  for (let who = 10; who < 40; who += 1) turns.take(String(who), begunMs + 60_400, who);
  // Thirty came meanwhile. The first of them has the turn that was free; this one does not go behind the others.
  expect(turns.take('b', begunMs + 60_500, 2)).toBe(900);
  expect(turns.take('b', begunMs + 61_400, 2)).toBe(0);
  turns.hold('d', begunMs + 70_000, 60_000);
  expect(turns.take('d', begunMs - 3_600_000)).toBeLessThanOrEqual(1_000);
});

it('those who skip the line leave a part of the turns to those who wait in it', () => {
  const line = playLine(createPace(usualPace), begunMs, 1_000);
  const turns = createPace(usualPace);
  const flooded = playLine(turns, begunMs, 1_000);
  for (let nowMs = begunMs; nowMs < begunMs + 20_000; nowMs += 1) {
    line.run(nowMs, nowMs + 1);
    // Somebody always asks first.
    turns.take(`press:${nowMs}`, nowMs);
    flooded.run(nowMs, nowMs + 1);
  }
  expect(line.sent.length).toBeGreaterThan(450);
  expect(flooded.sent.length).toBeGreaterThan(0.15 * 450);
});

it('a slot that no call used is given back, and the queue moves up', () => {
  const paces = new Map([
    ['alpha', createPace({ perSecond: 1, perConversationPerSecond: 1, conversationBurst: 1, perGroupPerMinute: 18 })],
  ]);
  const lines = createLines();
  const first = createCallTurn(lines, paces);
  const second = createCallTurn(lines, paces);
  const wanted = { channel: 'alpha', use: 'send', who: undefined } as const;
  const at = 1_000_000;
  expect(first.take({ ...wanted, conversation: 'a' }, at)).toBe(0);
  // The same delivery asks again when its transaction is retried.
  expect(first.take({ ...wanted, conversation: 'a' }, at)).toBe(0);
  expect(second.take({ ...wanted, conversation: 'b' }, at)).toBe(1_000);
  // The recipient has moved to another conversation meanwhile: the turn goes with the delivery.
  expect(first.take({ ...wanted, conversation: 'c' }, at)).toBe(0);
  first.end(at);
  first.end(at);
  expect(second.take({ ...wanted, conversation: 'b' }, at)).toBe(0);
  second.called();
  second.end(at);
  expect(first.take({ ...wanted, conversation: 'a' }, at)).toBe(1_000);
  expect(first.take({ ...wanted, conversation: 'a' }, at + 1_000)).toBe(0);
});

it('a deputy who presses four buttons a second is answered at once, and one who floods takes a part of the turns only', () => {
  const turns = createPace({ ...usualPace, perSecond: 25 });
  let slowestMs = 0;
  for (let at = 0; at < 240; at += 1) slowestMs = Math.max(slowestMs, turns.take(pressesOf('a'), begunMs + at * 250));
  expect(slowestMs).toBe(0);
  const flooded = createPace({ ...usualPace, perSecond: 25 });
  let taken = 0;
  let others = 0;
  for (let nowMs = begunMs; nowMs < begunMs + 60_000; nowMs += 10) {
    if (flooded.take(pressesOf('a'), nowMs) === 0) taken += 1;
    if (nowMs % 1_000 === 0 && flooded.take(pressesOf(`other ${nowMs}`), nowMs) === 0) others += 1;
  }
  expect(taken).toBeLessThanOrEqual(20 + 5 * 60);
  expect(others).toBe(60);
});
