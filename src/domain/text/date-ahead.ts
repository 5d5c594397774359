/** Reads a promised day: "20/12", "ngày 5/1/2027", "20". A date without a year is the next such day after today. */
import { addDays, type LocalDate, parseLocalDate } from '../calendar/local-date.ts';

const twoDigits = (value: string): string => value.padStart(2, '0');

const day = (year: number, month: string, date: string): LocalDate | null =>
  parseLocalDate(`${year}-${twoDigits(month)}-${twoDigits(date)}`);

/**
 * Reads the promised day.
 * @returns null when the text contains no day, or one that does not exist
 */
export const findDayAhead = (text: string, today: LocalDate): LocalDate | null => {
  const year = Number(today.slice(0, 4));
  const full = /(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})(?!\d)/u.exec(text);
  if (full) return day(Number(full[3]), full[2] ?? '', full[1] ?? '');
  const short = /(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})(?!\d)/u.exec(text);
  if (short) {
    const here = day(year, short[2] ?? '', short[1] ?? '');
    return here && here > today ? here : day(year + 1, short[2] ?? '', short[1] ?? '');
  }
  const alone = /^\D*(\d{1,2})\D*$/u.exec(text)?.[1];
  if (!alone) return null;
  for (let next = addDays(today, 1), left = 62; left > 0; next = addDays(next, 1), left -= 1)
    if (Number(next.slice(8)) === Number(alone)) return next;
  return null;
};
