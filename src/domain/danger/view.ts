/** What is told about a case of danger. The case itself is read when it is delivered: the words of it are in no row. */
import type { Facts } from '../facts.ts';
import type { DangerCaseId } from '../ids.ts';

/** What is told of a cry: ids and facts, words are chosen where they are said. */
export interface DangerView {
  readonly noun: 'danger';
  /** `danger-alert` is what somebody must act upon; the sender reads `danger-taken-asker` and `danger-reply`. */
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
