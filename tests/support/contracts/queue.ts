/** The contract of every queue, whatever its implementation. A new queue passes the same contract as the embedded one. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  EndOfProcess,
  type Job,
  type JobHandler,
  type JobOutcome,
  maxConcurrentByTask,
  type Queue,
  type RunningJob,
  retryWaitsMs,
  slots,
  type WhyDead,
} from '../../../src/ports/queue.ts';

export interface OpenedQueue {
  readonly queue: Queue;
  now(): Date;
  advance(ms: number): void;
  /** Puts jobs in one committed unit of work; if `fails` is true, the unit of work rolls back. */
  put(jobs: readonly Job[], fails?: boolean): Promise<void>;
  /** Number of stored rows with this status. */
  count(status: 'waiting' | 'leased' | 'dead'): Promise<number>;
  /** Simulates a killed process, then opens another queue on the same rows. */
  crash(): Promise<void>;
  close(): Promise<void>;
}

const done: JobOutcome = { kind: 'done' };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A gate at which a job waits until the test opens it. */
const aGate = () => {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
};

export const queueContract = (name: string, open: () => Promise<OpenedQueue>): void => {
  describe(`${name} as a queue`, () => {
    let opened: OpenedQueue;
    let ran: RunningJob[];
    let dead: { readonly job: RunningJob; readonly reason: string; readonly why: WhyDead }[];
    const names = () => ran.map(({ payload }) => payload.name);
    const aJob = (name: string, change: Partial<Job> = {}): Job => ({
      task: 'work',
      payload: { name },
      lane: name,
      priority: 5,
      dueAt: opened.now(),
      ...change,
    });
    const start = (handler: JobHandler = async () => done): Promise<void> =>
      opened.queue.start(
        {
          work: (job) => {
            ran.push(job);
            return handler(job);
          },
        },
        async (job, reason, why) => {
          dead.push({ job, reason, why });
        },
      );
    const until = async (what: string, isSo: () => boolean | Promise<boolean>): Promise<void> => {
      const end = Date.now() + 60_000;
      while (!(await isSo())) {
        if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
        await pause(5);
      }
    };

    beforeEach(async () => {
      ran = [];
      dead = [];
      opened = await open();
    });
    afterEach(async () => {
      await opened.queue.stop(2_000);
      await opened.close();
    });

    it('Jobs put before the start and after it are run', async () => {
      await opened.put([aJob('early')]);
      await start();
      await opened.put([aJob('late')]);
      await opened.queue.idle();
      expect(names()).toEqual(['early', 'late']);
      expect(ran[0]).toMatchObject({ task: 'work', attempt: 1, payload: { name: 'early' } });
      expect(await opened.count('waiting')).toBe(0);
    });

    it('Jobs of a lane run one at a time in the order in which they were put, whatever their priority', async () => {
      let running = 0;
      let most = 0;
      await opened.put(['1', '2', '3', '4'].map((each, index) => aJob(each, { lane: 'one', priority: 9 - index })));
      await start(async () => {
        running += 1;
        most = Math.max(most, running);
        await pause(5);
        running -= 1;
        return done;
      });
      await opened.queue.idle();
      expect(names()).toEqual(['1', '2', '3', '4']);
      expect(most).toBe(1);
    });

    it('Lanes run in parallel: a hanging lane delays no other', async () => {
      const gate = aGate();
      await opened.put([aJob('hangs'), aJob('behind', { lane: 'hangs' }), aJob('free')]);
      await start(async ({ payload }) => {
        if (payload.name === 'hangs') await gate.passed;
        return done;
      });
      await until('the free lane ran', () => names().includes('free'));
      expect(names()).not.toContain('behind');
      gate.open();
      await opened.queue.idle();
      expect(names()).toContain('behind');
    });

    it.each([
      ['deliver', 'turn'],
      ['turn', 'deliver'],
    ])('No task fills all slots: although %s jobs hang, a %s job runs', async (crowd, other) => {
      const gate = aGate();
      const hanging = Array.from({ length: 2 * slots }, (_, at) =>
        aJob(`${crowd} ${at}`, { task: crowd, priority: 0 }),
      );
      const ended: string[] = [];
      const handler: JobHandler = async (job) => {
        ran.push(job);
        if (job.task === crowd) await gate.passed;
        ended.push(job.task);
        return done;
      };
      await opened.put(hanging);
      await opened.queue.start({ [crowd]: handler, [other]: handler }, async () => undefined);
      await until('the crowd runs', () => ran.length === maxConcurrentByTask[crowd]);
      await opened.put([aJob('other', { task: other, priority: 9 })]);
      await until('the other ran', () => ended.includes(other));
      expect(ran).toHaveLength((maxConcurrentByTask[crowd] ?? 0) + 1);
      gate.open();
      await opened.queue.idle();
      expect(ran).toHaveLength(hanging.length + 1);
    });

    it('The job with the smaller priority number runs first', async () => {
      await opened.put([
        aJob('bulk', { priority: 9 }),
        aJob('message', { priority: 5 }),
        aJob('press', { priority: 1 }),
      ]);
      await start();
      await opened.queue.idle();
      expect(names()).toEqual(['press', 'message', 'bulk']);
    });

    it('A waiting job is replaced by one with the same key', async () => {
      await opened.put([aJob('old', { key: 'answer', dueAt: new Date(opened.now().getTime() + 1_000) })]);
      await opened.put([aJob('new', { key: 'answer' })]);
      await start();
      await opened.queue.idle();
      opened.advance(2_000);
      opened.queue.nudge();
      await opened.queue.idle();
      expect(names()).toEqual(['new']);
    });

    it('Putting a job again with a later time postpones it', async () => {
      const later = new Date(opened.now().getTime() + 60_000);
      await opened.put([aJob('once', { key: 'answer' })]);
      await opened.put([aJob('once', { key: 'answer', dueAt: later })]);
      await start();
      await opened.queue.idle();
      expect(ran).toEqual([]);
      opened.advance(60_000);
      opened.queue.nudge();
      await opened.queue.idle();
      expect(names()).toEqual(['once']);
    });

    it('A replacement put while the job runs is kept', async () => {
      const gate = aGate();
      await opened.put([aJob('first', { key: 'answer', lane: 'one' })]);
      await start(async ({ payload }) => {
        if (payload.name === 'first') await gate.passed;
        return done;
      });
      await until('the first runs', () => names().length === 1);
      await opened.put([aJob('second', { key: 'answer', lane: 'one' })]);
      gate.open();
      await opened.queue.idle();
      expect(names()).toEqual(['first', 'second']);
      expect(await opened.count('waiting')).toBe(0);
    });

    it('A job runs when its time has come by the clock, not before', async () => {
      await opened.put([aJob('tomorrow', { dueAt: new Date(opened.now().getTime() + 86_400_000) })]);
      await start();
      await opened.queue.idle();
      expect(ran).toEqual([]);
      opened.advance(86_399_999);
      opened.queue.nudge();
      await opened.queue.idle();
      expect(ran).toEqual([]);
      opened.advance(1);
      opened.queue.nudge();
      await opened.queue.idle();
      expect(names()).toEqual(['tomorrow']);
    });

    it('A job that becomes due is found without a nudge', async () => {
      await opened.put([aJob('later', { dueAt: new Date(opened.now().getTime() + 1_000) })]);
      await start();
      await opened.queue.idle();
      opened.advance(1_000);
      await until('it ran', () => ran.length === 1);
    });

    it('A failed job is tried again after a pause by the clock', async () => {
      await opened.put([aJob('fails')]);
      await start(async ({ attempt }) => {
        if (attempt === 1) throw new Error('a lamp went out');
        return done;
      });
      await opened.queue.idle();
      expect(ran).toHaveLength(1);
      opened.advance(999);
      opened.queue.nudge();
      await opened.queue.idle();
      expect(ran).toHaveLength(1);
      opened.advance(1);
      opened.queue.nudge();
      await opened.queue.idle();
      expect(ran.map(({ attempt }) => attempt)).toEqual([1, 2]);
      expect(dead).toEqual([]);
    });

    it('A lane keeps its order while its first job waits for a retry', async () => {
      await opened.put([aJob('fails', { lane: 'one' }), aJob('behind', { lane: 'one' })]);
      await start(async ({ attempt, payload }) => {
        if (payload.name === 'fails' && attempt === 1) throw new Error('a lamp went out');
        return done;
      });
      await opened.queue.idle();
      expect(names()).toEqual(['fails']);
      opened.advance(5_000);
      opened.queue.nudge();
      await opened.queue.idle();
      expect(names()).toEqual(['fails', 'fails', 'behind']);
    });

    it('A job is given up after five tries and reported, and its lane continues', async () => {
      await opened.put([aJob('fails', { lane: 'one' }), aJob('behind', { lane: 'one' })]);
      await start(async ({ payload }) => {
        if (payload.name === 'fails') throw new Error('a lamp went out');
        return done;
      });
      for (let round = 0; round < 8; round += 1) {
        opened.advance(600_000);
        opened.queue.nudge();
        await opened.queue.idle();
      }
      expect(names()).toEqual(['fails', 'fails', 'fails', 'fails', 'fails', 'behind']);
      expect(dead).toHaveLength(1);
      expect(dead[0]?.reason).toContain('a lamp went out');
      expect(await opened.count('dead')).toBe(1);
    });

    it('A job that asks to wait is delayed as often and as long as it asks, without counting as failed', async () => {
      await opened.put([aJob('busy')]);
      await start(async () =>
        ran.length > 8
          ? done
          : { kind: 'again', dueAt: new Date(opened.now().getTime() + 10), counts: false, reason: 'too many requests' },
      );
      for (let round = 0; round < 12; round += 1) {
        opened.advance(10);
        opened.queue.nudge();
        await opened.queue.idle();
      }
      expect(ran).toHaveLength(9);
      expect(ran.every(({ attempt }) => attempt === 1)).toBe(true);
      expect(dead).toEqual([]);
    });

    it('A job that reports itself dead, or that has no handler, is given up at once', async () => {
      await opened.put([aJob('dead'), aJob('strange', { task: 'nobody' })]);
      await start(async () => ({ kind: 'dead', reason: 'the chat is gone' }));
      await opened.queue.idle();
      expect(dead.map(({ reason }) => reason).sort()).toEqual(['no handler for task nobody', 'the chat is gone']);
    });

    it('A job whose unit of work was rolled back does not exist', async () => {
      await expect(opened.put([aJob('never')], true)).rejects.toThrow();
      await start();
      await opened.queue.idle();
      expect(ran).toEqual([]);
      expect(await opened.count('waiting')).toBe(0);
    });

    it('A nudge makes the queue look for jobs at once', async () => {
      await start();
      await opened.queue.idle();
      // The fastest of several runs counts, because the disk may be busy for a moment.
      const tookMs: number[] = [];
      for (let time = 1; time <= 4; time += 1) {
        const before = performance.now();
        await opened.put([aJob('now')]);
        opened.queue.nudge();
        await until('it ran', () => ran.length === time);
        tookMs.push(performance.now() - before);
        await opened.queue.idle();
      }
      expect(Math.min(...tookMs)).toBeLessThan(300);
    });

    it('A crash counts as a try: the job runs again at once twice, then after pauses, and is given up after five', async () => {
      await opened.put([aJob('kills')]);
      for (let life = 1; life <= 5; life += 1) {
        await start(() => new Promise(() => undefined));
        if (life > 3) {
          await pause(50);
          expect(ran).toHaveLength(life - 1);
          opened.advance(retryWaitsMs[life - 2] ?? 0);
          opened.queue.nudge();
        }
        await until('it began', () => ran.length === life);
        await opened.crash();
      }
      expect(ran.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5]);
      await start();
      opened.advance(600_000);
      opened.queue.nudge();
      await until('it is given up', () => dead.length === 1);
      expect(ran).toHaveLength(5);
    });

    it('A stop waits for running jobs and starts no further ones', async () => {
      const gate = aGate();
      await opened.put([aJob('runs', { lane: 'one' }), aJob('waits', { lane: 'one' })]);
      await start(async () => {
        await gate.passed;
        return done;
      });
      await until('it runs', () => ran.length === 1);
      const stopping = opened.queue.stop(2_000);
      gate.open();
      await stopping;
      expect(names()).toEqual(['runs']);
      expect([await opened.count('leased'), await opened.count('waiting')]).toEqual([0, 1]);
    });

    it('A stopped queue starts nothing, even if it was just looking for work', async () => {
      await opened.put([aJob('now')]);
      await start();
      await opened.queue.stop(2_000);
      const begun = names();
      await pause(100);
      expect(names()).toEqual(begun);
      expect([await opened.count('leased'), await opened.count('waiting')]).toEqual([0, 1 - begun.length]);
    });

    it('A stop ends in time although a job hangs, and the job runs again after the restart', async () => {
      await opened.put([aJob('hangs')]);
      await start(() => new Promise(() => undefined));
      await until('it runs', () => ran.length === 1);
      const before = performance.now();
      await opened.queue.stop(100);
      expect(performance.now() - before).toBeLessThan(5_000);
      await opened.crash();
      await start();
      await opened.queue.idle();
      // A graceful stop does not count as a failed attempt.
      expect(ran.map(({ attempt }) => attempt)).toEqual([1, 1]);
    });

    it('A job that yields when the process ends is put back at once and loses no try', async () => {
      await opened.put([aJob('long')]);
      let isEnding = false;
      await start(async () => {
        while (!isEnding) await pause(5);
        throw new EndOfProcess();
      });
      await until('it runs', () => ran.length === 1);
      const before = performance.now();
      const stopping = opened.queue.stop(10_000);
      isEnding = true;
      await stopping;
      expect(performance.now() - before).toBeLessThan(5_000);
      expect([await opened.count('leased'), await opened.count('waiting')]).toEqual([0, 1]);
      await opened.crash();
      await start();
      await opened.queue.idle();
      expect(ran.map(({ attempt }) => attempt)).toEqual([1, 1]);
    });

    it('Five orderly restarts with a hanging job lose no job and blame none', async () => {
      await opened.put([aJob('hangs'), ...['1', '2', '3', '4', '5'].map((each) => aJob(each))]);
      for (let life = 1; life <= 5; life += 1) {
        await start(({ payload }) => (payload.name === 'hangs' ? new Promise(() => undefined) : Promise.resolve(done)));
        await until('the one that hangs began again', () => names().filter((each) => each === 'hangs').length === life);
        await opened.queue.stop(50);
        await opened.crash();
      }
      await start();
      await opened.queue.idle();
      expect(
        names()
          .filter((each) => each !== 'hangs')
          .sort(),
      ).toEqual(['1', '2', '3', '4', '5']);
      expect(ran.every(({ attempt }) => attempt === 1)).toBe(true);
      expect(dead).toEqual([]);
    });

    it('Only one suspected job runs at a time, with others beside it, and only it is blamed when the process ends', async () => {
      const hang = () => new Promise<never>(() => undefined);
      await opened.put([aJob('a'), aJob('b')]);
      for (let life = 1; life <= 2; life += 1) {
        await start(hang);
        await until('both began', () => ran.length === 2 * life);
        await opened.crash();
      }
      // Both jobs were in flight during two crashes and are therefore suspects. A fresh job may run beside one of them.
      await opened.put([aJob('fresh')]);
      ran = [];
      await start(hang);
      await until('two run', () => ran.length === 2);
      await pause(50);
      expect(names().sort()).toEqual(['a', 'fresh']);
      await opened.crash();
      ran = [];
      await start();
      await opened.queue.idle();
      expect(Object.fromEntries(ran.map(({ payload, attempt }) => [payload.name, attempt]))).toEqual({
        a: 2,
        b: 1,
        fresh: 1,
      });
    });

    it('A waiting suspect loses one blame when the process ends and nobody is blamed', async () => {
      const hang = () => new Promise<never>(() => undefined);
      await opened.put([aJob('hit')]);
      for (let life = 1; life <= 3; life += 1) {
        await start(hang);
        await until('it began', () => ran.length === life);
        await opened.crash();
      }
      // Now the job waits, and the process is ended during each of its starts.
      for (let life = 1; life <= 2; life += 1) {
        await start(hang);
        await opened.crash();
      }
      await start();
      opened.advance(600_000);
      opened.queue.nudge();
      await until('it ran again', () => ran.length === 4);
      expect(ran.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 2]);
    });

    it('A job put as a suspect is given up after one more end of the process', async () => {
      await start(() => new Promise(() => undefined));
      await opened.put([aJob('again', { isSuspect: true })]);
      await until('it began', () => ran.length === 1);
      expect(ran[0]).toMatchObject({ isSuspect: true });
      await opened.crash();
      await start();
      opened.advance(600_000);
      opened.queue.nudge();
      await until('it is given up', () => dead.length === 1);
      expect(dead[0]).toMatchObject({ why: 'blamed' });
      expect(ran).toHaveLength(1);
    });

    it('The handler of a blamed job can put it again in its place', async () => {
      await start(() => new Promise(() => undefined));
      await opened.put([aJob('again', { isSuspect: true, key: 'it' }), aJob('behind', { lane: 'again' })]);
      await until('it began', () => ran.length === 1);
      await opened.crash();
      ran = [];
      const later = { lane: 'later', key: 'it', isSuspect: true } as const;
      await opened.queue.start(
        {
          work: async (job) => {
            ran.push(job);
            return done;
          },
        },
        () => opened.put([aJob('again', { ...later, dueAt: new Date(opened.now().getTime() + 3_600_000) })]),
      );
      opened.advance(600_000);
      opened.queue.nudge();
      await until('what stood behind it ran', () => names().includes('behind'));
      expect([names(), await opened.count('dead'), await opened.count('waiting')]).toEqual([['behind'], 0, 1]);
      opened.advance(3_600_000);
      opened.queue.nudge();
      await until('it ran in the end', () => names().includes('again'));
      await opened.queue.idle();
      expect([await opened.count('dead'), await opened.count('waiting')]).toEqual([0, 0]);
    });
  });
};
