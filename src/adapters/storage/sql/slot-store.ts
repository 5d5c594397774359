/** Slots of the timetable. The primary key (ward, name, instant) ensures that each slot runs once. */
import type { Transaction } from 'kysely';
import type { WardId } from '../../../domain/ids.ts';
import type { SlotStore } from '../../../ports/timetable.ts';
import { at } from './mapping.ts';
import { wardRows } from './rows.ts';
import type { DB } from './types.core.ts';

/** Creates the store. `claim` returns false if this process or another has already claimed the slot. */
export const createSlotStore = (tx: Transaction<DB>, wardId: WardId): SlotStore => {
  const rows = wardRows(tx, wardId);
  return {
    newest: async (name) => {
      const found = await rows.one('slot', { name }, 'at desc');
      return found && at(found.at);
    },
    claim: (name, instant, now, note) =>
      rows.addNew('slot', {
        name,
        at: instant.getTime(),
        claimedAt: now.getTime(),
        doneAt: now.getTime(),
        note: note ?? null,
      }),
  };
};
