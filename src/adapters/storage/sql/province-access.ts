/** Addresses and sessions of the province: among the addresses of pages, of no ward and nobody in it. */
import type { Kysely } from 'kysely';
import type { ProvinceAccess } from '../../../ports/province.ts';
import { wardRows } from './rows.ts';
import type { DB } from './types.core.ts';

const purpose = 'province';
const session = 'session';

/** An address is used once and becomes a session; rows of the province have an empty ward. */
export function createProvinceAccess(db: Kysely<DB>): ProvinceAccess {
  const rows = wardRows(db, '');
  const alive = (at: Date) => ({ purpose, revokedAt: null, expiresAt: { '>': at.getTime() } });
  const put = (tokenHash: string, subject: string, at: Date, expiresAt: Date) =>
    rows.add('page_link', {
      ...{ tokenHash, purpose, personId: '', subject, revision: 0 },
      ...{ createdAt: at.getTime(), expiresAt: expiresAt.getTime() },
    });
  return {
    invite: (tokenHash, at, expiresAt) => put(tokenHash, '', at, expiresAt),
    async enter(tokenHash, { beganAt, expiresAt, tokenHash: kept }) {
      const unused = { ...alive(beganAt), tokenHash, subject: '', usedAt: null };
      if ((await rows.change('page_link', unused, { usedAt: beganAt.getTime() })) === 0) return false;
      await put(kept, session, beganAt, expiresAt);
      return true;
    },
    isOpen: async (tokenHash, at) =>
      (await rows.one('page_link', { ...alive(at), tokenHash, subject: session })) !== null,
    async revoke(at) {
      const revokedAt = at.getTime();
      // Unused addresses first: one that is entered meanwhile becomes no session, or one that is ended with the others.
      const unused = await rows.change('page_link', { ...alive(at), subject: '', usedAt: null }, { revokedAt });
      return unused + (await rows.change('page_link', { ...alive(at), subject: session }, { revokedAt }));
    },
  };
}
