/**
 * Finds days written as numbers: "20/11", "20-11", "20.11", "20/11/26", "ngày 20 tháng 11 năm 2026", "2026-11-20", "ngày 20",
 * "08 và 09/10", "từ 28/10 đến 02/11", "10/3 âm lịch". The day always comes first.
 *
 * Difficulty: many other things look the same: "ngõ 5/7", "đạt 4/5 tiêu chí", "137/QĐ-UBND", "1.250 m", "24/7", "tỷ số 2-1",
 * "sinh ngày 12/4/1951", "trước ngày 31/5".
 */
import {
  addDays,
  daysBetween,
  type LocalDate,
  localDateFrom,
  parseLocalDate,
  partsOf,
  type Weekday,
  weekdayOf,
} from '../calendar/local-date.ts';
import { lunarDayIn, lunarDaysAround } from './date-lunar.ts';
import {
  isJubilee,
  isLegalBasis,
  isNextScore,
  isPersonal,
  isQuantity,
  isUntil,
  joinsRange,
  needsCue,
  notBeforeDay,
  type Written,
} from './date-surroundings.ts';
import {
  after,
  asking,
  before,
  type DateMatch,
  type DateRule,
  type DateText,
  findWords,
  isAboutFuture,
  isAfterFrom,
  isDeadline,
  isSameSentence,
  maxFound,
  plausibleDays,
  type Resolved,
  resolveRecurring,
  strengths,
  sure,
  withoutAccents,
} from './date-text.ts';
import { numberFrom, partOfDay, weekdayFrom, weekdayName } from './date-vocabulary.ts';
import { nearestWeekday } from './date-weekday.ts';

const fullYear = (digits: string | undefined): number | null =>
  !digits ? null : digits.length === 2 ? 2000 + Number(digits) : Number(digits);

/** "8, ", "08 và ", "10-", "10 đến ngày ": days before the last one. */
const listedDays = '((?:\\d{1,2} ?(?:,|va|den|toi|-|–|&) ?(?:ngay )?){0,5}?)';

/** The position and the days of a match; both patterns begin with the same groups. */
const daysIn = (match: RegExpExecArray) => ({
  start: match.index,
  end: match.index + match[0].length,
  earlierDays: (match[1] ?? '').match(/\d{1,2}/gu)?.map(Number) ?? [],
  day: Number(match[2]),
});

const readNumeric = (heard: DateText): readonly Written[] =>
  Array.from(
    heard.folded.matchAll(
      // Not inside a word, a number, an address or a path; not "12/5/QĐ", not "12/3B".
      new RegExp(
        `(?<![\\p{L}\\p{N}_/]|\\p{N}[.,:]|\\p{L}[-–]|\\d{4}[-–.])${listedDays}(\\d{1,2})( ?/ ?|[.-])(\\d{1,2})(?:\\3(\\d{4}|\\d{2}))?(?![\\p{N}\\p{L}%_]|[/.]\\p{N}|/\\p{L})`,
        'gu',
      ),
    ),
    (match): Written => ({
      ...daysIn(match),
      month: Number(match[4]),
      year: fullYear(match[5]),
      sign: (match[3] ?? '').trim() as Written['sign'],
    }),
  );

const readWords = (heard: DateText): readonly Written[] =>
  Array.from(
    heard.folded.matchAll(
      new RegExp(
        `(?<![\\p{L}\\p{N}_/]|\\p{N}[.,:])${listedDays}(\\d{1,2}) ?,? ?thang (?:(\\d{1,2})(?: ?(?:nam|,|-|/) ?(\\d{4}))?|(muoi hai|muoi mot|muoi|hai|ba|tu|sau|bay|tam|chin)(?: nam (\\d{4}))?)(?![\\p{L}\\p{N}%])(?! (?:ngay|tuan|dau nam|cuoi nam))`,
        'gu',
      ),
    ),
    (match): Written => ({
      ...daysIn(match),
      month: match[3] ? Number(match[3]) : numberFrom(match[5] ?? ''),
      year: fullYear(match[4] ?? match[6]),
      sign: 'words',
    }),
  );

