/** Recomputes the due date of an open question after days were added to or removed from the calendar. */

import type { DeadlineRules, ReceiptPolicy } from '../calendar/due-date.ts';
import { dueDate } from '../calendar/due-date.ts';
import type { WorkCalendar } from '../calendar/holidays.ts';
import { endOfLocalDay, type LocalDate, localDateOf } from '../calendar/local-date.ts';
import { dueAfterPause } from './due.ts';
import type { Question } from './question.ts';

/** The calendar and the rules by which a due date is recomputed. */
export interface DueRules {
  readonly calendar: WorkCalendar;
  readonly receiptPolicy: ReceiptPolicy;
  /** The deadline rules for a period that starts on this day. */
  readonly rulesOn: (day: LocalDate) => DeadlineRules;
}

/**
 * Day 0 is the day of receipt, or the day it was reopened. Each pause of this round moves the date (Bộ luật Dân sự 91/2015,
 * Điều 147). A date promised in an interim answer stays, unless the legal date is now later.
 * @returns the question with its new date or explanation; null when both are unchanged
 */
export function recountDue(question: Question, { calendar, receiptPolicy, rulesOn }: DueRules): Question | null {
  const { standing } = question;
  const startedAt = standing.reopenedAt === null ? question.receivedAt : new Date(standing.reopenedAt);
  const startOn = localDateOf(startedAt, calendar.timeZone);
  const first = dueDate({ category: 'answer', startOn, calendar, receiptPolicy, rules: rulesOn(startOn) });
  if (!first.dueOn) return null;
  let legalDueOn = first.dueOn;
  let explanation = first.explanation;
  for (const { at, endedAt } of standing.pauses) {
    if (endedAt === null || new Date(at) < startedAt) continue;
    const moved = dueAfterPause(legalDueOn, { from: new Date(at), to: new Date(endedAt) }, calendar);
    legalDueOn = moved.on;
    explanation = moved.explanation;
  }
  const promise = standing.interims.findLast(({ at }) => new Date(at) >= startedAt);
  const isPromised = promise !== undefined && question.dueOn !== standing.legalDueOn && question.dueOn > legalDueOn;
  const dueOn = isPromised ? question.dueOn : legalDueOn;
  const isSameDay = dueOn === question.dueOn && legalDueOn === standing.legalDueOn;
  // The date may be equal while its explanation changes: a provisional day has become final.
  if (isSameDay && (isPromised || JSON.stringify(explanation) === JSON.stringify(question.explanation))) return null;
  return {
    ...question,
    dueOn,
    dueAt: endOfLocalDay(dueOn, calendar.timeZone),
    explanation: isPromised ? question.explanation : explanation,
    standing: { ...standing, legalDueOn },
  };
}
