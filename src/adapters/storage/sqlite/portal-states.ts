/** The portal's rows as the reconciliation compares them, in slices, on a connection that can't write. */
import type { Kysely } from 'kysely';
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
