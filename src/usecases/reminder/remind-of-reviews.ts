/**
 * The head reviews an item published with one signature within a working day (Art. 8.1, emergency road); otherwise they are
 * reminded.
 */

import { endOfLocalDay, localDateOf } from '../../domain/calendar/local-date.ts';
import { addWorkingDays } from '../../domain/calendar/working-days.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { InWard, Unit } from '../../ports/services.ts';
import { inSlices } from '../in-slices.ts';
import { reviewersOf } from '../submission/cards.ts';
import { sliceLength } from './remind-of-items.ts';
import { type Found, type Gathered, gather } from './tell-each.ts';

async function reviewLate(unit: Unit, submission: Submission): Promise<Found | null> {
  const { id, code, standing } = submission;
  const { urgent } = standing;
  const { stores, now, ward, calendar } = unit;
  if (!urgent || urgent.reviewedBy !== null) return null;
  const { dueOn } = addWorkingDays(calendar, localDateOf(urgent.at, ward.timeZone), 1);
  const key = `review-late:${id}`;
  if (dueOn >= localDateOf(now, ward.timeZone) || (await stores.wasOnce(key))) return null;
  const heads = await reviewersOf(unit, submission);
  return {
    ...{ key, to: heads.map((head) => head.id), dueAt: endOfLocalDay(dueOn, ward.timeZone) },
    view: { noun: 'ward', name: 'review-late', facts: { count: 1, codes: code } },
    line: { key: 'review-late-line', facts: { code } },
    opens: `item:${id}`,
  };
}

/** Works in slices. */
export const reviewsDue = (inWard: InWard, found: Gathered): Promise<void> =>
  inSlices<Submission>(inWard, sliceLength, async (unit, after) => {
    const items = await unit.stores.submissions.unfinished(sliceLength, after);
    await gather(found, items, (item) => reviewLate(unit, item));
    return items;
  });
