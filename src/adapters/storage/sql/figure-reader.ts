/** Figures are counted by the database from columns; no JSON is parsed and no rows are transferred. */
import { sql, type Transaction } from 'kysely';
import type { WardId } from '../../../domain/ids.ts';
import type { FigureReader } from '../../../ports/reader.ts';
import type { DB } from './types.core.ts';

/** Creates the reader. Periods include `from` and exclude `to`. */
export const createFigureReader = (tx: Transaction<DB>, ward: WardId): FigureReader => ({
  published: ({ from, to }) =>
    tx
      .selectFrom('submission')
      .select((eb) => [
        eb.fn.countAll<number>().as('published'),
        sql<number>`count(*) filter (where "publishedAt" > "dueAt")`.as('publishedLate'),
      ])
      .where('wardId', '=', ward)
      .where('publishedAt', '>=', from.getTime())
      .where('publishedAt', '<', to.getTime())
      .executeTakeFirstOrThrow(),
});
