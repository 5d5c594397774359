/** The categories of Art. 8 for submitted items, a line each. The type `CategoryId` follows from this table. */
import type { Category } from './category.ts';
import { conference } from './conference.ts';
import { document } from './document.ts';
import { news } from './news.ts';
import { other } from './other.ts';
import { statistics } from './statistics.ts';

export const categories = { news, document, conference, statistics, other } as const satisfies Record<string, Category>;
/** Name of a category. */
export type CategoryId = keyof typeof categories;
export const categoryIds = Object.keys(categories) as readonly CategoryId[];

/** Narrows a string to the name of a category. */
export const isCategory = (value: string): value is CategoryId => Object.hasOwn(categories, value);
