/** Addresses of signed pages, and people's PINs. */
import type { Transaction } from 'kysely';
import { personId, type WardId } from '../../../domain/ids.ts';
import type { LinkPurpose, LinkStore, PinStore } from '../../../ports/links.ts';
import { sessionMark } from './board-sessions.ts';
import { at, atOrNull } from './mapping.ts';
import { wardRows } from './rows.ts';
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
  'hearing',
  'pin',
  'data',
  'file',
  'board',
];

/** Creates the store of page links. A link is identified by the hash of its token; the token itself is not stored. */
export const createLinkStore = (tx: Transaction<DB>, wardId: WardId): LinkStore => {
  const rows = wardRows(tx, wardId);
  return {
    insert: ({ person, createdAt, expiresAt, ...rest }) =>
      rows.add('page_link', {
        ...{ ...rest, personId: person },
        ...{ createdAt: createdAt.getTime(), expiresAt: expiresAt.getTime() },
      }),
    find: async (tokenHash) => {
      const row = await rows.one('page_link', { tokenHash });
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
      const isFresh = { usedAt: null, revokedAt: null, expiresAt: { '>': now.getTime() } };
      return (await rows.change('page_link', { tokenHash, ...isFresh }, { usedAt: now.getTime() })) === 1;
    },
    revokeOf: (person, now) =>
      rows.change('page_link', { personId: person, revokedAt: null }, { revokedAt: now.getTime() }),
    endSession: (person, hashBegins, now) => {
      const isSession = { purpose: 'board', subject: { like: `${sessionMark}%` }, revokedAt: null };
      const tokenHash = { like: `${hashBegins}%` };
      return rows.change('page_link', { personId: person, ...isSession, tokenHash }, { revokedAt: now.getTime() });
    },
  };
};

/** Creates the store of PINs: the hash of each PIN and the number of wrong attempts since the last correct one. */
export const createPinStore = (tx: Transaction<DB>, wardId: WardId): PinStore => {
  const rows = wardRows(tx, wardId);
  return {
    find: async (person) => {
      const row = await rows.one('pin', { personId: person });
      return row && { hash: row.hash, tries: row.tries, chosenAt: at(row.chosenAt) };
    },
    put: (person, hash, now) => rows.put('pin', { personId: person }, { hash, tries: 0, chosenAt: now.getTime() }),
    setTries: async (person, tries) => {
      await rows.change('pin', { personId: person }, { tries });
    },
    remove: async (person) => (await rows.remove('pin', { personId: person })) === 1,
  };
};
