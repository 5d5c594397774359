/**
 * The embedded queue: the storage keeps the jobs, and workers in this process run them.
 *
 * Each transaction writes the outcomes of finished jobs and claims the first jobs of free lanes, many at once, so a job
 * costs less than two commits.
 *
 * A job that kills the process must not be retried forever, and a job that only ran beside it must not be held
 * responsible. A job that was in flight at two crashes is a suspect, and two suspects never run at the same time. If
 * the process crashes while a suspect runs, only the suspect's attempt counts. If it crashes while no suspect runs,
 * each waiting suspect gets one counted crash removed. A graceful stop does not count as a failed attempt: interrupted
 * jobs return to the queue.
 */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../../ports/clock.ts';
import { type CrashPoint, nowhere } from '../../ports/crash-point.ts';
import type { Log } from '../../ports/log.ts';
import {
  EndOfProcess,
  type FinishedJob,
  type JobHandlers,
  type JobOutcome,
  type JobRows,
  maxAttempts,
  maxConcurrentByTask,
  type OnDead,
  type Queue,
  type RunningJob,
  retryWaitsMs,
  slots,
} from '../../ports/queue.ts';

/** How long a claimed job is leased; more than ten times the longest step. */
const leaseMs = 10 * 60_000;
/** Interval of the safety sweep. It finds jobs that another process added and jobs that a moved clock made due. */
const sweepMs = 500;
/** Jobs that come due within this time share one claim. */
const lookTogetherMs = 10;
/**
 * The longest pause between sweeps while nothing is due and write notifications arrive. It bounds the delay after a
 * lost notification or a changed clock.
 */
const longestRestMs = 10_000;
/**
 * Wait before a retry when the disk is full. A full disk may last a night and is not the job's fault, so these attempts
 * do not count.
 */
const roomWaitMs = 60_000;
const withoutRoom: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'SQLITE_FULL'];
const isWithoutRoom = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && withoutRoom.includes(error.code);

interface InFlight {
  readonly id: number;
  readonly task: string;
  readonly token: string;
  readonly isSuspect: boolean;
}

export interface EmbeddedQueueOptions {
  readonly rows: JobRows;
  readonly clock: Clock;
  readonly log: Log;
  readonly reach?: CrashPoint;
  /** True if the clock cannot be moved (as it can in the demo): the queue may then sleep until the next job is due. */
  readonly isClockSteady?: boolean;
}

/**
 * Creates the queue for one process. A second process on the same rows would treat the jobs of the first as left over
 * from a crash.
 */
export const createEmbeddedQueue = (options: EmbeddedQueueOptions): Queue => new EmbeddedQueue(options);

class EmbeddedQueue implements Queue {
  readonly #rows: JobRows;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #reach: CrashPoint;
  readonly #isClockSteady: boolean;
  readonly #running = new Map<number, InFlight>();
  #handlers: JobHandlers = {};
  #onDead: OnDead = async () => undefined;
  #finished: FinishedJob[] = [];
  /** Tokens of claims that failed. The claim may have been committed although the database's answer was lost. */
  #lostTokens: string[] = [];
  #isPumping = false;
  #wantsPump = false;
  #isStopped = true;
  /** After the grace period of a stop: outcomes are no longer written. */
  #isOver = false;
  #timer: NodeJS.Timeout | null = null;
  /** Due times of jobs postponed by less than one sweep; milliseconds since the epoch. */
  readonly #dueSoon = new Set<number>();
  #soon: { readonly timer: NodeJS.Timeout; readonly at: number } | null = null;
  /** The queue sleeps until the next job is due or a write notification arrives. */
  #rests = false;
  /** A write notification has arrived since the last sweep began. */
  #hasHeard = false;
  #stopListening: (() => void) | null = null;
  #idlers: (() => void)[] = [];

  constructor({ rows, clock, log, reach = nowhere, isClockSteady = false }: EmbeddedQueueOptions) {
    this.#isClockSteady = isClockSteady;
    this.#rows = rows;
    this.#clock = clock;
    this.#log = log;
    this.#reach = reach;
  }

