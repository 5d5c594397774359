/**
 * When is somebody reminded of a question? Only while the ward owes something, a call to whom no message reaches among it;
 * while its asker is waited for the clock stands still. Signed and late is owed too, whatever the outbox knows of it.
 */
import type { WorkCalendar } from '../calendar/holidays.ts';
import type { OfficeHours } from '../reminder/office-hours.ts';
import { type Reminder, remindersOf } from '../reminder/reminder.ts';
import type { Question } from './question.ts';
import { holderOf } from './react.ts';

/** An answer that was signed may take so long to arrive before somebody looks after it. */
const onItsWayMs = 3_600_000;

/** All reminders of its present round, those that are past among them; none when nothing of ours is waited for. */
export const remindersOfQuestion = (
  question: Question,
  calendar: WorkCalendar,
  hours: OfficeHours,
): readonly Reminder[] => {
  const holder = holderOf(question);
  if (holder === 'asker' || (holder === null && question.state !== 'approved')) return [];
  const { answer, reopenedAt } = question.standing;
  const startAt = reopenedAt ? new Date(reopenedAt) : question.receivedAt;
  const reminders = remindersOf('question', startAt, question.dueAt, calendar, hours);
  if (holder !== null || !answer) return reminders;
  const arrivedBy = new Date(Date.parse(answer.at) + onItsWayMs);
  return reminders
    .filter(({ level }) => level === 'overdue')
    .map((reminder) => (reminder.at < arrivedBy ? { ...reminder, at: arrivedBy } : reminder));
};
