/** Reminders of items: 50 % of the time to whoever holds it, 75 % to the approver, 90 % and overdue to the head. */
import { startOfLocalDay } from '../../domain/calendar/local-date.ts';
import type { Person } from '../../domain/person/person.ts';
import { officeTimeOnOrAfter, usualOfficeHours } from '../../domain/reminder/office-hours.ts';
import { type Reminder, remindersOf } from '../../domain/reminder/reminder.ts';
import { aboutItem } from '../../domain/submission/react.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { notify } from '../react.ts';
import { whoseTurn } from '../submission/cards.ts';
import { read } from '../submission/read.ts';

const openItems = 1_000;

/** The newest reminder whose time has come. One that was slept over is not sent any more: the next one says more. */
export const newestDue = (reminders: readonly Reminder[], now: Date): Reminder | null =>
  reminders.filter(({ at }) => at <= now).at(-1) ?? null;

/** True while somebody is at a desk. */
export const isOfficeOpen = (unit: Unit): boolean =>
  officeTimeOnOrAfter(unit.now, unit.calendar, usualOfficeHours).getTime() === unit.now.getTime();

const startOf = (unit: Unit, submission: Submission): Date => {
  const { eventOn } = read(unit, submission);
  return eventOn
    ? startOfLocalDay(eventOn, unit.ward.timeZone)
    : (submission.standing.submittedAt ?? submission.createdAt);
};

const recipients = async (unit: Unit, submission: Submission, to: Reminder['to']): Promise<readonly Person[]> => {
  if (to === 'head') return unit.stores.people.holdersOf(['head'], unit.now);
  if (to === 'holder' && submission.state === 'returned') return [await unit.stores.people.get(submission.authorId)];
  return submission.state === 'submitted' ? whoseTurn(unit, submission) : [];
};

export const remindOfItems = async (unit: Unit): Promise<void> => {
  if (!isOfficeOpen(unit)) return;
  for (const submission of await unit.stores.submissions.inStates(['submitted', 'returned'], openItems)) {
    const due = submission.standing.due;
    if (!due?.at || !due.on) continue;
    const reminder = newestDue(
      remindersOf('item', startOf(unit, submission), due.at, unit.calendar, usualOfficeHours),
      unit.now,
    );
    if (!reminder) continue;
    if (!(await unit.stores.once(`remind:${submission.id}:${due.at.getTime()}:${reminder.level}`, unit.now))) continue;
    // Sent late in its time: the sender has just been told the date.
    if (
      submission.standing.submittedAt &&
      reminder.at < submission.standing.submittedAt &&
      reminder.level !== 'overdue'
    )
      continue;
    const view = { ...aboutItem(submission), name: `remind-item-${reminder.level}`, due: due.on } as const;
    for (const { id } of await recipients(unit, submission, reminder.to))
      await notify(unit, id, view, `${unit.cause}:remind:${submission.id}:${reminder.level}`);
  }
};
