/** The day of an open question counted anew, after days were added to the calendar or taken out of it. */

import type { DeadlineRules, ReceiptPolicy } from '../calendar/due-date.ts';
import { dueDate } from '../calendar/due-date.ts';
import type { WorkCalendar } from '../calendar/holidays.ts';
import { endOfLocalDay, type LocalDate, localDateOf } from '../calendar/local-date.ts';
import { dueAfterPause } from './due.ts';
import type { Question } from './question.ts';

/** What a day is counted anew by. */
export interface DueRules {
  readonly calendar: WorkCalendar;
  readonly receiptPolicy: ReceiptPolicy;
  /** Of a clock that starts on this day. */
  readonly rulesOn: (day: LocalDate) => DeadlineRules;
}

/**
 * Receipt, or the day it was opened again, is day 0; each pause of this round moves the day (Bộ luật Dân sự 91/2015,
 * Điều 147). A day that was promised in an interim answer stays as it was promised, unless the law now gives longer.
 * @returns the question with its new day, or its new sentence; null when both are the same
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
  // A day that was provisional is settled: its sentence says so.
  if (isSameDay && (isPromised || JSON.stringify(explanation) === JSON.stringify(question.explanation))) return null;
  return {
    ...question,
    dueOn,
    dueAt: endOfLocalDay(dueOn, calendar.timeZone),
    explanation: isPromised ? question.explanation : explanation,
    standing: { ...standing, legalDueOn },
  };
}