/** What may precede a written day, as one pattern: "lúc 8 giờ sáng", "chiều qua,", "thứ Sáu tuần trước (", "ngày". */
const leadIn = new RegExp(
  `(?<!\\p{L})(?:(?:luc )?(\\d{1,2} ?(?:gio|h|g|:) ?(?:\\d{2})?(?: ?phut)?),? )?(?:(?:buoi |vao )?(${withoutAccents(partOfDay)})(?: hom)?(?: nay| qua)?,? )?(?:(hom nay|hom qua|hom kia),? )?(?:(${withoutAccents(weekdayName)})(?: tuan (?:truoc|nay|qua|roi)| vua (?:roi|qua)| nay)?,? )?\\(?(?:(ngay|hom) )?$`,
  'u',
);

interface LeadIn {
  readonly start: number;
  readonly hasTime: boolean;
  readonly hasWord: boolean;
  readonly weekday: Weekday | null;
}

const leadInOf = (heard: DateText, { start }: Written): LeadIn => {
  const text = before(heard, start);
  const match = leadIn.exec(text);
  const [all = '', hour, part, relative, weekday, word] = match ?? [];
  return {
    start: start - all.length,
    hasTime: hour !== undefined || part !== undefined,
    hasWord: word !== undefined || relative !== undefined || weekday !== undefined,
    weekday: weekday === undefined ? null : weekdayFrom(weekday),
  };
};

/** "(âm lịch)", "âm", "ÂL" after a day, or "âm lịch" before it; "âm nhạc" is music. */
const lunarAfter = (
  heard: DateText,
  { start, end }: Written,
): { readonly length: number; readonly isLeapMonth: boolean } | null => {
  const match =
    /^( nhuan)? ?\(?(?:nam \p{L}+ \p{L}+,? )?(am lich|am|al)(?!\p{L})(?! (?:nhac|thanh|dao|tinh|huong|vang|muu))\)?/u.exec(
      after(heard, start, end),
    );
  // "am" without accents is another word, so in an accented text it must be written "âm".
  const isWritten =
    match && (match[2] !== 'am' || heard.isAccentFree || /â/u.test(heard.lower.slice(end, end + match[0].length)));
  if (isWritten) return { length: match[0].length, isLeapMonth: match[1] !== undefined };
  return /(?<!\p{L})am lich(?: la)?,?(?: ngay)? $/u.test(before(heard, start))
    ? { length: 0, isLeapMonth: false }
    : null;
};

const yearsAround = (today: LocalDate): readonly number[] => {
  const { year } = partsOf(today);
  // Four years back for 29 February.
  return [year - 4, year - 3, year - 2, year - 1, year, year + 1];
};

const resolveSolar = (
  heard: DateText,
  at: number,
  { day, month, year }: Pick<Written, 'day' | 'month' | 'year'>,
): Resolved | null => {
  if (year === null) {
    const days = yearsAround(heard.today).flatMap((one) => localDateFrom(one, month, day) ?? []);
    return resolveRecurring(days, heard.today, isAboutFuture(heard, at));
  }
  const date = localDateFrom(year, month, day);
  return date && Math.abs(daysBetween(heard.today, date)) <= plausibleDays ? sure(date) : null;
};

const resolveLunar = (
  heard: DateText,
  at: number,
  { day, month, year }: Written,
  isLeapMonth: boolean,
): Resolved | null => {
  if (year === null)
    return resolveRecurring(
      lunarDaysAround(heard.today, day, month, isLeapMonth),
      heard.today,
      isAboutFuture(heard, at),
    );
  const date = lunarDayIn(year, day, month, isLeapMonth);
  return date && Math.abs(daysBetween(heard.today, date)) <= plausibleDays ? sure(date) : null;
};

/** When "thứ Năm 20/11" is a Friday, either the weekday or the date is wrong, so both days are asked about. */
const withWeekday = ({ date, alternatives }: Resolved, weekday: Weekday | null): Resolved => {
  if (weekday === null || weekdayOf(date) === weekday) return { date, alternatives };
  const fitting = alternatives.find((day) => weekdayOf(day) === weekday);
  return fitting ? asking(fitting, ...alternatives) : asking(date, ...alternatives, nearestWeekday(weekday, date));
};

const weekdayAfter = (
  heard: DateText,
  start: number,
  end: number,
): { readonly length: number; readonly weekday: Weekday } | null => {
  const match = new RegExp(`^,? ?\\(?(${withoutAccents(weekdayName)})\\)?(?![\\p{L}\\p{N}])`, 'u').exec(
    after(heard, start, end),
  );
  return match ? { length: match[0].length, weekday: weekdayFrom(match[1] ?? '') } : null;
};

interface Token extends Written {
  readonly lead: LeadIn;
}

