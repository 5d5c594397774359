/** The board's own records: how the channels stand, and grants on their way. */
import type { Kysely } from 'kysely';
import { wardId } from '../../../domain/ids.ts';
import type { BoardRecords } from '../../../ports/board.ts';
import type { Sealer } from '../../../ports/storage.ts';
import { at, atOrNull } from './mapping.ts';
import type { DB } from './types.core.ts';

const states = ['ok', 'expiring', 'needsReconnect', 'refused'] as const;

/** @param sealerOf each ward's own key seals its verifiers */
export const createBoardRecords = (db: Kysely<DB>, sealerOf: (ward: string) => Sealer): BoardRecords => ({
  channels: async (ward) =>
    (await db.selectFrom('channel_health').selectAll().where('wardId', '=', ward).orderBy('channel').execute()).map(
      (row) => ({
        channel: row.channel,
        state: states.find((each) => each === row.state) ?? 'needsReconnect',
        reason: row.reason,
        until: atOrNull(row.until),
        updatedAt: at(row.updatedAt),
      }),
    ),
  beginGrant: async ({ state, ward, channel, verifier, at: now, expiresAt }) => {
    await db
      .insertInto('channel_grant')
      .values({
        state,
        wardId: ward,
        channel,
        verifier: sealerOf(ward).seal(verifier),
        createdAt: now.getTime(),
        expiresAt: expiresAt.getTime(),
      })
      .execute();
  },
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
    const rows = await db
      .selectFrom('channel_grant')
      .select('state')
      .where('wardId', '=', ward)
      .where('channel', '=', channel)
      .where('usedAt', 'is', null)
      .where('expiresAt', '>', now.getTime())
      .execute();
    return rows.length === 1 ? (rows[0]?.state ?? null) : null;
  },
});
