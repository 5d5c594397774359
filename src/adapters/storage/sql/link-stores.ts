/** Signed pages' addresses and people's PINs. */
import type { Transaction } from 'kysely';
import { personId, type WardId } from '../../../domain/ids.ts';
import type { LinkPurpose, LinkStore, PinStore } from '../../../ports/links.ts';
import { sessionMark } from './board-sessions.ts';
import { at, atOrNull } from './mapping.ts';
import type { DB } from './types.core.ts';

const purposes: readonly LinkPurpose[] = [
  'view',
  'decide',
  'upload',
  'edit',
  'talk',
  'answer',
  'answered',
  'mask',
  'pin',
  'data',
  'file',
  'board',
];

export const createLinkStore = (tx: Transaction<DB>, wardId: WardId): LinkStore => ({
  insert: async ({ person, createdAt, expiresAt, ...rest }) => {
    await tx
      .insertInto('page_link')
      .values({ ...rest, wardId, personId: person, createdAt: createdAt.getTime(), expiresAt: expiresAt.getTime() })
      .execute();
  },
  find: async (tokenHash) => {
    const row = await tx
      .selectFrom('page_link')
      .selectAll()
      .where('wardId', '=', wardId)
      .where('tokenHash', '=', tokenHash)
      .executeTakeFirst();
    const purpose = purposes.find((each) => each === row?.purpose);
    if (!row || !purpose) return null;
    return {
      tokenHash,
      purpose,
      person: personId(row.personId),
      subject: row.subject,
      revision: row.revision,
      createdAt: at(row.createdAt),
      expiresAt: at(row.expiresAt),
      usedAt: atOrNull(row.usedAt),
      revokedAt: atOrNull(row.revokedAt),
    };
  },
  use: async (tokenHash, now) => {
    const { numUpdatedRows } = await tx
      .updateTable('page_link')
      .set({ usedAt: now.getTime() })
      .where('wardId', '=', wardId)
      .where('tokenHash', '=', tokenHash)
      .where('usedAt', 'is', null)
      .where('revokedAt', 'is', null)
      .where('expiresAt', '>', now.getTime())
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },
  revokeOf: async (person, now) => {
    const { numUpdatedRows } = await tx
      .updateTable('page_link')
      .set({ revokedAt: now.getTime() })
      .where('wardId', '=', wardId)
      .where('personId', '=', person)
      .where('revokedAt', 'is', null)
      .executeTakeFirst();
    return Number(numUpdatedRows);
  },
  endSession: async (person, hashBegins, now) => {
    const { numUpdatedRows } = await tx
      .updateTable('page_link')
      .set({ revokedAt: now.getTime() })
      .where('wardId', '=', wardId)
      .where('personId', '=', person)
      .where('purpose', '=', 'board')
      .where('subject', 'like', `${sessionMark}%`)
      .where('tokenHash', 'like', `${hashBegins}%`)
      .where('revokedAt', 'is', null)
      .executeTakeFirst();
    return Number(numUpdatedRows);
  },
});

export const createPinStore = (tx: Transaction<DB>, wardId: WardId): PinStore => ({
  find: async (person) => {
    const row = await tx
      .selectFrom('pin')
      .selectAll()
      .where('wardId', '=', wardId)
      .where('personId', '=', person)
      .executeTakeFirst();
    return row ? { hash: row.hash, tries: row.tries, chosenAt: at(row.chosenAt) } : null;
  },
  put: async (person, hash, now) => {
    const row = { hash, tries: 0, chosenAt: now.getTime() };
    await tx
      .insertInto('pin')
      .values({ ...row, wardId, personId: person })
      .onConflict((conflict) => conflict.column('personId').doUpdateSet(row))
      .execute();
  },
  setTries: async (person, tries) => {
    await tx.updateTable('pin').set({ tries }).where('wardId', '=', wardId).where('personId', '=', person).execute();
  },
  remove: async (person) => {
    const { numDeletedRows } = await tx
      .deleteFrom('pin')
      .where('wardId', '=', wardId)
      .where('personId', '=', person)
      .executeTakeFirst();
    return numDeletedRows === 1n;
  },
});
