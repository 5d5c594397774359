/**
 * The calendar of state offices in Viet Nam, read once when the module is loaded and frozen. A ward that has days of its
 * own makes a calendar value from this one (`withDays`).
 */
import { readHolidays, type WorkCalendar } from './holidays.ts';
import holidays from './holidays-vn.json' with { type: 'json' };

const build = (): WorkCalendar => {
  const reading = readHolidays(holidays);
  if (!reading.ok) throw new Error(`holidays-vn.json: ${reading.problems.join('; ')}`);
  return reading.calendar;
};

/** Years 2024 to 2026 official, 2027 projected; see the file for the source of each day. */
export const vietnamCalendar: WorkCalendar = build();
