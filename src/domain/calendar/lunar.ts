/**
 * Converts dates of the Vietnamese lunar calendar: "mùng 5 Tết", "rằm tháng Giêng", "23 tháng Chạp".
 *
 * A table, as in printed almanacs. It was computed once by the rules of the Vietnamese calendar: a month begins on the day
 * (UTC+7) of the new moon; the month with the winter solstice is the 11th; of thirteen months between two 11th months the first
 * in which the sun enters no new sign is the leap month. Positions after Jean Meeus, *Astronomical Algorithms*, chapters 25 and
 * 49. UTC+7 matters: in 2030 Viet Nam celebrates Tết one day before China.
 *
 * Not used for days off: only the yearly notice defines those (domain §1.4).
 */
import { addDays, type LocalDate, localDate } from './local-date.ts';

/** A day of the Vietnamese lunar calendar. */
export interface LunarDate {
  /** The solar year in which the lunar year begins: lunar 2026 is Bính Ngọ. */
  readonly year: number;
  /** 1 is "tháng Giêng", 12 is "tháng Chạp". */
  readonly month: number;
  /** 1 to 30. */
  readonly day: number;
  /** The second of two months with the same number ("tháng 3 nhuận"). */
  readonly isLeapMonth: boolean;
}

/**
 * By year: mùng 1 Tết; the months in order, D with 30 days ("tháng đủ"), t with 29 ("tháng thiếu"); the month that occurs
 * twice, or 0.
 */
const years: Readonly<Record<number, readonly [tet: string, months: string, leap: number]>> = {
  2020: ['2020-01-25', 'tDDDtDttDttDD', 4],
  2021: ['2021-02-12', 'tDDtDtDtDtDt', 0],
  2022: ['2022-02-01', 'DtDtDDtDtDtD', 0],
  2023: ['2023-01-22', 'tDttDDtDDtDtD', 2],
  2024: ['2024-02-10', 'tDttDtDDtDDt', 0],
  2025: ['2025-01-29', 'DtDttDtDtDDDt', 6],
  2026: ['2026-02-17', 'DtDttDttDDDt', 0],
  2027: ['2027-02-06', 'DDtDttDttDDt', 0],
  2028: ['2028-01-26', 'DDDtDttDttDDt', 5],
  2029: ['2029-02-13', 'DDtDtDtDttDt', 0],
  2030: ['2030-02-02', 'DDtDDtDtDtDt', 0],
  2031: ['2031-01-23', 'tDtDDtDDtDtDt', 3],
  2032: ['2032-02-11', 'tDtDtDDtDDtD', 0],
  2033: ['2033-01-31', 'tDttDtDtDDDtD', 11],
  2034: ['2034-02-19', 'tDttDttDDDtD', 0],
  2035: ['2035-02-08', 'DtDttDttDDtD', 0],
  2036: ['2036-01-28', 'DDtDttDttDtDD', 6],
  2037: ['2037-02-15', 'DtDDttDttDtD', 0],
  2038: ['2038-02-04', 'DtDDtDtDttDt', 0],
  2039: ['2039-01-24', 'DDtDDtDtDttDt', 5],
  2040: ['2040-02-12', 'DtDDtDtDDtDt', 0],
};
/** The years that the table covers. */
export const firstLunarYear = 2020;
export const lastLunarYear = 2040;

const yearOfTable = (year: number) => {
  const found = years[year];
  if (!found) throw new RangeError(`lunar year ${year}: ${firstLunarYear} to ${lastLunarYear} were checked`);
  return found;
};

const lengthOf = (letter: string): 29 | 30 => (letter === 'D' ? 30 : 29);

/** The index of a month within its year; null when the year has no such leap month. */
const placeOf = ({ month, isLeapMonth }: Omit<LunarDate, 'day'>, leap: number): number | null => {
  if (month < 1 || month > 12 || (isLeapMonth && month !== leap)) return null;
  return month - 1 + Number(leap > 0 && (month > leap || isLeapMonth));
};

/**
 * Days of a lunar month, 29 or 30; null when the year has no such (leap) month.
 * @throws RangeError for a year outside 2020–2040
 */
export const lunarMonthLength = (month: Omit<LunarDate, 'day'>): 29 | 30 | null => {
  const [, months, leap] = yearOfTable(month.year);
  const place = placeOf(month, leap);
  return place === null ? null : lengthOf(months.charAt(place));
};

/**
 * Converts a lunar date to a solar one.
 * @returns null when the day does not exist (30 tháng Chạp of a short month, or a leap month that the year does not have)
 * @throws RangeError for a year outside 2020–2040
 */
export const lunarToSolar = ({ day, ...month }: LunarDate): LocalDate | null => {
  const [tet, months, leap] = yearOfTable(month.year);
  const place = placeOf(month, leap);
  if (place === null || !Number.isInteger(day) || day < 1 || day > lengthOf(months.charAt(place))) return null;
  const before = [...months.slice(0, place)].reduce((sum, letter) => sum + lengthOf(letter), 0);
  return addDays(localDate(tet), before + day - 1);
};

/**
 * Mùng 1 Tết of a year.
 * @throws RangeError for a year outside 2020–2040
 */
export const tetOf = (year: number): LocalDate => localDate(yearOfTable(year)[0]);
