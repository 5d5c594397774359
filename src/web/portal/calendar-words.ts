/** Dates and times of the ward, in words. The form is in `locales`; which day and hour it is there is worked out here. */
import type { Translate } from './translate.ts';

export interface CalendarWords {
  /** '01/02/2026' */
  date(at: Date): string;
  /** '00:30, Chủ Nhật, 01/02/2026' */
  dateTime(at: Date): string;
  /** 'Chủ Nhật, 01/02/2026' */
  weekday(at: Date): string;
  /** Of a ward-local 'YYYY-MM-DD'. */
  day(date: string): string;
  /** 'YYYY-MM-DD' in the ward. */
  today(now: Date): string;
}

/** Minutes whose parts are kept: pages of one generation show the same ones again and again. */
const mostKnown = 5_000;

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
  // Texts, not numbers: a number would get a thousands separator in the year.
  const known = new Map<number, Readonly<Record<string, string>>>();
  function facts(at: Date): Readonly<Record<string, string>> {
    const minute = Math.floor(at.getTime() / 60_000);
    const before = known.get(minute);
    if (before) return before;
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    if (known.size >= mostKnown) known.clear();
    known.set(minute, parts);
    return parts;
  }

  return {
    date: (at) => translate('portal-date', facts(at)),
    dateTime: (at) => translate('portal-date-time', facts(at)),
    weekday: (at) => translate('portal-date-weekday', facts(at)),
    day(date) {
      const [year = '', month = '', day = ''] = date.split('-');
      return translate('portal-date', { year, month, day });
    },
    today(now) {
      const { year, month, day } = facts(now);
      return `${year}-${month}-${day}`;
    },
  };
}
