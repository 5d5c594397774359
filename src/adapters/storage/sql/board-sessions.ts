/** Sessions of the board's web desk: rows of the board's page links, stored under the hash of the cookie's token. */
import type { Kysely, Selectable } from 'kysely';
import { personId } from '../../../domain/ids.ts';
import type { BoardSession, BoardSessions } from '../../../ports/board.ts';
import { at } from './mapping.ts';
import { wardRows } from './rows.ts';
import type { DB, PageLink } from './types.core.ts';

/** Prefix that marks a row as a session; the browser's name follows it. */
export const sessionMark = 'session:';

const isSession = { purpose: 'board', subject: { like: `${sessionMark}%` }, revokedAt: null } as const;

const toSession = (row: Selectable<PageLink>): BoardSession => ({
  tokenHash: row.tokenHash,
  person: personId(row.personId),
  browser: row.subject.slice(sessionMark.length),
  beganAt: at(row.createdAt),
  expiresAt: at(row.expiresAt),
});

/**
 * Creates the sessions of all wards. `find` looks a cookie up before its ward is established; every other query names
 * its ward.
 */
export function createBoardSessions(db: Kysely<DB>): BoardSessions {
  const isOpen = (now: Date) => ({ ...isSession, expiresAt: { '>': now.getTime() } });
  return {
    begin: (ward, { tokenHash, person, browser, beganAt, expiresAt }) =>
      wardRows(db, ward).add('page_link', {
        ...{ tokenHash, purpose: 'board', personId: person, subject: `${sessionMark}${browser}`, revision: 0 },
        ...{ createdAt: beganAt.getTime(), expiresAt: expiresAt.getTime() },
      }),
    find: async (ward, tokenHash, now) => {
      const row = await wardRows(db, ward).one('page_link', { ...isOpen(now), tokenHash });
      return row && toSession(row);
    },
    of: async (ward, person, now) =>
      (
        await wardRows(db, ward).all('page_link', { ...isOpen(now), personId: person }, { order: ['createdAt desc'] })
      ).map(toSession),
    keep: async (ward, tokenHash, expiresAt) => {
      await wardRows(db, ward).change('page_link', { tokenHash, revokedAt: null }, { expiresAt: expiresAt.getTime() });
    },
    end: (ward, person, tokenHash, now) =>
      wardRows(db, ward).change(
        'page_link',
        { ...isSession, personId: person, ...(tokenHash === null ? {} : { tokenHash }) },
        { revokedAt: now.getTime() },
      ),
  };
}
