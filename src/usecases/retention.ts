/**
 * What is kept how long (domain §4): messages as they came 30 days after they were handled, what was said 30 days, the
 * link between a citizen and their chat 90 days after the last case was closed and the last word.
 */
import type { Unit } from '../ports/services.ts';
import { forgetPerson } from './person/own-data.ts';

const dayMs = 86_400_000;
const messageDays = 30;
const identityDays = 90;
/** People a night: the rest waits for the next one. */
const mostPeople = 200;

export const keepTimes = async (unit: Unit): Promise<void> => {
  const daysAgo = (days: number): Date => new Date(unit.now.getTime() - days * dayMs);
  await unit.stores.retention.forgetMessages(daysAgo(messageDays));
  for (const id of await unit.stores.retention.silentCitizens(daysAgo(identityDays), mostPeople))
    await forgetPerson(unit, await unit.stores.people.get(id));
};