/** One day with its strength; null when it is a quantity, a birth, a deadline or similar. */
const heardDay = (heard: DateText, token: Token): DateMatch | null => {
  const { lead } = token;
  const hasCue = lead.hasTime || lead.hasWord;
  if (
    !hasCue &&
    (notBeforeDay.test(before(heard, token.start)) || isQuantity(heard, token) || isNextScore(heard, token))
  )
    return null;
  if (isPersonal(heard, lead.start) || isDeadline(heard, lead.start)) return null;
  const lunar = lunarAfter(heard, token);
  const weekdayBehind = lunar || lead.weekday ? null : weekdayAfter(heard, token.start, token.end);
  const wordsEnd = token.end + (lunar?.length ?? weekdayBehind?.length ?? 0);
  // "Sáng nay (24/11)": the bracket opened before the day belongs to the match.
  const isBracketed = heard.text.slice(lead.start, token.start).includes('(') && heard.text[wordsEnd] === ')';
  const end = isBracketed ? wordsEnd + 1 : wordsEnd;
  const read = lunar
    ? resolveLunar(heard, token.start, token, lunar.isLeapMonth)
    : resolveSolar(heard, token.start, token);
  if (!read) return null;
  const resolved = withWeekday(read, lead.weekday ?? weekdayBehind?.weekday ?? null);
  const place = { start: lead.start, end };
  const isWeak =
    (!hasCue && needsCue(heard, token)) ||
    (!lead.hasTime &&
      (isAfterFrom(heard, lead.start) ||
        isUntil(heard, lead.start) ||
        isJubilee(heard, lead.start) ||
        isLegalBasis(heard, token.start)));
  if (isWeak) return { ...place, ...asking(resolved.date, ...resolved.alternatives), strength: strengths.weak };
  const strength = lead.hasTime ? strengths.strong : hasCue || lunar ? strengths.clear : strengths.plain;
  return { ...place, ...resolved, strength };
};

interface DayAndMonth {
  readonly day: number;
  readonly month: number;
}

/**
 * A range of days. The clock starts with the last day (domain §0); it is asked about, because some people mean the first.
 * Without a year the nearest such days are meant. A range that lies entirely in the future is a plan ("rà soát từ ngày 15/9 đến
 * ngày 30/10") and is ignored.
 */
const heardRange = (
  heard: DateText,
  first: DayAndMonth,
  last: DayAndMonth & { year: number | null },
  at: { start: number; end: number; hasTime: boolean },
): DateMatch | null => {
  const pairs = (last.year === null ? yearsAround(heard.today) : [last.year]).flatMap((year) => {
    const isOverNewYear = first.month > last.month;
    const from = localDateFrom(isOverNewYear ? year - 1 : year, first.month, first.day);
    const to = localDateFrom(year, last.month, last.day);
    return from && to && from <= to && daysBetween(from, to) <= plausibleDays ? [{ from, to }] : [];
  });
  const away = ({ from }: { from: LocalDate }): number => Math.abs(daysBetween(heard.today, from));
  const [nearest] = pairs.toSorted((a, b) => away(a) - away(b));
  if (!nearest || nearest.from > heard.today || away(nearest) > plausibleDays) return null;
  const { from, to } = nearest;
  const [likelier, other] = to <= heard.today ? [to, from] : [from, to];
  return {
    ...asking(likelier, other),
    start: at.start,
    end: at.end,
    strength: at.hasTime ? strengths.strong : strengths.clear,
  };
};

/** True when the numbers before the last one are days too: "ngày 08 và 09/10", "10-12/11" yes; "khối 3, 20/11" no. */
const listIsOfDays = (heard: DateText, { start, end }: Written): boolean => {
  const leads = before(heard, start);
  const isCued = new RegExp(`(?:^|\\(|(?<!\\p{L})(?:ngay|hom|tu|${withoutAccents(partOfDay)})) ?$`, 'u').test(leads);
  return isCued || (/^\d{1,2} ?[-–]/u.test(heard.folded.slice(start, end)) && !notBeforeDay.test(leads));
};

