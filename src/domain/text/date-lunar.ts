/**
 * Finds days of the lunar calendar: "mùng 5 Tết", "28 Tết", "rằm tháng Giêng", "23 tháng Chạp"; and "mùng 5", which may be
 * lunar or solar.
 */

import { daysBetween, type LocalDate, localDateFrom, partsOf } from '../calendar/local-date.ts';
import { firstLunarYear, lastLunarYear, lunarMonthLength, lunarToSolar, tetOf } from '../calendar/lunar.ts';
import {
  after,
  asking,
  type DateRule,
  type DateText,
  type Found,
  findWords,
  isAboutFuture,
  isDeadline,
  type Resolved,
  resolveRecurring,
  strengths,
} from './date-text.ts';
import { lunarMonthOfName, numberFrom, partOfDay, smallNumber } from './date-vocabulary.ts';

/** In days. This near to Tết, "mùng 5" is more likely a lunar day. */
const nearTetDays = 20;

/** "mùng" and "mồng" are used for the first ten days of a month. */
const lastMung = 10;

const lunarYearsAround = (today: LocalDate): readonly number[] => {
  const { year } = partsOf(today);
  return [year - 1, year, year + 1].filter((one) => one >= firstLunarYear && one <= lastLunarYear);
};

/** The solar days of a lunar day and month around today. Day 0 is the last day of the month. */
export const lunarDaysAround = (
  today: LocalDate,
  day: number,
  month: number,
  isLeapMonth = false,
): readonly LocalDate[] =>
  lunarYearsAround(today).flatMap((year) => {
    const length = lunarMonthLength({ year, month, isLeapMonth });
    return length === null ? [] : (lunarToSolar({ year, month, day: day === 0 ? length : day, isLeapMonth }) ?? []);
  });

/** The days of this number in the lunar months around today. */
const lunarDaysOfMonths = (today: LocalDate, day: number): readonly LocalDate[] =>
  Array.from({ length: 12 }, (_, index) => lunarDaysAround(today, day, index + 1)).flat();

const solarDaysOfMonths = (today: LocalDate, day: number): readonly LocalDate[] => {
  const { year, month } = partsOf(today);
  return [-2, -1, 0, 1].flatMap((shift) => {
    const at = year * 12 + month - 1 + shift;
    return localDateFrom(Math.floor(at / 12), (at % 12) + 1, day) ?? [];
  });
};

const isNearTet = (today: LocalDate): boolean =>
  lunarYearsAround(today).some((year) => Math.abs(daysBetween(today, tetOf(year))) <= nearTetDays);

/** A day that may be solar or lunar: both are asked about, the likelier first. */
const either = (lunar: Resolved | null, solar: Resolved | null, lunarFirst: boolean): Resolved | null => {
  const [first, second] = lunarFirst ? [lunar, solar] : [solar, lunar];
  const best = first ?? second;
  return best && asking(best.date, ...(second ? [second.date] : []));
};

/** Lunar dates that people write as numbers without saying that they are lunar: Giỗ Tổ, Đoan Ngọ, Vu Lan, Trung thu. */
const knownLunarDays: readonly string[] = ['10/3', '5/5', '15/7', '15/8'];

const isLunarKnown = (day: number, month: number): boolean => knownLunarDays.includes(`${day}/${month}`);

const recurring = (heard: DateText, { start }: Found, days: readonly LocalDate[]): Resolved | null =>
  resolveRecurring(days, heard.today, isAboutFuture(heard, start));

const place = ({ start, end }: Found, resolved: Resolved | null, strength: number) =>
  resolved ? [{ ...resolved, start, end, strength }] : [];

const cue = `(?:(${partOfDay}) )?(?:ngày |hôm )?`;

