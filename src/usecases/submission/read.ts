/** A submission as it reads in its ward: guesses completed, dates counted. */
import { dueDate } from '../../domain/calendar/due-date.ts';
import { localDateOf } from '../../domain/calendar/local-date.ts';
import { categories } from '../../domain/submission/categories/index.ts';
import { type Reading, readContent } from '../../domain/submission/reading.ts';
import { type Due, photosOf, type Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';

export const read = (unit: Pick<Unit, 'ward'>, submission: Submission): Reading =>
  readContent(submission.content, photosOf(submission), {
    saidAt: submission.createdAt,
    timeZone: unit.ward.timeZone,
    units: unit.ward.units,
  });

/** Due date of a reading (Art. 8.1); without a day the clock has not begun and today stands in. */
export const dueOf = (unit: Pick<Unit, 'ward' | 'calendar' | 'now'>, reading: Reading): Due => {
  const due = dueDate({
    category: categories[reading.category].deadline,
    startOn: reading.eventOn ?? localDateOf(unit.now, unit.ward.timeZone),
    calendar: unit.calendar,
    receiptPolicy: unit.ward.receiptPolicy,
    rules: unit.ward.deadlines,
  });
  return { at: due.dueAt, on: due.dueOn, provisional: due.provisional, explanation: due.explanation };
};
