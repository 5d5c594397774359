/**
 * Which day of the ward's calendar is "mùng 5 Tết", "rằm tháng Giêng", "23 tháng Chạp"?
 *
 * Method: the rules of the Vietnamese lunisolar calendar applied to computed positions. A month begins on the day (UTC+7)
 * of the new moon; the month that holds the winter solstice is the 11th; when thirteen months lie between two 11th months,
 * the first of them in which the sun enters no new sign of 30° is the leap month. New moons are computed after Jean Meeus,
 * *Astronomical Algorithms* (2nd edition), chapter 49, with all periodic and planetary terms (some seconds of error); the
 * sun's apparent longitude after chapter 25 (0.01°, about a quarter of an hour). UTC+7 matters: in 2030 Viet Nam keeps
 * Tết a day before China.
 *
 * Not for days off: only the yearly notice gives those (domain §1.4).
 */
import { addDays, daysBetween, type LocalDate, localDate, yearOf } from './local-date.ts';

export interface LunarDate {
  /** Named after the solar year in which it begins: lunar 2026 is Bính Ngọ. */
  readonly year: number;
  /** 1 is "tháng Giêng", 12 is "tháng Chạp". */
  readonly month: number;
  /** 1 to 30 */
  readonly day: number;
  /** The second of two months with the same number ("tháng 3 nhuận"). */
  readonly isLeapMonth: boolean;
}

/** Lunar years that were checked; outside of them the computation may still be right, but nobody has looked. */
export const firstLunarYear = 2020;
export const lastLunarYear = 2040;

/** Hours by which Vietnamese time is ahead of UTC. Since 1968; a fact about the calendar, not about a ward's zone. */
const calendarOffsetHours = 7;

/** Terrestrial time minus UTC in seconds: 69.2 in 2020 and nearly still since; good to some seconds for 2020–2040. */
const deltaTSeconds = 70;

const epoch = localDate('2000-01-01');
/** Julian day number of the noon of 2000-01-01. */
const epochJulianDay = 2_451_545;

const radians = Math.PI / 180;
const sinOf = (degrees: number): number => Math.sin((degrees % 360) * radians);

/** Coefficient in days, power of the eccentricity factor, multiples of M, M', F and Ω (Meeus, table 49.A, new moon). */
const periodicTerms: readonly (readonly [number, number, number, number, number, number])[] = [
  [-0.4072, 0, 0, 1, 0, 0],
  [0.17241, 1, 1, 0, 0, 0],
  [0.01608, 0, 0, 2, 0, 0],
  [0.01039, 0, 0, 0, 2, 0],
  [0.00739, 1, -1, 1, 0, 0],
  [-0.00514, 1, 1, 1, 0, 0],
  [0.00208, 2, 2, 0, 0, 0],
  [-0.00111, 0, 0, 1, -2, 0],
  [-0.00057, 0, 0, 1, 2, 0],
  [0.00056, 1, 1, 2, 0, 0],
  [-0.00042, 0, 0, 3, 0, 0],
  [0.00042, 1, 1, 0, 2, 0],
  [0.00038, 1, 1, 0, -2, 0],
  [-0.00024, 1, -1, 2, 0, 0],
  [-0.00017, 0, 0, 0, 0, 1],
  [-0.00007, 0, 2, 1, 0, 0],
  [0.00004, 0, 0, 2, -2, 0],
  [0.00004, 0, 3, 0, 0, 0],
  [0.00003, 0, 1, 1, -2, 0],
  [0.00003, 0, 0, 2, 2, 0],
  [-0.00003, 0, 1, 1, 2, 0],
  [0.00003, 0, -1, 1, 2, 0],
  [-0.00002, 0, -1, 1, -2, 0],
  [-0.00002, 0, 1, 3, 0, 0],
  [0.00002, 0, 0, 4, 0, 0],
];

