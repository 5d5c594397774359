/**
 * When the ward's offices are open. Working days come from the calendar (including worked Saturdays), hours from the ward.
 *
 * A *span* is a period of office time, in minutes after midnight on the ward's clock. Deadlines do not depend on office hours
 * (Bộ luật Dân sự 91/2015, Điều 148 khoản 6): this is for reminders only.
 */
import type { WorkCalendar } from '../calendar/holidays.ts';
import { addDays, type LocalDate, localDateOf, startOfLocalDay } from '../calendar/local-date.ts';
import { isWorkingDay, workingDayOnOrAfter } from '../calendar/working-days.ts';

/** One span of a working day. */
export interface OfficeSpan {
  /** Minutes after midnight, 0 to 1440. `to` is exclusive and later than `from`. */
  readonly from: number;
  readonly to: number;
}

/** Opening hours, the same on each working day. */
export interface OfficeHours {
  /** In order, not overlapping, at least one. */
  readonly spans: readonly OfficeSpan[];
}

/** A span as instants; `to` is exclusive. */
export interface OfficeStretch {
  readonly from: Date;
  readonly to: Date;
}

const minuteMs = 60_000;
const clock = (hour: number, minute: number): number => hour * 60 + minute;

/** 07:30–11:30 and 13:30–17:00, the usual hours of offices in the north. */
export const usualOfficeHours: OfficeHours = Object.freeze({
  spans: Object.freeze([
    Object.freeze({ from: clock(7, 30), to: clock(11, 30) }),
    Object.freeze({ from: clock(13, 30), to: clock(17, 0) }),
  ]),
});

/** Office time of one day, in order. Empty on a day off. */
export const stretchesOn = (date: LocalDate, calendar: WorkCalendar, hours: OfficeHours): readonly OfficeStretch[] => {
  if (!isWorkingDay(calendar, date)) return [];
  const midnight = startOfLocalDay(date, calendar.timeZone).getTime();
  return hours.spans.map(({ from, to }) => ({
    from: new Date(midnight + from * minuteMs),
    to: new Date(midnight + to * minuteMs),
  }));
};

/** All office time between two instants, in order. */
export const stretchesBetween = (
  from: Date,
  to: Date,
  calendar: WorkCalendar,
  hours: OfficeHours,
): readonly OfficeStretch[] => {
  if (from >= to) return [];
  const last = localDateOf(to, calendar.timeZone);
  const found: OfficeStretch[] = [];
  for (let date = localDateOf(from, calendar.timeZone); date <= last; date = addDays(date, 1))
    for (const stretch of stretchesOn(date, calendar, hours)) {
      const start = stretch.from > from ? stretch.from : from;
      const end = stretch.to < to ? stretch.to : to;
      if (start < end) found.push({ from: start, to: end });
    }
  return found;
};

/**
 * Opening time on a working day, or on the next working day after a day off. @throws RangeError for a calendar without working
 * days
 */
export const openingOnOrAfter = (date: LocalDate, calendar: WorkCalendar, hours: OfficeHours): Date => {
  const day = workingDayOnOrAfter(calendar, date);
  const [first] = stretchesOn(day, calendar, hours);
  if (!first) throw new RangeError(`${day} is a working day without office hours`);
  return first.from;
};

/**
 * The instant itself if the office is open, otherwise the next opening. @throws RangeError for a calendar without working days
 */
export const officeTimeOnOrAfter = (at: Date, calendar: WorkCalendar, hours: OfficeHours): Date => {
  const today = localDateOf(at, calendar.timeZone);
  const stretch = stretchesOn(today, calendar, hours).find(({ to }) => at < to);
  if (stretch) return stretch.from > at ? stretch.from : at;
  return openingOnOrAfter(addDays(today, 1), calendar, hours);
};
