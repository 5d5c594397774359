/** Which items are decided on the signed page only, with the decider's own PIN (product: sensitive classes). */
import type { CategoryId } from './categories/index.ts';
import type { Submission } from './submission.ts';

/** @param classes the categories that the ward's file calls sensitive */
export const isSensitive = ({ content }: Pick<Submission, 'content'>, classes: readonly CategoryId[]): boolean =>
  content.category !== null && classes.includes(content.category);
