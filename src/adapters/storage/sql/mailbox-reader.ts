/** Reads for the signed pages, outside any unit of work: the ward of a token, and the messages of a conversation. */
import type { Kysely } from 'kysely';
import { wardId } from '../../../domain/ids.ts';
import type { LinkWards, TalkLine, TalkReader } from '../../../ports/signed-pages.ts';
import { at } from './mapping.ts';
import type { DB } from './types.core.ts';

/** Finds the ward of a page link; null for an unknown link or one of the province. */
export const createLinkWards = (db: Kysely<DB>): LinkWards => ({
  wardOf: async (tokenHash) => {
    const row = await db.selectFrom('page_link').select('wardId').where('tokenHash', '=', tokenHash).executeTakeFirst();
    // Links of the province belong to no ward.
    return row && row.wardId !== '' ? wardId(row.wardId) : null;
  },
});

/**
 * Creates the reader of page conversations. Messages of the citizen are in the inbox, stored before receipt is
 * acknowledged; the ward's messages are in the mailbox. Each line is stored once, so the two sides cannot disagree.
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
    // The sort is stable: within the same millisecond, incoming messages come first.
    return lines.toSorted((one, other) => one.at.getTime() - other.at.getTime()).slice(-limit);
  },
});
