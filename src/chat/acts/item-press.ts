/** What is known of a press on an item before its act is looked up. */
import type { Reason } from '../../domain/submission/submission.ts';

/** A press on an item, or a code that stands for one. */
export interface ItemPress {
  readonly submission: string;
  /** What was seen. */
  readonly revision: number;
  /** Said already: else it is asked for. */
  readonly reason?: Reason;
  /** Typed behind the code. */
  readonly words?: string;
  /** Behind the dot of the press: a category. */
  readonly argument?: string;
}
