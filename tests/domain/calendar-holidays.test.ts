import { describe, expect, it } from 'vitest';
import {
  coverageOf,
  readHolidays,
  withDays,
  withPendingAdopted,
  withPendingDropped,
  withYearConfirmed,
} from '../../src/domain/calendar/holidays.ts';
import file from '../../src/domain/calendar/holidays-vn.json' with { type: 'json' };
import { localDate } from '../../src/domain/calendar/local-date.ts';
import { vietnamCalendar } from '../../src/domain/calendar/vietnam.ts';
import { isWorkingDay, whyNotWorking } from '../../src/domain/calendar/working-days.ts';

const on = localDate;

/** The file with something changed. */
const changed = (change: (copy: Record<string, unknown> & { days: Record<string, unknown>[] }) => void): unknown => {
  const copy = structuredClone(file) as unknown as Record<string, unknown> & { days: Record<string, unknown>[] };
  change(copy);
  return copy;
};

const problemsOf = (json: unknown): readonly string[] => {
  const reading = readHolidays(json);
  return reading.ok ? [] : reading.problems;
};

const extended = (...days: Parameters<typeof withDays>[1]) => {
  const change = withDays(vietnamCalendar, days);
  if (!change.ok) throw new Error(change.issues.map(({ key }) => key).join());
  return change.calendar;
};

