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
  const facts = (at: Date): Readonly<Record<string, string>> =>
    Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));

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
