/** The ward's special days that come, and what waits for a decision about days. */
import type { PendingProposal, SpecialDay, WorkCalendar } from '../domain/calendar/holidays.ts';
import { localDateOf } from '../domain/calendar/local-date.ts';
import { vietnamCalendar } from '../domain/calendar/vietnam.ts';
import {
  addableKinds,
  isPastProposal,
  pendingIn,
  wardCalendar,
  yearToEnter,
} from '../domain/calendar/ward-calendar.ts';
import type { Ward } from '../domain/ward.ts';
import type { PeopleStore } from '../ports/people.ts';
import type { SpecialDayStore } from '../ports/ward-rules.ts';

/** A special day with who entered it. */
export interface DayLine extends SpecialDay {
  /** Who entered it; '' for a day that the program knows. */
  readonly by: string;
  /** The ward entered it, and can take it out again. */
  readonly isOwn: boolean;
}

/** The calendar’s page: days that are set, and days that are proposed. */
export interface DaysSeen {
  /** From today on. */
  readonly days: readonly DayLine[];
  /** `isPast`: a day of it is behind us, so it can only be dropped. */
  readonly proposals: readonly (PendingProposal & { readonly isPast: boolean })[];
  /** Whose notice can be called entered in full; null: none. */
  readonly year: number | null;
  readonly calendar: WorkCalendar;
}

interface DayRecords {
  readonly stores: {
    readonly specialDays: Pick<SpecialDayStore, 'list'>;
    readonly people: Pick<PeopleStore, 'find'>;
  };
  readonly ward: Pick<Ward, 'timeZone'>;
  readonly now: Date;
}

/** The ward's calendar from its rows, whatever this process has kept. */
export const readCalendar = async ({ specialDays }: Pick<DayRecords['stores'], 'specialDays'>): Promise<WorkCalendar> =>
  wardCalendar(vietnamCalendar, await specialDays.list());

/** Days from today on with who entered each, what is proposed, and the year that can be called complete. */
export async function seeDays({ stores, ward, now }: DayRecords): Promise<DaysSeen> {
  const today = localDateOf(now, ward.timeZone);
  const calendar = await readCalendar(stores);
  const entered = new Map<string, Pick<DayLine, 'by' | 'isOwn'>>();
  for (const { date, kind, by } of await stores.specialDays.list())
    entered.set(date, {
      by: by ? ((await stores.people.find(by))?.name ?? '') : '',
      isOwn: addableKinds.some((each) => each === kind),
    });
  const year = yearToEnter(calendar, today);
  const isYearOpen = year !== null && pendingIn(calendar, year).every(({ options }) => options.length === 0);
  return {
    calendar,
    days: Object.values(calendar.days)
      .filter(({ date }) => date >= today)
      .toSorted((a, b) => a.date.localeCompare(b.date))
      .map((day) => ({ ...day, by: '', isOwn: false, ...entered.get(day.date) })),
    proposals: calendar.pending
      .filter(({ touches }) => touches.length === 0 || touches.some((date) => date >= today))
      .map((each) => ({ ...each, isPast: isPastProposal(each, today) })),
    year: isYearOpen ? year : null,
  };
}
