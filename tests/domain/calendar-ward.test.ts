import { describe, expect, it } from 'vitest';
import { dueDate } from '../../src/domain/calendar/due-date.ts';
import { type LocalDate, localDate } from '../../src/domain/calendar/local-date.ts';
import { vietnamCalendar } from '../../src/domain/calendar/vietnam.ts';
import {
  addEntry,
  type CalendarEntry,
  confirmDay,
  dropDay,
  wardCalendar,
} from '../../src/domain/calendar/ward-calendar.ts';
import { isWorkingDay } from '../../src/domain/calendar/working-days.ts';

const day = (text: string): LocalDate => localDate(text);
const source = 'Công văn 1234/VPCP';
const due = (entries: readonly CalendarEntry[], category: 'news' | 'conference', start: string) =>
  dueDate({ category, startOn: day(start), calendar: wardCalendar(vietnamCalendar, entries) });
const eventsOf = (decision: ReturnType<typeof confirmDay>): readonly CalendarEntry[] => {
  if (!decision.ok) throw new Error(JSON.stringify(decision.issues));
  return decision.events;
};

describe('the proposed swap of 23/11 and 28/11/2026', () => {
  it('makes days near it provisional until it is decided', () => {
    expect(due([], 'news', '2026-11-20')).toMatchObject({ dueOn: '2026-11-23', provisional: true });
    expect(due([], 'conference', '2026-11-26')).toMatchObject({ dueOn: '2026-11-30', provisional: true });
  });

  it('when confirmed by either day, changes both days and makes the dates final', () => {
    for (const named of ['2026-11-23', '2026-11-28']) {
      const entries = eventsOf(confirmDay(vietnamCalendar, day(named), source));
      expect(entries.map(({ date, kind }) => [date, kind])).toEqual([
        ['2026-11-23', 'dayOff'],
        ['2026-11-28', 'workedDay'],
      ]);
      expect(due(entries, 'news', '2026-11-20')).toMatchObject({ dueOn: '2026-11-25', provisional: false });
      expect(due(entries, 'conference', '2026-11-26')).toMatchObject({ dueOn: '2026-11-28', provisional: false });
    }
  });

  it('when dropped, leaves the days unchanged and makes the dates final', () => {
    const entries = eventsOf(dropDay(vietnamCalendar, day('2026-11-28'), 'không thực hiện'));
    expect(due(entries, 'news', '2026-11-20')).toMatchObject({ dueOn: '2026-11-23', provisional: false });
  });
});

describe('an entry of the ward', () => {
  it('makes a day off, or a worked Saturday, for this ward only', () => {
    const entries: CalendarEntry[] = [
      { date: day('2026-12-10'), kind: 'closure', source: 'Thông báo 5/TB-UBND' },
      { date: day('2026-12-12'), kind: 'workedDay', source },
    ];
    const calendar = wardCalendar(vietnamCalendar, entries);
    expect(isWorkingDay(calendar, day('2026-12-10'))).toBe(false);
    expect(isWorkingDay(calendar, day('2026-12-12'))).toBe(true);
    // This name appears in the text that explains a date.
    expect(calendar.days[day('2026-12-10')]?.name).toBe('ngày trụ sở tạm ngừng làm việc');
    expect(isWorkingDay(vietnamCalendar, day('2026-12-10'))).toBe(true);
  });

  it.each([
    ['a holiday already', { date: '2026-09-02', kind: 'closure', source }, 'issue-day-already-special'],
    [
      'a weekday worked in exchange',
      { date: '2026-12-10', kind: 'workedDay', source },
      'issue-day-worked-needs-weekend',
    ],
    ['a Saturday off', { date: '2026-12-12', kind: 'dayOff', source }, 'issue-day-off-already'],
    ['without a source', { date: '2026-12-10', kind: 'closure', source: ' ' }, 'issue-day-needs-name-and-source'],
  ] as const)('is refused: %s', (_, entry, key) => {
    const decision = addEntry(vietnamCalendar, { ...entry, date: day(entry.date) });
    expect(decision).toMatchObject({ ok: false, issues: [{ key }] });
  });

  it('is neither confirmed nor dropped for a day without an open proposal', () => {
    for (const decide of [confirmDay, dropDay])
      expect(decide(vietnamCalendar, day('2026-12-10'), source)).toMatchObject({
        ok: false,
        issues: [{ key: 'issue-day-not-open', facts: { date: '10/12/2026' } }],
      });
  });
});
