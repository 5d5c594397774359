/** Art. 8.1.c: conferences and important events, two working days after the end. */
import type { Category } from './category.ts';

export const conference = { deadline: 'conference', clock: 'end', expectsPhotos: true } as const satisfies Category;
