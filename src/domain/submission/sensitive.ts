/** Which items are decided on the signed page only, with the decider's own PIN (product: sensitive classes). */
import type { CategoryId } from './categories/index.ts';
import type { Submission } from './submission.ts';

/** Where a ward says nothing else: what the ward issues as law. */
export const sensitiveCategories: readonly CategoryId[] = ['document'];

/** @param classes the ward's own list of categories, when its file has one */
export const isSensitive = (
  submission: Pick<Submission, 'content'>,
  classes: readonly CategoryId[] = sensitiveCategories,
): boolean => submission.content.category !== null && classes.includes(submission.content.category);
