/** Slots of the timetable. The primary key (ward, name, instant) is what makes each of them once. */
import type { Transaction } from 'kysely';
import type { WardId } from '../../../domain/ids.ts';
import type { SlotStore } from '../../../ports/timetable.ts';
import type { DB } from './types.core.ts';

export const createSlotStore = (tx: Transaction<DB>, wardId: WardId): SlotStore => ({
  isKnown: async (name) =>
    (await tx
      .selectFrom('slot')
      .select('name')
      .where('wardId', '=', wardId)
      .where('name', '=', name)
      .limit(1)
      .executeTakeFirst()) !== undefined,
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
