import { describe, expect, it } from 'vitest';
import holidays from '../../src/domain/calendar/holidays-vn.json' with { type: 'json' };
import { addDays, localDate } from '../../src/domain/calendar/local-date.ts';
import { lunarMonthLength, lunarToSolar, solarToLunar, tetOf } from '../../src/domain/calendar/lunar.ts';

describe('the lunar calendar of Viet Nam', () => {
  for (const { year, tet_mung_1: tet, gio_to: gioTo, last_day_of_chap: lastOfChap } of holidays.lunar)
    it(`keeps Tết ${year} on ${tet}, Giỗ Tổ on ${gioTo}, after a Chạp of ${lastOfChap} days`, () => {
      expect(tetOf(year)).toBe(tet);
      expect(lunarToSolar({ year, month: 3, day: 10, isLeapMonth: false })).toBe(gioTo);
      expect(lunarMonthLength({ year: year - 1, month: 12, isLeapMonth: false })).toBe(lastOfChap);
    });

  it('keeps Tết 2030 a day before China', () => {
    expect(tetOf(2030)).toBe('2030-02-02');
  });

  it('has a third month twice in 2031, and Giỗ Tổ in the first', () => {
    expect(lunarToSolar({ year: 2031, month: 3, day: 10, isLeapMonth: false })).toBe('2031-04-01');
    expect(lunarToSolar({ year: 2031, month: 3, day: 10, isLeapMonth: true })).toBe('2031-04-30');
    expect(lunarMonthLength({ year: 2030, month: 3, isLeapMonth: true })).toBeNull();
  });

  it('puts the leap month of 2033 after the eleventh', () => {
    expect(lunarToSolar({ year: 2033, month: 11, day: 1, isLeapMonth: true })).toBe('2033-12-22');
  });

  it('has no 30 tháng Chạp in a short year', () => {
    expect(lunarToSolar({ year: 2025, month: 12, day: 30, isLeapMonth: false })).toBeNull();
    expect(lunarToSolar({ year: 2025, month: 12, day: 29, isLeapMonth: false })).toBe('2026-02-16');
  });

  it('tells the lunar day of any day, and back', () => {
    expect(solarToLunar(localDate('2026-02-17'))).toEqual({ year: 2026, month: 1, day: 1, isLeapMonth: false });
    expect(solarToLunar(localDate('2026-09-25'))).toEqual({ year: 2026, month: 8, day: 15, isLeapMonth: false });
    expect(solarToLunar(localDate('2026-11-25'))).toEqual({ year: 2026, month: 10, day: 17, isLeapMonth: false });
    for (let day = localDate('2020-02-01'); day < localDate('2040-12-31'); day = addDays(day, 17))
      expect(lunarToSolar(solarToLunar(day))).toBe(day);
  });

  it('refuses years that nobody has checked', () => {
    expect(() => tetOf(2019)).toThrow(RangeError);
    expect(() => tetOf(2041)).toThrow(RangeError);
    expect(() => solarToLunar(localDate('2050-01-01'))).toThrow(RangeError);
  });
});
