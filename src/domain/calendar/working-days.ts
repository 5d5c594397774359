/**
 * Working days: whether a day is one, and which is the nth from a start (domain §1.1, §1.2).
 *
 * The working week is Monday to Friday (QĐ 188/1999/QĐ-TTg), without holidays, compensatory days and swapped days, plus the
 * Saturdays worked in exchange. The day on which something happens is day 0 and is not counted (Bộ luật Dân sự 91/2015, Điều
 * 147).
 */
import { coverageOf, type DayKind, type WorkCalendar } from './holidays.ts';
import { addDays, type LocalDate, weekdayOf, yearOf } from './local-date.ts';

/** Why a day is off. A holiday on a Sunday is reported as the holiday. */
export type DayOff =
  | { readonly date: LocalDate; readonly reason: 'weekend' }
  | {
      readonly date: LocalDate;
      readonly reason: 'special';
      readonly kind: Exclude<DayKind, 'swap-work'>;
      readonly name: string;
    };

/** Working days counted one by one from a start. */
export interface Counting {
  readonly dueOn: LocalDate;
  /** The working days that were counted, `dueOn` last. */
  readonly countedDays: readonly LocalDate[];
  /** Days after the start and before `dueOn` that were not counted, in order. */
  readonly skippedDays: readonly DayOff[];
  /** True when `dueOn` could still move: see `isProvisionalBetween`, from the day after the start. */
  readonly provisional: boolean;
}

/** The longest count allowed; a larger one is a configuration error. */
const maxWorkingDays = 1000;

/** No real stretch of days off is this long; a calendar that has one is broken. */
const maxDaysOff = 370;

/** Returns why the day is off, or null when it is a working day. */
export const whyNotWorking = (calendar: WorkCalendar, date: LocalDate): DayOff | null => {
  const special = calendar.days[date];
  if (special?.kind === 'swap-work') return null;
  if (special) return { date, reason: 'special', kind: special.kind, name: special.name };
  return calendar.weekend.includes(weekdayOf(date)) ? { date, reason: 'weekend' } : null;
};

/** True for a working day, including a weekend day worked in exchange. */
export const isWorkingDay = (calendar: WorkCalendar, date: LocalDate): boolean =>
  whyNotWorking(calendar, date) === null;

/** True for a weekend day worked in exchange for a day off. */
export const isWorkedInExchange = (calendar: WorkCalendar, date: LocalDate): boolean =>
  calendar.days[date]?.kind === 'swap-work';

/**
 * The day itself when it is a working day, otherwise the next working day (Bộ luật Dân sự 91/2015, Điều 148 khoản 5).
 * @throws RangeError when the calendar has more than a year without a working day
 */
export const workingDayOnOrAfter = (calendar: WorkCalendar, date: LocalDate): LocalDate => {
  let day = date;
  for (let tried = 0; tried <= maxDaysOff; tried += 1) {
    if (isWorkingDay(calendar, day)) return day;
    day = addDays(day, 1);
  }
  throw new RangeError(`the calendar has no working day within ${maxDaysOff} days after ${date}`);
};

/**
 * True when a date that depends on the days from `first` to `last`, both included, could still move: because of a year without
 * its notice, a projected day, or a proposal that names one of the days.
 */
export const isProvisionalBetween = (calendar: WorkCalendar, first: LocalDate, last: LocalDate): boolean => {
  const isInside = (date: LocalDate): boolean => first <= date && date <= last;
  for (let year = yearOf(first); year <= yearOf(last); year += 1)
    if (coverageOf(calendar, year) !== 'official' && first <= last) return true;
  return (
    Object.values(calendar.days).some(({ date, status }) => status === 'projected' && isInside(date)) ||
    calendar.pending.some(({ touches }) => touches.some(isInside))
  );
};

/**
 * The nth working day after `start`; `start` is day 0 whether it is a working day or not.
 *
 * A pending proposal does not move the result. It makes the result provisional if it names a day within the stretch; other
 * proposals cannot move it, because a day off or a worked day only affects stretches that contain it.
 * @param n whole number of working days, 1 to 1000
 * @throws RangeError for another `n`, or for a calendar without working days
 */
export const addWorkingDays = (calendar: WorkCalendar, start: LocalDate, n: number): Counting => {
  if (!Number.isInteger(n) || n < 1 || n > maxWorkingDays)
    throw new RangeError(`${n} working days: a whole number from 1 to ${maxWorkingDays} is expected`);
  const countedDays: LocalDate[] = [];
  const skippedDays: DayOff[] = [];
  let day = start;
  let offInARow = 0;
  while (countedDays.length < n) {
    day = addDays(day, 1);
    const off = whyNotWorking(calendar, day);
    if (off) skippedDays.push(off);
    else countedDays.push(day);
    offInARow = off ? offInARow + 1 : 0;
    if (offInARow > maxDaysOff)
      throw new RangeError(`the calendar has no working day within ${maxDaysOff} days before ${day}`);
  }
  return { dueOn: day, countedDays, skippedDays, provisional: isProvisionalBetween(calendar, addDays(start, 1), day) };
};
