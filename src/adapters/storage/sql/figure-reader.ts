/** Figures are counted by the database from columns; no JSON is parsed and no rows are transferred. */
import { sql, type Transaction } from 'kysely';
import type { WardId } from '../../../domain/ids.ts';
import type { FigureReader } from '../../../ports/reader.ts';
import { minuteRoutine } from '../../../ports/timetable.ts';
import { at } from './mapping.ts';
import { wardRows } from './rows.ts';
import type { DB } from './types.core.ts';

/** Creates the reader. Periods include `from` and exclude `to`. */
export const createFigureReader = (tx: Transaction<DB>, ward: WardId): FigureReader => ({
  published: ({ from, to }) =>
    tx
      .selectFrom('submission')
      .select((eb) => [
        eb.fn.countAll<number>().as('published'),
        sql<number>`count(*) filter (where "publishedAt" > "dueAt")`.as('publishedLate'),
      ])
      .where('wardId', '=', ward)
      .where('publishedAt', '>=', from.getTime())
      .where('publishedAt', '<', to.getTime())
      .executeTakeFirstOrThrow(),
  signsOfLife: async () => {
    const rows = wardRows(tx, ward);
    const tick = await rows.one('slot', { name: minuteRoutine }, 'at desc');
    // Of the accounts, because they are fewer than the messages, and no index leads to a ward's newest message.
    const { heardAt } = await tx
      .selectFrom('channel_account')
      .select((eb) => eb.fn.max('lastUsedAt').as('heardAt'))
      .where('wardId', '=', ward)
      .executeTakeFirstOrThrow();
    const channels = await rows.all('channel_health', {}, { order: ['channel'] });
    return {
      tickedAt: tick && at(tick.at),
      heardAt: heardAt === null ? null : at(Number(heardAt)),
      channels: channels.map(({ channel, state }) => ({ channel, isDown: downStates.has(state) })),
    };
  },
});

/** An expiring access still works. */
const downStates: ReadonlySet<string> = new Set(['needsReconnect', 'refused']);
