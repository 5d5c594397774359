/** The categories of Art. 8 that people send in. One line each; the type of `CategoryId` follows. */
import type { Category } from './category.ts';
import { conference } from './conference.ts';
import { document } from './document.ts';
import { news } from './news.ts';
import { other } from './other.ts';
import { statistics } from './statistics.ts';

export const categories = { news, document, conference, statistics, other } as const satisfies Record<string, Category>;
/** A category by the name of its file. */
export type CategoryId = keyof typeof categories;
export const categoryIds = Object.keys(categories) as readonly CategoryId[];

/** True for the name of a category. */
export const isCategory = (value: string): value is CategoryId => Object.hasOwn(categories, value);
