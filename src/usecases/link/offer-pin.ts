/** The address at which a decider chooses their PIN: sent to their own account when they join, and after a reset. */
import type { Person } from '../../domain/person/person.ts';
import { isDeciding } from '../../domain/roles.ts';
import type { Unit } from '../../ports/services.ts';
import { createPageLink } from '../page-link.ts';
import { processNow } from '../process/process.ts';
import { tell } from '../tell.ts';

/** Nothing where the ward asks for no PIN, and nothing for whoever decides nothing, or has one. */
export async function offerPin(unit: Unit, person: Person): Promise<void> {
  if (!isDeciding(person.role) || (await processNow(unit)).sensitive.length === 0) return;
  if (await unit.stores.pins.find(person.id)) return;
  const url = await createPageLink(unit, { purpose: 'pin', person: person.id });
  await tell(unit, person.id, { key: 'pin-choose', buttons: [[{ label: { key: 'choice-pin-page' }, url }]] });
}