describe('reading the calendar of the state', () => {
  it('knows every day of the file, how far it reaches, and what nobody has decided', () => {
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

  it('takes the weekdays away that domain.md §1.3 counts: 12, 12 and 14', () => {
    const lost = (year: number) =>
      Object.values(vietnamCalendar.days).filter(
        ({ date, kind }) =>
          date.startsWith(`${year}`) && kind !== 'swap-work' && ![0, 6].includes(new Date(date).getUTCDay()),
      ).length;
    expect([2024, 2025, 2026].map(lost)).toEqual([12, 12, 14]);
  });

  it('lets nobody change the shared calendar', () => {
    expect(Object.isFrozen(vietnamCalendar)).toBe(true);
    expect(() => Object.assign(vietnamCalendar.days, { '2026-03-10': null })).toThrow(TypeError);
    expect(() => Object.assign(vietnamCalendar.pending[0]?.options[0]?.days[0] ?? {}, { kind: 'closure' })).toThrow(
      TypeError,
    );
  });

  it('tells whoever edits the file every problem at once, each with its place', () => {
    const problems = problemsOf(
      changed((copy) => {
        copy.timezone = 'Asia/Nowhere';
        copy.weekend = ['T8'];
        copy.coverage = { '2026': 'perhaps', soon: 'official' };
        Object.assign(copy.days[0] ?? {}, { weekday: 'CN' });
        Object.assign(copy.days[1] ?? {}, { date: '2024-02-30' });
        Object.assign(copy.days[2] ?? {}, { kind: 'party', name_vi: ' ' });
        Object.assign(copy.days[3] ?? {}, { status: 'rumour' });
      }),
    );
    for (const place of [
      'timezone',
      'weekend[0]',
      'coverage.2026',
      'coverage.soon',
      'days[0].weekday',
      'days[1].date',
      'days[2].kind',
      'days[2].name_vi',
      'days[3].status',
    ])
      expect(
        problems.some((problem) => problem.startsWith(`${place}:`)),
        place,
      ).toBe(true);
  });

  it('notices days that contradict each other', () => {
    const problems = problemsOf(
      changed((copy) => {
        copy.days.push({ ...copy.days[0] });
        copy.days.push({
          date: '2026-05-06',
          name_vi: 'Làm bù',
          kind: 'swap-work',
          source: 'x',
          status: 'official',
          swap_with: '2026-05-07',
        });
        copy.days.push({ date: '2026-05-09', name_vi: 'Nghỉ', kind: 'swap-off', source: 'x', status: 'official' });
        copy.days.push({
          date: '2026-05-08',
          name_vi: 'Nghỉ bù',
          kind: 'compensatory',
          source: 'x',
          status: 'official',
          compensates: '2026-04-30',
        });
        copy.days.push({ date: '2030-01-01', name_vi: 'Tết', kind: 'statutory', source: 'x', status: 'official' });
      }),
    );
    expect(problems).toEqual([
      '2024-01-01: appears twice',
      '2026-05-06: a day worked in exchange must be a weekend day',
      '2026-05-06: and 2026-05-07 must name each other as swapped',
      '2026-05-09: a day given off in exchange must not be a weekend day',
      '2026-05-08: must compensate a statutory day that falls on a weekend',
      '2030-01-01: its year is not in coverage',
    ]);
  });

  it('survives anything that is no calendar', () => {
    for (const nonsense of [null, [], 'x', {}, { days: 3 }, { days: [null] }])
      expect(problemsOf(nonsense).length).toBeGreaterThan(0);
  });
});

describe('days that the ward enters', () => {
  it('closes the office for a day, and leaves the calendar of others as it was', () => {
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

  it('swaps a Monday for a Saturday', () => {
    const calendar = extended(
      { date: on('2026-12-07'), name: 'Nghỉ', kind: 'swap-off', source: 'CV 1', swapWith: on('2026-12-12') },
      { date: on('2026-12-12'), name: 'Làm bù', kind: 'swap-work', source: 'CV 1', swapWith: on('2026-12-07') },
    );
    expect([isWorkingDay(calendar, on('2026-12-07')), isWorkingDay(calendar, on('2026-12-12'))]).toEqual([false, true]);
  });

  it('takes the notice in place of what was only projected', () => {
    const calendar = extended({
      date: on('2027-02-05'),
      name: 'Tết Âm lịch (29 tháng Chạp)',
      kind: 'statutory',
      source: 'TB 1/TB-BNV',
    });
    expect(calendar.days['2027-02-05']?.status).toBe('official');
  });

  it('says what to mend instead of taking nonsense', () => {
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

describe('proposals that are decided', () => {
  it('swaps 23/11 for 28/11 when the proposal is adopted, and has nothing pending there any more', () => {
    const calendar = withPendingAdopted(vietnamCalendar, '2026-11-24-swap', { source: 'Công văn 1/VPCP' });
    expect([isWorkingDay(calendar, on('2026-11-23')), isWorkingDay(calendar, on('2026-11-28'))]).toEqual([false, true]);
    expect(calendar.days['2026-11-23']).toMatchObject({
      swapWith: '2026-11-28',
      source: 'Công văn 1/VPCP',
      status: 'official',
    });
    expect(calendar.pending.map(({ id }) => id)).toEqual(['2027-tet', '2027-quoc-khanh']);
    expect(isWorkingDay(vietnamCalendar, on('2026-11-23'))).toBe(true);
  });

  it('leaves the days alone when it is dropped', () => {
    const calendar = withPendingDropped(vietnamCalendar, '2026-11-24-swap');
    expect(isWorkingDay(calendar, on('2026-11-23'))).toBe(true);
    expect(calendar.pending).toHaveLength(2);
  });

  it('needs to be told which of two kinds of Tết was chosen', () => {
    expect(() => withPendingAdopted(vietnamCalendar, '2027-tet')).toThrow(/needs one of/);
    const calendar = withPendingAdopted(vietnamCalendar, '2027-tet', { option: '2 ngày cuối năm + 3 ngày đầu năm' });
    expect(whyNotWorking(calendar, on('2027-02-04'))).toMatchObject({ kind: 'statutory' });
    expect(whyNotWorking(calendar, on('2027-02-10'))).toMatchObject({ kind: 'compensatory' });
    expect(calendar.days['2027-02-06']?.name).toBe('Tết Âm lịch (mùng 1)');
  });

  it('does not know proposals that were never made', () => {
    expect(() => withPendingAdopted(vietnamCalendar, 'x')).toThrow(RangeError);
    expect(() => withPendingAdopted(vietnamCalendar, '2027-quoc-khanh')).toThrow(RangeError);
    expect(() => withPendingDropped(vietnamCalendar, 'x')).toThrow(RangeError);
  });

  it('makes a year official when its notice has been entered', () => {
    const calendar = withYearConfirmed(vietnamCalendar, 2027);
    expect(coverageOf(calendar, 2027)).toBe('official');
    expect(calendar.days['2027-04-30']?.status).toBe('official');
  });
});
