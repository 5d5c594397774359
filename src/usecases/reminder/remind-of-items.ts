/** Reminders about items: at 50 % of the time to the holder, at 75 % to the approver, at 90 % and when overdue to the head. */

import { formatDate, startOfLocalDay } from '../../domain/calendar/local-date.ts';
import { type Person, present } from '../../domain/person/person.ts';
import { stretchesBetween } from '../../domain/reminder/office-hours.ts';
import { type Reminder, remindersOf } from '../../domain/reminder/reminder.ts';
import { aboutItem } from '../../domain/submission/react.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { cutText } from '../../domain/text/normalize.ts';
import { officeHoursOf } from '../../domain/ward.ts';
import type { InWard, Unit } from '../../ports/services.ts';
import { inSlices } from '../in-slices.ts';
import { whoseTurn } from '../submission/cards.ts';
import { read } from '../submission/read.ts';
import { type Found, type Gathered, gather } from './tell-each.ts';

/** Items per transaction; takes a few milliseconds. */
export const sliceLength = 10;
/** An item is reported when its day is over, but not if it has been overdue for more than a week. */
const longestLateMs = 7 * 24 * 3_600_000;
const lineLength = 80;
const hourMs = 3_600_000;

/** The newest reminder that is due. Earlier ones that were missed are skipped, because the newest says more. */
export const newestDue = (reminders: readonly Reminder[], now: Date): Reminder | null =>
  reminders.filter(({ at }) => at <= now).at(-1) ?? null;

const startOf = (unit: Unit, submission: Submission): Date => {
  const { eventOn } = read(unit, submission);
  return eventOn
    ? startOfLocalDay(eventOn, unit.ward.timeZone)
    : (submission.standing.submittedAt ?? submission.createdAt);
};

const recipients = async (unit: Unit, submission: Submission, { to, level }: Reminder): Promise<readonly Person[]> => {
  const holders =
    submission.state === 'returned'
      ? to === 'approver'
        ? []
        : [await unit.stores.people.get(submission.authorId)]
      : await whoseTurn(unit, submission);
  if (to !== 'head') return holders;
  const heads = present(await unit.stores.people.holdersOf(['head'], unit.now));
  // The holder of an overdue item is asked for the reason.
  return level === 'overdue' ? [...heads, ...holders.filter(({ id }) => !heads.some((head) => head.id === id))] : heads;
};

/** The process may set a shorter time than the law: reminders use the shorter one, lateness the legal one. */
function targetOf(unit: Unit, { standing: { due, submittedAt, budgetHours } }: Submission): Date | null {
  if (!due?.at || !submittedAt || !budgetHours) return due?.at ?? null;
  const stretches = stretchesBetween(submittedAt, due.at, unit.calendar, officeHoursOf(unit.ward));
  let left = budgetHours * hourMs;
  for (const { from, to } of stretches) {
    const length = to.getTime() - from.getTime();
    if (left <= length) return new Date(from.getTime() + left);
    left -= length;
  }
  return due.at;
}

/** The item's reminder, if it is due and was not sent yet. */
async function dueNow(unit: Unit, submission: Submission): Promise<Found | null> {
  const { due, submittedAt, budgetHours } = submission.standing;
  const target = targetOf(unit, submission);
  if (!due?.at || !due.on || !target) return null;
  const start = budgetHours && submittedAt ? submittedAt : startOf(unit, submission);
  const planned = remindersOf('item', start, target, unit.calendar, officeHoursOf(unit.ward)).filter(
    ({ level }) => level !== 'overdue',
  );
  const overdue = remindersOf('item', start, due.at, unit.calendar, officeHoursOf(unit.ward)).slice(-1);
  const reminder = newestDue([...planned, ...overdue], unit.now);
  if (!reminder) return null;
  const { level } = reminder;
  const key = `remind:${submission.id}:${due.at.getTime()}:${level}`;
  if (await unit.stores.wasOnce(key)) return null;
  // Submitted after this reminder's time: the sender has just been told the date.
  const isKnown = submittedAt && reminder.at < submittedAt && level !== 'overdue';
  const to = isKnown ? [] : (await recipients(unit, submission, reminder)).map(({ id }) => id);
  const view = { ...aboutItem(submission), name: `remind-item-${level}`, due: due.on } as const;
  const title = cutText(read(unit, submission).title, lineLength);
  const facts = { code: submission.code, title, due: formatDate(due.on), level };
  return { key, to, dueAt: due.at, view, line: { key: 'item-reminder-line', facts }, opens: `item:${submission.id}` };
}

/** Collects the reminders due for items, in slices. */
export async function itemsDue(inWard: InWard, found: Gathered): Promise<void> {
  for (const state of ['submitted', 'returned'] as const)
    await inSlices<Submission>(inWard, sliceLength, async (unit, after) => {
      const from = new Date(unit.now.getTime() - longestLateMs);
      const items = await unit.stores.submissions.due(state, from, sliceLength, after);
      await gather(found, items, (item) => dueNow(unit, item));
      return items;
    });
}
