/**
 * By when an item must be on the portal, and why (Quyết định 137/QĐ-UBND, Điều 8 khoản 1).
 *
 * The time at which something is sent to the bot is never the legal start. This module does not know the current time: callers
 * compare `dueAt` with `now`.
 */
import type { Sentence } from '../facts.ts';
import { rememberLast } from '../remember.ts';
import { type DeadlineClock, describeCounting } from './due-explanation.ts';
import type { WorkCalendar } from './holidays.ts';
import { addDays, endOfLocalDay, type LocalDate } from './local-date.ts';
import {
  addWorkingDays,
  type Counting,
  type DayOff,
  isProvisionalBetween,
  whyNotWorking,
  workingDayOnOrAfter,
} from './working-days.ts';

/** The categories of Art. 8.1, điểm a, b, c, d, đ, e, in this order. */
export const deadlineCategories = ['news', 'document', 'conference', 'statistics', 'answer', 'other'] as const;
/** A category of Art. 8.1 of the regulation. */
export type DeadlineCategory = (typeof deadlineCategories)[number];

/**
 * Working days allowed for each category. 0 is the working day on which the clock starts (the next working day if it starts on
 * a day off); null is no deadline.
 */
export type DeadlineRules = Readonly<Record<DeadlineCategory, number | null>>;

/**
 * Quyết định 137/QĐ-UBND, Điều 8 khoản 1: a) 01 ngày làm việc kể từ khi diễn ra; b) 01 ngày làm việc sau khi ký ban hành; c) 02
 * ngày làm việc sau khi kết thúc; d) ngay sau khi gửi báo cáo văn bản, which gives no number: our reading is the same working
 * day (domain §1.2); đ) 15 ngày làm việc kể từ khi tiếp nhận; e) thường xuyên, no number.
 */
export const regulationDeadlines: DeadlineRules = Object.freeze({
  news: 1,
  document: 1,
  conference: 2,
  statistics: 0,
  answer: 15,
  other: null,
});

/** The event that starts the clock of a category: it took place, was signed, ended, was sent, or was received. */
export const clockOf = {
  news: 'held',
  document: 'signed',
  conference: 'ended',
  statistics: 'sent',
  answer: 'received',
  other: 'none',
} as const satisfies Record<DeadlineCategory, DeadlineClock | 'none'>;

/**
 * Working days for an announcement, counted from its sending. Art. 8 counts from the event, which has not taken place yet (our
 * reading of 8.1.a).
 */
const announcementDays = 1;

/**
 * Day 0 of a question that arrives on a day off. `actual`: that day is day 0, the stricter reading and our default.
 * `next-working-day`: the next working day is day 0. The law does not settle it (domain §1.2).
 */
export const receiptPolicies = ['actual', 'next-working-day'] as const;
/** Which day is day 0 for a question received on a day off. */
export type ReceiptPolicy = (typeof receiptPolicies)[number];

/** The input from which a due date is counted. */
export interface DueDateRequest {
  readonly category: DeadlineCategory;
  /** The day in the ward's time zone on which it took place, was signed, ended, was sent or was received. */
  readonly startOn: LocalDate;
  /** The event is still to come: its announcement is due one working day after `startOn`, the day it is sent. */
  readonly isAhead?: boolean;
  readonly calendar: WorkCalendar;
  /** Applies to answers only, because nothing else is received. Default `actual`. */
  readonly receiptPolicy?: ReceiptPolicy;
  /** Default `regulationDeadlines`. */
  readonly rules?: DeadlineRules;
}

/** The due date and how it was counted, so that it can be explained. */
export interface DueDate {
  readonly dueOn: LocalDate | null;
  /** 24:00 of `dueOn` in the calendar's zone, as an instant: the first instant that is late. */
  readonly dueAt: Date | null;
  /** Day 0: `startOn`, or the working day to which a receipt was moved. */
  readonly countedFrom: LocalDate;
  readonly countedDays: readonly LocalDate[];
  readonly skippedDays: readonly DayOff[];
  /** The date may still change: it is shown as "tạm tính" and recomputed when the calendar changes. */
  readonly provisional: boolean;
  /** One sentence of `locales/<locale>/calendar.ftl`. */
  readonly explanation: Sentence;
}

const sameWorkingDay = (calendar: WorkCalendar, startOn: LocalDate): Counting => {
  const dueOn = workingDayOnOrAfter(calendar, startOn);
  const skippedDays: DayOff[] = [];
  for (let day = startOn; day < dueOn; day = addDays(day, 1)) {
    const off = whyNotWorking(calendar, day);
    if (off) skippedDays.push(off);
  }
  return { dueOn, countedDays: [dueOn], skippedDays, provisional: isProvisionalBetween(calendar, startOn, dueOn) };
};

type Counted = readonly [
  startOn: LocalDate,
  category: DeadlineCategory,
  isAhead: boolean,
  calendar: WorkCalendar,
  receiptPolicy: ReceiptPolicy,
  rules: DeadlineRules,
];

/**
 * The due date of an item and the sentence that explains it.
 * @throws RangeError when a rule is not null and not a whole number of days from 0 to 1000
 */
export const dueDate = ({
  category,
  startOn,
  isAhead = false,
  calendar,
  receiptPolicy = 'actual',
  rules = regulationDeadlines,
}: DueDateRequest): DueDate => counted(startOn, category, isAhead, calendar, receiptPolicy, rules);

/** Cached, because all items that start on the same day have the same due date. */
const counted = rememberLast((...[startOn, category, isAhead, calendar, receiptPolicy, rules]: Counted): DueDate => {
  const workingDays = isAhead && rules[category] !== null ? announcementDays : rules[category];
  const clock = isAhead && clockOf[category] !== 'none' ? 'announced' : clockOf[category];
  if (workingDays === null || clock === 'none') {
    const nothing = { countedFrom: startOn, countedDays: [], skippedDays: [], provisional: false };
    return { dueOn: null, dueAt: null, ...nothing, explanation: { key: 'calendar-no-deadline', facts: {} } };
  }
  const isMoved = clock === 'received' && receiptPolicy === 'next-working-day';
  const countedFrom = isMoved ? workingDayOnOrAfter(calendar, startOn) : startOn;
  const counting =
    workingDays === 0 ? sameWorkingDay(calendar, countedFrom) : addWorkingDays(calendar, countedFrom, workingDays);
  // The day to which the receipt was moved also depends on the days before it.
  const provisional = isMoved ? isProvisionalBetween(calendar, startOn, counting.dueOn) : counting.provisional;
  return {
    ...counting,
    provisional,
    countedFrom,
    dueAt: endOfLocalDay(counting.dueOn, calendar.timeZone),
    explanation: describeCounting({ clock, startOn, countedFrom, workingDays, counting, provisional, calendar }),
  };
}, 8);
