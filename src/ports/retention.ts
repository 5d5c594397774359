/** Requests for deletion of personal data, and deletion after retention periods. */

import type { PersonId, QuestionId } from '../domain/ids.ts';
import type { SaidPart } from './checks.ts';

/** A person's request to have their data deleted. `dueAt` is the deadline. */
export interface DataRequest {
  readonly id: string;
  readonly person: PersonId;
  readonly at: Date;
  readonly dueAt: Date;
}

/** Requests made with `/dulieu`, until they are done. */
export interface DataRequestStore {
  insert(request: DataRequest & { readonly kind: 'delete' }): Promise<void>;
  openOf(person: PersonId): Promise<boolean>;
  /** Oldest first. */
  open(): Promise<readonly DataRequest[]>;
  prolong(id: string, dueAt: Date): Promise<void>;
  finish(id: string, at: Date, result: string): Promise<void>;
}

/** Deletes personal data after its retention period or on request. */
export interface RetentionStore {
  /**
   * Deletes traces of a person whose data is deleted: messages to them, results of telephone calls, messages to others that
   * contain their name, and their account ids in inbox rows. Call it before the accounts are deleted.
   */
  forgetTraces(person: PersonId, name: string, within: SaidPart): Promise<void>;
  /** Deletes tips received before this instant, with their words and photos. */
  forgetTips(before: Date): Promise<void>;
  /** Deletes records of referred letters received before this instant. */
  forgetHandovers(before: Date): Promise<void>;
  /** Deletes the noted results of calls made before this instant. That the call was made, by whom and when, stays. */
  forgetCalls(before: Date): Promise<void>;
  /** Closed questions whose retention period is over and that still contain words or photos. */
  questionsClosedBefore(before: Date, limit: number): Promise<readonly QuestionId[]>;
  /** Citizens who never had a role and have no open question, no question closed since then, and no message since then. */
  silentCitizens(before: Date, limit: number): Promise<readonly PersonId[]>;
}
