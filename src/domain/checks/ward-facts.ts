/** What of a ward's configuration is public, so that no check takes it for somebody's private data. */
import type { Ward } from '../ward.ts';
import type { WardFacts } from './check.ts';

/** @param more numbers and addresses that the configuration does not hold (offices' lines, accounts for donations) */
export const wardFactsOf = (
  ward: Pick<Ward, 'contact' | 'units' | 'fullName'>,
  more: Partial<WardFacts> = {},
): WardFacts => ({
  publicNumbers: [ward.contact.phone, ...(more.publicNumbers ?? [])],
  publicEmails: [ward.contact.email, ...(more.publicEmails ?? [])],
  publicPlaces: [
    ward.contact.address,
    ...ward.units.flatMap(({ name, aliases }) => [name, ...aliases]).filter((name) => !/\d$/u.test(name)),
    ...(more.publicPlaces ?? []),
  ],
});
