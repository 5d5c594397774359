/**
 * By when must an item be on the portal, and why that day? (Quyết định 137/QĐ-UBND, Điều 8 khoản 1)
 *
 * The time at which something is sent to the bot is never the legal start. Whether a date has passed is a question asked
 * of `dueAt` and `now` elsewhere; nothing here knows the time.
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

/** The categories of Art. 8.1, điểm a, b, c, d, đ, e in this order. */
export const deadlineCategories = ['news', 'document', 'conference', 'statistics', 'answer', 'other'] as const;
/** A category of Art. 8.1 of the regulation. */
export type DeadlineCategory = (typeof deadlineCategories)[number];

/**
 * Working days a category has. 0 is the very working day on which the clock starts (the next one after a day off);
 * null is no deadline.
 */
export type DeadlineRules = Readonly<Record<DeadlineCategory, number | null>>;

/**
 * Quyết định 137/QĐ-UBND, Điều 8 khoản 1: a) 01 ngày làm việc kể từ khi diễn ra; b) 01 ngày làm việc sau khi ký ban
 * hành; c) 02 ngày làm việc sau khi kết thúc; d) ngay sau khi gửi báo cáo văn bản, no number: the same working day is our
 * reading (domain §1.2); đ) 15 ngày làm việc kể từ khi tiếp nhận; e) thường xuyên, no number.
 */
export const regulationDeadlines: DeadlineRules = Object.freeze({
  news: 1,
  document: 1,
  conference: 2,
  statistics: 0,
  answer: 15,
  other: null,
});

/** What starts the clock of a category: its beginning, its signing, its end, the sending of the report, its receipt. */
export const clockOf = {
  news: 'held',
  document: 'signed',
  conference: 'ended',
  statistics: 'sent',
  answer: 'received',
  other: 'none',
} as const satisfies Record<DeadlineCategory, DeadlineClock | 'none'>;

/** Working days of an announcement, from its sending: Art. 8 counts from the event, which has not been (our reading of 8.1.a). */
const announcementDays = 1;

/**
 * A question that arrives on a day off. `actual`: that day is day 0, the stricter reading and our default.
 * `next-working-day`: the next working day is day 0. The law does not settle it (domain §1.2).
 */
export const receiptPolicies = ['actual', 'next-working-day'] as const;
/** Which day is day 0 for what is received on a day off. */
export type ReceiptPolicy = (typeof receiptPolicies)[number];

/** From what a due day is counted. */
export interface DueDateRequest {
  readonly category: DeadlineCategory;
  /** The ward's day on which it took place, was signed, ended, was sent, was received. */
  readonly startOn: LocalDate;
  /** The event is still to come: its announcement is due a working day after `startOn`, on which it is sent. */
  readonly isAhead?: boolean;
  readonly calendar: WorkCalendar;
  /** Concerns answers only: nothing else is received. Default `actual`. */
  readonly receiptPolicy?: ReceiptPolicy;
  /** Default `regulationDeadlines`. */
  readonly rules?: DeadlineRules;
}

/** The day and how it was counted, so that it can be explained. */
export interface DueDate {
  readonly dueOn: LocalDate | null;
  /** 24:00 of `dueOn` in the calendar's zone, as an instant: the first instant that is late. */
  readonly dueAt: Date | null;
  /** Day 0: `startOn`, or the working day to which a receipt was moved. */
  readonly countedFrom: LocalDate;
  readonly countedDays: readonly LocalDate[];
  readonly skippedDays: readonly DayOff[];
  /** The date may still change: it is shown as "tạm tính" and computed again when the calendar changes. */
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
 * @throws RangeError when the rules hold something else than whole days from 0 to 1000 or null
 */
export const dueDate = ({
  category,
  startOn,
  isAhead = false,
  calendar,
  receiptPolicy = 'actual',
  rules = regulationDeadlines,
}: DueDateRequest): DueDate => counted(startOn, category, isAhead, calendar, receiptPolicy, rules);

/** What begins on one day is counted alike all day. */
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
  // Where the receipt was moved to depends on the days before it too.
  const provisional = isMoved ? isProvisionalBetween(calendar, startOn, counting.dueOn) : counting.provisional;
  return {
    ...counting,
    provisional,
    countedFrom,
    dueAt: endOfLocalDay(counting.dueOn, calendar.timeZone),
    explanation: describeCounting({ clock, startOn, countedFrom, workingDays, counting, provisional, calendar }),
  };
}, 8);
