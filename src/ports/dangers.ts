/** Cases of danger. */
import type { DangerCase } from '../domain/danger/danger-case.ts';
import type { PersonId } from '../domain/ids.ts';

export interface DangerStore {
  /** Null when this delivery has cried already. */
  insert(found: DangerCase): Promise<DangerCase | null>;
  find(id: string): Promise<DangerCase | null>;
  /** @throws ConflictError when `before` is not what is there */
  save(after: DangerCase, before: DangerCase): Promise<DangerCase>;
  /** Not ended: those that nobody took first, sure before possible, oldest first. */
  open(limit: number): Promise<readonly DangerCase[]>;
  /** The newest of this person that has not ended. */
  openOf(sender: PersonId): Promise<DangerCase | null>;
  /** All of this person, the newest first. */
  ofSender(sender: PersonId): Promise<readonly DangerCase[]>;
  /** Ended before, and words are still kept. */
  endedBefore(before: Date, limit: number): Promise<readonly DangerCase[]>;
}
