/** Sets aside a delivery that cannot be handled, so that an operator can look at it. The row must not contain classified text. */
import type { Unit } from '../ports/services.ts';
import { screen } from '../usecases/check/secrecy.ts';
import { heardInDelivery } from './words-of-event.ts';

/** Screens the delivery for secrecy markings first, because an operator reads the row that remains. */
export const giveUpTurn = async (unit: Unit, id: number, reason: string): Promise<void> => {
  const row = await unit.stores.inbox.find(id);
  if (row) await screen(unit, null, heardInDelivery(row));
  await unit.stores.inbox.finish(id, 'dead', unit.now, reason);
};
