/**
 * Which job the queue suspects after a crash: histories of processes that are killed from outside, with and without jobs that
 * crash the process themselves. Each history has its own clock, so none of it waits in real time.
 */
import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { numbersFrom } from '../../scripts/words/dice.ts';
import { createMovableClock } from '../../src/adapters/clock.ts';
import { openCore } from '../../src/compose/core.ts';
import { wardId } from '../../src/domain/ids.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import { type FinishedJob, maxAttempts, maxConcurrentByTask, type RunningJob, slots } from '../../src/ports/queue.ts';
import { newDataFolder } from '../support/data-folder.ts';
import { connectionsOf, rowsOf } from '../support/rows.ts';
import { root } from '../support/world.ts';

const hourMs = 3_600_000;
const ward = wardId('dong-lac');

interface History {
  readonly seed: number;
  /** Number of processes killed from outside; one in six is killed before it has taken a job. */
  readonly kills: number;
  /** Jobs that crash the process, this many milliseconds after they began. */
  readonly poisons: readonly number[];
  /** Number of jobs added during each process, and the longest duration of a job in milliseconds. */
  readonly jobsOfLife: number;
  readonly longestMs: number;
}

interface Told {
  /** Names of jobs, repeated for each time that a job was put off. */
  readonly putOff: readonly string[];
  readonly done: readonly string[];
  readonly put: readonly string[];
  /** For each crashing job, the number of crashes until it was first put off. */
  readonly endsBefore: Readonly<Record<string, number>>;
  readonly endsInAll: number;
}

