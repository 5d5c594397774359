/** What a kind of item is, as data: dialogue, cards and reports read this. */
import type { DeadlineCategory } from '../../calendar/due-date.ts';

/** What the rules know of a category; its words and its route are elsewhere. */
export interface Category {
  /** Which clock of Art. 8.1 runs. */
  readonly deadline: DeadlineCategory;
  /** What the legal clock starts from: the sentence that asks for the date is named after it. */
  readonly clock: 'event' | 'signing' | 'end' | 'sending';
  /** Whether an item without photos deserves a remark. */
  readonly expectsPhotos: boolean;
}
