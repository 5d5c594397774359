/** What went out with one signature is looked at by the head within a working day (Art. 8.1, emergency road); else they are reminded. */
import { localDateOf } from '../../domain/calendar/local-date.ts';
import { addWorkingDays } from '../../domain/calendar/working-days.ts';
import type { Unit } from '../../ports/services.ts';
import { notifyRoles } from '../react.ts';

const mostOpen = 1_000;

/** One message for all of them, each item once. */
export async function remindOfReviews(unit: Unit): Promise<void> {
  const { stores, now, ward, calendar } = unit;
  const today = localDateOf(now, ward.timeZone);
  const late: string[] = [];
  for (const { id, code, standing } of await stores.submissions.unfinished(mostOpen)) {
    const { urgent } = standing;
    if (!urgent || urgent.reviewedBy !== null) continue;
    if (addWorkingDays(calendar, localDateOf(urgent.at, ward.timeZone), 1).dueOn >= today) continue;
    if (await stores.once(`review-late:${id}`, now)) late.push(code);
  }
  if (late.length === 0) return;
  const facts = { count: late.length, codes: late.join(', ') };
  await notifyRoles(unit, ['head'], { noun: 'ward', name: 'review-late', facts });
}
