/** Records of the board: the health of the channels, and access grants in progress. */
import type { Kysely } from 'kysely';
import { wardId } from '../../../domain/ids.ts';
import type { BoardRecords } from '../../../ports/board.ts';
import type { Sealer } from '../../../ports/storage.ts';
import { at, atOrNull } from './mapping.ts';
import { wardRows } from './rows.ts';
import type { DB } from './types.core.ts';

const states = ['ok', 'expiring', 'needsReconnect', 'refused'] as const;

/**
 * Creates the board's records.
 * @param sealerOf returns a ward's sealer; each ward's own key seals its verifiers
 */
export const createBoardRecords = (db: Kysely<DB>, sealerOf: (ward: string) => Sealer): BoardRecords => ({
  channels: async (ward) =>
    (await wardRows(db, ward).all('channel_health', {}, { order: ['channel'] })).map((row) => ({
      channel: row.channel,
      state: states.find((each) => each === row.state) ?? 'needsReconnect',
      reason: row.reason,
      until: atOrNull(row.until),
      updatedAt: at(row.updatedAt),
    })),
  beginGrant: ({ state, ward, channel, verifier, at: now, expiresAt }) =>
    wardRows(db, ward).add('channel_grant', {
      ...{ state, channel, verifier: sealerOf(ward).seal(verifier) },
      ...{ createdAt: now.getTime(), expiresAt: expiresAt.getTime() },
    }),
  finishGrant: async (state, now) => {
    const row = await db
      .updateTable('channel_grant')
      .set({ usedAt: now.getTime() })
      .where('state', '=', state)
      .where('usedAt', 'is', null)
      .where('expiresAt', '>', now.getTime())
      .returning(['wardId', 'channel', 'verifier'])
      .executeTakeFirst();
    return row
      ? { ward: wardId(row.wardId), channel: row.channel, verifier: sealerOf(row.wardId).open(row.verifier) }
      : null;
  },
  onlyOpenGrant: async (ward, channel, now) => {
    const isOpen = { channel, usedAt: null, expiresAt: { '>': now.getTime() } };
    const [open, ...others] = await wardRows(db, ward).all('channel_grant', isOpen);
    return open && others.length === 0 ? open.state : null;
  },
});
