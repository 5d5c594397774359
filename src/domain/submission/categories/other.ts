/** Art. 8.1.e: other items, kept up to date; no deadline in days. */
import type { Category } from './category.ts';

export const other = { deadline: 'other', clock: 'event', expectsPhotos: false } as const satisfies Category;
