/** A month, quarter, year or any range of days that a paper covers. Days are local to the ward. */
import { addDays, type LocalDate, localDate, localDateFrom, parseLocalDate, partsOf } from '../calendar/local-date.ts';

/** `days`: any range, given by its first and last day. */
export type PeriodKind = 'month' | 'quarter' | 'year' | 'days';

/** A range of local days, both ends included. */
export interface Period {
  /** '2026-11', '2026-Q4', '2026', '2026-11-03..2026-11-20' */
  readonly id: string;
  readonly kind: PeriodKind;
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
}

const first = (year: number, month: number): LocalDate | null => localDateFrom(year, month, 1);

const whole = (id: string, kind: PeriodKind, year: number, month: number, months: number): Period | null => {
  const start = first(year, month);
  const next = month + months > 12 ? first(year + 1, month + months - 12) : first(year, month + months);
  return start && next ? { id, kind, firstDay: start, lastDay: addDays(next, -1) } : null;
};

/** Parses text from outside. @returns null if it is not a period */
export function parsePeriod(text: string): Period | null {
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/u.exec(text);
  if (month) return whole(text, 'month', Number(month[1]), Number(month[2]), 1);
  const quarter = /^(\d{4})-Q([1-4])$/iu.exec(text);
  if (quarter) return whole(text.toUpperCase(), 'quarter', Number(quarter[1]), Number(quarter[2]) * 3 - 2, 3);
  if (/^\d{4}$/u.test(text)) return whole(text, 'year', Number(text), 1, 12);
  const [from, to] = text.split('..').map(parseLocalDate);
  return from && to && from <= to ? { id: text, kind: 'days', firstDay: from, lastDay: to } : null;
}

/** Quarters as papers write them: a plain 4/2026 would be read as April. */
export const romanQuarters = ['I', 'II', 'III', 'IV'] as const;

/** '11/2026', 'IV/2026', '2026': for places where the kind of period is stated beside it. */
export const shortPeriod = (id: string): string => {
  const [, year, quarter, month] = /^(\d{4})-(?:Q([1-4])|(\d{2}))$/u.exec(id) ?? [];
  return year ? `${month ?? romanQuarters[Number(quarter) - 1]}/${year}` : id;
};

/** The calendar month of a day. @throws RangeError if the day is not a date */
export function monthOf(day: LocalDate): Period {
  const period = parsePeriod(day.slice(0, 7));
  if (!period) throw new RangeError(`${day} is in no month`);
  return period;
}

/** The quarter and the year that contain a month. */
export function around(month: Period): { readonly quarter: Period; readonly year: Period } {
  const { year, month: number } = partsOf(month.firstDay);
  const quarter = parsePeriod(`${year}-Q${Math.ceil(number / 3)}`);
  const all = parsePeriod(String(year));
  if (!quarter || !all) throw new RangeError(`${month.id} is in no year`);
  return { quarter, year: all };
}

/** The preceding period of the same length, with which figures are compared. */
export function before(period: Period): Period {
  const lastDay = addDays(period.firstDay, -1);
  const { year, month } = partsOf(lastDay);
  const found =
    period.kind === 'month'
      ? parsePeriod(lastDay.slice(0, 7))
      : period.kind === 'quarter'
        ? parsePeriod(`${year}-Q${Math.ceil(month / 3)}`)
        : period.kind === 'year'
          ? parsePeriod(String(year))
          : null;
  if (found) return found;
  const days = (Date.parse(period.lastDay) - Date.parse(period.firstDay)) / 86_400_000;
  const firstDay = addDays(lastDay, -days);
  return { id: `${firstDay}..${lastDay}`, kind: 'days', firstDay, lastDay: localDate(lastDay) };
}

/** Both ends are included. @param day 'YYYY-MM-DD' */
export const contains = (period: Period, day: string): boolean => period.firstDay <= day && day <= period.lastDay;

/** '2026-11', '2026-12': the months that contain these days. */
export function monthsBetween(from: LocalDate, to: LocalDate): readonly string[] {
  const months: string[] = [];
  for (let month = monthOf(from); month.firstDay <= to; month = monthOf(addDays(month.lastDay, 1)))
    months.push(month.id);
  return months;
}
