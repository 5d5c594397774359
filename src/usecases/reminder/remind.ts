/** Sends due reminders during office hours, in one message per person whatever their number. */
import { localDateOf } from '../../domain/calendar/local-date.ts';
import { officeTimeOnOrAfter } from '../../domain/reminder/office-hours.ts';
import { officeHoursOf } from '../../domain/ward.ts';
import type { InWard, Unit } from '../../ports/services.ts';
import { missingDue } from '../plan/remind-of-plan.ts';
import { requestsDue } from '../plan/requests.ts';
import { actionsDue } from '../plan/resolutions.ts';
import { itemsDue } from './remind-of-items.ts';
import { pausesDue, questionsDue } from './remind-of-questions.ts';
import { reviewsDue } from './remind-of-reviews.ts';
import { type Gathered, tellEach } from './tell-each.ts';

/** True during office hours. */
const isOfficeOpen = (unit: Unit): boolean =>
  officeTimeOnOrAfter(unit.now, unit.calendar, officeHoursOf(unit.ward)).getTime() === unit.now.getTime();

/** Reminders counted in days, collected once a day. */
const ofTheDay = [pausesDue, reviewsDue, actionsDue, requestsDue, missingDue];

/** Null: they were collected today. */
async function morningOf({ stores, now, ward }: Unit): Promise<string | null> {
  const key = `reminded-of-day:${localDateOf(now, ward.timeZone)}`;
  return (await stores.wasOnce(key)) ? null : key;
}

/**
 * Collects reminders in slices, so that other transactions wait only briefly, and sends them.
 * @throws AggregateError after everything that could be read was sent
 */
export async function remindOfWork(inWard: InWard): Promise<void> {
  const isOpen = await inWard(async (unit) => isOfficeOpen(unit));
  if (!isOpen) return;
  const morning = await inWard(morningOf);
  const found: Gathered = { due: [], troubles: [] };
  for (const look of [itemsDue, questionsDue, ...(morning === null ? [] : ofTheDay)])
    await look(inWard, found).catch((trouble: unknown) => found.troubles.push(trouble));
  await tellEach(inWard, found.due);
  const [first] = found.troubles;
  if (morning !== null && first === undefined) await inWard((unit) => unit.stores.once(morning, unit.now));
  if (first !== undefined)
    throw new AggregateError(
      found.troubles,
      `${found.troubles.length} entries that may be due could not be read: ${first}`,
    );
}
