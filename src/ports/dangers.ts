/** Store of danger cases. */
import type { DangerCase } from '../domain/danger/danger-case.ts';
import type { PersonId } from '../domain/ids.ts';

/** Emergency cases: a citizen's cry for help and what was done about it. */
export interface DangerStore {
  /** Null if this delivery has already opened a case. */
  insert(found: DangerCase): Promise<DangerCase | null>;
  find(id: string): Promise<DangerCase | null>;
  /** @throws ConflictError if the stored case is no longer `before` */
  save(after: DangerCase, before: DangerCase): Promise<DangerCase>;
  /** Finds a case by its code, open or closed. */
  byCode(code: string): Promise<DangerCase | null>;
  /** Open cases: unassigned ones first, then certain before possible, then newest first. */
  open(limit: number): Promise<readonly DangerCase[]>;
  /** This person's open cases, newest first. */
  openOf(sender: PersonId, openedAfter: Date, limit: number): Promise<readonly DangerCase[]>;
  /** All cases of this person, newest first, after the case `behind`. */
  ofSender(
    sender: PersonId,
    limit: number,
    behind?: Pick<DangerCase, 'openedAt' | 'id'> | null,
  ): Promise<readonly DangerCase[]>;
  /** Cases that ended before this instant and whose words are still stored. */
  endedBefore(before: Date, limit: number): Promise<readonly DangerCase[]>;
}