/** "mùng 5 Tết", "mùng 3 tháng Giêng", "mùng 10 tháng 3 âm lịch", "mùng 8/3", "mùng 5". */
const mung: DateRule = (heard) =>
  findWords(
    heard,
    `${cue}(?:mùng|mồng) (${smallNumber})(?: (tết)|(?: tháng |/)(giêng|chạp|${smallNumber}))?(?: \\(?(âm lịch|âm|tết))?`,
    'accent-free',
  ).flatMap((found) => {
    const [part = '', dayWords = '', tet = '', monthWords = '', lunarWord = ''] = found.groups;
    const day = numberFrom(dayWords);
    if (!(day >= 1 && day <= lastMung) || isDeadline(heard, found.start)) return [];
    // "mung 5 nam": "mừng 5 năm" without accents.
    if (found.isPlain && tet === '' && monthWords === '' && /^ \p{L}/u.test(after(heard, found.start, found.end)))
      return [];
    const strength = part === '' ? strengths.clear : strengths.strong;
    if (tet !== '' || lunarWord === 'tet')
      return place(found, recurring(heard, found, lunarDaysAround(heard.today, day, 1)), strength);
    if (monthWords === '') {
      const lunar = recurring(heard, found, lunarDaysOfMonths(heard.today, day));
      const solar = recurring(heard, found, solarDaysOfMonths(heard.today, day));
      return place(found, either(lunar, solar, lunarWord !== '' || isNearTet(heard.today)), strengths.weak);
    }
    const month = lunarMonthOfName[monthWords] ?? numberFrom(monthWords);
    const lunar = recurring(heard, found, lunarDaysAround(heard.today, day, month));
    if (lunarMonthOfName[monthWords] || lunarWord !== '') return place(found, lunar, strength);
    const { year } = partsOf(heard.today);
    const solarDays = [year - 1, year, year + 1].flatMap((one) => localDateFrom(one, month, day) ?? []);
    return place(found, either(lunar, recurring(heard, found, solarDays), isLunarKnown(day, month)), strengths.weak);
  });

/** 'ba muoi', '28', 'hai tam', 'hai muoi lam' → the number. */
const chapDayFrom = (words: string): number => {
  if (/^\d/u.test(words)) return Number(words);
  if (words === 'ba muoi') return 30;
  const last = words.split(' ').at(-1) ?? '';
  return 20 + (last === 'lam' ? 5 : numberFrom(last));
};

/** "28 Tết", "ba mươi Tết": days of the last lunar month. "30 Tết" in a month of 29 days is its last day. */
const beforeTet: DateRule = (heard) =>
  findWords(
    heard,
    `${cue}(2[3-9]|30|ba mươi|hai (?:mươi )?(?:ba|tư|lăm|sáu|bảy|tám|chín)) tết(?! (?:trung thu|thiếu nhi|dương|đoan|độc lập|tây))`,
    'accent-free',
  ).flatMap((found) => {
    const [part = '', words = ''] = found.groups;
    const day = chapDayFrom(words);
    const days = lunarYearsAround(heard.today).flatMap((year) => {
      const length = lunarMonthLength({ year, month: 12, isLeapMonth: false }) ?? 29;
      return lunarToSolar({ year, month: 12, day: Math.min(day, length), isLeapMonth: false }) ?? [];
    });
    return place(found, recurring(heard, found, days), part === '' ? strengths.clear : strengths.strong);
  });

/** "rằm tháng Giêng", "rằm tháng 7"; "ngày rằm" without a month is asked about. */
const fullMoon: DateRule = (heard) => [
  ...findWords(heard, `${cue}rằm tháng (giêng|chạp|${smallNumber})`, 'accent-free').flatMap((found) => {
    const [part = '', words = ''] = found.groups;
    const month = lunarMonthOfName[words] ?? numberFrom(words);
    return place(
      found,
      recurring(heard, found, lunarDaysAround(heard.today, 15, month)),
      part === '' ? strengths.clear : strengths.strong,
    );
  }),
  ...findWords(heard, '(?:ngày|hôm|đêm|tối) rằm(?! tháng)', 'accent-free').flatMap((found) => {
    const resolved = recurring(heard, found, lunarDaysOfMonths(heard.today, 15));
    return place(found, resolved && asking(resolved.date), strengths.weak);
  }),
];

/** "23 tháng Chạp", "ngày 10 tháng Giêng", "23 Chạp". */
const namedMonth: DateRule = (heard) =>
  findWords(heard, `${cue}(\\d{1,2}|${smallNumber}) (?:tháng )?(giêng|chạp)`, 'accent-free').flatMap((found) => {
    const [part = '', dayWords = '', name = ''] = found.groups;
    if (isDeadline(heard, found.start)) return [];
    const month = lunarMonthOfName[name] ?? 0;
    const days = lunarDaysAround(heard.today, numberFrom(dayWords), month);
    return place(found, recurring(heard, found, days), part === '' ? strengths.clear : strengths.strong);
  });

/**
 * The solar day of a lunar date with a year, such as "10/3/2026 âm lịch"; null when it does not exist or the year is outside
 * the table.
 */
export const lunarDayIn = (year: number, day: number, month: number, isLeapMonth: boolean): LocalDate | null =>
  year >= firstLunarYear && year <= lastLunarYear ? lunarToSolar({ year, month, day, isLeapMonth }) : null;

/** The rules for lunar days. */
export const lunarRules: readonly DateRule[] = [mung, beforeTet, fullMoon, namedMonth];
