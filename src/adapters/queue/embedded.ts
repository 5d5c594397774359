/**
 * The embedded queue: rows of the core's SQLite file, worked in this process.
 *
 * A claim takes the heads of free lanes, many at once; outcomes are written together with the next claim, so that a
 * job costs less than two commits.
 *
 * A job that kills the process must not be tried for ever, and a job that ran beside it must not be blamed: whoever was
 * in flight at two ends of the process is a suspect and runs alone. Ending the process alone counts as an attempt.
 */
import { randomUUID } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Clock } from '../../ports/clock.ts';
import { type CrashPoint, nowhere } from '../../ports/crash-point.ts';
import type { Log } from '../../ports/log.ts';
import {
  type JobHandlers,
  type JobOutcome,
  maxAttempts,
  mostAtOnce,
  type OnDead,
  type Queue,
  type RunningJob,
  retryWaitsMs,
  slots,
} from '../../ports/queue.ts';
import type { DB } from '../storage/sqlite/types.core.ts';

/** Longer than ten times the longest step. */
const leaseMs = 10 * 60_000;
/** Ends of the process, beside others, after which a job runs alone. */
const crashesOfSuspect = 2;
/** The safety net: another process may have put work, the clock may have been moved. */
const sweepMs = 500;

interface Finished {
  readonly job: RunningJob;
  readonly outcome: JobOutcome;
  readonly token: string;
}

export interface EmbeddedQueueOptions {
  readonly db: Kysely<DB>;
  readonly clock: Clock;
  readonly log: Log;
  readonly reach?: CrashPoint;
}