const tokensOf = (heard: DateText): readonly Token[] =>
  [...readNumeric(heard), ...readWords(heard)]
    .map((written): Written => {
      if (written.earlierDays.length === 0 || listIsOfDays(heard, written)) return written;
      // Not a list of days: only the last number and its month remain.
      const text = heard.folded.slice(written.start, written.end);
      const last = /\d{1,2}(?: ?\/ ?|[.-])\d{1,2}(?:[/.-]\d{2,4})?$|\d{1,2} ?,? ?thang .*$/u.exec(text);
      return { ...written, earlierDays: [], start: written.start + (last?.index ?? 0) };
    })
    .filter(({ day, month }) => localDateFrom(2024, month, day) !== null)
    .map((written) => ({ ...written, lead: leadInOf(heard, written) }))
    .sort((a, b) => a.start - b.start)
    .slice(0, maxFound);

/** "08 và 09/10", "28-02/11": the first day may be in the previous month. */
const listedRange = (heard: DateText, token: Token): DateMatch | null => {
  const [firstDay] = token.earlierDays;
  if (firstDay === undefined || isDeadline(heard, token.lead.start)) return null;
  const monthBefore = token.month === 1 ? 12 : token.month - 1;
  const first = { day: firstDay, month: firstDay < token.day ? token.month : monthBefore };
  return heardRange(heard, first, token, { start: token.lead.start, end: token.end, hasTime: token.lead.hasTime });
};

/** True when two written days form a range: "từ 28/10 đến 02/11". */
const isRange = (heard: DateText, token: Token, next: Token): boolean =>
  isSameSentence(heard, token.start, next.start) &&
  joinsRange(heard.folded.slice(token.end, next.start)) &&
  next.earlierDays.length === 0 &&
  !notBeforeDay.test(before(heard, token.start)) &&
  resolveSolar(heard, token.start, { ...token, year: token.year ?? next.year }) !== null;

/** Days in figures or words, single or as a range: "20/11", "ngày 8 và 9/10", "từ 28/10 đến 02/11". */
export const writtenRule: DateRule = (heard) => {
  const tokens = tokensOf(heard);
  const dates: DateMatch[] = [];
  const keep = (date: DateMatch | null): void => {
    if (date) dates.push(date);
  };
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    const next = tokens[index + 1];
    if (!token) break;
    if (token.earlierDays.length > 0) keep(listedRange(heard, token));
    else if (next && isRange(heard, token, next)) {
      const isOfEvent = !isDeadline(heard, token.lead.start) && !isJubilee(heard, token.lead.start);
      if (isOfEvent)
        keep(heardRange(heard, token, next, { start: token.lead.start, end: next.end, hasTime: token.lead.hasTime }));
      index += 1;
    } else keep(heardDay(heard, token));
  }
  return dates;
};

/** '2026-11-20', as programs write it. */
export const isoRule: DateRule = (heard) =>
  findWords(heard, '(\\d{4}-\\d{2}-\\d{2})', 'always').flatMap(({ start, end, groups: [text = ''] }) => {
    const date = parseLocalDate(text);
    const isPlausible = date && Math.abs(daysBetween(heard.today, date)) <= plausibleDays;
    return isPlausible ? { ...sure(date), start, end, strength: strengths.clear } : [];
  });

/** "ngày 20", "ngày 20 vừa qua", "ngày 20 tháng này": asked about, because the month is missing. */
export const dayOfMonthRule: DateRule = (heard) =>
  findWords(
    heard,
    `(?:(${partOfDay}) )?ngày (\\d{1,2})(?: (tháng này|tháng trước|vừa qua|vừa rồi|này))?(?= ?(?:[,.;:)!?]|$))(?! ?[/.,-]\\d)`,
    'accent-free',
  ).flatMap(({ start, end, groups: [, words = '', which = ''] }) => {
    if (isDeadline(heard, start) || isAfterFrom(heard, start) || isUntil(heard, start) || isPersonal(heard, start))
      return [];
    const { year, month } = partsOf(heard.today);
    const inMonth = (shift: number): LocalDate | null => {
      const at = year * 12 + month - 1 + shift;
      return localDateFrom(Math.floor(at / 12), (at % 12) + 1, Number(words));
    };
    const shifts = which === 'thang nay' ? [0] : which === 'thang truoc' ? [-1] : [-2, -1, 0, 1];
    const days = shifts.flatMap((shift) => inMonth(shift) ?? []);
    const read = resolveRecurring(days, heard.today, isAboutFuture(heard, start)) ?? (days[0] ? sure(days[0]) : null);
    if (!read) return [];
    const other = days.find((day) => day > heard.today && day !== read.date && day < addDays(heard.today, 32));
    return { ...asking(read.date, ...(other ? [other] : [])), start, end, strength: strengths.weak };
  });
