/** Art. 8.1.a: news and events, one working day from when it takes place. */
import type { Category } from './category.ts';

export const news = { deadline: 'news', clock: 'event', expectsPhotos: true } as const satisfies Category;
