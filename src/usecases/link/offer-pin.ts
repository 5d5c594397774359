/** The address at which a decider chooses their PIN: sent to their own account when they join, and after a reset. */
import type { Person } from '../../domain/person/person.ts';
import { decidingRoles, isDeciding } from '../../domain/roles.ts';
import type { Unit } from '../../ports/services.ts';
import { createPageLink } from '../page-link.ts';
import { processNow } from '../process/process.ts';
import { tell } from '../tell.ts';

/** An address is good for a day; whoever lets it pass is sent another, and is not nagged. */
const offeredAgainMs = 3 * 24 * 3_600_000;

/** Nothing where the ward asks for no PIN, and nothing for whoever decides nothing, or has one. */
export async function offerPin(unit: Unit, person: Person): Promise<void> {
  if (!isDeciding(person.role) || (await processNow(unit)).sensitive.length === 0) return;
  if (await unit.stores.pins.find(person.id)) return;
  // Counted, so that what is sent now is not sent again tomorrow.
  await unit.stores.once(`pin-asked:${person.id}`, unit.now, offeredAgainMs);
  const url = await createPageLink(unit, { purpose: 'pin', person: person.id });
  await tell(unit, person.id, { key: 'pin-choose', buttons: [[{ label: { key: 'choice-pin-page' }, url }]] });
}

/**
 * Deciders without digits, because the ward called a class sensitive after they joined, or because they let their address
 * pass: each is sent one, to their own account.
 */
export async function offerPins(unit: Unit): Promise<void> {
  if ((await processNow(unit)).sensitive.length === 0) return;
  for (const person of await unit.stores.people.holdersOf(decidingRoles, unit.now)) {
    if (!isDeciding(person.role) || (await unit.stores.pins.find(person.id))) continue;
    if (await unit.stores.once(`pin-asked:${person.id}`, unit.now, offeredAgainMs)) await offerPin(unit, person);
  }
}
