/** What comes due is said in office hours, in one message to a person and moment whatever it is. */
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

/** True while somebody is at a desk. */
const isOfficeOpen = (unit: Unit): boolean =>
  officeTimeOnOrAfter(unit.now, unit.calendar, officeHoursOf(unit.ward)).getTime() === unit.now.getTime();

/** What counts by days is looked at once a day. */
const ofTheDay = [pausesDue, reviewsDue, actionsDue, requestsDue, missingDue];

/** Null: it was looked at today. */
async function morningOf({ stores, now, ward }: Unit): Promise<string | null> {
  const key = `reminded-of-day:${localDateOf(now, ward.timeZone)}`;
  return (await stores.wasOnce(key)) ? null : key;
}

/** Found in slices: however much is open, nobody waits long for the database. @throws once everybody was told of what could be read */
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
    throw new AggregateError(found.troubles, `${found.troubles.length} that may be due could not be read: ${first}`);
}
