/** Reads a coming day and time as staff type them: "7 giờ 30 ngày 30/11", "bảy giờ sáng thứ Hai", "mai 6h". */
import { addDays, daysBetween, type LocalDate, localDate, parseLocalDate, weekdayOf } from '../calendar/local-date.ts';
import type { Issue } from '../decision.ts';
import { findDayAhead } from '../text/date-ahead.ts';
import { numberFrom, weekdayFrom } from '../text/date-vocabulary.ts';
import { foldForSearch } from '../text/normalize.ts';
import { endsOf, listedDays } from './day-list.ts';

const numbers = '\\d{1,2}|muoi hai|muoi mot|muoi|mot|hai|ba|bon|tu|nam|sau|bay|tam|chin';
const minutes = '\\d{2}|ruoi|kem (?:muoi lam|muoi|nam|\\d{1,2})';
const part = '(?: (?<part>sang|trua|chieu|toi|dem|khuya))?';
const clock = new RegExp(
  `\\b(?<hour>${numbers}) ?(?:(?:gio|h|g|:)(?: ?(?<minute>${minutes}))?|(?<half>ruoi))(?: phut)?${part}(?![a-z\\d])|\\b(?<english>\\d{1,2})(?::(?<past>\\d{2}))? ?(?<noon>am|pm)\\b`,
  'u',
);

/** A time of day in the ward: hour 0 to 23, minute 0 to 59. */
export interface Time {
  readonly hour: number;
  readonly minute: number;
}

const minuteOf = (said: string): number =>
  said === 'ruoi' ? 30 : said.startsWith('kem') ? -fewMinutes(said.slice('kem '.length)) : Number(said);
const fewMinutes = (said: string): number => (said === 'muoi lam' ? 15 : numberFrom(said));

/**
 * True when the hour belongs to the second half of the day: "hai giờ chiều", "một giờ trưa", "chín giờ đêm". Twelve at night is
 * midnight and is not moved.
 */
function isLater(hour: number, part: string): boolean {
  if (hour >= 12) return false;
  if (part === 'trua') return hour <= 3;
  // "Một giờ đêm" is early in the morning, "chín giờ đêm" late in the evening.
  return part === 'chieu' || (['toi', 'dem', 'khuya'].includes(part) && hour > 4);
}

/**
 * The time in the text. Null when it contains none, or a time that does not exist.
 * @param folded without accents
 */
export const timeIn = (folded: string): Time | null => {
  const { hour, minute, half, part, english, past, noon } = clock.exec(folded)?.groups ?? {};
  if (english !== undefined) {
    const at = (Number(english) % 12) + (noon === 'pm' ? 12 : 0);
    return { hour: at, minute: Number(past ?? 0) };
  }
  if (hour === undefined) return null;
  const told = numberFrom(hour);
  const partOfDay = part ?? /\b(sang|trua|chieu|toi|dem|khuya)\b/u.exec(folded)?.[1] ?? '';
  const all = (told + (isLater(told, partOfDay) ? 12 : 0)) * 60 + minuteOf(half ?? minute ?? '0');
  const at = { hour: Math.floor(all / 60), minute: all % 60 };
  return all >= 0 && at.hour <= 23 ? at : null;
};

