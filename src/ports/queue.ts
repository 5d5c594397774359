/**
 * Work to do, now or later. Jobs of one lane run one at a time and in order; lanes side by side, up to `slots` of them,
 * and no task fills them all (`mostAtOnce`).
 * `put` is a store of the unit of work: a job exists exactly when what asked for it was committed.
 */
export interface Job {
  readonly task: string;
  readonly payload: Readonly<Record<string, string | number>>;
  readonly lane: string;
  /** Smaller first: 0 answers to presses, 1 presses, 5 messages, 9 bulk. */
  readonly priority: number;
  readonly dueAt: Date;
  /** A waiting job with the same key is replaced. */
  readonly key?: string;
}

export interface RunningJob extends Job {
  readonly id: number;
  readonly ward: string;
  /** 1 at the first try; a crash while it ran counts. */
  readonly attempt: number;
}

export type JobOutcome =
  | { readonly kind: 'done' }
  /** Run again at `dueAt`; `counts` when it was our own logic that failed. */
  | { readonly kind: 'again'; readonly dueAt: Date; readonly counts: boolean; readonly reason: string }
  | { readonly kind: 'dead'; readonly reason: string };

export type JobHandler = (job: RunningJob) => Promise<JobOutcome>;

export interface JobHandlers {
  readonly [task: string]: JobHandler;
}

/** Called when a job is given up: somebody is told. */
export type OnDead = (job: RunningJob, reason: string) => Promise<void>;

export interface Queue {
  /** Begins to work; what an earlier process left half-done is free again. */
  start(handlers: JobHandlers, onDead: OnDead): Promise<void>;
  /** Something may be due: look now. */
  nudge(): void;
  /** Claims nothing more and waits for what runs, at most `graceMs`. */
  stop(graceMs: number): Promise<void>;
  /** Resolves when nothing is due and nothing runs. For tests and for a drain. */
  idle(): Promise<void>;
}

/**
 * Jobs at once, and how many of them one task may be. A platform that does not answer holds what is delivered to it, for
 * as long as a call may take: whatever hangs, there is room for what people write and press.
 */
export const slots = 24;
export const mostAtOnce: Readonly<Record<string, number>> = { turn: 16, deliver: 20 };

/** Tries of a job whose own logic fails, and the waits between them, in milliseconds. */
export const maxAttempts = 5;
export const retryWaitsMs = [1_000, 5_000, 30_000, 120_000, 600_000] as const;
