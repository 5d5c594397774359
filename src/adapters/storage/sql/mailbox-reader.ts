/** Reads for the signed pages, outside any unit of work: whose token it is, and what was said. */
import type { Kysely } from 'kysely';
import { wardId } from '../../../domain/ids.ts';
import type { LinkWards, TalkLine, TalkReader } from '../../../ports/signed-pages.ts';
import { at } from './mapping.ts';
import type { DB } from './types.core.ts';

/** Whose an address is, before a ward is known; null: of none, or of the province. */
export const createLinkWards = (db: Kysely<DB>): LinkWards => ({
  wardOf: async (tokenHash) => {
    const row = await db.selectFrom('page_link').select('wardId').where('tokenHash', '=', tokenHash).executeTakeFirst();
    // The province's addresses are of no ward.
    return row && row.wardId !== '' ? wardId(row.wardId) : null;
  },
});

/**
 * Their side is the inbox, where a message is kept before anybody says "received"; ours is the mailbox. No line is
 * written twice, so none can be there on one side only.
 * @param channel the registry name of the channel that speaks through pages; its deliveries' ids begin with their
 *   conversation and a colon
 */
export const createTalkReader = (db: Kysely<DB>, channel: string): TalkReader => ({
  read: async (ward, conversation, limit) => {
    const incoming = await db
      .selectFrom('inbox')
      .select(['externalId', 'payload', 'receivedAt'])
      .where('wardId', '=', ward)
      .where('channel', '=', channel)
      // A range of the unique key (ward, channel, externalId).
      .where('externalId', '>', `${conversation}:`)
      .where('externalId', '<', `${conversation};`)
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    const outgoing = await db
      .selectFrom('mailbox')
      .select(['id', 'message', 'at'])
      .where('wardId', '=', ward)
      .where('conversation', '=', conversation)
      .where('direction', '=', 'out')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    const lines: readonly TalkLine[] = [
      ...incoming.toReversed().map((row) => ({
        direction: 'in' as const,
        id: row.externalId,
        payload: row.payload,
        at: at(row.receivedAt),
      })),
      ...outgoing.toReversed().map((row) => ({
        direction: 'out' as const,
        id: String(row.id),
        payload: row.message,
        at: at(row.at),
      })),
    ];
    // Stable: of the same millisecond what was said to us comes first.
    return lines.toSorted((one, other) => one.at.getTime() - other.at.getTime()).slice(-limit);
  },
});
