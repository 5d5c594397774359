/** Cases of danger. */
import type { DangerCase } from '../domain/danger/danger-case.ts';
import type { PersonId } from '../domain/ids.ts';

/** Cries for help and what was done about each. */
export interface DangerStore {
  /** Null when this delivery has cried already. */
  insert(found: DangerCase): Promise<DangerCase | null>;
  find(id: string): Promise<DangerCase | null>;
  /** @throws ConflictError when `before` is not what is there */
  save(after: DangerCase, before: DangerCase): Promise<DangerCase>;
  /** By its code, ended or not. */
  byCode(code: string): Promise<DangerCase | null>;
  /** Not ended: those that nobody took first, sure before possible, the newest first. */
  open(limit: number): Promise<readonly DangerCase[]>;
  /** Of this person, not ended, the newest first. */
  openOf(sender: PersonId, openedAfter: Date, limit: number): Promise<readonly DangerCase[]>;
  /** Of this person, the newest first, behind this one. */
  ofSender(
    sender: PersonId,
    limit: number,
    behind?: Pick<DangerCase, 'openedAt' | 'id'> | null,
  ): Promise<readonly DangerCase[]>;
  /** Ended before, and words are still kept. */
  endedBefore(before: Date, limit: number): Promise<readonly DangerCase[]>;
}
