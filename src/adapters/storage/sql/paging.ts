/** Paging of lists: where a page ends, and which rows follow it. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { cursorAt, longestPage, type Page, type Paged } from '../../../ports/reader.ts';

export type Place = readonly (number | string)[];

/** Rows of a page: at least one and at most `longestPage`, whatever the address asks for. */
export const limitOf = ({ limit }: Page): number => Math.max(1, Math.min(longestPage, Math.floor(limit)));

/** Decodes a cursor. Returns null without a cursor or for an invalid one. */
export function placeOf({ after }: Page, length: number): Place | null {
  if (after === null) return null;
  try {
    const place: unknown = JSON.parse(Buffer.from(after, 'base64url').toString());
    const isPlace = Array.isArray(place) && place.length === length;
    return isPlace && place.every((part) => ['number', 'string'].includes(typeof part)) ? (place as Place) : null;
  } catch {
    return null;
  }
}

/** Builds a page from one row more than requested; the extra row shows that a next page exists. */
export function paged<Row, Item>(
  rows: readonly Row[],
  page: Page,
  toItem: (row: Row) => Item,
  toPlace: (row: Row) => Place,
): Paged<Item> {
  const shown = rows.slice(0, limitOf(page));
  const last = rows.length > shown.length ? shown.at(-1) : undefined;
  return {
    items: shown.map(toItem),
    next: last === undefined ? null : cursorAt(toPlace(last)),
  };
}

/** Condition for rows after this place, in the order of these columns. */
export const isBehind = (
  columns: readonly RawBuilder<unknown>[],
  place: Place,
  sign: '>' | '<' = '>',
): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${sql.join(columns)}) ${sql.raw(sign)} (${sql.join(place.map((part) => sql`${part}`))})`;

/** Loads the objects of a page's ids one by one; leaves out those deleted meanwhile. */
export async function wholeOf<Id, Thing>(
  { items, next }: Paged<Id>,
  find: (id: Id) => Promise<Thing | null>,
): Promise<Paged<Thing>> {
  const found: Thing[] = [];
  for (const id of items) {
    const thing = await find(id);
    if (thing !== null) found.push(thing);
  }
  return { items: found, next };
}
