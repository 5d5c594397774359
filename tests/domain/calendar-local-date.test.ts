import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  addDays,
  compareDates,
  daysBetween,
  endOfLocalDay,
  formatDate,
  formatDayMonth,
  localDate,
  localDateFrom,
  localDateOf,
  localHourOf,
  parseLocalDate,
  startOfLocalDay,
  weekdayOf,
} from '../../src/domain/calendar/local-date.ts';
import { localTime } from '../../src/domain/calendar/local-time.ts';

const ward = 'Asia/Ho_Chi_Minh';
const anyDay = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays(localDate('1950-01-01'), days));

describe('a day in the ward’s time zone', () => {
  it('begins at midnight in the ward, when it is still the day before in UTC', () => {
    expect(localDateOf(new Date('2026-01-31T17:30:00Z'), ward)).toBe('2026-02-01');
    expect(localDateOf(new Date('2026-02-13T16:30:00Z'), ward)).toBe('2026-02-13');
    expect(localDateOf(new Date('2026-02-13T17:00:00Z'), ward)).toBe('2026-02-14');
    expect(localHourOf(new Date('2026-02-13T17:30:00Z'), ward)).toBe(0);
  });

  it('is the same under an older name of the time zone', () => {
    expect(localDateOf(new Date('2026-01-31T17:30:00Z'), 'Asia/Saigon')).toBe('2026-02-01');
  });

  it('ends at 24:00 in the ward, not when the office closes', () => {
    expect(endOfLocalDay(localDate('2026-02-23'), ward).toISOString()).toBe('2026-02-23T17:00:00.000Z');
    expect(startOfLocalDay(localDate('2026-02-23'), ward).toISOString()).toBe('2026-02-22T17:00:00.000Z');
  });

  it('ends at local midnight in a zone with summer time', () => {
    expect(endOfLocalDay(localDate('2026-03-08'), 'America/New_York').toISOString()).toBe('2026-03-09T04:00:00.000Z');
    expect(endOfLocalDay(localDate('2026-10-31'), 'America/New_York').toISOString()).toBe('2026-11-01T04:00:00.000Z');
    expect(endOfLocalDay(localDate('2026-11-01'), 'America/New_York').toISOString()).toBe('2026-11-02T05:00:00.000Z');
  });

  it('counts Monday as day 1 and Sunday as day 7', () => {
    expect(weekdayOf(localDate('2026-02-16'))).toBe(1);
    expect(weekdayOf(localDate('2026-04-26'))).toBe(7);
    expect(weekdayOf(localDate('1969-12-31'))).toBe(3);
  });

  it('refuses days that do not exist', () => {
    expect(
      ['2026-02-29', '2026-13-01', '2026-1-1', '26-01-01', '0001-01-01', '', '2026-01-01T00:00'].map(parseLocalDate),
    ).toEqual(Array(7).fill(null));
    expect(localDateFrom(2024, 2, 29)).toBe('2024-02-29');
    expect(localDateFrom(2026, 1, 1.5)).toBeNull();
    expect(() => localDate('31/12/2026')).toThrow(RangeError);
    expect(() => addDays(localDate('2026-01-01'), 0.5)).toThrow(RangeError);
    expect(() => addDays(localDate('2026-01-01'), 1e12)).toThrow(RangeError);
    expect(() => localDateOf(new Date(Number.NaN), ward)).toThrow(RangeError);
  });

  it('is written as day, month, year', () => {
    expect(formatDate(localDate('2026-02-03'))).toBe('03/02/2026');
    expect(formatDayMonth(localDate('2026-02-03'))).toBe('03/02');
  });

  it('adding days and counting the days between are inverse', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -9000, max: 9000 }), (day, days) => {
        const moved = addDays(day, days);
        expect(daysBetween(day, moved)).toBe(days);
        expect(compareDates(moved, day) + 0).toBe(Math.sign(days));
        expect(Math.abs((weekdayOf(moved) - weekdayOf(day) - days) % 7)).toBe(0);
      }),
    );
  });

  it('contains every instant from its start until its end', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(ward, 'UTC', 'America/New_York', 'Pacific/Kiritimati'), (day, zone) => {
        const start = startOfLocalDay(day, zone);
        const end = endOfLocalDay(day, zone);
        expect(localDateOf(start, zone)).toBe(day);
        expect(localDateOf(new Date(end.getTime() - 1), zone)).toBe(day);
        expect(localDateOf(end, zone)).toBe(addDays(day, 1));
      }),
    );
  });
});

it('a day and a minute are written in the ward’s time zone, with a formatter that is created only once', () => {
  const made = vi.spyOn(Intl, 'DateTimeFormat');
  const written = ['2026-12-31T16:59:59Z', '2026-12-31T17:00:00Z', '2026-03-05T01:07:30Z'].map((at) =>
    localTime(new Date(at), 'Asia/Ho_Chi_Minh'),
  );
  expect(written).toEqual(['31/12/2026 23:59', '01/01/2027 00:00', '05/03/2026 08:07']);
  expect(made.mock.calls.length).toBeLessThanOrEqual(1);
  made.mockRestore();
});
