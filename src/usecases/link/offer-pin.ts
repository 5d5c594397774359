/** Sends deciders the address where they choose their PIN, when they join and after a reset. */
import type { Person } from '../../domain/person/person.ts';
import { decidingRoles, isDeciding } from '../../domain/roles.ts';
import type { Unit } from '../../ports/services.ts';
import { createPageLink } from '../page-link.ts';
import { processNow } from '../process/process.ts';
import { tell } from '../tell.ts';

/** An address is valid for a day. If it expires unused, the next one is sent after this time, so as not to pester. */
const offeredAgainMs = 3 * 24 * 3_600_000;

/** Sends the address, unless the ward uses no PINs, or the person decides nothing or already has a PIN. */
export async function offerPin(unit: Unit, person: Person): Promise<void> {
  if (!isDeciding(person.role) || (await processNow(unit)).sensitive.length === 0) return;
  if (await unit.stores.pins.find(person.id)) return;
  // Records the sending, so that `offerPins` does not send it again tomorrow.
  await unit.stores.once(`pin-asked:${person.id}`, unit.now, offeredAgainMs);
  const url = await createPageLink(unit, { purpose: 'pin', person: person.id });
  await tell(unit, person.id, { key: 'pin-choose', buttons: [[{ label: { key: 'choice-pin-page' }, url }]] });
}

/**
 * Sends an address to each decider without a PIN: the ward may have marked a class as sensitive after they joined, or their
 * address may have expired.
 */
export async function offerPins(unit: Unit): Promise<void> {
  if ((await processNow(unit)).sensitive.length === 0) return;
  for (const person of await unit.stores.people.holdersOf(decidingRoles, unit.now)) {
    if (!isDeciding(person.role) || (await unit.stores.pins.find(person.id))) continue;
    if (await unit.stores.once(`pin-asked:${person.id}`, unit.now, offeredAgainMs)) await offerPin(unit, person);
  }
}
