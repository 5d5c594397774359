/** What must leave, what could not, and the calls that were made instead. */
import type { Effect, Semantics } from '../domain/effect.ts';
import type { PersonId } from '../domain/ids.ts';

/**
 * held: its reader can’t be reached now. dropped: it is not wanted any more. dead: given up after its tries, replay sends
 * it again. unknown: the last call had no answer.
 */
export type OutboxStatus = 'new' | 'sending' | 'done' | 'held' | 'dropped' | 'dead' | 'unknown';

/** Something that must leave, written in the transaction of what caused it. */
export interface OutboxRow {
  readonly id: number;
  readonly key: string;
  readonly effect: Effect;
  readonly semantics: Semantics;
  readonly status: OutboxStatus;
  /** Why it was held or given up last. */
  readonly why: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  /** Calls made so far. */
  readonly tries: number;
  /** Calls whose outcome nobody knows. */
  readonly unknowns: number;
}

/** Rows are written with their jobs, so nothing is said of what was rolled back. */
export interface OutboxStore {
  /** Writes the row and its delivery job; a key that is there already is left alone. */
  put(row: {
    readonly key: string;
    readonly effect: Effect;
    readonly lane: string;
    readonly priority: number;
    readonly at: Date;
    readonly dueAt?: Date;
    readonly expiresAt?: Date;
  }): Promise<void>;
  /** Other words for a row that is not due yet. */
  reword(key: string, effect: Effect): Promise<void>;
  find(id: number): Promise<OutboxRow | null>;
  mark(
    id: number,
    status: OutboxStatus,
    at: Date,
    details?: { readonly ref?: string; readonly error?: string },
  ): Promise<void>;
  /** A call begins; `isUnknown` when an earlier one ended without an answer. Committed before the call. */
  beginCall(id: number, isUnknown: boolean): Promise<void>;
  /** Rows held because the channel refused our credentials go out again. */
  releaseRefused(at: Date): Promise<number>;
  /** A row that was given up goes out again, with its job. */
  replay(id: number, at: Date): Promise<boolean>;
  /** Held rows of a person go out again. Returns how many. */
  releaseHeld(person: PersonId, at: Date): Promise<number>;
}

/** A message that never reached somebody, and the call that was made instead. */
export interface CallNote {
  readonly id: string;
  readonly person: PersonId;
  readonly outboxId: number;
  readonly createdAt: Date;
  readonly calledBy: PersonId | null;
  readonly calledAt: Date | null;
  readonly result: string | null;
}

/** Notes of messages that reached nobody, and of the telephone calls made instead. */
export interface CallNoteStore {
  /** Nothing when there is one for this row. */
  insert(note: {
    readonly id: string;
    readonly person: PersonId;
    readonly outboxId: number;
    readonly at: Date;
  }): Promise<void>;
  of(outboxId: number): Promise<CallNote | null>;
  /** Newest first. */
  ofPerson(person: PersonId): Promise<readonly CallNote[]>;
  /** Records a call for all open notes of a person. Returns how many. */
  called(person: PersonId, by: PersonId, result: string, at: Date): Promise<number>;
}
