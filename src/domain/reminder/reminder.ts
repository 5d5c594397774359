/**
 * Who is reminded of a deadline, and when. Pure: all reminder times follow from start, deadline and calendar, so they are
 * computed again when a date moves, and a reminder that is no longer among them is not sent.
 *
 * Items: the holder after 50 % of the office time, the approver after 75 %, the head after 90 % and when overdue.
 * Questions have 15 working days (Điều 8 khoản 1 điểm đ): the holder on the morning of the 10th day, the approver on the 13th,
 * the head on the morning of the last day and when overdue. When the deadline moves, the distances to it stay the same: five and
 * two working days before.
 */
import type { WorkCalendar } from '../calendar/holidays.ts';
import { addDays, type LocalDate, localDateOf } from '../calendar/local-date.ts';
import { isWorkingDay, workingDayOnOrAfter } from '../calendar/working-days.ts';
import {
  type OfficeHours,
  type OfficeStretch,
  officeTimeOnOrAfter,
  openingOnOrAfter,
  stretchesBetween,
} from './office-hours.ts';

export type ReminderKind = 'item' | 'question';

/**
 * `half`, `threeQuarters`, `nineTenths`: that share of the time is over. `fiveDaysLeft`, `twoDaysLeft`: working days.
 * `lastDay`: due by the end of today. `overdue`: past the deadline.
 */
export type ReminderLevel =
  | 'half'
  | 'threeQuarters'
  | 'nineTenths'
  | 'fiveDaysLeft'
  | 'twoDaysLeft'
  | 'lastDay'
  | 'overdue';

/** `holder`: the person who has to act next. */
export type ReminderRecipient = 'holder' | 'approver' | 'head';

/** One reminder of a deadline: time, urgency, recipient. */
export interface Reminder {
  /** Within office hours. */
  readonly at: Date;
  readonly level: ReminderLevel;
  readonly to: ReminderRecipient;
  /** False for escalations to the head: the head receives them even after muting. */
  readonly canBeMuted: boolean;
}

type Plan<Measure extends string> = readonly (Omit<Reminder, 'at'> & Readonly<Record<Measure, number>>)[];
const planned = { canBeMuted: true } as const;
const escalation = { to: 'head', canBeMuted: false } as const;

const shares = [
  { share: 0.5, level: 'half', to: 'holder', ...planned },
  { share: 0.75, level: 'threeQuarters', to: 'approver', ...planned },
  { share: 0.9, level: 'nineTenths', ...escalation },
] as const satisfies Plan<'share'>;

/** Working days before the due date. */
const mornings = [
  { daysBefore: 5, level: 'fiveDaysLeft', to: 'holder', ...planned },
  { daysBefore: 2, level: 'twoDaysLeft', to: 'approver', ...planned },
  { daysBefore: 0, level: 'lastDay', ...escalation },
] as const satisfies Plan<'daysBefore'>;

/** The instant at which this share of the office time is over. @param share above 0, at most 1 */
const instantAfter = (share: number, stretches: readonly OfficeStretch[]): Date | null => {
  const lengthOf = ({ from, to }: OfficeStretch): number => to.getTime() - from.getTime();
  let left = share * stretches.reduce((sum, stretch) => sum + lengthOf(stretch), 0);
  for (const stretch of stretches) {
    if (left < lengthOf(stretch)) return new Date(stretch.from.getTime() + Math.round(left));
    left -= lengthOf(stretch);
  }
  return null;
};

/** The nth working day before a day. 0: that day, or the next working day if it is a day off. */
const workingDayBefore = (calendar: WorkCalendar, date: LocalDate, days: number): LocalDate => {
  let day = workingDayOnOrAfter(calendar, date);
  for (let left = days; left > 0; ) {
    day = addDays(day, -1);
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return day;
};

/** The day that ends at `dueAt`: 24:00 belongs to the day before. */
const lastDayBefore = (dueAt: Date, timeZone: string): LocalDate =>
  localDateOf(new Date(dueAt.getTime() - 1), timeZone);

const ofItem = (startAt: Date, dueAt: Date, calendar: WorkCalendar, hours: OfficeHours): readonly Reminder[] => {
  const stretches = stretchesBetween(startAt, dueAt, calendar, hours);
  return shares.flatMap(({ share, ...rest }) => {
    const at = instantAfter(share, stretches);
    return at ? [{ at, ...rest }] : [];
  });
};

const ofQuestion = (startAt: Date, dueAt: Date, calendar: WorkCalendar, hours: OfficeHours): readonly Reminder[] => {
  const dueOn = lastDayBefore(dueAt, calendar.timeZone);
  return mornings
    .map(({ daysBefore, ...rest }) => ({
      at: openingOnOrAfter(workingDayBefore(calendar, dueOn, daysBefore), calendar, hours),
      ...rest,
    }))
    .filter(({ at }) => startAt < at && at < dueAt);
};

/**
 * All reminders of one deadline, in order, all within office hours.
 *
 * If there is no office time between start and deadline (submitted on Friday evening, due by midnight), only the last one
 * remains.
 * @param startAt when the clock started: for an item the event that the law counts from, for a question its receipt
 * @param dueAt the first instant that is late
 * @throws RangeError for a calendar without working days
 */
export const remindersOf = (
  kind: ReminderKind,
  startAt: Date,
  dueAt: Date,
  calendar: WorkCalendar,
  officeHours: OfficeHours,
): readonly Reminder[] => [
  ...(kind === 'item' ? ofItem : ofQuestion)(startAt, dueAt, calendar, officeHours),
  { at: officeTimeOnOrAfter(dueAt, calendar, officeHours), level: 'overdue', ...escalation },
];
