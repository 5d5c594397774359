/**
 * Next year's days off are announced from October to December. Until they are entered, the head and the standing deputy are
 * reminded each week.
 */
import { localDateOf } from '../../domain/calendar/local-date.ts';
import { pendingIn, yearToEnter } from '../../domain/calendar/ward-calendar.ts';
import type { Unit } from '../../ports/services.ts';
import { notifyRoles } from '../react.ts';

const weekMs = 7 * 86_400_000;
/** Tolerance: last week's run may have been a little later in the day than today's. */
const slackMs = 3_600_000;

/** Called each morning; sends at most once a week. */
export async function remindOfYear(unit: Unit): Promise<void> {
  const year = yearToEnter(unit.calendar, localDateOf(unit.now, unit.ward.timeZone));
  if (year === null || !(await unit.stores.once(`calendar-year:${year}`, unit.now, weekMs - slackMs))) return;
  const facts = { year: String(year), open: pendingIn(unit.calendar, year).length };
  await notifyRoles(unit, ['head', 'standingDeputy'], { noun: 'ward', name: 'calendar-next-year', facts });
}
