/** Next year's days off are announced in October to December: until they are entered, somebody is reminded each week. */
import { coverageOf } from '../../domain/calendar/holidays.ts';
import { localDateOf, yearOf } from '../../domain/calendar/local-date.ts';
import { pendingIn } from '../../domain/calendar/ward-calendar.ts';
import type { Unit } from '../../ports/services.ts';
import { notifyRoles } from '../react.ts';

const weekMs = 7 * 86_400_000;
/** Ran a little later last week than it does today. */
const slackMs = 3_600_000;

/** The year to enter from the first of October on; null: it is entered, or it is too early. */
export function yearToEnter({ calendar, now, ward }: Pick<Unit, 'calendar' | 'now' | 'ward'>): number | null {
  const today = localDateOf(now, ward.timeZone);
  const year = today.slice(5) >= '10-01' ? yearOf(today) + 1 : yearOf(today);
  return coverageOf(calendar, year) === 'official' ? null : year;
}

export async function remindOfYear(unit: Unit): Promise<void> {
  const year = yearToEnter(unit);
  if (year === null || !(await unit.stores.once(`calendar-year:${year}`, unit.now, weekMs - slackMs))) return;
  const facts = { year: String(year), open: pendingIn(unit.calendar, year).length };
  await notifyRoles(unit, ['head', 'standingDeputy'], { noun: 'ward', name: 'calendar-next-year', facts });
}
