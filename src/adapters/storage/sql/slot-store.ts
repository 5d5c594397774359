/** Slots of the timetable. The primary key (ward, name, instant) is what makes each of them once. */
import type { Transaction } from 'kysely';
import type { WardId } from '../../../domain/ids.ts';
import type { SlotStore } from '../../../ports/timetable.ts';
import type { DB } from './types.core.ts';

export const createSlotStore = (tx: Transaction<DB>, wardId: WardId): SlotStore => ({
  newest: async (name) => {
    const found = await tx
      .selectFrom('slot')
      .select('at')
      .where('wardId', '=', wardId)
      .where('name', '=', name)
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return found ? new Date(Number(found.at)) : null;
  },
  claim: async (name, at, now, note) => {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('slot')
      .values({
        wardId,
        name,
        at: at.getTime(),
        claimedAt: now.getTime(),
        doneAt: now.getTime(),
        note: note ?? null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  },
});
