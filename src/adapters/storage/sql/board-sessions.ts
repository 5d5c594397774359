/** Sessions at the desk: rows among the board's addresses, under the hash of the cookie's token. */
import type { Kysely } from 'kysely';
import { personId } from '../../../domain/ids.ts';
import type { BoardSession, BoardSessions } from '../../../ports/board.ts';
import { at } from './mapping.ts';
import type { DB } from './types.core.ts';

/** What marks a session's row; the browser's name follows. */
export const sessionMark = 'session:';

export function createBoardSessions(db: Kysely<DB>): BoardSessions {
  const open = (ward: string, now: Date) =>
    db
      .selectFrom('page_link')
      .selectAll()
      .where('wardId', '=', ward)
      .where('purpose', '=', 'board')
      .where('subject', 'like', `${sessionMark}%`)
      .where('revokedAt', 'is', null)
      .where('expiresAt', '>', now.getTime());
  const toSession = (row: {
    readonly tokenHash: string;
    readonly personId: string;
    readonly subject: string;
    readonly createdAt: number;
    readonly expiresAt: number;
  }): BoardSession => ({
    tokenHash: row.tokenHash,
    person: personId(row.personId),
    browser: row.subject.slice(sessionMark.length),
    beganAt: at(row.createdAt),
    expiresAt: at(row.expiresAt),
  });
  return {
    async begin(ward, { tokenHash, person, browser, beganAt, expiresAt }) {
      await db
        .insertInto('page_link')
        .values({
          ...{
            wardId: ward,
            tokenHash,
            purpose: 'board',
            personId: person,
            subject: `${sessionMark}${browser}`,
            revision: 0,
          },
          ...{ createdAt: beganAt.getTime(), expiresAt: expiresAt.getTime() },
        })
        .execute();
    },
    async find(ward, tokenHash, now) {
      const row = await open(ward, now).where('tokenHash', '=', tokenHash).executeTakeFirst();
      return row ? toSession(row) : null;
    },
    async of(ward, person, now) {
      const rows = await open(ward, now).where('personId', '=', person).orderBy('createdAt', 'desc').execute();
      return rows.map(toSession);
    },
    async keep(ward, tokenHash, expiresAt) {
      await db
        .updateTable('page_link')
        .set({ expiresAt: expiresAt.getTime() })
        .where('wardId', '=', ward)
        .where('tokenHash', '=', tokenHash)
        .where('revokedAt', 'is', null)
        .execute();
    },
    async end(ward, person, tokenHash, now) {
      let ending = db
        .updateTable('page_link')
        .set({ revokedAt: now.getTime() })
        .where('wardId', '=', ward)
        .where('purpose', '=', 'board')
        .where('subject', 'like', `${sessionMark}%`)
        .where('personId', '=', person)
        .where('revokedAt', 'is', null);
      if (tokenHash !== null) ending = ending.where('tokenHash', '=', tokenHash);
      const { numUpdatedRows } = await ending.executeTakeFirst();
      return Number(numUpdatedRows);
    },
  };
}