  async start(handlers: JobHandlers, onDead: OnDead): Promise<void> {
    this.#handlers = handlers;
    this.#onDead = onDead;
    this.#isStopped = false;
    this.#isOver = false;
    await this.#rows.freeAfterCrash(this.#clock.now());
    this.#reach('queue.afterFree');
    this.#stopListening = this.#isClockSteady ? this.#rows.whenWritten(() => this.#hear()) : null;
    this.#sweepIn(sweepMs);
    void this.#pump();
  }

  nudge(): void {
    if (!this.#isStopped) void this.#pump();
  }

  async stop(graceMs: number): Promise<void> {
    this.#isStopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#soon) clearTimeout(this.#soon.timer);
    this.#stopListening?.();
    this.#stopListening = null;
    const end = performance.now() + graceMs;
    // A claim that is under way may still return jobs.
    while ((this.#isPumping || this.#running.size > 0 || this.#finished.length > 0) && performance.now() < end) {
      await this.#pump();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    this.#isOver = true;
    const tokens = new Set([...this.#running.values()].map(({ token }) => token));
    await this.#rows.putBack([...tokens], this.#clock.now());
  }

  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#idlers.push(resolve);
      void this.#pump();
    });
  }

  async #outcomeOf(job: RunningJob): Promise<JobOutcome> {
    const handler = this.#handlers[job.task];
    if (!handler) return { kind: 'dead', reason: `no handler for task ${job.task}` };
    if (job.attempt > maxAttempts)
      return { kind: 'dead', reason: 'the process stopped repeatedly while it ran this job', why: 'blamed' };
    try {
      return await handler(job);
    } catch (error) {
      // After the grace period the job is already back in the queue, and its error (a closed database, for example)
      // means nothing.
      if (error instanceof EndOfProcess || this.#isOver)
        return { kind: 'again', dueAt: this.#clock.now(), counts: false, reason: 'the process ended' };
      const reason = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : 'unknown';
      this.#log.warn({ task: job.task, job: job.id, attempt: job.attempt, reason }, 'a job failed');
      if (isWithoutRoom(error)) return { kind: 'again', dueAt: this.#in(roomWaitMs), counts: false, reason };
      if (job.attempt >= maxAttempts) return { kind: 'dead', reason };
      const wait = retryWaitsMs[job.attempt - 1] ?? 600_000;
      return { kind: 'again', dueAt: this.#in(wait), counts: true, reason };
    }
  }

  #in(ms: number): Date {
    return new Date(this.#clock.now().getTime() + ms);
  }

  async #run(job: RunningJob, token: string): Promise<void> {
    const outcome = await this.#outcomeOf(job);
    if (outcome.kind === 'dead')
      await this.#onDead(job, outcome.reason, outcome.why ?? 'failed').catch((error: unknown) =>
        this.#log.error({ job: job.id, reason: String(error) }, 'a dead job could not be reported'),
      );
    if (this.#isOver) return;
    this.#finished.push({ job, outcome, token });
    this.#running.delete(job.id);
    void this.#pump();
  }

  /** Writes outcomes and claims new jobs. Returns the number of outcomes and claimed jobs together. */
  async #step(): Promise<number> {
    const room = this.#isStopped ? 0 : slots - this.#running.size;
    if (room === 0 && this.#finished.length === 0) return 0;
    const done = this.#finished;
    this.#finished = [];
    const token = randomUUID();
    const now = this.#clock.now();
    const running = [...this.#running.values()];
    const shares = {
      room,
      running,
      isSuspectRunning: running.some(({ isSuspect }) => isSuspect),
      mostAtOnce: maxConcurrentByTask,
    };
    try {
      if (this.#lostTokens.length > 0) await this.#rows.putBack(this.#lostTokens, now);
      this.#lostTokens = [];
      const lease = { token, now, until: new Date(now.getTime() + leaseMs) };
      const { claimed } = await this.#rows.exchange(done, shares, lease);
      this.#reach('queue.afterClaim');
      for (const { id, task, isSuspect = false } of claimed) this.#running.set(id, { id, task, token, isSuspect });
      for (const job of claimed) void this.#run(job, token);
      this.#lookSoon(done, now);
      return claimed.length + done.length;
    } catch (error) {
      this.#finished = [...done, ...this.#finished];
      this.#lostTokens.push(token);
      this.#log.error({ reason: String(error) }, 'the queue could not write');
      return 0;
    }
  }

  /**
   * Schedules a claim for jobs postponed briefly (until a platform connection is free), so that they do not wait for
   * the next sweep.
   */
  #lookSoon(done: readonly FinishedJob[], now: Date): void {
    for (const { outcome } of done) {
      if (outcome.kind !== 'again' || outcome.dueAt.getTime() - now.getTime() >= sweepMs) continue;
      // The timer may fire a millisecond before the clock reaches the time. Due times are rounded up so that close ones
      // share one claim.
      this.#dueSoon.add(Math.ceil((outcome.dueAt.getTime() + 1) / lookTogetherMs) * lookTogetherMs);
    }
    this.#waitForSoon(now);
  }

  #waitForSoon(now: Date): void {
    if (this.#isStopped || this.#dueSoon.size === 0) return;
    const first = Math.min(...this.#dueSoon);
    if (this.#soon && this.#soon.at <= first) return;
    if (this.#soon) clearTimeout(this.#soon.timer);
    const look = (): void => {
      this.#soon = null;
      this.#dueSoon.delete(first);
      const at = this.#clock.now();
      // The demo's clock may stand still. The sweep finds the jobs that it makes due.
      if (at.getTime() > first - lookTogetherMs) void this.#pump();
      this.#waitForSoon(at);
    };
    this.#soon = { at: first, timer: setTimeout(look, Math.min(sweepMs, Math.max(0, first - now.getTime()))) };
  }

  #sweepIn(ms: number): void {
    if (this.#isStopped) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#rests = ms > sweepMs;
    this.#timer = setTimeout(() => void this.#sweep(), ms);
  }

  /** A write may have added jobs. Several writes lead to one sweep. */
  #hear(): void {
    this.#hasHeard = true;
    if (this.#rests) this.#sweepIn(0);
  }

  /**
   * Claims jobs only when something is due, because a claim takes the only connection that writes. If the next due time
   * cannot be read, tries a claim.
   */
  async #sweep(): Promise<void> {
    this.#rests = false;
    this.#hasHeard = false;
    const isOwed = this.#finished.length > 0 || this.#lostTokens.length > 0;
    const now = this.#clock.now();
    const next = isOwed ? now : await this.#rows.nextDue().catch(() => now);
    const isDue = next !== null && next <= now;
    if (isDue && !this.#isStopped) await this.#pump();
    // A job written meanwhile may have been missed by `nextDue`.
    const mayRest = this.#stopListening !== null && !isDue && !this.#hasHeard;
    const untilNext = next === null ? longestRestMs : next.getTime() - now.getTime();
    this.#sweepIn(mayRest ? Math.max(sweepMs, Math.min(longestRestMs, untilNext)) : sweepMs);
  }

  async #pump(): Promise<void> {
    this.#wantsPump = true;
    if (this.#rests) this.#sweepIn(sweepMs);
    if (this.#isPumping) return;
    this.#isPumping = true;
    while (this.#wantsPump) {
      // Jobs whose units of work share a commit finish together. Waiting one turn of the event loop puts their outcomes
      // into one exchange.
      await new Promise((resolve) => setImmediate(resolve));
      this.#wantsPump = false;
      if ((await this.#step()) > 0 && !this.#isStopped) this.#wantsPump = true;
    }
    this.#isPumping = false;
    if (this.#running.size > 0 || this.#finished.length > 0) return;
    const waiting = this.#idlers;
    this.#idlers = [];
    for (const resolve of waiting) resolve();
  }
}
