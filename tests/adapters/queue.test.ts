import { rmSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { createMovableClock, systemClock } from '../../src/adapters/clock.ts';
import { createEmbeddedQueue } from '../../src/adapters/queue/embedded.ts';
import { openCore } from '../../src/compose/core.ts';
import { wardId } from '../../src/domain/ids.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import { type JobHandlers, maxConcurrentByTask } from '../../src/ports/queue.ts';
import { queueContract } from '../support/contracts/queue.ts';
import { newDataFolder } from '../support/data-folder.ts';
import { openEmbeddedQueue } from '../support/embedded-queue.ts';
import { storyDatabases } from '../support/postgres.ts';
import { connectionsOf, onPostgres } from '../support/rows.ts';
import { root, silentLog } from '../support/world.ts';

queueContract('the embedded queue', openEmbeddedQueue);

describe('a claim', () => {
  it('A claim whose response was lost is put back, and its jobs run once', async () => {
    const dataDir = await newDataFolder();
    const clock = createMovableClock();
    const databases = await storyDatabases();
    const core = await openCore({ root, dataDir, clock, reach: nowhere, wards: [], databases });
    const rows = core.storage.jobs;
    let losses = 0;
    const exchange: typeof rows.exchange = async (...given) => {
      const answer = await rows.exchange(...given);
      if (answer.claimed.length === 0 || losses === 2) return answer;
      losses += 1;
      throw new Error('connection lost inside COMMIT');
    };
    const queue = createEmbeddedQueue({ rows: { ...rows, exchange }, clock, log: silentLog });
    core.whenJobs(() => queue.nudge());
    const ran: unknown[] = [];
    await queue.start(
      {
        turn: async ({ payload, attempt }) => {
          ran.push([payload, attempt]);
          return { kind: 'done' };
        },
      },
      async () => {},
    );
    await core.unitOfWork.run(wardId('dong-lac'), async ({ jobs }) => {
      const job = { task: 'turn', lane: 'one', priority: 5, dueAt: clock.now() };
      await jobs.put({ ...job, payload: { number: 1 }, key: 'a' });
      await jobs.put({ ...job, payload: { number: 2 }, key: 'b' });
    });
    await expect
      .poll(() => ran)
      .toEqual([
        [{ number: 1 }, 1],
        [{ number: 2 }, 1],
      ]);
    expect(losses).toBe(2);
    await queue.stop(1_000);
    await core.media.close();
    await core.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('A claim uses indexes and scans nothing', async () => {
    const dataDir = await newDataFolder();
    const clock = createMovableClock();
    const core = await openCore({ root, dataDir, clock, reach: nowhere, wards: [] });
    const seen: string[] = [];
    const watched = connectionsOf(core).core.handle;
    const prepare = watched.prepare.bind(watched);
    watched.prepare = ((text: string) => {
      seen.push(text);
      return prepare(text);
    }) as typeof watched.prepare;
    await core.unitOfWork.run(wardId('dong-lac'), async ({ jobs }) => {
      const job = { task: 'turn', payload: {}, lane: 'one', priority: 5, dueAt: clock.now(), key: 'k' };
      await jobs.put(job);
      await jobs.put({ ...job, lane: 'two' });
    });
    const rows = core.storage.jobs;
    const lease = { token: 't', now: clock.now(), until: clock.now() };
    const shares = {
      room: 9,
      running: [{ id: 7, task: 'turn' }],
      isSuspectRunning: false,
      mostAtOnce: maxConcurrentByTask,
    };
    const { claimed } = await rows.exchange([], shares, lease);
    const [job] = claimed;
    if (!job) throw new Error('nothing was claimed');
    for (const kind of ['again', 'done'] as const)
      await rows.exchange(
        [
          {
            job,
            token: 't',
            outcome: kind === 'done' ? { kind } : { kind, dueAt: clock.now(), counts: true, reason: '' },
          },
        ],
        { ...shares, room: 0 },
        lease,
      );
    watched.prepare = prepare;
    const queries = seen.filter((text) => /"job"/u.test(text) && /^(select|update|with|delete)/iu.test(text.trim()));
    expect(queries.length).toBeGreaterThan(6);
    for (const text of queries) {
      const plan = connectionsOf(core)
        .core.handle.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
        .all(...Array.from({ length: (text.match(/\?/gu) ?? []).length }, () => null));
      for (const { detail } of plan) expect(detail, text).not.toMatch(/SCAN (?:"?job"?|j)\b|TEMP B-TREE/u);
    }
    await core.media.close();
    await core.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('A claim takes the same time with ten waiting jobs and with thirty thousand', async () => {
    const dataDir = await newDataFolder();
    const clock = createMovableClock();
    const core = await openCore({ root, dataDir, clock, reach: nowhere, wards: [] });
    const { handle } = connectionsOf(core).core;
    handle.pragma('synchronous = OFF');
    const insert = handle.prepare(
      `INSERT INTO job (wardId, task, lane, priority, payload, dueAt, status, place, createdAt)
       VALUES ('w', 'turn', ?, 5, '{}', 0, 'waiting', ?, 0)`,
    );
    const fill = (count: number, from: number): void =>
      handle.transaction(() => {
        for (let at = from; at < from + count; at += 1)
          insert.run(`lane ${Math.floor(at / 2)}`, at % 2 === 0 ? 'ready' : 'behind');
      })();
    /** The cheapest of many claims with their outcomes, in CPU time. */
    const cost = async (): Promise<number> => {
      let least = Number.POSITIVE_INFINITY;
      for (let round = 0; round < 60; round += 1) {
        const now = clock.now();
        const shares = { room: 1, running: [], isSuspectRunning: false, mostAtOnce: maxConcurrentByTask };
        const lease = { token: String(round), now, until: new Date(now.getTime() + 60_000) };
        const before = process.cpuUsage();
        const { claimed } = await core.storage.jobs.exchange([], shares, lease);
        await core.storage.jobs.exchange(
          claimed.map((job) => ({ job, token: lease.token, outcome: { kind: 'done' } })),
          { ...shares, room: 0 },
          lease,
        );
        const { user, system } = process.cpuUsage(before);
        expect(claimed).toHaveLength(1);
        least = Math.min(least, user + system);
      }
      return least;
    };
    fill(200, 0);
    await cost();
    const few = await cost();
    fill(30_000, 1_000);
    handle.pragma('wal_checkpoint(TRUNCATE)');
    await cost();
    const many = await cost();
    expect(many / few).toBeLessThan(2.5);
    await core.media.close();
    await core.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
});

it('Nothing is claimed, and no transaction is opened, while no job is due', async () => {
  const dataDir = await newDataFolder();
  const clock = createMovableClock({ now: () => new Date('2026-11-25T02:00:00Z') });
  const core = await openCore({ root, dataDir, clock, reach: nowhere, wards: [], databases: await storyDatabases() });
  const rows = core.storage.jobs;
  const asked = { claims: 0, looks: 0 };
  const exchange: typeof rows.exchange = (...given) => {
    asked.claims += 1;
    return rows.exchange(...given);
  };
  const nextDue: typeof rows.nextDue = () => {
    asked.looks += 1;
    return rows.nextDue();
  };
  const queue = createEmbeddedQueue({ rows: { ...rows, exchange, nextDue }, clock, log: silentLog });
  await queue.start({}, async () => undefined);
  await queue.idle();
  const before = asked.claims;
  await vi.waitFor(() => expect(asked.looks).toBeGreaterThan(1), 5_000);
  expect(asked.claims).toBe(before);
  await queue.stop(0);
  await core.media.close();
  await core.close();
  rmSync(dataDir, { recursive: true, force: true });
});

it.each([true, false])(
  'A job postponed for a moment runs when it is due, not at the next sweep (clock steady: %s)',
  async (isClockSteady) => {
    const dataDir = await newDataFolder();
    const core = await openCore({ root, dataDir, clock: systemClock, reach: nowhere, wards: [] });
    const queue = createEmbeddedQueue({ rows: core.storage.jobs, clock: systemClock, log: silentLog, isClockSteady });
    const late: number[] = [];
    const again = new Map<number, number>();
    const handler: NonNullable<JobHandlers[string]> = async ({ id, attempt }) => {
      const due = again.get(id);
      if (due !== undefined) late.push(Date.now() - due);
      if (due !== undefined) return { kind: 'done' };
      const dueAt = new Date(Date.now() + (again.size % 2 ? 30 : 120));
      again.set(id, dueAt.getTime());
      return { kind: 'again', dueAt, counts: false, reason: `no line, try ${attempt}` };
    };
    await queue.start({ x: handler }, async () => undefined);
    const waits: number[] = [];
    for (let at = 0; at < 12; at += 1) {
      await core.unitOfWork.run(wardId('dong-lac'), ({ jobs }) =>
        jobs.put({ task: 'x', payload: {}, lane: `lane ${at}`, priority: 5, dueAt: new Date() }),
      );
      queue.nudge();
      await vi.waitFor(() => expect(late).toHaveLength(at + 1), { timeout: 5_000, interval: 5 });
      waits.push(late.at(-1) ?? 0);
    }
    // With polling alone, half of them would be more than 200 ms late.
    const [median = 0] = waits.toSorted((a, b) => a - b).slice(6);
    expect(median).toBeLessThan(100);
    await queue.stop(0);
    await core.media.close();
    await core.close();
    rmSync(dataDir, { recursive: true, force: true });
  },
);

it('A job postponed for a shorter time runs first, although it was postponed later', async () => {
  const dataDir = await newDataFolder();
  const core = await openCore({ root, dataDir, clock: systemClock, reach: nowhere, wards: [] });
  const queue = createEmbeddedQueue({ rows: core.storage.jobs, clock: systemClock, log: silentLog });
  const late: number[] = [];
  const due = new Map<number, number>();
  const asideFor =
    (ms: number, tells: boolean): NonNullable<JobHandlers[string]> =>
    async ({ id }) => {
      const before = due.get(id);
      if (before !== undefined && tells) late.push(Date.now() - before);
      if (before !== undefined) return { kind: 'done' };
      const dueAt = new Date(Date.now() + ms);
      due.set(id, dueAt.getTime());
      return { kind: 'again', dueAt, counts: false, reason: 'no line' };
    };
  await queue.start({ long: asideFor(470, false), short: asideFor(30, true) }, async () => undefined);
  for (let at = 0; at < 9; at += 1) {
    for (const task of ['long', 'short']) {
      await core.unitOfWork.run(wardId('dong-lac'), ({ jobs }) =>
        jobs.put({ task, payload: {}, lane: `${task} ${at}`, priority: 5, dueAt: new Date() }),
      );
      queue.nudge();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await vi.waitFor(() => expect(late).toHaveLength(at + 1), { timeout: 5_000, interval: 5 });
    await queue.idle();
    await new Promise((resolve) => setTimeout(resolve, 520));
  }
  const median = late.toSorted((a, b) => a - b)[4] ?? 0;
  expect(median).toBeLessThan(100);
  await queue.stop(0);
  await core.media.close();
  await core.close();
  rmSync(dataDir, { recursive: true, force: true });
});

it.skipIf(onPostgres())(
  'The queue sleeps while nothing is due and wakes for due jobs and for those of another process',
  async () => {
    const dataDir = await newDataFolder();
    const open = () => openCore({ root, dataDir, clock: systemClock, reach: nowhere, wards: [] });
    const [core, other] = [await open(), await open()];
    const rows = core.storage.jobs;
    let looks = 0;
    const nextDue: typeof rows.nextDue = () => {
      looks += 1;
      return rows.nextDue();
    };
    const queue = createEmbeddedQueue({
      rows: { ...rows, nextDue },
      clock: systemClock,
      log: silentLog,
      isClockSteady: true,
    });
    const ran: number[] = [];
    const handler = async (): Promise<{ kind: 'done' }> => {
      ran.push(Date.now());
      return { kind: 'done' };
    };
    const put = (inMs: number) =>
      other.unitOfWork.run(wardId('dong-lac'), ({ jobs }) =>
        jobs.put({ task: 'x', payload: {}, lane: 'x', priority: 5, dueAt: new Date(Date.now() + inMs) }),
      );
    await queue.start({ x: handler }, async () => undefined);
    await vi.waitFor(() => expect(looks).toBeGreaterThan(0), 5_000);
    const before = looks;
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    // With continuous polling there would be five; a notification of an earlier write may account for one or two.
    expect(looks - before).toBeLessThanOrEqual(2);
    // The limit is far below the ten seconds after which the queue polls by itself.
    await put(0);
    await vi.waitFor(() => expect(ran).toHaveLength(1), 5_000);
    await put(1_500);
    await vi.waitFor(() => expect(ran).toHaveLength(2), 6_000);
    await queue.stop(0);
    for (const each of [core, other]) {
      await each.media.close();
      await each.close();
    }
    rmSync(dataDir, { recursive: true, force: true });
  },
);
