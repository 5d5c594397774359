/**
 * A unit of work to run now or later. Jobs of one lane run one at a time and in order. Lanes run in parallel, up to `slots` jobs,
 * and no single task can use all slots (`maxConcurrentByTask`).
 * `put` is a store of the unit of work: a job exists exactly if the transaction that requested it was committed.
 */
export interface Job {
  readonly task: string;
  readonly payload: Readonly<Record<string, string | number>>;
  readonly lane: string;
  /** Smaller runs first: -1 messages about a danger, 0 the board and answers to presses, 1 presses, 2 cries for help, 5 messages, 9 bulk. */
  readonly priority: number;
  readonly dueAt: Date;
  /** Replaces a waiting job with the same key. */
  readonly key?: string;
  /**
   * Set if the process has ended while this job ran. It never runs together with another suspect; the next such end gives it up.
   */
  readonly isSuspect?: true;
}

/** A claimed job, for the attempt that starts now. */
export interface RunningJob extends Job {
  readonly id: number;
  readonly ward: string;
  /** 1 for the first attempt. An attempt during which the process crashed may count too (`freeAfterCrash`). */
  readonly attempt: number;
}

/** Result of a handler that did not throw. */
export type JobOutcome =
  | { readonly kind: 'done' }
  /** Run again at `dueAt`. `counts` is true if it is a failed attempt, that is, if our own logic failed. */
  | { readonly kind: 'again'; readonly dueAt: Date; readonly counts: boolean; readonly reason: string }
  | { readonly kind: 'dead'; readonly reason: string; readonly why?: WhyDead };

/**
 * `blamed`: the process ended repeatedly while the job ran. The job may or may not be the cause. `failed`: the job itself failed.
 */
export type WhyDead = 'blamed' | 'failed';

/**
 * Thrown by a long job when the process stops. The job returns to the queue, the attempt does not count, and it is not suspected.
 */
export class EndOfProcess extends Error {
  override readonly name = 'EndOfProcess';
  constructor() {
    super('the process ends');
  }
}

/** Throws if the job must be retried. A job interrupted by a crash runs again from the start, so handlers must be idempotent. */
export type JobHandler = (job: RunningJob) => Promise<JobOutcome>;

/** Handlers by task name. */
export interface JobHandlers {
  readonly [task: string]: JobHandler;
}

/** Called when a job is given up, to report it. A job that it puts with the same key replaces the dead one. */
export type OnDead = (job: RunningJob, reason: string, why: WhyDead) => Promise<void>;

/** Outcome of a job as its worker reports it. `token` proves that the worker still holds the lease. */
export interface FinishedJob {
  readonly job: RunningJob;
  readonly outcome: JobOutcome;
  readonly token: string;
}

/** Limits for a claim. */
export interface JobShares {
  readonly room: number;
  /** Jobs that run in this process. They are not claimed again, even if a moved clock makes their lease look expired. */
  readonly running: readonly { readonly id: number; readonly task: string }[];
  readonly isSuspectRunning: boolean;
  readonly mostAtOnce: Readonly<Record<string, number>>;
}

/** Storage of the jobs. A claim costs the same with ten jobs or a million. */
export interface JobRows {
  /** Stores outcomes and claims the first jobs of free lanes, smaller priority first, in one transaction. */
  exchange(
    finished: readonly FinishedJob[],
    shares: JobShares,
    lease: { readonly token: string; readonly now: Date; readonly until: Date },
  ): Promise<{ readonly claimed: readonly RunningJob[] }>;
  /**
   * Earliest time at which a claim could find a job; a time in the past if one is ready now. Null if no job waits. It reads
   * without writing and without waiting for writers.
   */
  nextDue(): Promise<Date | null>;
  /**
   * Calls back after any process, this one included, has written to the database that holds the jobs. Calls may be spurious.
   * @returns a function that ends it; null if the database cannot notify, so that the queue must poll
   */
  readonly whenWritten: (heard: () => void) => (() => void) | null;
  /**
   * Returns the jobs leased under these tokens to the queue, after a graceful stop or a failed claim. Their attempt does not
   * count.
   */
  putBack(tokens: readonly string[], now: Date): Promise<void>;
  /**
   * Returns the jobs that an ended process left leased to the queue, and records which of them may have ended it: one is blamed,
   * or all are suspected. If none can be blamed, the end had another cause: one attempt is taken off each suspect that waited.
   */
  freeAfterCrash(now: Date): Promise<void>;
}

/** Number of process ends, with other jobs running beside it, after which a job is a suspect. Only one suspect runs at a time. */
export const crashesUntilSuspect = 2;
/** Number of process ends for which a job is blamed and still retried at once. After more it waits (`retryWaitsMs`). */
export const crashesRetriedAtOnce = 2;

/** Durable jobs. Jobs of one lane run one at a time, in the order of their arrival. */
export interface Queue {
  /** Starts working. Jobs left leased by an earlier process become available again. */
  start(handlers: JobHandlers, onDead: OnDead): Promise<void>;
  /** Looks for due jobs now instead of at the next poll. */
  nudge(): void;
  /** Claims no further jobs and waits up to `graceMs` for running ones. Jobs that still run then return to the queue. */
  stop(graceMs: number): Promise<void>;
  /** Resolves when no job is due or running. For tests and for draining. */
  idle(): Promise<void>;
}

/**
 * Number of jobs that run at once. Deliveries to a platform that does not answer hold their slots until the call times out;
 * `maxConcurrentByTask` keeps the other slots for incoming messages and presses.
 */
export const slots = 24;
/** Priority of the board's actions and of messages to the board. */
export const boardPriority = 0;

/** Priority of a cry for help that came in: after the board and presses, before messages. */
export const cryPriority = 2;
/** Priority of messages to and about a person in danger. */
export const dangerPriority = -1;

/** Largest number of jobs of one task that run at once. Deliveries to a slow platform leave slots for `publish` and `turn`. */
export const maxConcurrentByTask: Readonly<Record<string, number>> = {
  turn: 16,
  deliver: 20,
  publish: 4,
  // Two photos are made at the same time; further ones would hold slots while they wait.
  'remake-file': 2,
};

/** Attempts of a job whose own logic fails, and the waits between them in milliseconds. */
export const maxAttempts = 5;
export const retryWaitsMs = [1_000, 5_000, 30_000, 120_000, 600_000] as const;
