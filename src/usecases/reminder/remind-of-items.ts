/** Reminders of items: 50 % of the time to whoever holds it, 75 % to the approver, 90 % and overdue to the head. */
import { formatDate, type LocalDate, startOfLocalDay } from '../../domain/calendar/local-date.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { officeTimeOnOrAfter, stretchesBetween } from '../../domain/reminder/office-hours.ts';
import { type Reminder, remindersOf } from '../../domain/reminder/reminder.ts';
import { aboutItem } from '../../domain/submission/react.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { officeHoursOf } from '../../domain/ward.ts';
import type { InWard, Unit } from '../../ports/services.ts';
import { notify } from '../react.ts';
import { present, whoseTurn } from '../submission/cards.ts';
import { read } from '../submission/read.ts';

/** Looked at in one transaction: a few milliseconds. */
export const sliceLength = 10;
/** What nobody touched is told of when its day is over, and not a week later. */
const longestLateMs = 7 * 24 * 3_600_000;
const hourMs = 3_600_000;

/** The newest reminder whose time has come. One that was slept over is not sent any more: the next one says more. */
export const newestDue = (reminders: readonly Reminder[], now: Date): Reminder | null =>
  reminders.filter(({ at }) => at <= now).at(-1) ?? null;

/** True while somebody is at a desk. */
export const isOfficeOpen = (unit: Unit): boolean =>
  officeTimeOnOrAfter(unit.now, unit.calendar, officeHoursOf(unit.ward)).getTime() === unit.now.getTime();

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
  // When it is over, whoever holds it is asked why.
  return level === 'overdue' ? [...heads, ...holders.filter(({ id }) => !heads.some((head) => head.id === id))] : heads;
};

/** The process may want it sooner than the law: reminders count from the shorter time, lateness from the law's. */
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

interface Due {
  readonly submission: Submission;
  readonly reminder: Reminder;
  readonly on: LocalDate;
}

/** Everybody's reminders of these, in the order of the dates. */
async function dueNow(unit: Unit, items: readonly Submission[]): Promise<ReadonlyMap<PersonId, readonly Due[]>> {
  const found = new Map<PersonId, Due[]>();
  for (const submission of items) {
    const { due, submittedAt, budgetHours } = submission.standing;
    const target = targetOf(unit, submission);
    if (!due?.at || !due.on || !target) continue;
    const start = budgetHours && submittedAt ? submittedAt : startOf(unit, submission);
    const planned = remindersOf('item', start, target, unit.calendar, officeHoursOf(unit.ward)).filter(
      ({ level }) => level !== 'overdue',
    );
    const overdue = remindersOf('item', start, due.at, unit.calendar, officeHoursOf(unit.ward)).slice(-1);
    const reminder = newestDue([...planned, ...overdue], unit.now);
    if (!reminder) continue;
    if (!(await unit.stores.once(`remind:${submission.id}:${due.at.getTime()}:${reminder.level}`, unit.now))) continue;
    // Sent late in its time: the sender has just been told the date.
    if (submittedAt && reminder.at < submittedAt && reminder.level !== 'overdue') continue;
    for (const { id } of await recipients(unit, submission, reminder))
      found.set(id, [...(found.get(id) ?? []), { submission, reminder, on: due.on }]);
  }
  return found;
}

const mostListed = 8;

/** Those with a day, in slices: however many are open, nobody waits long for the database. */
export async function remindOfItems(inWard: InWard): Promise<void> {
  if (!(await inWard(async (unit) => isOfficeOpen(unit)))) return;
  for (const state of ['submitted', 'returned'] as const) {
    let page: readonly Submission[] = [];
    do {
      const after = page.at(-1) ?? null;
      page = await inWard(async (unit) => {
        const from = new Date(unit.now.getTime() - longestLateMs);
        const items = await unit.stores.submissions.due(state, from, sliceLength, after);
        await remindOf(unit, items);
        return items;
      });
    } while (page.length === sliceLength);
  }
}

/** One message to a person: of one item with its buttons, of several as a list. */
async function remindOf(unit: Unit, items: readonly Submission[]): Promise<void> {
  for (const [person, all] of await dueNow(unit, items)) {
    const [first, second] = all;
    if (first && !second) {
      const { submission, reminder, on } = first;
      const view = { ...aboutItem(submission), name: `remind-item-${reminder.level}`, due: on } as const;
      await notify(unit, person, view, `${unit.cause}:remind:${submission.id}:${reminder.level}`);
    } else
      await notify(unit, person, {
        noun: 'ward',
        name: 'item-reminders',
        facts: { count: all.length, lines: linesOf(unit, all) },
      });
  }
}

const linesOf = (unit: Unit, all: readonly Due[]): Sentence | string =>
  all.slice(0, mostListed).reduceRight<Sentence | string>(
    (rest, { submission, reminder, on }) => ({
      key: 'list-join',
      facts: {
        line: {
          key: 'item-reminder-line',
          facts: {
            code: submission.code,
            title: read(unit, submission).title,
            due: formatDate(on),
            level: reminder.level,
          },
        },
        rest,
      },
    }),
    '',
  );
