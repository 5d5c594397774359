/**
 * How often items were opened on the portal, summed by month. The processes that serve the portal write it; reports
 * read it.
 */
import type { Kysely } from 'kysely';
import type { WardId } from '../../../domain/ids.ts';
import type { Readership } from '../../../ports/readership.ts';
import type { DB } from './types.core.ts';

/** Rows per statement. */
const slice = 200;

/** Creates the counter. It stores counts only, no data about readers. */
export const createReadership = (db: Kysely<DB>): Readership => ({
  async add(ward, month, opened) {
    const rows = [...opened].map(([code, views]) => ({ wardId: ward, month, code, views }));
    for (let from = 0; from < rows.length; from += slice)
      await db
        .insertInto('page_view')
        .values(rows.slice(from, from + slice))
        .onConflict((conflict) =>
          conflict
            .columns(['wardId', 'month', 'code'])
            .doUpdateSet((eb) => ({ views: eb('page_view.views', '+', eb.ref('excluded.views')) })),
        )
        .execute();
  },
});

/** Items by number of views in descending order, then by code. */
export const readViews = async (
  db: Kysely<DB>,
  ward: WardId,
  months: readonly string[],
): Promise<readonly { readonly code: string; readonly views: number }[]> => {
  const rows = await db
    .selectFrom('page_view')
    .select((eb) => ['code', eb.fn.sum<number>('views').as('views')])
    .where('wardId', '=', ward)
    .where('month', 'in', months)
    .groupBy('code')
    .execute();
  return rows
    .map(({ code, views }) => ({ code, views: Number(views) }))
    .toSorted((a, b) => b.views - a.views || a.code.localeCompare(b.code));
};
