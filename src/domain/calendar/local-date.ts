/**
 * Days in a ward's time zone, and the instants that belong to them.
 *
 * Glossary: an *instant* is a `Date` (UTC inside); a *local date* is what a person in the ward would write on a form. 17:30 UTC
 * on 31 January is already 1 February in Viet Nam. Working days are in `working-days.ts`.
 */

import { rememberLast } from '../remember.ts';

declare const localDateBrand: unique symbol;

/** 'YYYY-MM-DD', a day that exists, years 1000 to 9999. Compares and sorts as text. */
export type LocalDate = string & { readonly [localDateBrand]: 'LocalDate' };

/** 1 is Monday ("thứ Hai"), 7 is Sunday ("Chủ nhật"): the week begins on Monday (domain §1.6). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Months count from 1 to 12, days from 1 to 31. */
export type DateParts = Readonly<Record<'year' | 'month' | 'day', number>>;

const dayMs = 86_400_000;
const firstYear = 1000;
const lastYear = 9999;

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

/** Returns the day, or null when it does not exist ('2026-02-30') or is outside the years 1000 to 9999. */
export const localDateFrom = (year: number, month: number, day: number): LocalDate | null => {
  if (![year, month, day].every(Number.isInteger) || year < firstYear || year > lastYear) return null;
  const at = new Date(Date.UTC(year, month - 1, day));
  const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return exists ? (`${pad(year, 4)}-${pad(month)}-${pad(day)}` as LocalDate) : null;
};

/**
 * Parses text from outside.
 * @returns null when it is not 'YYYY-MM-DD' or the day does not exist
 */
export const parseLocalDate = (text: string): LocalDate | null => {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return found ? localDateFrom(Number(found[1]), Number(found[2]), Number(found[3])) : null;
};

/**
 * Parses a date from our own code or records.
 * @throws RangeError when it is not a date, because then the record is corrupt
 */
export const localDate = (text: string): LocalDate => {
  const date = parseLocalDate(text);
  if (!date) throw new RangeError(`"${text}" is not a date of the form YYYY-MM-DD`);
  return date;
};

/** Year, month (1–12) and day of the month (1–31) as numbers. */
export const partsOf = (date: LocalDate): DateParts => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
});

/** The year of a day. Numbers of items and papers restart each year. */
export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

/** Whole days since 1970-01-01, for date arithmetic. On a calendar every day has 24 hours. */
const dayNumber = (date: LocalDate): number => {
  const { year, month, day } = partsOf(date);
  return Date.UTC(year, month - 1, day) / dayMs;
};

/**
 * The date a number of days later.
 * @param days whole days, negative to go back
 * @throws RangeError when `days` is not whole or the result leaves the years 1000 to 9999
 */
export const addDays = (date: LocalDate, days: number): LocalDate => {
  if (!Number.isInteger(days)) throw new RangeError(`${days} is not a whole number of days`);
  const at = new Date((dayNumber(date) + days) * dayMs);
  const moved = Number.isNaN(at.getTime())
    ? null
    : localDateFrom(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
  if (!moved) throw new RangeError(`${date} and ${days} days leave the calendar`);
  return moved;
};

/** Whole days from one date to the other; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);

/** The day of the week, counted from 1970-01-01, which was a Thursday. */
export const weekdayOf = (date: LocalDate): Weekday => (((((dayNumber(date) + 3) % 7) + 7) % 7) + 1) as Weekday;

/** For `sort`: -1 when `a` is earlier, 1 when later, 0 when equal. */
export const compareDates = (a: LocalDate, b: LocalDate): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0);

interface WallClock extends DateParts {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Cached, because creating a formatter takes thirty times as long as using it. The cache has room for 4 zones. */
const formatOf = rememberLast(
  (timeZone: string) =>
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    }),
  4,
);

/**
 * The time that a clock in the zone shows.
 * @throws RangeError for an invalid instant or an unknown zone
 */
export const wallClock = (instant: Date, timeZone: string): WallClock => {
  if (Number.isNaN(instant.getTime())) throw new RangeError('an invalid Date has no local date');
  const ms = instant.getTime();
  const minute = Math.floor(ms / 60_000) * 60_000;
  const clock = clockAt(minute, timeZone);
  // Zone offsets are whole minutes, except in the nineteenth century, when minutes began at other seconds.
  return clock.second === 0 ? { ...clock, second: Math.floor((ms - minute) / 1000) } : clockAt(ms, timeZone);
};

/** Cached per minute, because turns often ask for the local day of the current time. */
const clockAt = rememberLast((ms: number, timeZone: string): WallClock => {
  const read: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(ms)) read[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = read;
  return { year, month, day, hour, minute, second };
}, 8);

/**
 * The day in the zone at this instant.
 * @param timeZone IANA name, 'Asia/Ho_Chi_Minh'. Names are only passed to `Intl` and never compared, because ICU calls the same
 *   zone 'Asia/Saigon'
 * @throws RangeError for an invalid instant or an unknown zone
 */
export const localDateOf = (instant: Date, timeZone: string): LocalDate => {
  const { year, month, day } = wallClock(instant, timeZone);
  const date = localDateFrom(year, month, day);
  if (!date) throw new RangeError(`${instant.toISOString()} is outside the calendar`);
  return date;
};

/**
 * The hour in the zone, 0 to 23.
 * @throws RangeError as `localDateOf`
 */
export const localHourOf = (instant: Date, timeZone: string): number => wallClock(instant, timeZone).hour;

/** Milliseconds by which the zone is ahead of UTC at this instant. */
const offsetMs = (instant: Date, timeZone: string): number => {
  const { year, month, day, hour, minute, second } = wallClock(instant, timeZone);
  const whole = Math.floor(instant.getTime() / 1000) * 1000;
  return Date.UTC(year, month - 1, day, hour, minute, second) - whole;
};

/**
 * The instant at which the day begins in the zone.
 * @throws RangeError for an unknown zone
 */
export const startOfLocalDay = (date: LocalDate, timeZone: string): Date => {
  const { year, month, day } = partsOf(date);
  const asIfUtc = Date.UTC(year, month - 1, day);
  const nearby = asIfUtc - offsetMs(new Date(asIfUtc), timeZone);
  // The offset is read again at the nearer instant, because the clock may change between the two (never in Viet Nam, but zones
  // are data).
  return new Date(asIfUtc - offsetMs(new Date(nearby), timeZone));
};

/**
 * 24:00 of the day as an instant, the first instant that is too late. A period ends "vào thời điểm kết thúc ngày cuối cùng" (Bộ
 * luật Dân sự 91/2015, Điều 148 khoản 5, 6), not when the office closes.
 * @throws RangeError for an unknown zone
 */
export const endOfLocalDay = (date: LocalDate, timeZone: string): Date => startOfLocalDay(addDays(date, 1), timeZone);

/** 'dd/mm/yyyy', as written in Viet Nam. */
export const formatDate = (date: LocalDate): string => `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;

/** 'dd/mm', for sentences in which the year is clear. */
export const formatDayMonth = (date: LocalDate): string => `${date.slice(8, 10)}/${date.slice(5, 7)}`;
