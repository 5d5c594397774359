/** What of a ward's configuration is public, so that no check takes it for somebody's private data. */
import type { Ward } from '../ward.ts';
import type { WardFacts } from './check.ts';

/**
 * The ward's own numbers, addresses and places: they are no personal data. A place that ends in a digit may be a
 * house.
 */
export const wardFactsOf = (ward: Pick<Ward, 'contact' | 'units' | 'publicNumbers'>): WardFacts => ({
  publicNumbers: [ward.contact.phone, ...ward.publicNumbers],
  publicEmails: [ward.contact.email],
  publicPlaces: [
    ward.contact.address,
    ...ward.units.flatMap(({ name, aliases }) => [name, ...aliases]).filter((name) => !/\d$/u.test(name)),
  ],
});
