/**
 * Work to do, now or later. Jobs of one lane run one at a time and in order; lanes side by side, up to `slots` of them,
 * and no task fills them all (`mostAtOnce`).
 * `put` is a store of the unit of work: a job exists exactly when what asked for it was committed.
 */
export interface Job {
  readonly task: string;
  readonly payload: Readonly<Record<string, string | number>>;
  readonly lane: string;
  /** Smaller first: 0 the board and answers to presses, 1 presses, 5 messages, 9 bulk. */
  readonly priority: number;
  readonly dueAt: Date;
  /** A waiting job with the same key is replaced. */
  readonly key?: string;
  /** It ended the process before: no other suspect runs beside it, and one more such end gives it up. */
  readonly isSuspect?: true;
}

/** A job that was claimed, for the try that begins now. */
export interface RunningJob extends Job {
  readonly id: number;
  readonly ward: string;
  /** 1 at the first try; a crash while it ran counts. */
  readonly attempt: number;
}

/** What a handler says of a job that did not throw. */
export type JobOutcome =
  | { readonly kind: 'done' }
  /** Run again at `dueAt`; `counts` when it was our own logic that failed. */
  | { readonly kind: 'again'; readonly dueAt: Date; readonly counts: boolean; readonly reason: string }
  | { readonly kind: 'dead'; readonly reason: string; readonly why?: WhyDead };

/** `blamed`: the process ended while it ran, again and again. Nobody can know whether it was the cause; else it failed by itself. */
export type WhyDead = 'blamed' | 'failed';

/** Thrown by long work when the process is to end: it waits again as if it had never begun, and nobody is suspected. */
export class EndOfProcess extends Error {
  override readonly name = 'EndOfProcess';
  constructor() {
    super('the process ends');
  }
}

/** Throws to be tried again later; what a crash interrupts is begun anew, so a handler must bear being run twice. */
export type JobHandler = (job: RunningJob) => Promise<JobOutcome>;

/** By the name of their task. */
export interface JobHandlers {
  readonly [task: string]: JobHandler;
}

/** Called when a job is given up: somebody is told. One that it puts again, with the same key, takes its place. */
export type OnDead = (job: RunningJob, reason: string, why: WhyDead) => Promise<void>;

/** A job's end as its worker reports it; `token` proves that the lease is still its own. */
export interface FinishedJob {
  readonly job: RunningJob;
  readonly outcome: JobOutcome;
  readonly token: string;
}

/** What a claim may take. */
export interface JobShares {
  readonly room: number;
  /** What runs in this process: a moved clock must not lease it again. */
  readonly running: readonly { readonly id: number; readonly task: string }[];
  readonly isSuspectRunning: boolean;
  readonly mostAtOnce: Readonly<Record<string, number>>;
}

/** Where the jobs are kept. A claim costs the same with ten jobs or a million. */
export interface JobRows {
  /** Writes outcomes and takes heads of free lanes, in one transaction; the smaller priority first. */
  exchange(
    finished: readonly FinishedJob[],
    shares: JobShares,
    lease: { readonly token: string; readonly now: Date; readonly until: Date },
  ): Promise<{ readonly claimed: readonly RunningJob[] }>;
  /**
   * When a claim could find something: long ago where something is ready, or in time; null: nothing waits. Asked without writing,
   * and without waiting for whoever writes.
   */
  nextDue(): Promise<Date | null>;
  /**
   * Calls back when anybody, this process among them, has written where the jobs are; more often than that at times.
   * @returns how to end it; null where nobody can tell: then it is asked
   */
  readonly whenWritten: (heard: () => void) => (() => void) | null;
  /** An orderly end interrupts these: they wait again as if they had never begun. */
  putBack(tokens: readonly string[], now: Date): Promise<void>;
  /**
   * What an earlier process left in flight waits again, and whoever may have ended it is suspected or blamed. An end that nobody
   * is blamed for has another cause: it takes one blame from each suspect that waited meanwhile.
   */
  freeAfterCrash(now: Date): Promise<void>;
}

/** Ends of the process, beside others, after which a job is a suspect: one of them runs at a time. */
export const crashesOfSuspect = 2;
/** Ends of the process that a job is blamed for and after which it runs again at once; after more it waits (`retryWaitsMs`). */
export const crashesAtOnce = 2;

/** Jobs that outlive the process. Jobs of one lane run one at a time, in the order of their arrival. */
export interface Queue {
  /** Begins to work; what an earlier process left half-done is free again. */
  start(handlers: JobHandlers, onDead: OnDead): Promise<void>;
  /** Something may be due: look now. */
  nudge(): void;
  /** Claims nothing more and waits for what runs, at most `graceMs`; what runs still is put back. */
  stop(graceMs: number): Promise<void>;
  /** Resolves when nothing is due and nothing runs. For tests and for a drain. */
  idle(): Promise<void>;
}

/**
 * Jobs at once, and how many of them one task may be. A platform that does not answer holds what is delivered to it, for
 * as long as a call may take: whatever hangs, there is room for what people write and press.
 */
export const slots = 24;
/** Of what the board does and is told. */
export const boardPriority = 0;

/** `publish` never waits behind a platform that is slow: it has slots of its own. */
export const mostAtOnce: Readonly<Record<string, number>> = { turn: 16, deliver: 20, publish: 4 };

/** Tries of a job whose own logic fails, and the waits between them, in milliseconds. */
export const maxAttempts = 5;
export const retryWaitsMs = [1_000, 5_000, 30_000, 120_000, 600_000] as const;
