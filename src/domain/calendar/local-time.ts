/** Formats an instant for people of the ward. */
import { wallClock } from './local-date.ts';

const pad = (value: number): string => String(value).padStart(2, '0');

/**
 * 'dd/mm/yyyy HH:MM' in the ward's time zone.
 * @throws RangeError for an invalid instant or an unknown zone
 */
export const localTime = (at: Date, timeZone: string): string => {
  const { year, month, day, hour, minute } = wallClock(at, timeZone);
  return `${pad(day)}/${pad(month)}/${year} ${pad(hour)}:${pad(minute)}`;
};
