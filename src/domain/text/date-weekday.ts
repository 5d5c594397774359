/**
 * Finds days given by their weekday: "sáng thứ Sáu", "thứ Sáu tuần trước", "Chủ nhật vừa rồi".
 *
 * Difficulty: "thứ hai" means both Monday and "second", and news often names weekdays on which nothing happened: "sáng thứ Hai
 * hằng tuần", "lần thứ hai", "Chủ nhật xanh".
 */
import { addDays, daysBetween, type LocalDate, type Weekday, weekdayOf } from '../calendar/local-date.ts';
import {
  after,
  asking,
  before,
  type DateRule,
  type DateText,
  type Found,
  findWords,
  isAboutFuture,
  isAfterFrom,
  isDeadline,
  isInLead,
  type Resolved,
  strengths,
  sure,
} from './date-text.ts';
import { partOfDay, weekdayFrom, weekdayName } from './date-vocabulary.ts';

/** In days. A weekday at most this far in the past is certain; further back, the coming one is as near. */
const nearWeekdayDays = 3;

const whichWeek = 'tuần (?:trước|này|qua|rồi|vừa rồi|vừa qua|sau|tới)|vừa rồi|vừa qua|này|tới|rồi|qua';

const resolve = (weekday: Weekday, which: string, today: LocalDate, speaksOfFuture: boolean): Resolved => {
  const inWeek = addDays(today, weekday - weekdayOf(today));
  const back = (weekdayOf(today) - weekday + 7) % 7;
  const latest = addDays(today, -back);
  switch (which) {
    case 'tuan nay':
    case 'nay':
      return sure(inWeek);
    case 'tuan truoc':
      return sure(addDays(inWeek, -7));
    case 'tuan qua':
    case 'tuan roi':
    case 'tuan vua roi':
    case 'tuan vua qua':
      // Said on a Saturday, "thứ Hai tuần qua" may be the Monday of the same week.
      return inWeek < today ? asking(addDays(inWeek, -7), inWeek) : sure(addDays(inWeek, -7));
    case 'tuan sau':
    case 'tuan toi':
      return sure(addDays(inWeek, 7));
    case 'toi':
      return sure(addDays(latest, 7));
    case 'vua roi':
    case 'vua qua':
    case 'roi':
    case 'qua':
      return back === 0 ? asking(addDays(today, -7), today) : sure(latest);
    default: {
      if (back === 0) return asking(today, addDays(today, -7));
      if (speaksOfFuture) return asking(addDays(latest, 7), latest);
      return back <= nearWeekdayDays ? sure(latest) : asking(latest, addDays(latest, 7));
    }
  }
};

/** The day with this weekday that is nearest to another day, for dates whose weekday does not fit. */
export const nearestWeekday = (weekday: Weekday, to: LocalDate): LocalDate => {
  const candidates = [-3, -2, -1, 0, 1, 2, 3].map((days) => addDays(to, days));
  return candidates.find((day) => weekdayOf(day) === weekday && Math.abs(daysBetween(day, to)) <= 3) ?? to;
};

/** "hằng tuần", "các", "mỗi", "thứ Hai và thứ Năm", "từ thứ 2 đến thứ 6", "Chủ nhật xanh". */
const isRecurring = (heard: DateText, { start, end }: Found): boolean =>
  /(?<!\p{L})(?:moi|cac|nhung|hang|mot)(?: buoi)?(?: (?:sang|trua|chieu|toi|dem))?(?: ngay)? $/u.test(
    before(heard, start),
  ) ||
  /(?:(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|cn|t[2-7]) ?(?:va|,|-|–|den|hoac|hay|&) ?(?:(?:sang|trua|chieu|toi) )?)$/u.test(
    before(heard, start),
  ) ||
  /^ ?(?:va|,|-|–|den|hoac|hay|&) ?(?:(?:sang|trua|chieu|toi) )?(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|cn|t[2-7])(?!\p{L})/u.test(
    after(heard, start, end),
  ) ||
  /^ (?:hang|moi|luon|tuan thu|dau tien|cuoi cung)(?!\p{L})/u.test(after(heard, start, end)) ||
  /^ (?:xanh|do|hong|tinh nguyen|hanh phuc|yeu thuong|tinh nghia)(?!\p{L})/u.test(after(heard, start, end)) ||
  /[“"'‘«]$/u.test(before(heard, start));

/** True when the words mean a weekday, and not "second", the "CN" of a company or the month "T7/2026". */
const isWeekday = (
  heard: DateText,
  { start, end, isPlain }: Found,
  name: string,
  hasPartOfDay: boolean,
  which: string,
): boolean => {
  const follows = after(heard, start, end);
  if (/^ ?[/.-] ?\d/u.test(follows)) return false;
  if (hasPartOfDay || (which !== '' && which !== 'qua' && which !== 'roi'))
    return !/(?<!\p{L})lan $/u.test(before(heard, start));
  if (/^(?:chu|chua) nhat$/u.test(name)) return true;
  const startsSentence = /(?:^|[,;:(] ?)$/u.test(before(heard, start));
  if (/^t\d$/u.test(name) || name === 'cn') return startsSentence && /^,? ?\(?(?:ngay )?\d{1,2}[/.-]/u.test(follows);
  // Without accents "Thu Hai" may be a person and "thu 6 trieu" a sum of money.
  if (isPlain) return false;
  // The official spelling has a capital: "thứ Hai". "Hộ thứ hai" (the second household) has none.
  if (/^\S+ \p{Lu}/u.test(heard.text.slice(start, end))) return !/(?<!\p{L})lan $/u.test(before(heard, start));
  if (heard.folded.includes('thu nhat')) return false;
  return startsSentence && /^(?:,|:| ngay| \()/u.test(follows);
};

/** "thứ Năm", "chiều thứ Hai tuần trước". Without a word for the week it counts only in the first sentences. */
export const weekdayRule: DateRule = (heard) =>
  findWords(heard, `(?:(${partOfDay}) (?:ngày |hôm )?)?(${weekdayName})(?:,? (${whichWeek}))?`, 'accent-free').flatMap(
    (found) => {
      const [part = '', name = '', which = ''] = found.groups;
      if (isDeadline(heard, found.start) || isRecurring(heard, found)) return [];
      if (!isWeekday(heard, found, name, part !== '', which)) return [];
      // Without "vừa rồi" or "tuần trước" it counts only in the first sentences.
      if (which === '' && !isInLead(heard, found.start)) return [];
      const speaksOfFuture = isAboutFuture(heard, found.start);
      const strength = isAfterFrom(heard, found.start)
        ? strengths.weak
        : which === ''
          ? strengths.plain
          : strengths.clear;
      return {
        ...resolve(weekdayFrom(name), which, heard.today, speaksOfFuture),
        start: found.start,
        end: found.end,
        strength,
      };
    },
  );
