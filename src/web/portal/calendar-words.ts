/** Dates and times in the ward's time zone, in words. The wording is in `locales`; this file computes the values. */
import { framedBy, type Translate } from './translate.ts';

export interface CalendarWords {
  /** '01/02/2026' */
  date(at: Date): string;
  /** '00:30, Chủ Nhật, 01/02/2026' */
  dateTime(at: Date): string;
  /** 'Chủ Nhật, 01/02/2026' */
  weekday(at: Date): string;
  /** For a local date 'YYYY-MM-DD'. */
  day(date: string): string;
  /** The ward's current date, 'YYYY-MM-DD'. */
  today(now: Date): string;
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const dayMs = 24 * 3_600_000;
/** Days whose offset is cached; the cache is cleared above this. */
const mostDays = 2_000;

/** The zone's offset from UTC, cached per day because Intl is slow. Null: the offset changes during that day. */
function createOffsets(read: (at: Date) => Readonly<Record<string, string>>): (at: Date) => number | null {
  const known = new Map<number, number | null>();
  const offsetAt = (ms: number): number => {
    const { year, month, day, hour, minute } = read(new Date(ms));
    return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute)) - ms;
  };
  return (at) => {
    const day = Math.floor(at.getTime() / dayMs);
    const before = known.get(day);
    if (before !== undefined) return before;
    const [first, last] = [offsetAt(day * dayMs), offsetAt((day + 1) * dayMs)];
    const offset = first === last ? first : null;
    if (known.size >= mostDays) known.clear();
    known.set(day, offset);
    return offset;
  };
}

/** Formats dates and times of this zone (IANA name) in the translator's language. */
export function createCalendarWords(timeZone: string, translate: Translate): CalendarWords {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    weekday: 'short',
  });
  // As strings, because numbers would get a thousands separator in the year.
  const read = (at: Date): Readonly<Record<string, string>> =>
    Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const offsetOf = createOffsets(read);
  function facts(at: Date): Readonly<Record<string, string>> {
    const offset = offsetOf(at);
    if (offset === null) return read(at);
    const there = new Date(at.getTime() + offset);
    const two = (value: number): string => String(value).padStart(2, '0');
    return {
      year: String(there.getUTCFullYear()),
      month: two(there.getUTCMonth() + 1),
      day: two(there.getUTCDate()),
      hour: two(there.getUTCHours()),
      minute: two(there.getUTCMinutes()),
      weekday: weekdays[there.getUTCDay()] ?? '',
    };
  }

  const date = framedBy(translate, 'portal-date', 'day', 'month', 'year');
  const dateTime = framedBy(translate, 'portal-date-time', 'hour', 'minute', 'day', 'month', 'year');

  return {
    date(at) {
      const { day = '', month = '', year = '' } = facts(at);
      return date(day, month, year);
    },
    dateTime(at) {
      const { hour = '', minute = '', day = '', month = '', year = '' } = facts(at);
      return dateTime(hour, minute, day, month, year);
    },
    weekday: (at) => translate('portal-date-weekday', facts(at)),
    day(given) {
      const [year = '', month = '', day = ''] = given.split('-');
      return date(day, month, year);
    },
    today(now) {
      const { year, month, day } = facts(now);
      return `${year}-${month}-${day}`;
    },
  };
}
