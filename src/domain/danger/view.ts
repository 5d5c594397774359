/** Notices about a danger case. The case itself is read at delivery, so no stored notice contains its words. */
import type { Facts } from '../facts.ts';
import type { DangerCaseId } from '../ids.ts';

/** A notice about a danger case: ids and facts. The sentences are chosen at delivery. */
export interface DangerView {
  readonly noun: 'danger';
  /** `danger-alert` requires an action; the sender receives `danger-taken-asker` and `danger-reply`. */
  readonly name:
    | 'danger-alert'
    | 'danger-added'
    | 'danger-taken'
    | 'danger-ended'
    | 'danger-taken-asker'
    | 'danger-reply';
  readonly danger: DangerCaseId;
  readonly facts: Facts;
}
