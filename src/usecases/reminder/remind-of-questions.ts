/** Reminders of questions: the 10th and 13th working day, the last one, and overdue (Art. 8.1.đ). */
import type { Person } from '../../domain/person/person.ts';
import type { Question } from '../../domain/question/question.ts';
import { remindersOfQuestion } from '../../domain/question/remind.ts';
import { reminderOfQuestion } from '../../domain/question/talk.ts';
import { usualOfficeHours } from '../../domain/reminder/office-hours.ts';
import type { Reminder } from '../../domain/reminder/reminder.ts';
import type { Unit } from '../../ports/services.ts';
import { leaders } from '../question/notify.ts';
import { tell } from '../tell.ts';
import { isOfficeOpen, newestDue } from './remind-of-items.ts';

const mostOpen = 2_000;

const recipients = async (unit: Unit, question: Question, to: Reminder['to']): Promise<readonly Person[]> => {
  const { assignee } = question.standing;
  if (to === 'head') return unit.stores.people.withRoles(['head']);
  if (to === 'approver') return unit.stores.people.withRoles(['deputy', 'standingDeputy']);
  return assignee ? [await unit.stores.people.get(assignee.person)] : leaders(unit);
};

export const remindOfQuestions = async (unit: Unit): Promise<void> => {
  if (!isOfficeOpen(unit)) return;
  for (const question of await unit.stores.questions.inStates(['received', 'assigned', 'drafted'], mostOpen)) {
    const reminder = newestDue(remindersOfQuestion(question, unit.calendar, usualOfficeHours), unit.now);
    if (!reminder) continue;
    if (!(await unit.stores.once(`remind:${question.id}:${question.dueAt.getTime()}:${reminder.level}`, unit.now)))
      continue;
    for (const person of await recipients(unit, question, reminder.to))
      await tell(unit, person.id, reminderOfQuestion(question, reminder), `remind:${question.id}:${reminder.level}`);
  }
};
