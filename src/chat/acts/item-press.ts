/** A press on an item, before its act is looked up. */
import type { Reason } from '../../domain/submission/submission.ts';

/** A press on an item, or a typed code that stands for one. */
export interface ItemPress {
  readonly submission: string;
  /** The revision that was seen. */
  readonly revision: number;
  /** Already given; without it the reason is asked for. */
  readonly reason?: Reason;
  /** Typed after the code. */
  readonly words?: string;
  /** The part of the press after the dot: a category. */
  readonly argument?: string;
}
