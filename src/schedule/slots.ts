/** Computes when routines are due, as pure functions of the current time. */
import type { WorkCalendar } from '../domain/calendar/holidays.ts';
import { addDays, localDateOf, startOfLocalDay } from '../domain/calendar/local-date.ts';
import { isWorkingDay } from '../domain/calendar/working-days.ts';

const minuteMs = 60_000;

/** Every n minutes, at multiples of n minutes since 1970 (UTC). */
export const everyMinutes =
  (minutes: number) =>
  (now: Date): Date =>
    new Date(Math.floor(now.getTime() / (minutes * minuteMs)) * minutes * minuteMs);

/** Every day at this local time. */
export const dailyAt =
  (hour: number, minute: number, timeZone: string) =>
  (now: Date): Date => {
    const of = (date: ReturnType<typeof localDateOf>) =>
      new Date(startOfLocalDay(date, timeZone).getTime() + (hour * 60 + minute) * minuteMs);
    const today = localDateOf(now, timeZone);
    return of(today) <= now ? of(today) : of(addDays(today, -1));
  };

/**
 * On working days at this local time, including a worked Saturday and excluding a Friday that was swapped for it. Looks back two
 * weeks.
 */
export const workingDaysAt =
  (hour: number, minute: number, calendarNow: () => WorkCalendar) =>
  (now: Date): Date | null => {
    const calendar = calendarNow();
    let day = localDateOf(now, calendar.timeZone);
    for (let back = 0; back < 14; back += 1) {
      const at = new Date(startOfLocalDay(day, calendar.timeZone).getTime() + (hour * 60 + minute) * minuteMs);
      if (at <= now && isWorkingDay(calendar, day)) return at;
      day = addDays(day, -1);
    }
    return null;
  };

/** Every n minutes from midnight to this local hour; not during the rest of the day. */
export const nightlyEvery =
  (minutes: number, untilHour: number, timeZone: string) =>
  (now: Date): Date | null => {
    const midnight = startOfLocalDay(localDateOf(now, timeZone), timeZone).getTime();
    return now.getTime() - midnight < untilHour * 60 * minuteMs ? everyMinutes(minutes)(now) : null;
  };