/** Degrees at k = 0, degrees a lunation, millionths of a day (Meeus, table 49.C). */
const planetaryTerms: readonly (readonly [number, number, number])[] = [
  [299.77, 0.107408, 325],
  [251.88, 0.016321, 165],
  [251.83, 26.651886, 164],
  [349.42, 36.412478, 126],
  [84.66, 18.206239, 110],
  [141.74, 53.303771, 62],
  [207.14, 2.453732, 60],
  [154.84, 7.30686, 56],
  [34.52, 27.261239, 47],
  [207.19, 0.121824, 42],
  [291.34, 1.844379, 40],
  [161.72, 24.198154, 37],
  [239.56, 25.513099, 35],
  [331.55, 3.592518, 23],
];

/** Instant of new moon number k, counted from that of 6 January 2000, as a Julian day in terrestrial time. */
const newMoon = (k: number): number => {
  const t = k / 1236.85;
  const mean = 2_451_550.09766 + 29.530588861 * k + 0.00015437 * t ** 2 - 0.00000015 * t ** 3 + 0.00000000073 * t ** 4;
  const eccentricity = 1 - 0.002516 * t - 0.0000074 * t ** 2;
  const sun = 2.5534 + 29.1053567 * k - 0.0000014 * t ** 2 - 0.00000011 * t ** 3;
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * t ** 2 + 0.00001238 * t ** 3 - 0.000000058 * t ** 4;
  const latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t ** 2 - 0.00000227 * t ** 3 + 0.000000011 * t ** 4;
  const node = 124.7746 - 1.56375588 * k + 0.0020672 * t ** 2 + 0.00000215 * t ** 3;
  const periodic = periodicTerms.reduce(
    (sum, [size, power, m, mm, f, o]) =>
      sum + size * eccentricity ** power * sinOf(m * sun + mm * moon + f * latitude + o * node),
    0,
  );
  const planetary = planetaryTerms.reduce((sum, [at, step, size], index) => {
    const bend = index === 0 ? 0.009173 * t ** 2 : 0;
    return sum + (size / 1_000_000) * sinOf(at + step * k - bend);
  }, 0);
  return mean + periodic + planetary;
};

/** The sun's apparent longitude in degrees, 0 to 360, at a Julian day in terrestrial time. */
const sunLongitude = (julianDay: number): number => {
  const t = (julianDay - epochJulianDay) / 36_525;
  const meanLongitude = 280.46646 + 36_000.76983 * t + 0.0003032 * t ** 2;
  const anomaly = 357.52911 + 35_999.05029 * t - 0.0001537 * t ** 2;
  const centre =
    (1.914602 - 0.004817 * t - 0.000014 * t ** 2) * sinOf(anomaly) +
    (0.019993 - 0.000101 * t) * sinOf(2 * anomaly) +
    0.000289 * sinOf(3 * anomaly);
  const apparent = meanLongitude + centre - 0.00569 - 0.00478 * sinOf(125.04 - 1934.136 * t);
  return ((apparent % 360) + 360) % 360;
};

/** Days since 2000-01-01 of the Vietnamese day on which an instant of terrestrial time falls. */
const dayOf = (julianDay: number): number =>
  Math.floor(julianDay - deltaTSeconds / 86_400 + calendarOffsetHours / 24 + 0.5) - epochJulianDay;

/** Sign of the sun, 0 to 11 in steps of 30°, when the Vietnamese day begins. 9 begins with the winter solstice. */
const signAtStartOf = (day: number): number =>
  Math.floor(sunLongitude(epochJulianDay + day - 0.5 - calendarOffsetHours / 24 + deltaTSeconds / 86_400) / 30);

const monthStart = (k: number): number => dayOf(newMoon(k));

/** Number k of the new moon that begins the 11th month (with the winter solstice) ending or lying in a solar year's December. */
const eleventhMonthOf = (year: number): number => {
  const newYearsEve = daysBetween(epoch, localDate(`${year}-12-31`));
  let k = Math.floor((newYearsEve - 5) / 29.530588861) + 1;
  while (monthStart(k) > newYearsEve) k -= 1;
  // The solstice came before this month began, so it belongs to the month before.
  return signAtStartOf(monthStart(k)) >= 9 ? k - 1 : k;
};

