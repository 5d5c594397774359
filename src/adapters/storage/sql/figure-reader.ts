/** Figures are counted by the database, from columns: no JSON is opened and no row is carried over. */
import { sql, type Transaction } from 'kysely';
import type { WardId } from '../../../domain/ids.ts';
import type { FigureReader } from '../../../ports/reader.ts';
import type { DB } from './types.core.ts';

/** `from` belongs to the period, `to` does not. */
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
