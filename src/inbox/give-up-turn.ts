/** A delivery that cannot be handled is set aside for an operator. What is set aside must be no secret. */
import type { Unit } from '../ports/services.ts';
import { screen } from '../usecases/check/secrecy.ts';
import { heardInDelivery } from './words-of-event.ts';

/** What bears a mark of secrecy is screened out first: the row that is left is read by an operator. */
export const giveUpTurn = async (unit: Unit, id: number, reason: string): Promise<void> => {
  const row = await unit.stores.inbox.find(id);
  if (row) await screen(unit, null, heardInDelivery(row));
  await unit.stores.inbox.finish(id, 'dead', unit.now, reason);
};
