/** What people asked to be forgotten, and what is forgotten by itself. */

import type { PersonId, QuestionId } from '../domain/ids.ts';
import type { SaidPart } from './checks.ts';

/** Somebody asked to be forgotten; `dueAt` is when that is done at the latest. */
export interface DataRequest {
  readonly id: string;
  readonly person: PersonId;
  readonly at: Date;
  readonly dueAt: Date;
}

/** `/dulieu`: what people asked for, until it is done. */
export interface DataRequestStore {
  insert(request: DataRequest & { readonly kind: 'delete' }): Promise<void>;
  openOf(person: PersonId): Promise<boolean>;
  /** Oldest first. */
  open(): Promise<readonly DataRequest[]>;
  prolong(id: string, dueAt: Date): Promise<void>;
  finish(id: string, at: Date, result: string): Promise<void>;
}

/** What is forgotten by itself, or because somebody wants to be forgotten. */
export interface RetentionStore {
  /**
   * Of somebody who is forgotten: what we said to them, also by telephone, what was said to others under their name, and
   * the names of their accounts in the doors' rows. Before the accounts go.
   */
  forgetTraces(person: PersonId, name: string, within: SaidPart): Promise<void>;
  /** Tips, with their words and photos. */
  forgetTips(before: Date): Promise<void>;
  /** Records of letters that were handed over. */
  forgetHandovers(before: Date): Promise<void>;
  /** What was noted of a call made before this. That it was made, by whom and when, stays. */
  forgetCalls(before: Date): Promise<void>;
  /** Questions whose time in the records is over, and that still hold words or photos. */
  questionsClosedBefore(before: Date, limit: number): Promise<readonly QuestionId[]>;
  /** Citizens without an open case, a case closed since, or a word since. */
  silentCitizens(before: Date, limit: number): Promise<readonly PersonId[]>;
}
