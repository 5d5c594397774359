import { describe, expect, it } from 'vitest';
import { coverageOf, withDays, withPendingDropped, withYearConfirmed } from '../../src/domain/calendar/holidays.ts';
import file from '../../src/domain/calendar/holidays-vn.json' with { type: 'json' };
import { localDate } from '../../src/domain/calendar/local-date.ts';
import { vietnamCalendar } from '../../src/domain/calendar/vietnam.ts';
import { isWorkingDay, whyNotWorking } from '../../src/domain/calendar/working-days.ts';

const on = localDate;

const extended = (...days: Parameters<typeof withDays>[1]) => {
  const change = withDays(vietnamCalendar, days);
  if (!change.ok) throw new Error(change.issues.map(({ key }) => key).join());
  return change.calendar;
};

describe('the national calendar', () => {
  it('contains every day of the file, the coverage of each year and the open proposals', () => {
    expect(Object.keys(vietnamCalendar.days)).toHaveLength(file.days.length);
    expect(vietnamCalendar.timeZone).toBe('Asia/Ho_Chi_Minh');
    expect([2023, 2024, 2026, 2027].map((year) => coverageOf(vietnamCalendar, year))).toEqual([
      'uncovered',
      'official',
      'official',
      'projected',
    ]);
    expect(vietnamCalendar.pending.map(({ id, touches }) => [id, touches.length])).toEqual([
      ['2026-11-24-swap', 2],
      ['2027-tet', 8],
      ['2027-quoc-khanh', 0],
    ]);
  });

  it('has 12, 12 and 14 weekdays off in 2024, 2025 and 2026, as domain.md §1.3 counts', () => {
    const lost = (year: number) =>
      Object.values(vietnamCalendar.days).filter(
        ({ date, kind }) =>
          date.startsWith(`${year}`) && kind !== 'swap-work' && ![0, 6].includes(new Date(date).getUTCDay()),
      ).length;
    expect([2024, 2025, 2026].map(lost)).toEqual([12, 12, 14]);
  });

  it('cannot be changed by its users', () => {
    expect(Object.isFrozen(vietnamCalendar)).toBe(true);
    expect(() => Object.assign(vietnamCalendar.days, { '2026-03-10': null })).toThrow(TypeError);
    expect(() => Object.assign(vietnamCalendar.pending[0]?.options[0]?.days[0] ?? {}, { kind: 'closure' })).toThrow(
      TypeError,
    );
  });
});

describe('days that the ward enters', () => {
  it('make the ward’s office closed on that day, without changing the national calendar', () => {
    const calendar = extended({
      date: on('2026-12-03'),
      name: 'Mất điện toàn phường',
      kind: 'closure',
      source: 'Thông báo 12/TB-UBND',
    });
    expect(whyNotWorking(calendar, on('2026-12-03'))).toEqual({
      date: '2026-12-03',
      reason: 'special',
      kind: 'closure',
      name: 'Mất điện toàn phường',
    });
    expect(isWorkingDay(vietnamCalendar, on('2026-12-03'))).toBe(true);
  });

  it('swap a Monday off for a worked Saturday', () => {
    const calendar = extended(
      { date: on('2026-12-07'), name: 'Nghỉ', kind: 'swap-off', source: 'CV 1' },
      { date: on('2026-12-12'), name: 'Làm bù', kind: 'swap-work', source: 'CV 1' },
    );
    expect([isWorkingDay(calendar, on('2026-12-07')), isWorkingDay(calendar, on('2026-12-12'))]).toEqual([false, true]);
  });

  it('replace a projected day by the official notice', () => {
    const calendar = extended({
      date: on('2027-02-05'),
      name: 'Tết Âm lịch (29 tháng Chạp)',
      kind: 'statutory',
      source: 'TB 1/TB-BNV',
    });
    expect(calendar.days['2027-02-05']?.status).toBe('official');
  });

  it('are refused with one issue for each mistake', () => {
    const change = withDays(vietnamCalendar, [
      { date: on('2026-09-02'), name: 'Nghỉ', kind: 'closure', source: 'x' },
      { date: on('2026-12-01'), name: 'Làm', kind: 'swap-work', source: 'x' },
      { date: on('2026-12-05'), name: 'Nghỉ', kind: 'closure', source: 'x' },
      { date: on('2026-12-02'), name: '', kind: 'closure', source: 'x' },
      { date: on('2026-12-02'), name: 'Nghỉ', kind: 'closure', source: 'x' },
    ]);
    expect(change.ok ? [] : change.issues.map(({ key, facts }) => [key, facts?.date])).toEqual([
      ['issue-day-already-special', '02/09/2026'],
      ['issue-day-worked-needs-weekend', '01/12/2026'],
      ['issue-day-off-already', '05/12/2026'],
      ['issue-day-needs-name-and-source', '02/12/2026'],
      ['issue-day-given-twice', '02/12/2026'],
    ]);
  });
});

describe('open proposals', () => {
  it('leave the days unchanged when they are dropped', () => {
    const calendar = withPendingDropped(vietnamCalendar, '2026-11-24-swap');
    expect(isWorkingDay(calendar, on('2026-11-23'))).toBe(true);
    expect(calendar.pending).toHaveLength(2);
  });

  it('cannot be dropped if they do not exist', () => {
    expect(() => withPendingDropped(vietnamCalendar, 'x')).toThrow(RangeError);
  });

  it('a year becomes official when its notice has been entered', () => {
    const calendar = withYearConfirmed(vietnamCalendar, 2027);
    expect(coverageOf(calendar, 2027)).toBe('official');
    expect(calendar.days['2027-04-30']?.status).toBe('official');
  });
});
