/** Effects waiting to be sent, messages that could not be sent, and the telephone calls made instead. */
import type { Effect, Semantics } from '../domain/effect.ts';
import type { PersonId } from '../domain/ids.ts';

/**
 * held: the recipient cannot be reached now. dropped: no longer needed. dead: given up after all attempts; `replay` sends it
 * again. unknown: the last call to the platform got no answer.
 */
export type OutboxStatus = 'new' | 'sending' | 'done' | 'held' | 'dropped' | 'dead' | 'unknown';

/** An effect to be sent. It is written in the same transaction as its cause. */
export interface OutboxRow {
  readonly id: number;
  readonly key: string;
  readonly effect: Effect;
  readonly semantics: Semantics;
  readonly status: OutboxStatus;
  /** Why it was last held or given up. */
  readonly why: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  /** Number of calls made so far. */
  readonly tries: number;
  /** Number of calls whose outcome is unknown. */
  readonly unknowns: number;
}

/** Rows are written together with their jobs, in the transaction of the cause: a roll-back removes both. */
export interface OutboxStore {
  /** Writes the row and its delivery job. Does nothing if the key exists. */
  put(row: {
    readonly key: string;
    readonly effect: Effect;
    readonly lane: string;
    readonly priority: number;
    readonly at: Date;
    readonly dueAt?: Date;
    readonly expiresAt?: Date;
  }): Promise<void>;
  /** Replaces the content of a row that has not been sent yet. */
  reword(key: string, effect: Effect): Promise<void>;
  find(id: number): Promise<OutboxRow | null>;
  mark(
    id: number,
    status: OutboxStatus,
    at: Date,
    details?: { readonly ref?: string; readonly error?: string },
  ): Promise<void>;
  /**
   * Records the start of a call; `isUnknown` if an earlier call ended without an answer. It is committed before the call is made.
   */
  beginCall(id: number, isUnknown: boolean): Promise<void>;
  /** Queues again the rows that were held because the platform refused our credentials. @returns the number of rows */
  releaseRefused(at: Date): Promise<number>;
  /** Queues a row again that was given up, held or has an unknown outcome. False if it is in another state. */
  replay(id: number, at: Date): Promise<boolean>;
  /** Queues the held rows of a person again. @returns the number of rows */
  releaseHeld(person: PersonId, at: Date): Promise<number>;
}

/** A message that could not be delivered to a person, and the telephone call that was made instead. */
export interface CallNote {
  readonly id: string;
  readonly person: PersonId;
  readonly outboxId: number;
  readonly createdAt: Date;
  readonly calledBy: PersonId | null;
  readonly calledAt: Date | null;
  readonly result: string | null;
}

/** Notes about undelivered messages and the telephone calls made instead. */
export interface CallNoteStore {
  /** Does nothing if there is a note for this row. */
  insert(note: {
    readonly id: string;
    readonly person: PersonId;
    readonly outboxId: number;
    readonly at: Date;
  }): Promise<void>;
  of(outboxId: number): Promise<CallNote | null>;
  /** Newest first. */
  ofPerson(person: PersonId): Promise<readonly CallNote[]>;
  /** Records a call for all open notes of a person. @returns the number of notes */
  called(person: PersonId, by: PersonId, result: string, at: Date): Promise<number>;
}
