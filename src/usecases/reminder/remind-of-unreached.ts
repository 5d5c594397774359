/** Each working morning the office and the standing deputy hear whom no message has reached, with numbers to call. */
import type { Unit } from '../../ports/services.ts';
import { unreached } from '../held.ts';
import { notify } from '../react.ts';

export const remindOfUnreached = async (unit: Unit): Promise<void> => {
  if ((await unreached(unit)).every(({ calledAt }) => calledAt !== null)) return;
  for (const person of await unit.stores.people.holdersOf(['office', 'standingDeputy'], unit.now))
    await notify(unit, person.id, { noun: 'machine', name: 'unreached' });
};
