/** The public part of a ward's configuration, so that no check takes it for private data. */
import type { Ward } from '../ward.ts';
import type { WardFacts } from './check.ts';

/**
 * The ward's own numbers, addresses and places, which are not personal data. Places that end in a digit are left out, because
 * they may be houses.
 */
export const wardFactsOf = (ward: Pick<Ward, 'contact' | 'units' | 'publicNumbers'>): WardFacts => ({
  publicNumbers: [ward.contact.phone, ...ward.publicNumbers],
  publicEmails: [ward.contact.email],
  publicPlaces: [
    ward.contact.address,
    ...ward.units.flatMap(({ name, aliases }) => [name, ...aliases]).filter((name) => !/\d$/u.test(name)),
  ],
});
