/**
 * Who is reminded of a deadline, and when? Pure: the instants of all reminders follow from the two ends and the calendar, so
 * they are computed again when a date moves, and a reminder that is no longer among them is not sent.
 *
 * Items: after 50 % of the office time whoever holds it, after 75 % the approver, after 90 % and when overdue the head.
 * Questions have 15 working days (Điều 8 khoản 1 điểm đ): the mornings of the 10th and 13th to whoever holds it and to the
 * approver, the morning of the last day and the one after it to the head. When the date has moved the same distances from
 * the end are kept: five and two working days before it.
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
 * `half`, `threeQuarters`, `nineTenths` of the time are over; `fiveDaysLeft`, `twoDaysLeft`: working days; `lastDay`: it is
 * due by tonight; `overdue`.
 */
export type ReminderLevel =
  | 'half'
  | 'threeQuarters'
  | 'nineTenths'
  | 'fiveDaysLeft'
  | 'twoDaysLeft'
  | 'lastDay'
  | 'overdue';

/** `holder`: whoever has to do the next thing. */
export type ReminderRecipient = 'holder' | 'approver' | 'head';

/** One reminder of a deadline: when, how urgent, to whom. */
export interface Reminder {
  /** Inside office hours. */
  readonly at: Date;
  readonly level: ReminderLevel;
  readonly to: ReminderRecipient;
  /** An escalation to the head reaches the head whatever was muted. */
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

/** Working days before the day on which it is due. */
const mornings = [
  { daysBefore: 5, level: 'fiveDaysLeft', to: 'holder', ...planned },
  { daysBefore: 2, level: 'twoDaysLeft', to: 'approver', ...planned },
  { daysBefore: 0, level: 'lastDay', ...escalation },
] as const satisfies Plan<'daysBefore'>;

/** The instant at which this share of the office time is over. @param share 0 to 1, not 0 */
const instantAfter = (share: number, stretches: readonly OfficeStretch[]): Date | null => {
  const lengthOf = ({ from, to }: OfficeStretch): number => to.getTime() - from.getTime();
  let left = share * stretches.reduce((sum, stretch) => sum + lengthOf(stretch), 0);
  for (const stretch of stretches) {
    if (left < lengthOf(stretch)) return new Date(stretch.from.getTime() + Math.round(left));
    left -= lengthOf(stretch);
  }
  return null;
};

/** The nth working day before one; 0 is that day, or the next working day when nobody works on it. */
const workingDayBefore = (calendar: WorkCalendar, date: LocalDate, days: number): LocalDate => {
  let day = workingDayOnOrAfter(calendar, date);
  for (let left = days; left > 0; ) {
    day = addDays(day, -1);
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return day;
};

/** The day whose end `dueAt` is: 24:00 belongs to the day before. */
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
 * All reminders of one deadline, in order, all of them inside office hours.
 *
 * When no office time lies between the two ends (sent on Friday evening, due by midnight) only the last one is left.
 * @param startAt when the clock began: for an item what the law counts from, for a question its receipt
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
