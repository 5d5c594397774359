/** A day and a time that are still to come, as staff type them: "7 giờ 30 ngày 30/11", "bảy giờ sáng thứ Hai", "mai 6h". */
import { addDays, type LocalDate, weekdayOf } from '../calendar/local-date.ts';
import { findDayAhead } from '../text/date-ahead.ts';
import { numberFrom, weekdayFrom } from '../text/date-vocabulary.ts';

const numbers = '\\d{1,2}|muoi hai|muoi mot|muoi|mot|hai|ba|bon|tu|nam|sau|bay|tam|chin';
const clock = new RegExp(
  `\\b(?<hour>${numbers}) ?(?:gio|h|g|:)(?: ?(?<minute>\\d{2}|ruoi|kem muoi lam))?(?: (?<part>sang|trua|chieu|toi|dem))?|\\b(?<english>\\d{1,2})(?::(?<past>\\d{2}))? ?(?<half>am|pm)\\b`,
  'u',
);

export interface Time {
  readonly hour: number;
  readonly minute: number;
}

/** @param folded without accents. Null when no time is told, or the clock has no such one */
export const timeIn = (folded: string): Time | null => {
  const { hour, minute, part, english, past, half } = clock.exec(folded)?.groups ?? {};
  if (english !== undefined) {
    const at = (Number(english) % 12) + (half === 'pm' ? 12 : 0);
    return { hour: at, minute: Number(past ?? 0) };
  }
  if (hour === undefined) return null;
  const told = numberFrom(hour);
  const partBefore = /\b(sang|trua|chieu|toi|dem)\b/u.exec(folded)?.[1];
  const isLater = ['chieu', 'toi', 'dem'].includes(part ?? partBefore ?? '') && told < 12;
  const at = { hour: told + (isLater ? 12 : 0), minute: minute === 'ruoi' ? 30 : Number(minute ?? 0) };
  return at.hour <= 23 && at.minute <= 59 ? at : null;
};

const near: readonly (readonly [RegExp, number])[] = [
  [/\b(?:ngay mot|sang mot|chieu mot|toi mot|mot|ngay kia)\b(?! (?:tin|bai|anh|nguoi|gio))/u, 2],
  [/\b(?:mai|ngay mai|sang mai|chieu mai|toi mai|tomorrow)\b/u, 1],
  [/\b(?:hom nay|bua nay|sang nay|trua nay|chieu nay|toi nay|today|tonight)\b/u, 0],
];
const weekdayWords =
  /\b(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|t[2-7]|chu nhat|cn|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/u;
const englishDays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The next such weekday after a day, or one a week later ("thứ Hai tuần sau"). */
const nextWeekday = (name: string, after: LocalDate, isNextWeek: boolean): LocalDate => {
  const english = englishDays.indexOf(name);
  const wanted = english >= 0 ? english + 1 : weekdayFrom(name);
  const monday = addDays(after, 8 - weekdayOf(after));
  if (isNextWeek) return addDays(monday, wanted - 1);
  const ahead = (wanted - weekdayOf(after) + 7) % 7;
  return addDays(after, ahead === 0 ? 7 : ahead);
};

/** @param folded without accents. The next such day from today on; null when none is told */
export const dayIn = (folded: string, today: LocalDate): LocalDate | null => {
  const written = /(?<!\d)\d{1,2} ?[/.-] ?\d{1,2}(?: ?[/.-] ?\d{4})?(?!\d)/u.exec(folded)?.[0];
  if (written) return sameDay(written, today) ?? findDayAhead(written, today);
  const close = near.find(([words]) => words.test(folded));
  const weekday = weekdayWords.exec(folded)?.[0];
  if (weekday) return nextWeekday(weekday, today, /\btuan (?:sau|toi)\b|\bnext week\b/u.test(folded));
  if (close) return addDays(today, close[1]);
  const alone = /\bngay (\d{1,2})\b/u.exec(folded)?.[1];
  return alone ? findDayAhead(alone, today) : null;
};

/** "30/11" on the 30th of November is today, not next year. */
const sameDay = (written: string, today: LocalDate): LocalDate | null => {
  const [day, month] = written.split(/ ?[/.-] ?/u).map(Number);
  return day === Number(today.slice(8)) && month === Number(today.slice(5, 7)) ? today : null;
};