interface LunarMonth {
  readonly year: number;
  readonly month: number;
  readonly isLeapMonth: boolean;
  /** Days since 2000-01-01 of its first day, and of the first day of the month after it. */
  readonly start: number;
  readonly end: number;
}

/** The months from the 11th of the lunar year before to the 10th of this one, in order: one turn of the sun. */
const monthsUpTo = (year: number): readonly LunarMonth[] => {
  const first = eleventhMonthOf(year - 1);
  const count = eleventhMonthOf(year) - first;
  const starts = Array.from({ length: count + 1 }, (_, index) => monthStart(first + index));
  const startOf = (index: number): number => starts[index] ?? Number.NaN;
  const leap =
    count === 13
      ? starts.findIndex((start, index) => index > 0 && signAtStartOf(start) === signAtStartOf(startOf(index + 1)))
      : -1;
  return Array.from({ length: count }, (_, index) => {
    const isLeapMonth = index === leap;
    const passed = leap !== -1 && index >= leap ? index - 1 : index;
    const month = ((10 + passed) % 12) + 1;
    return { year: passed < 2 ? year - 1 : year, month, isLeapMonth, start: startOf(index), end: startOf(index + 1) };
  });
};

const checkYear = (year: number): void => {
  if (!Number.isInteger(year) || year < firstLunarYear || year > lastLunarYear)
    throw new RangeError(`lunar year ${year}: ${firstLunarYear} to ${lastLunarYear} were checked`);
};

const findMonth = ({ year, month, isLeapMonth }: Omit<LunarDate, 'day'>): LunarMonth | null => {
  const isIt = (one: LunarMonth) => one.year === year && one.month === month && one.isLeapMonth === isLeapMonth;
  return [...monthsUpTo(year), ...monthsUpTo(year + 1)].find(isIt) ?? null;
};

/**
 * Days of a lunar month, 29 or 30; null when the year has no such (leap) month.
 * @throws RangeError for a year outside 2020–2040
 */
export const lunarMonthLength = (month: Omit<LunarDate, 'day'>): 29 | 30 | null => {
  checkYear(month.year);
  const found = findMonth(month);
  return found ? ((found.end - found.start) as 29 | 30) : null;
};

/**
 * @returns the day; null when it does not exist (30 tháng Chạp of a short year, a leap month that the year has not)
 * @throws RangeError for a year outside 2020–2040
 */
export const lunarToSolar = ({ day, ...month }: LunarDate): LocalDate | null => {
  checkYear(month.year);
  const found = findMonth(month);
  const exists = found && Number.isInteger(day) && day >= 1 && day <= found.end - found.start;
  return exists ? addDays(epoch, found.start + day - 1) : null;
};

/** @throws RangeError for a day before 2020-02-01 or after 2040-12-31 */
export const solarToLunar = (date: LocalDate): LunarDate => {
  const year = yearOf(date);
  const day = daysBetween(epoch, date);
  const found = [...monthsUpTo(year), ...monthsUpTo(year + 1)].find(({ start, end }) => start <= day && day < end);
  if (!found || found.year < firstLunarYear || year > lastLunarYear)
    throw new RangeError(`${date}: lunar years ${firstLunarYear} to ${lastLunarYear} were checked`);
  return { year: found.year, month: found.month, day: day - found.start + 1, isLeapMonth: found.isLeapMonth };
};

/** Mùng 1 Tết of a year. @throws RangeError for a year outside 2020–2040 */
export const tetOf = (year: number): LocalDate => {
  const tet = lunarToSolar({ year, month: 1, day: 1, isLeapMonth: false });
  if (!tet) throw new Error(`lunar year ${year} has no first day`);
  return tet;
};