const near: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:ngay mot|sang mot|chieu mot|toi mot|(?<!mung |mong )mot|ngay kia)\b(?! (?:tin|bai|anh|nguoi|gio|hom|ngay|bua|buoi|tuan|thang|chut|lat)\b)/u,
    2,
  ],
  [/\b(?:mai|ngay mai|sang mai|chieu mai|toi mai|tomorrow)\b/u, 1],
  [/\b(?:(?:hom|bua|sang|trua|chieu|toi|dem) (?:nay|ni)|today|tonight)\b/u, 0],
];
const weekdayWords =
  /\b(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|t[2-7]|chu nhat|cn|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/u;
const englishDays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The next such weekday after a day, or the one in the following week ("thứ Hai tuần sau"). */
const nextWeekday = (name: string, after: LocalDate, isNextWeek: boolean): LocalDate => {
  const english = englishDays.indexOf(name);
  const wanted = english >= 0 ? english + 1 : weekdayFrom(name);
  const monday = addDays(after, 8 - weekdayOf(after));
  if (isNextWeek) return addDays(monday, wanted - 1);
  const ahead = (wanted - weekdayOf(after) + 7) % 7;
  return addDays(after, ahead === 0 ? 7 : ahead);
};

const firstOf = (today: LocalDate, monthsOn: number): LocalDate => {
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + monthsOn;
  return localDate(`${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`);
};

const nextMonth = /\bthang (?:sau|toi)\b/u;
const monthEdge = /\b(?<edge>dau|giua|cuoi) thang\b(?: (?<month>\d{1,2}))?/u;
const inMonth = new RegExp(
  `(?:\\b(?:ngay|hom|mung|mong)(?: mung| mong)? |(?=\\d{1,2} thang \\d)\\b)(?<day>\\d{1,2}|(?:(?:hai|ba) )?muoi(?: (?:mot|hai|ba|bon|tu|lam|sau|bay|tam|chin))?|mot|hai|ba|bon|nam|sau|bay|tam|chin)(?: (?:cua )?thang (?<month>sau|toi|nay|gieng|chap|${numbers})(?: nam (?<year>\\d{4}))?)?(?! (?:ngay|hom|tuan|gio|nua))\\b`,
  'u',
);
const later = new RegExp(`\\b(?!tu )(?<count>${numbers}) (?<unit>ngay|hom|bua|tuan) (?:nua|toi|sau)\\b`, 'u');

/** "hai mươi mốt" is 21, "mười lăm" 15. */
function dayNumber(words: string): number {
  if (/^\d/u.test(words)) return Number(words);
  const [tens = '', ones = ''] = words.includes('muoi') ? words.split(/ ?muoi ?/u) : ['', words];
  const ten = words.includes('muoi') ? (tens === '' ? 10 : numberFrom(tens) * 10) : 0;
  return ten + (ones === '' ? 0 : ones === 'lam' ? 5 : numberFrom(ones));
}

/** Tháng Giêng and tháng Chạp are lunar months; this module does not resolve them. */
const isOfMoon = (month: string | undefined): boolean => month === 'gieng' || month === 'chap';

/** "cuối tháng", "mùng 5 tháng sau", "ngày hai mươi tháng mười hai", "ba ngày nữa". */
function spokenDay(folded: string, today: LocalDate): LocalDate | null {
  const ahead = later.exec(folded)?.groups;
  if (ahead?.count) return addDays(today, numberFrom(ahead.count) * (ahead.unit === 'tuan' ? 7 : 1));
  const { edge, month: ofMonth } = monthEdge.exec(folded)?.groups ?? {};
  if (edge) {
    const at = (monthsOn: number): LocalDate =>
      edge === 'cuoi'
        ? addDays(firstOf(today, monthsOn + 1), -1)
        : addDays(firstOf(today, monthsOn), edge === 'giua' ? 14 : 0);
    if (ofMonth) return at((Number(ofMonth) - Number(today.slice(5, 7)) + 12) % 12);
    if (nextMonth.test(folded)) return at(1);
    return at(0) < today ? at(1) : at(0);
  }
  const named = inMonth.exec(folded)?.groups;
  // "Ngày mốt" is the day after tomorrow; "mốt" is the first of a month only when the month is given.
  if (!named?.day || (named.day === 'mot' && !named.month)) return null;
  const day = dayNumber(named.day);
  const { month, year } = named;
  if (isOfMoon(month)) return null;
  if (month === undefined || month === 'nay')
    return Number(today.slice(8)) === day ? today : findDayAhead(String(day), today);
  if (month === 'sau' || month === 'toi')
    return parseLocalDate(`${firstOf(today, 1).slice(0, 8)}${String(day).padStart(2, '0')}`);
  const written = `${day}/${/^\d/u.test(month) ? month : numberFrom(month)}${year ? `/${year}` : ''}`;
  return sameDay(written, today) ?? findDayAhead(written, today);
}

const figures = /(?<!\d)\d{1,2} ?[/.-] ?\d{1,2}(?: ?[/.-] ?\d{4})?(?!\d)/u;

/**
 * The next such day from today on; null when the text contains none.
 * @param folded without accents
 */
export const dayIn = (folded: string, today: LocalDate): LocalDate | null => {
  const written = figures.exec(folded)?.[0];
  if (written) return sameDay(written, today) ?? findDayAhead(written, today);
  const weekday = weekdayWords.exec(folded)?.[0];
  if (weekday) return nextWeekday(weekday, today, /\btuan (?:sau|toi)\b|\bnext week\b/u.test(folded));
  const spoken = spokenDay(folded, today);
  if (spoken) return spoken;
  const close = near.find(([words]) => words.test(folded));
  return close ? addDays(today, close[1]) : null;
};

/** "7.30" is a time, "39.5" a temperature. */
const noDate = /^(?:(?:[01]?\d|2[0-3])\.[0-5]\d|3[6-9]\.\d|4[0-2]\.\d)$/u;

/** Everything that may be a day. Of "1-5/12" only the last number is taken, because the month is given there. */
const allFigures = /(?<!\d)(?:\d{1,2} ?[/.] ?\d{1,2}|\d{1,2} ?- ?\d{1,2}(?! ?[/.] ?\d))(?: ?[/.-] ?\d{4})?(?!\d)/gu;
const allInMonth = new RegExp(inMonth, 'gu');

/**
 * The first day of the text that does not exist, in figures: "31/11", "45/13", "31/11" of "ngày 31 tháng 11". Null when there is
 * none.
 * @param folded without accents
 */
export function invalidDayIn(folded: string, today: LocalDate): string | null {
  const isNone = ([written]: RegExpMatchArray): boolean => !noDate.test(written) && dayIn(written, today) === null;
  const written = [...folded.matchAll(allFigures)].find(isNone)?.[0];
  if (written !== undefined) return written.split(/ ?[/.-] ?/u).join('/');
  for (const { 0: named, groups: { day, month } = {} } of folded.matchAll(allInMonth)) {
    const isDay = day && !(day === 'mot' && !month) && !isOfMoon(month);
    if (!isDay || spokenDay(named, today) !== null) continue;
    const ofMonth = month === undefined || /^(?:sau|toi|nay)$/u.test(month) ? '' : `/${numberFrom(month)}`;
    return `${dayNumber(day)}${ofMonth}`;
  }
  return null;
}

/** True when the text gives a day that does not exist. */
export const hasInvalidDay = (folded: string, today: LocalDate): boolean => invalidDayIn(folded, today) !== null;

/** The refusal that names the day. */
export const noSuchDay = (day: string): Issue & { readonly facts: { readonly day: string } } => ({
  key: 'issue-no-such-day',
  facts: { day },
});

/**
 * The common check of every input of a day: a day that does not exist is refused. Null when the text gives no day, or one that
 * exists.
 */
export const objectionToDay = (words: string, today: LocalDate): Issue | null => {
  const day = invalidDayIn(foldForSearch(words), today);
  return day === null ? null : noSuchDay(day);
};

/** "3 hôm", "hai ngày", "1 tuần", "6 tháng": a duration from the given day or from today. */
const duration = new RegExp(
  `(?<!thu |ngay |mung |[/.-])\\b(?!tu )(?<count>${numbers}) (?<unit>ngay|hom|bua|tuan|thang(?! (?:nay|ni|\\d|${numbers})\\b))(?! (?:nua|toi|sau|truoc))\\b`,
  'u',
);

/** The last day of so many days, weeks or months that begin with this day. */
function lastOf(from: LocalDate, count: number, unit: string): LocalDate {
  if (unit !== 'thang') return addDays(from, count * (unit === 'tuan' ? 7 : 1) - 1);
  const [month, after] = [firstOf(from, count), firstOf(from, count + 1)];
  const same = addDays(month, Number(from.slice(8)) - 1);
  return same < after ? addDays(same, -1) : addDays(after, -1);
}

/** "cuối tuần này": Saturday and Sunday; "đầu tuần sau": a Monday, always one to come. */
const weekEdge = /\b(?<edge>dau|cuoi) tuan(?: (?<which>sau|toi|nay|ni))?\b/u;

function weekEdgeIn(folded: string, today: LocalDate): readonly [LocalDate, LocalDate] | null {
  const { edge, which = '' } = weekEdge.exec(folded)?.groups ?? {};
  if (!edge) return null;
  const isNext = which === 'sau' || which === 'toi' || edge === 'dau';
  const monday = addDays(today, (isNext ? 8 : 1) - weekdayOf(today));
  if (edge === 'dau') return [monday, monday];
  const [saturday, sunday] = [addDays(monday, 5), addDays(monday, 6)];
  return [saturday < today ? today : saturday, sunday];
}

/**
 * "tuần sau", "cả tuần tới": the working days of that week; of this week those that remain. "1 tuần sau" and "thứ Hai tuần sau"
 * do not match.
 */
const wholeWeek = new RegExp(`(?<!\\b(?:${numbers}) )\\btuan (?<which>sau|toi|nay|ni)\\b`, 'u');
const fridayAfter = 4;

function weekIn(folded: string, today: LocalDate): readonly [LocalDate, LocalDate] | null {
  const which = weekdayWords.test(folded) ? undefined : wholeWeek.exec(folded)?.groups?.which;
  if (!which) return null;
  const isNext = which === 'sau' || which === 'toi';
  const monday = addDays(today, (isNext ? 8 : 1) - weekdayOf(today));
  const friday = addDays(monday, fridayAfter);
  return friday < today ? null : [monday < today ? today : monday, friday];
}

/** "hết tuần", "đến hết tháng": their last day, of a week its Friday, or its Sunday at the weekend. */
function endOfRunning(folded: string, today: LocalDate): LocalDate | null {
  const unit = /\bhet (?<unit>tuan|thang)\b(?! (?:sau|toi))/u.exec(folded)?.groups?.unit;
  if (unit === 'thang') return addDays(firstOf(today, 1), -1);
  const friday = addDays(today, 5 - weekdayOf(today));
  return unit === 'tuan' ? (friday < today ? addDays(friday, 2) : friday) : null;
}

/** "31" of "ngày 29, 30, 31" in November: a greater number in a list without a month is of the same month. */
function missingInList(listed: readonly string[], today: LocalDate): string | null {
  const first = dayIn(listed[0] ?? '', today);
  const numbers = listed.map((each) => /(?:^|\b(?:ngay|mung|mong)) *(\d{1,2}) *$/u.exec(each)?.[1]);
  if (listed.length < 2 || first === null || numbers.includes(undefined)) return null;
  const last = Number(addDays(firstOf(first, 1), -1).slice(8));
  const missing = numbers.find((each, at) => Number(each) > last && Number(each) > Number(numbers[at - 1] ?? each));
  return missing === undefined ? null : `${missing}/${Number(first.slice(5, 7))}`;
}

/** The end of the span, or the day of the list, that does not exist; null when all do. */
export function invalidDayOfSpan(folded: string, today: LocalDate): string | null {
  const listed = listedDays(folded);
  const found = [...endsOf(folded), ...listed.slice(1)].map((each) => invalidDayIn(each, today));
  return found.find((each) => each !== null) ?? missingInList(listed, today);
}

/** "Từ 26", "kể từ 3": a number alone is a day, unless it is an hour or counts something. */
const fromDay =
  /(?<!thu )\b(?<from>tu|from) (?=(?:0?[1-9]|[12]\d|3[01])(?!\d| ?[/.:–-]| ?(?:h|g|gio|ruoi|ngay|hom|bua|buoi|tuan|thang|nam|tieng|phut|den|nguoi|bai|tin)(?![a-z])))/u;

/** The longest span, in days, for which the end is moved to a later date. */
const longestSpan = 183;

/**
 * "1-5/12", "mai với mốt", "từ mai đến thứ Sáu": the first and the last day.
 * @param folded without accents
 */
export function spanIn(folded: string, today: LocalDate): readonly [LocalDate | null, LocalDate | null] {
  const [first = '', last = ''] = endsOf(folded.replace(fromDay, '$<from> ngay '));
  const from = dayIn(first, today);
  const week = from === null ? (weekEdgeIn(first, today) ?? weekIn(folded, today)) : null;
  if (week) return week;
  const isOpen = from === null || last.trim() === '' || dayIn(last, today) === null;
  const { count, unit } = (isOpen ? duration.exec(folded)?.groups : undefined) ?? {};
  if (count && unit) {
    // "3 ngày, từ mai" begins with the day behind it, "3 ngày đến 28/11" ends with it.
    const told = from ?? dayIn(last, today);
    const start = told ?? today;
    const end = lastOf(start, numberFrom(count), unit);
    const isUntil = from === null && told !== null && /\b(?:den|until)\b/u.test(folded);
    return isUntil ? [addDays(told, -daysBetween(start, end)), told] : [start, end];
  }
  const running = endOfRunning(folded, today);
  const to = last.trim() === '' ? (running ?? from) : (dayIn(last, today) ?? weekIn(last, today)?.[1] ?? running);
  // "Từ thứ Hai đến thứ Sáu", said on a Wednesday: the Friday after that Monday.
  if (!from || !to || to >= from) return [from, to];
  const later = dayIn(last, from);
  // "Từ 30/11 đến 29/11" does not mean almost a year: the days are returned as given, the last before the first.
  return [from, later && later <= addDays(from, longestSpan) ? later : to];
}

/** "30/11", said on 30 November, is today and not next year. */
const sameDay = (written: string, today: LocalDate): LocalDate | null => {
  const [day, month] = written.split(/ ?[/.-] ?/u).map(Number);
  return day === Number(today.slice(8)) && month === Number(today.slice(5, 7)) ? today : null;
};
