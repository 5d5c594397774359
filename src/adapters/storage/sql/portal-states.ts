/** The portal's rows as the reconciliation compares them, in slices, on a read-only connection. */
import { type Kysely, sql } from 'kysely';
import type { PortalStates } from '../../../ports/portal.ts';
import { dialectOf } from './dialect.ts';
import { toStates } from './portal-publisher.ts';
import type { DB } from './types.portal.ts';

/** Creates the reader of what the portal holds; the reconciliation compares it with what the core expects. */
export const createPortalStates = (db: Kysely<DB>): PortalStates => {
  const { leadingNumber } = dialectOf(db);
  const articles = (ward: string) => db.selectFrom('article').selectAll().where('ward', '=', ward);
  return {
    of: async (ward, codes) => {
      if (codes.length === 0) return new Map();
      const states = await toStates(db, await articles(ward).where('code', 'in', codes).execute());
      return new Map(states.map((state) => [state.code, state]));
    },
    lastNumbers: async (ward) =>
      (
        await sql<{ prefix: string; year: number; number: number }>`
          select substr("code", 1, 2) as "prefix", 2000 + ${leadingNumber(sql`substr("code", 4, 2)`)} as "year",
            max(${leadingNumber(sql`substr("code", 9)`)}) as "number"
          from "article" where "ward" = ${ward} and "code" like '__-____-_%' and substr("code", 9, 1) between '0' and '9'
          group by 1, 2`.execute(db)
      ).rows,
    after: async (ward, code, limit) =>
      toStates(
        db,
        await articles(ward)
          .where('code', '>', code ?? '')
          .orderBy('code')
          .limit(limit)
          .execute(),
      ),
  };
};
