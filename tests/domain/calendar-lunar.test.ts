import { describe, expect, it } from 'vitest';
import holidays from '../../src/domain/calendar/holidays-vn.json' with { type: 'json' };
import { addDays } from '../../src/domain/calendar/local-date.ts';
import { lunarMonthLength, lunarToSolar, tetOf } from '../../src/domain/calendar/lunar.ts';

describe('the lunar calendar of Viet Nam', () => {
  for (const { year, tet_mung_1: tet, gio_to: gioTo, last_day_of_chap: lastOfChap } of holidays.lunar)
    it(`has Tết ${year} on ${tet}, Giỗ Tổ on ${gioTo}, after a twelfth month of ${lastOfChap} days`, () => {
      expect(tetOf(year)).toBe(tet);
      expect(lunarToSolar({ year, month: 3, day: 10, isLeapMonth: false })).toBe(gioTo);
      expect(lunarMonthLength({ year: year - 1, month: 12, isLeapMonth: false })).toBe(lastOfChap);
    });

  it('has Tết 2030 one day before the Chinese calendar', () => {
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

  it('has no day 30 in the twelfth month of a short year', () => {
    expect(lunarToSolar({ year: 2025, month: 12, day: 30, isLeapMonth: false })).toBeNull();
    expect(lunarToSolar({ year: 2025, month: 12, day: 29, isLeapMonth: false })).toBe('2026-02-16');
  });

  it('starts each year on the day after the last one ends', () => {
    for (let year = 2020; year < 2040; year += 1) {
      const length = lunarMonthLength({ year, month: 12, isLeapMonth: false }) ?? 0;
      const lastDay = lunarToSolar({ year, month: 12, day: length, isLeapMonth: false });
      expect(lastDay && addDays(lastDay, 1)).toBe(tetOf(year + 1));
    }
  });

  it('has the same months as the Chinese calendar of ICU, with at most one day of difference', () => {
    const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
    for (let year = 2020; year <= 2040; year += 1)
      for (let month = 1; month <= 12; month += 1)
        for (const isLeapMonth of [false, true]) {
          const first = lunarToSolar({ year, month, day: 1, isLeapMonth });
          const around = first ? [-1, 0, 1].map((shift) => chinese.format(new Date(addDays(first, shift)))) : [];
          if (first) expect(around, first).toContain(`${month}${isLeapMonth ? 'bis' : ''}/1`);
        }
  });

  it('refuses years outside the verified table', () => {
    expect(() => tetOf(2019)).toThrow(RangeError);
    expect(() => tetOf(2041)).toThrow(RangeError);
  });
});
