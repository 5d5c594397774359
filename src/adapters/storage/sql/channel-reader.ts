/** Channels that are not well, from what each last said of its access. */
import type { Kysely } from 'kysely';
import type { WardId } from '../../../domain/ids.ts';
import type { ChannelReader } from '../../../ports/channels.ts';
import type { DB } from './types.core.ts';

/** A channel that has never said how it stands is not listed. */
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