export const createEmbeddedQueue = ({ db, clock, log, reach = nowhere }: EmbeddedQueueOptions): Queue => {
  let handlers: JobHandlers = {};
  let onDead: OnDead = async () => undefined;
  /** What runs in this process, and its task: a moved clock must not lease it again. */
  const running = new Map<number, string>();
  let finished: Finished[] = [];
  let isPumping = false;
  let wantsPump = false;
  /** Suspects and the others take turns. */
  let isSuspectsTurn = true;
  let isSuspectRunning = false;
  let isStopped = true;
  let timer: NodeJS.Timeout | null = null;
  let idlers: (() => void)[] = [];

  const settle = async (tx: Transaction<DB>, { job, outcome, token }: Finished): Promise<void> => {
    const mine = (table: 'job') => tx.updateTable(table).where('id', '=', job.id).where('leaseToken', '=', token);
    if (outcome.kind === 'done') {
      // A job that was replaced while it ran has lost its token: the replacement stays.
      await tx.deleteFrom('job').where('id', '=', job.id).where('leaseToken', '=', token).execute();
    } else if (outcome.kind === 'dead') {
      await mine('job').set({ status: 'dead', leaseToken: null, lastError: outcome.reason }).execute();
    } else {
      await mine('job')
        .set((eb) => ({
          status: 'waiting',
          leaseToken: null,
          dueAt: outcome.dueAt.getTime(),
          lastError: outcome.reason,
          attempts: outcome.counts ? eb.ref('attempts') : eb('attempts', '-', 1),
        }))
        .execute();
    }
  };

  const hasSuspect = async (tx: Transaction<DB>): Promise<boolean> =>
    (await tx
      .selectFrom('job')
      .select('id')
      .where('status', '=', 'waiting')
      .where('crashes', '>=', crashesOfSuspect)
      .where('dueAt', '<=', clock.now().getTime())
      .limit(1)
      .executeTakeFirst()) !== undefined;

  const claim = async (
    tx: Transaction<DB>,
    room: number,
    token: string,
    { ofSuspects, without = [] }: { readonly ofSuspects: boolean; readonly without?: readonly string[] },
  ): Promise<readonly RunningJob[]> => {
    const now = clock.now().getTime();
    const rows = await tx
      .updateTable('job')
      .set((eb) => ({
        status: 'leased',
        leaseUntil: now + leaseMs,
        leaseToken: token,
        attempts: eb('attempts', '+', 1),
      }))
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('job as j')
          .select('j.id')
          .where((or) =>
            or.or([
              or.and([or('j.status', '=', 'waiting'), or('j.dueAt', '<=', now)]),
              or.and([or('j.status', '=', 'leased'), or('j.leaseUntil', '<', now)]),
            ]),
          )
          .where('j.crashes', ofSuspects ? '>=' : '<', crashesOfSuspect)
          .$if(running.size > 0, (query) => query.where('j.id', 'not in', [...running.keys()]))
          .$if(without.length > 0, (query) => query.where('j.task', 'not in', without))
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('job as e')
                  .select(sql.lit(1).as('one'))
                  .whereRef('e.lane', '=', 'j.lane')
                  .whereRef('e.id', '<', 'j.id')
                  .where('e.status', 'in', ['waiting', 'leased']),
              ),
            ),
          )
          .orderBy('j.priority')
          .orderBy('j.id')
          .limit(room),
      )
      .returningAll()
      .execute();
    return rows
      .map((row) => ({
        id: row.id,
        ward: row.wardId,
        task: row.task,
        payload: JSON.parse(row.payload) as RunningJob['payload'],
        lane: row.lane,
        priority: row.priority,
        dueAt: new Date(row.dueAt),
        attempt: row.attempts,
      }))
      .sort((a, b) => a.priority - b.priority || a.id - b.id);
  };

  /** Fills the room, but no task takes more than its part of all slots. */
  const claimShares = async (tx: Transaction<DB>, room: number, token: string): Promise<readonly RunningJob[]> => {
    const claimed: RunningJob[] = [];
    for (;;) {
      const tasks = [...running.values(), ...claimed.map(({ task }) => task)];
      const left = Object.entries(mostAtOnce).map(([task, most]) => ({
        task,
        count: most - tasks.filter((each) => each === task).length,
      }));
      const without = left.filter(({ count }) => count <= 0).map(({ task }) => task);
      const open = left.filter(({ count }) => count > 0).map(({ count }) => count);
      const most = Math.min(room - claimed.length, ...open);
      const some = most > 0 ? await claim(tx, most, token, { ofSuspects: false, without }) : [];
      claimed.push(...some);
      if (some.length < most || most <= 0) return claimed;
    }
  };

  const outcomeOf = async (job: RunningJob): Promise<JobOutcome> => {
    const handler = handlers[job.task];
    if (!handler) return { kind: 'dead', reason: `nobody handles ${job.task}` };
    if (job.attempt > maxAttempts) return { kind: 'dead', reason: 'ended the process again and again' };
    try {
      return await handler(job);
    } catch (error) {
      const reason = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : 'unknown';
      log.warn({ task: job.task, job: job.id, attempt: job.attempt, reason }, 'a job failed');
      if (job.attempt >= maxAttempts) return { kind: 'dead', reason };
      const wait = retryWaitsMs[job.attempt - 1] ?? 600_000;
      return { kind: 'again', dueAt: new Date(clock.now().getTime() + wait), counts: true, reason };
    }
  };

  const run = async (job: RunningJob, token: string): Promise<void> => {
    const outcome = await outcomeOf(job);
    if (outcome.kind === 'dead')
      await onDead(job, outcome.reason).catch((error: unknown) =>
        log.error({ job: job.id, reason: String(error) }, 'a dead job could not be told'),
      );
    finished.push({ job, outcome, token });
    running.delete(job.id);
    isSuspectRunning = false;
    void pump();
  };

  const step = async (): Promise<number> => {
    const room = isStopped ? 0 : slots - running.size;
    if (room === 0 && finished.length === 0) return 0;
    const done = finished;
    finished = [];
    const token = randomUUID();
    try {
      const claimed = await db.transaction().execute(async (tx) => {
        for (const each of done) await settle(tx, each);
        if (room === 0 || isSuspectRunning) return [];
        if (isSuspectsTurn && (await hasSuspect(tx))) {
          // Those who run come to their end first; then it is alone.
          if (running.size > 0) return [];
          const suspect = await claim(tx, 1, token, { ofSuspects: true });
          if (suspect.length > 0) {
            isSuspectRunning = true;
            isSuspectsTurn = false;
            return suspect;
          }
        }
        isSuspectsTurn = true;
        return claimShares(tx, room, token);
      });
      reach('queue.afterClaim');
      for (const job of claimed) running.set(job.id, job.task);
      for (const job of claimed) void run(job, token);
      return claimed.length + done.length;
    } catch (error) {
      finished = [...done, ...finished];
      log.error({ reason: String(error) }, 'the queue could not write');
      return 0;
    }
  };

  const pump = async (): Promise<void> => {
    wantsPump = true;
    if (isPumping) return;
    isPumping = true;
    while (wantsPump) {
      wantsPump = false;
      if ((await step()) > 0 && !isStopped) wantsPump = true;
    }
    isPumping = false;
    if (running.size === 0 && finished.length === 0) {
      const waiting = idlers;
      idlers = [];
      for (const resolve of waiting) resolve();
    }
  };

  /** What an earlier process left in flight. */
  const free = (): Promise<void> =>
    db.transaction().execute(async (tx) => {
      const left = await tx.selectFrom('job').select('id').where('status', '=', 'leased').execute();
      const isProven = left.length === 1;
      await tx
        .updateTable('job')
        .set((eb) => ({
          status: 'waiting',
          leaseToken: null,
          attempts: isProven ? eb.ref('attempts') : eb('attempts', '-', 1),
          crashes: isProven ? eb.ref('crashes') : eb('crashes', '+', 1),
        }))
        .where('status', '=', 'leased')
        .execute();
    });

  return {
    start: async (given, told) => {
      handlers = given;
      onDead = told;
      isStopped = false;
      await free();
      timer = setInterval(() => void pump(), sweepMs);
      void pump();
    },
    nudge: () => {
      if (!isStopped) void pump();
    },
    stop: async (graceMs) => {
      isStopped = true;
      if (timer) clearInterval(timer);
      const end = Date.now() + graceMs;
      // A look for work that is under way may still bring some.
      while ((isPumping || running.size > 0 || finished.length > 0) && Date.now() < end) {
        await pump();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    idle: () =>
      new Promise((resolve) => {
        idlers.push(resolve);
        void pump();
      }),
  };
};
