/** Addresses and sessions of the province: among the addresses of pages, of no ward and nobody in it. */
import type { Kysely } from 'kysely';
import type { ProvinceAccess } from '../../../ports/province.ts';
import type { DB } from './types.core.ts';

const purpose = 'province';
const session = 'session';

/** An address is used once and becomes a session; rows of the province have an empty ward. */
export function createProvinceAccess(db: Kysely<DB>): ProvinceAccess {
  const put = (tokenHash: string, subject: string, at: Date, expiresAt: Date) =>
    db
      .insertInto('page_link')
      .values({
        ...{ tokenHash, wardId: '', purpose, personId: '', subject, revision: 0 },
        ...{ createdAt: at.getTime(), expiresAt: expiresAt.getTime() },
      })
      .execute();
  return {
    invite: async (tokenHash, at, expiresAt) => void (await put(tokenHash, '', at, expiresAt)),
    async enter(tokenHash, { beganAt, expiresAt, tokenHash: kept }) {
      const { numUpdatedRows } = await db
        .updateTable('page_link')
        .set({ usedAt: beganAt.getTime() })
        .where('tokenHash', '=', tokenHash)
        .where('purpose', '=', purpose)
        .where('subject', '=', '')
        .where('usedAt', 'is', null)
        .where('revokedAt', 'is', null)
        .where('expiresAt', '>', beganAt.getTime())
        .executeTakeFirstOrThrow();
      if (numUpdatedRows === 0n) return false;
      await put(kept, session, beganAt, expiresAt);
      return true;
    },
    async isOpen(tokenHash, at) {
      const row = await db
        .selectFrom('page_link')
        .select('tokenHash')
        .where('tokenHash', '=', tokenHash)
        .where('purpose', '=', purpose)
        .where('subject', '=', session)
        .where('revokedAt', 'is', null)
        .where('expiresAt', '>', at.getTime())
        .executeTakeFirst();
      return row !== undefined;
    },
    async revoke(at) {
      const { numUpdatedRows } = await db
        .updateTable('page_link')
        .set({ revokedAt: at.getTime() })
        .where('wardId', '=', '')
        .where('purpose', '=', purpose)
        .where('revokedAt', 'is', null)
        .where('expiresAt', '>', at.getTime())
        .where((eb) => eb.or([eb('subject', '=', session), eb('usedAt', 'is', null)]))
        .executeTakeFirstOrThrow();
      return Number(numUpdatedRows);
    },
  };
}
