/** What went out with one signature is looked at by the head within a working day (Art. 8.1, emergency road); else they are reminded. */
import { localDateOf } from '../../domain/calendar/local-date.ts';
import { addWorkingDays } from '../../domain/calendar/working-days.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { InWard, Unit } from '../../ports/services.ts';
import { notifyRoles } from '../react.ts';
import { sliceLength } from './remind-of-items.ts';

type Late = Pick<Submission, 'id' | 'code'>;

function lateAmong({ now, ward, calendar }: Unit, items: readonly Submission[]): readonly Late[] {
  const today = localDateOf(now, ward.timeZone);
  return items.filter(({ standing: { urgent } }) => {
    if (!urgent || urgent.reviewedBy !== null) return false;
    return addWorkingDays(calendar, localDateOf(urgent.at, ward.timeZone), 1).dueOn < today;
  });
}

/** Looked for in slices; the message, one for all of them and each item once, is of the transaction that claims the hour. */
export async function gatherReviews(inWard: InWard): Promise<(unit: Unit) => Promise<void>> {
  const late: Late[] = [];
  let page: readonly Submission[] = [];
  do {
    const after = page.at(-1) ?? null;
    page = await inWard(async (unit) => {
      const items = await unit.stores.submissions.unfinished(sliceLength, after);
      late.push(...lateAmong(unit, items).map(({ id, code }) => ({ id, code })));
      return items;
    });
  } while (page.length === sliceLength);
  return async (unit) => {
    const codes: string[] = [];
    for (const { id, code } of late) if (await unit.stores.once(`review-late:${id}`, unit.now)) codes.push(code);
    if (codes.length === 0) return;
    const facts = { count: codes.length, codes: codes.join(', ') };
    await notifyRoles(unit, ['head'], { noun: 'ward', name: 'review-late', facts });
  };
}