/** Plays a history to its end. After the last kill, only the crashing jobs end the process. */
async function play({ seed, kills, poisons, jobsOfLife, longestMs }: History): Promise<Told> {
  const random = numbersFrom(seed);
  const dataDir = await newDataFolder();
  const clock = createMovableClock({ now: () => new Date('2026-11-25T02:00:00Z') });
  const core = await openCore({ root, dataDir, clock, reach: nowhere, wards: [] });
  connectionsOf(core).core.handle.pragma('synchronous = OFF');
  const { jobs } = core.storage;
  const put: string[] = [];
  const done: string[] = [];
  const putOff: string[] = [];
  const endsBefore: Record<string, number> = {};
  let endsInAll = 0;
  const takes = new Map<string, number>();
  const bring = (name: string, ms: number, dueInMs = 0, isSuspect = false): Promise<void> =>
    core.unitOfWork.run(ward, async (stores) => {
      takes.set(name, ms);
      await stores.jobs.put({
        ...{ task: 'work', payload: { name }, lane: name, priority: 5, key: name },
        ...{ dueAt: new Date(clock.now().getTime() + dueInMs), ...(isSuspect ? { isSuspect } : {}) },
      });
    });
  const nameOf = ({ payload }: RunningJob): string => String(payload.name);
  const isPoison = (name: string): boolean => name.startsWith('poison');

  /** The earliest due time of a waiting job; Infinity if no job waits. */
  const nextDue = async (): Promise<number> => {
    const waiting = await rowsOf(core).selectFrom('job').select(['dueAt']).where('status', '=', 'waiting').execute();
    return Math.min(...waiting.map(({ dueAt }) => dueAt));
  };

  /** Runs one process for at most `lastsMs`, then kills it. @returns false if no job was left */
  const live = async (lastsMs: number): Promise<boolean> => {
    await jobs.freeAfterCrash(clock.now());
    const end = clock.now().getTime() + lastsMs;
    const running = new Map<number, { readonly job: RunningJob; readonly at: number; readonly token: string }>();
    let finished: FinishedJob[] = [];
    for (let round = 0; ; round += 1) {
      const now = clock.now();
      const token = `${seed} ${now.getTime()} ${round} ${endsInAll} ${done.length}`;
      const inFlight = [...running.values()].map(({ job }) => job);
      const { claimed } = await jobs.exchange(
        finished,
        {
          ...{ room: slots - running.size, running: inFlight, mostAtOnce: maxConcurrentByTask },
          isSuspectRunning: inFlight.some(({ isSuspect }) => isSuspect),
        },
        { token, now, until: new Date(now.getTime() + 600_000) },
      );
      finished = [];
      for (const job of claimed) {
        if (job.attempt <= maxAttempts) {
          running.set(job.id, { job, token, at: now.getTime() + (takes.get(nameOf(job)) ?? 0) });
          continue;
        }
        putOff.push(nameOf(job));
        await bring(nameOf(job), takes.get(nameOf(job)) ?? 0, hourMs, true);
      }
      if (claimed.some(({ attempt }) => attempt > maxAttempts)) continue;
      const first = [...running.values()].toSorted((a, b) => a.at - b.at)[0];
      const next = Math.min(first?.at ?? (await nextDue()), end);
      if (next === Number.POSITIVE_INFINITY || putOff.length > 24 * poisons.length + 1) return false;
      if (next > now.getTime()) clock.advance(next - now.getTime());
      if (next === end) return true;
      if (!first) continue;
      const name = nameOf(first.job);
      if (isPoison(name)) {
        endsInAll += 1;
        if (!putOff.includes(name)) endsBefore[name] = (endsBefore[name] ?? 0) + 1;
        return true;
      }
      running.delete(first.job.id);
      done.push(name);
      finished = [{ job: first.job, outcome: { kind: 'done' }, token: first.token }];
    }
  };
  try {
    for (const [at, ms] of poisons.entries()) await bring(`poison ${at}`, ms);
    for (let kill = 0; kill < kills; kill += 1) {
      for (let at = 0; at < jobsOfLife; at += 1) {
        put.push(`${kill} ${at}`);
        await bring(`${kill} ${at}`, 20 + Math.round(random() * longestMs));
      }
      clock.advance(900);
      if (random() < 1 / 6) await jobs.freeAfterCrash(clock.now());
      else await live(100 + Math.round(random() * 2_600));
    }
    // After the last kill: every waiting job is due within a day.
    for (let life = 0; life < 2_000 && (await live(Number.POSITIVE_INFINITY)); life += 1);
    return { putOff, done, put, endsBefore, endsInAll };
  } finally {
    await core.media.close();
    await core.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

describe('the process is killed from outside only', () => {
  it.each([1, 2, 3, 4])(
    'No job is postponed, however often it was running at a kill (history %i)',
    { timeout: 120_000 },
    async (seed) => {
      const told = await play({ seed, kills: 150, poisons: [], jobsOfLife: 6, longestMs: 1_800 });
      expect(told.putOff).toEqual([]);
      expect(told.done.toSorted()).toEqual(told.put.toSorted());
    },
  );
});

describe('a job that crashes the process', () => {
  it.each([
    { seed: 11, poisons: [5], what: 'at once' },
    { seed: 12, poisons: [700], what: 'after a while' },
    { seed: 13, poisons: [5, 300, 900], what: 'three of them' },
  ])(
    'A job that crashes $what is postponed after a few crashes, and all others are done',
    { timeout: 120_000 },
    async ({ seed, poisons }) => {
      const told = await play({ seed, kills: 0, poisons, jobsOfLife: 0, longestMs: 0 });
      for (const [name, ends] of Object.entries(told.endsBefore)) expect(ends, name).toBeLessThanOrEqual(7);
      const among = await play({ seed, kills: 1, poisons, jobsOfLife: 40, longestMs: 1_500 });
      for (const [name, ends] of Object.entries(among.endsBefore)) expect(ends, name).toBeLessThanOrEqual(12);
      expect(new Set(among.putOff.map((name) => name.replace(/ \d+$/u, '')))).toEqual(new Set(['poison']));
      expect(among.done.toSorted()).toEqual(among.put.toSorted());
      // At most five at first, then one an hour.
      expect(among.endsInAll).toBeLessThanOrEqual(12 * poisons.length + among.putOff.length);
    },
  );

  it.each([21, 22])(
    'A crashing job is also found among kills from outside, and no other job is lost (history %i)',
    { timeout: 120_000 },
    async (seed) => {
      const told = await play({ seed, kills: 80, poisons: [40, 600], jobsOfLife: 5, longestMs: 1_500 });
      expect(Object.keys(told.endsBefore)).toHaveLength(2);
      expect(new Set(told.putOff)).toEqual(new Set(['poison 0', 'poison 1']));
      expect(told.done.toSorted()).toEqual(told.put.toSorted());
    },
  );
});
