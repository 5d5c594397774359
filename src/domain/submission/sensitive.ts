/** Which items are decided on the signed page only, with the decider's own PIN (product: sensitive classes). */
import type { CategoryId } from './categories/index.ts';
import type { Submission } from './submission.ts';

/** @param classes the categories that the ward's file calls sensitive, for items of before it was a rule of the process */
export const isSensitive = (
  { content, standing }: Pick<Submission, 'content' | 'standing'>,
  classes: readonly CategoryId[],
): boolean => standing.isSensitive ?? (content.category !== null && classes.includes(content.category));
