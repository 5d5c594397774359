/** Links and sessions of the province, stored among the page links, with an empty ward and no person. */
import type { Kysely } from 'kysely';
import type { ProvinceAccess } from '../../../ports/province.ts';
import { wardRows } from './rows.ts';
import type { DB } from './types.core.ts';

const purpose = 'province';
const session = 'session';

/** Creates the access of the province. A link can be used once and becomes a session. */
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
      // Revokes unused links before sessions: a link used in between either fails to become a session or becomes one
      // that the second statement ends.
      const unused = await rows.change('page_link', { ...alive(at), subject: '', usedAt: null }, { revokedAt });
      return unused + (await rows.change('page_link', { ...alive(at), subject: session }, { revokedAt }));
    },
  };
}
