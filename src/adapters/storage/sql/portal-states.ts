/** The portal's rows as the reconciliation compares them, in slices, on a connection that can't write. */
import { type Kysely, sql } from 'kysely';
import type { PortalStates } from '../../../ports/portal.ts';
import { toStates } from './portal-publisher.ts';
import type { DB } from './types.portal.ts';

export const createPortalStates = (db: Kysely<DB>): PortalStates => {
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
          select substr("code", 1, 2) as "prefix", 2000 + cast(substr("code", 4, 2) as integer) as "year",
            max(cast(substr("code", 9) as integer)) as "number"
          from "article" where "ward" = ${ward} and "code" glob '??-????-[0-9]*' group by 1, 2`.execute(db)
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
