/** Category of an item, as data. Dialogue, cards and reports use it. */
import type { DeadlineCategory } from '../../calendar/due-date.ts';

/** Properties of a category that the rules need. Its texts and its route are stored elsewhere. */
export interface Category {
  /** The deadline of Art. 8.1 that applies. */
  readonly deadline: DeadlineCategory;
  /** Start of the legal deadline. The sentence that asks for the date is named after it. */
  readonly clock: 'event' | 'signing' | 'end' | 'sending';
  /** Whether an item without photos gets a remark. */
  readonly expectsPhotos: boolean;
}
