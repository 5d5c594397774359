/** When is somebody reminded of a question? Only while the ward owes something, a call to whom no message reaches among it; while its asker is waited for the clock stands still. */
import type { WorkCalendar } from '../calendar/holidays.ts';
import type { OfficeHours } from '../reminder/office-hours.ts';
import { type Reminder, remindersOf } from '../reminder/reminder.ts';
import type { Question } from './question.ts';
import { holderOf } from './react.ts';

/** All reminders of its present round, those that are past among them; none when nothing of ours is waited for. */
export const remindersOfQuestion = (
  question: Question,
  calendar: WorkCalendar,
  hours: OfficeHours,
): readonly Reminder[] => {
  const holder = holderOf(question);
  if (holder === null || holder === 'asker') return [];
  const { reopenedAt } = question.standing;
  const startAt = reopenedAt ? new Date(reopenedAt) : question.receivedAt;
  return remindersOf('question', startAt, question.dueAt, calendar, hours);
};
