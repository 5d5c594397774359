/** Channels with problems, from the last health that each reported. */
import type { Kysely } from 'kysely';
import type { WardId } from '../../../domain/ids.ts';
import type { ChannelReader } from '../../../ports/channels.ts';
import type { DB } from './types.core.ts';

/** Creates the reader. Channels that have never reported their health are not listed. */
export const createChannelReader = (tx: Kysely<DB>, ward: WardId): ChannelReader => ({
  unwell: async () =>
    await tx
      .selectFrom('channel_health')
      .select(['channel', 'state'])
      .where('wardId', '=', ward)
      .where('state', '<>', 'ok')
      .orderBy('channel')
      .execute(),
});
