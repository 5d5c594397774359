/** The ward's coming special days, and proposals that need a decision. */
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

/** A special day and the person who entered it. */
export interface DayLine extends SpecialDay {
  /** Name of the person; '' for a day built into the program. */
  readonly by: string;
  /** True if the ward entered the day and may remove it. */
  readonly isOwn: boolean;
}

/** Data of the calendar: fixed days and proposed days. */
export interface DaysSeen {
  /** From today on. */
  readonly days: readonly DayLine[];
  /** `isPast`: one of its days has passed, so the proposal can only be dropped. */
  readonly proposals: readonly (PendingProposal & { readonly isPast: boolean })[];
  /** The year that may be marked as complete; null: none. */
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

/** The ward's calendar from the database, without this process's cache. */
export const readCalendar = async ({ specialDays }: Pick<DayRecords['stores'], 'specialDays'>): Promise<WorkCalendar> =>
  wardCalendar(vietnamCalendar, await specialDays.list());

/** Reads the days from today on, the proposals, and the year that may be marked as complete. */
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
