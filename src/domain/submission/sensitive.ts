/** Items that may be decided only on the signed page, with the decider's own PIN (product: sensitive classes). */
import type { CategoryId } from './categories/index.ts';
import type { Submission } from './submission.ts';

/** @param classes the sensitive categories of the ward's file, for items from before this was part of the process */
export const isSensitive = (
  { content, standing }: Pick<Submission, 'content' | 'standing'>,
  classes: readonly CategoryId[],
): boolean => standing.isSensitive ?? (content.category !== null && classes.includes(content.category));
