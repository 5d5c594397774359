/**
 * The embedded queue: jobs that the storage keeps, worked in this process.
 *
 * A claim takes the heads of free lanes, many at once; outcomes are written together with the next claim, so that a
 * job costs less than two commits.
 *
 * A job that kills the process must not be tried for ever, and a job that ran beside it must not be blamed: one that was in
 * flight at two ends of the process is a suspect, and no two suspects run at a time. When the process ends beside a suspect,
 * that one's try counts and nobody else's; when it ends beside none, each suspect that waited is cleared of one blame. An
 * orderly end is no crime: what it interrupts is put back.
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
  mostAtOnce,
  type OnDead,
  type Queue,
  type RunningJob,
  retryWaitsMs,
  slots,
} from '../../ports/queue.ts';

/** Longer than ten times the longest step. */
const leaseMs = 10 * 60_000;
/** The safety net: another process may have put work, the clock may have been moved. */
const sweepMs = 500;
/** Jobs that come due within so long are looked for together. */
const lookTogetherMs = 10;
/** While nothing is due, and whoever else puts work is heard: for a message about it that was lost, a clock that was set. */
const longestRestMs = 10_000;
/** A full disk is nobody's fault, and may stay full for a night: nothing is given up for it. */
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
  /** Nobody moves the clock by hand: what is due in an hour needs no look before. */
  readonly isClockSteady?: boolean;
}

/** For one process; two on the same rows would take each other’s jobs for those of a crash. */
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
  /** Of claims that failed: they may have been kept all the same, where an answer of the database was lost. */
  #lostTokens: string[] = [];
  #isPumping = false;
  #wantsPump = false;
  #isStopped = true;
  /** Nothing is written any more. */
  #isOver = false;
  #timer: NodeJS.Timeout | null = null;
  /** When something comes due that was put aside for less than a sweep; milliseconds. */
  readonly #dueSoon = new Set<number>();
  #soon: { readonly timer: NodeJS.Timeout; readonly at: number } | null = null;
  /** It sleeps until something is due, or somebody has written. */
  #rests = false;
  /** Since it last looked. */
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
    // A look for work that is under way may still bring some.
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
    if (!handler) return { kind: 'dead', reason: `nobody handles ${job.task}` };
    if (job.attempt > maxAttempts) return { kind: 'dead', reason: 'ended the process again and again', why: 'blamed' };
    try {
      return await handler(job);
    } catch (error) {
      // After the grace it was put back already; what it ran into, closed databases among it, tells nothing.
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
        this.#log.error({ job: job.id, reason: String(error) }, 'a dead job could not be told'),
      );
    if (this.#isOver) return;
    this.#finished.push({ job, outcome, token });
    this.#running.delete(job.id);
    void this.#pump();
  }

  /** Writes outcomes, takes new jobs. Returns how many of both. */
  async #step(): Promise<number> {
    const room = this.#isStopped ? 0 : slots - this.#running.size;
    if (room === 0 && this.#finished.length === 0) return 0;
    const done = this.#finished;
    this.#finished = [];
    const token = randomUUID();
    const now = this.#clock.now();
    const running = [...this.#running.values()];
    const shares = { room, running, isSuspectRunning: running.some(({ isSuspect }) => isSuspect), mostAtOnce };
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

  /** What waits a moment for a free line to a platform comes then, and not with the next sweep. */
  #lookSoon(done: readonly FinishedJob[], now: Date): void {
    for (const { outcome } of done) {
      if (outcome.kind !== 'again' || outcome.dueAt.getTime() - now.getTime() >= sweepMs) continue;
      // A timer may come a millisecond before the clock says so; what comes due together is one look.
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
      // A clock that is moved by hand may stand still: the sweep finds what it makes due.
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

  /** Whoever wrote may have put work: of several writes, one look. */
  #hear(): void {
    this.#hasHeard = true;
    if (this.#rests) this.#sweepIn(0);
  }

  /** While nothing is due, nobody takes the one connection that writes. Where that is not known, a claim finds out. */
  async #sweep(): Promise<void> {
    this.#rests = false;
    this.#hasHeard = false;
    const isOwed = this.#finished.length > 0 || this.#lostTokens.length > 0;
    const now = this.#clock.now();
    const next = isOwed ? now : await this.#rows.nextDue().catch(() => now);
    const isDue = next !== null && next <= now;
    if (isDue && !this.#isStopped) await this.#pump();
    // What was written meanwhile may have come behind the look.
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
      // Jobs whose units were committed together end together: their outcomes go in one exchange.
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
