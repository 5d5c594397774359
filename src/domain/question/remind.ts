/**
 * When reminders about a question are due: only while the ward owes something, including a phone call to an asker who cannot be
 * reached by message. While the asker's reply is awaited, the clock stops. A signed answer that was not delivered by its due
 * date is also owed, whatever the outbox reports.
 */
import type { WorkCalendar } from '../calendar/holidays.ts';
import type { OfficeHours } from '../reminder/office-hours.ts';
import { type Reminder, remindersOf } from '../reminder/reminder.ts';
import type { Question } from './question.ts';
import { holderOf } from './react.ts';

/** How long a signed answer may take to arrive before a reminder is sent, in milliseconds. */
const onItsWayMs = 3_600_000;

/** All reminders of the present round, including past ones; empty when nothing is awaited from the ward. */
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
