import { describe, expect, it } from 'vitest';
import { dueDate } from '../../src/domain/calendar/due-date.ts';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import { localTime } from '../../src/domain/calendar/local-time.ts';
import { vietnamCalendar as calendar } from '../../src/domain/calendar/vietnam.ts';
import { isWorkingDay } from '../../src/domain/calendar/working-days.ts';
import {
  type OfficeHours,
  officeTimeOnOrAfter,
  stretchesBetween,
  usualOfficeHours,
} from '../../src/domain/reminder/office-hours.ts';
import { remindersOf } from '../../src/domain/reminder/reminder.ts';

const zone = 'Asia/Ho_Chi_Minh';
/** 'YYYY-MM-DD HH:MM' in the ward's time zone. */
const at = (text: string) => new Date(`${text.replace(' ', 'T')}:00+07:00`);
const endOf = (day: string) => new Date(at(`${day} 00:00`).getTime() + 86_400_000);
const told = (reminders: ReturnType<typeof remindersOf>) =>
  reminders.map((one) => `${localTime(one.at, zone)} ${one.level} ${one.to}${one.canBeMuted ? '' : '!'}`);
const remind = (kind: 'item' | 'question', start: string, dueOn: string, hours: OfficeHours = usualOfficeHours) =>
  told(remindersOf(kind, at(start), endOf(dueOn), calendar, hours));

describe('a question', () => {
  it('gets reminders on the mornings of the 10th, 13th and 15th working day and on the one after', () => {
    expect(remind('question', '2026-03-10 09:12', '2026-03-31')).toEqual([
      '24/03/2026 07:30 fiveDaysLeft holder',
      '27/03/2026 07:30 twoDaysLeft approver',
      '31/03/2026 07:30 lastDay head!',
      '01/04/2026 07:30 overdue head!',
    ]);
  });

  it('counts worked Saturdays, and no holidays', () => {
    const due = dueDate({ category: 'answer', startOn: localDate('2025-12-26'), calendar });
    expect(due.dueOn).toBe('2026-01-19');
    expect(remind('question', '2025-12-26 10:00', '2026-01-19')).toEqual([
      '12/01/2026 07:30 fiveDaysLeft holder',
      '15/01/2026 07:30 twoDaysLeft approver',
      '19/01/2026 07:30 lastDay head!',
      '20/01/2026 07:30 overdue head!',
    ]);
    expect(remind('question', '2026-01-02 10:00', '2026-01-13')[0]).toBe('07/01/2026 07:30 fiveDaysLeft holder');
  });

  it('with a near due date gets no reminder for a time before it was received', () => {
    expect(remind('question', '2026-03-30 09:00', '2026-03-31')).toEqual([
      '31/03/2026 07:30 lastDay head!',
      '01/04/2026 07:30 overdue head!',
    ]);
  });
});

describe('an item', () => {
  it('of one working day gets reminders at half, three quarters and nine tenths of the office time', () => {
    // From 09:30: 2 h + 3.5 h on that day and 7.5 h on the next make 13 h.
    expect(remind('item', '2026-03-10 09:30', '2026-03-11')).toEqual([
      '11/03/2026 08:30 half holder',
      '11/03/2026 13:45 threeQuarters approver',
      '11/03/2026 15:42 nineTenths head!',
      '12/03/2026 07:30 overdue head!',
    ]);
  });

  it('sent on a Friday gets its reminders on Monday, none at the weekend', () => {
    expect(remind('item', '2026-03-13 16:00', '2026-03-16')).toEqual([
      '16/03/2026 10:45 half holder',
      '16/03/2026 14:52 threeQuarters approver',
      '16/03/2026 16:09 nineTenths head!',
      '17/03/2026 07:30 overdue head!',
    ]);
  });

  it('sent after office hours and due by midnight gets only the overdue reminder', () => {
    expect(remind('item', '2026-03-13 18:00', '2026-03-13')).toEqual(['16/03/2026 07:30 overdue head!']);
  });

  it('that was already due when sent is overdue at the next opening of the office', () => {
    expect(remind('item', '2026-03-16 09:00', '2026-03-13')).toEqual(['16/03/2026 07:30 overdue head!']);
  });
});

describe('every reminder', () => {
  it('falls into office hours, in order, for any start in a year with Tết and worked Saturdays', () => {
    for (let day = 0; day < 365; day += 1)
      for (const [kind, category, hour] of [
        ['item', 'news', 23],
        ['item', 'conference', 8],
        ['question', 'answer', 12],
      ] as const) {
        const startAt = new Date(at('2026-01-01 00:00').getTime() + day * 86_400_000 + hour * 3_600_000);
        const startOn = localDate(new Date(startAt.getTime() + 7 * 3_600_000).toISOString().slice(0, 10));
        const due = dueDate({ category, startOn, calendar });
        if (!due.dueAt) throw new Error('these have a date');
        const reminders = remindersOf(kind, startAt, due.dueAt, calendar, usualOfficeHours);
        expect(reminders.map((one) => one.level).at(-1)).toBe('overdue');
        expect(reminders).toHaveLength(4);
        reminders.forEach((one, index) => {
          const local = new Date(one.at.getTime() + 7 * 3_600_000);
          const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
          expect(isWorkingDay(calendar, localDate(local.toISOString().slice(0, 10)))).toBe(true);
          expect((minute >= 450 && minute < 690) || (minute >= 810 && minute < 1020), localTime(one.at, zone)).toBe(
            true,
          );
          expect(one.at > (reminders[index - 1]?.at ?? startAt)).toBe(true);
          expect(one.level === 'overdue' ? one.at >= (due.dueAt as Date) : one.at < (due.dueAt as Date)).toBe(true);
        });
      }
  });

  it('to the head cannot be muted, the others can', () => {
    for (const kind of ['item', 'question'] as const)
      for (const one of remindersOf(kind, at('2026-03-02 08:00'), endOf('2026-03-23'), calendar, usualOfficeHours))
        expect(one.canBeMuted).toBe(one.to !== 'head');
  });
});

describe('office hours', () => {
  it.each([
    ['2026-03-10 07:29', '10/03/2026 07:30'],
    ['2026-03-10 09:00', '10/03/2026 09:00'],
    ['2026-03-10 11:30', '10/03/2026 13:30'],
    ['2026-03-10 17:00', '11/03/2026 07:30'],
    ['2026-03-14 09:00', '16/03/2026 07:30'],
    ['2026-02-13 17:00', '23/02/2026 07:30'],
  ])('%s is moved to %s', (given, found) => {
    expect(localTime(officeTimeOnOrAfter(at(given), calendar, usualOfficeHours), zone)).toBe(found);
  });

  it('have no length where the end is not after the beginning', () => {
    expect(stretchesBetween(at('2026-03-10 09:00'), at('2026-03-10 09:00'), calendar, usualOfficeHours)).toEqual([]);
  });
});
