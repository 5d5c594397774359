/** Reminders about questions: on the 10th, 13th and last working day, and when overdue (Art. 8.1.đ). */

import type { Audience } from '../../domain/audience.ts';
import { formatDate, localDateOf } from '../../domain/calendar/local-date.ts';
import type { PersonId } from '../../domain/ids.ts';
import { patienceForReply, workingDaysBetween } from '../../domain/question/due.ts';
import { openPause, type Question } from '../../domain/question/question.ts';
import { holderOf, type QuestionDuty } from '../../domain/question/react.ts';
import { remindersOfQuestion } from '../../domain/question/remind.ts';
import type { Reminder } from '../../domain/reminder/reminder.ts';
import { cutText } from '../../domain/text/normalize.ts';
import { officeHoursOf } from '../../domain/ward.ts';
import type { InWard, Unit } from '../../ports/services.ts';
import { inSlices } from '../in-slices.ts';
import { eachInStates } from '../question/each-in-states.ts';
import { relationsOf } from '../question/relations.ts';
import { peopleOf } from '../react.ts';
import { newestDue } from './remind-of-items.ts';
import { type Found, type Gathered, gather } from './tell-each.ts';

/** The first reminder comes five working days before the due day, which is never more than a month even with the Tết holidays. */
const horizonMs = 31 * 86_400_000;
const sliceLength = 100;
const lineLength = 50;
const weekMs = 7 * 86_400_000;

const head = { role: 'head' } as const;
const dutyOf = (duty: QuestionDuty) => ({ holdersOf: duty });

const holders = (question: Question): Audience<QuestionDuty> => {
  const holder = holderOf(question);
  return dutyOf(holder === 'approvers' ? 'signing' : holder === 'assignee' ? 'assignee' : 'leading');
};

/** When a question is overdue, the head and the holder are notified; the holder must give the reason. */
const audiencesOf = (question: Question, { to, level }: Reminder): readonly Audience<QuestionDuty>[] => {
  if (to === 'approver') return [dutyOf('signing')];
  if (to !== 'head') return [holders(question)];
  return level === 'overdue' ? [head, holders(question)] : [head];
};

/** A reminder key. Overdue before signing and undelivered after signing are separate reminders; the latter repeats each week. */
const signedName = ({ level, at }: Reminder, now: Date): string =>
  `signed:${level}:${level === 'overdue' ? Math.floor((now.getTime() - at.getTime()) / weekMs) : 0}`;

/** The question's reminder, if it is due and was not sent yet. */
const dueNow = async (unit: Unit, question: Question): Promise<Found | null> => {
  const reminder = newestDue(remindersOfQuestion(question, unit.calendar, officeHoursOf(unit.ward)), unit.now);
  if (!reminder) return null;
  const { id, code, dueAt } = question;
  const { level } = reminder;
  const name = question.state === 'approved' ? signedName(reminder, unit.now) : level;
  const key = `remind:${id}:${dueAt.getTime()}:${name}`;
  if (await unit.stores.wasOnce(key)) return null;
  const people = new Set<PersonId>();
  for (const audience of audiencesOf(question, reminder))
    for (const person of await peopleOf(unit, audience, relationsOf(unit, question))) people.add(person);
  const view = { noun: 'question', name: 'question-reminder', question: id, code, facts: { level } } as const;
  const facts = { code, title: cutText(question.title, lineLength), level, due: formatDate(question.dueOn) };
  return { key, to: [...people], dueAt, view, line: { key: 'question-reminder-line', facts }, opens: `question:${id}` };
};

/** Collects the reminders due for questions, in slices. */
export async function questionsDue(inWard: InWard, found: Gathered): Promise<void> {
  for (const state of ['received', 'assigned', 'drafted', 'approved'] as const)
    await inSlices<Question>(inWard, sliceLength, async (unit, after) => {
      const page = await unit.stores.questions.inStates([state], sliceLength, after);
      const near = page.filter(({ dueAt }) => dueAt.getTime() - unit.now.getTime() <= horizonMs);
      await gather(found, near, (each) => dueNow(unit, each));
      return near;
    });
}

/** A clarification was not answered in time, so those who asked must decide how to continue. Reported once per pause. */
async function pauseOver(unit: Unit, question: Question): Promise<Found | null> {
  const zone = unit.calendar.timeZone;
  const pause = openPause(question);
  if (!pause) return null;
  const waited = workingDaysBetween(unit.calendar, localDateOf(new Date(pause.at), zone), localDateOf(unit.now, zone));
  const { id, code, dueAt } = question;
  const key = `pause-over:${id}:${pause.at}`;
  if (waited < patienceForReply || (await unit.stores.wasOnce(key))) return null;
  const people = new Set<PersonId>();
  for (const duty of ['leading', 'assignee'] as const)
    for (const person of await peopleOf(unit, dutyOf(duty), relationsOf(unit, question))) people.add(person);
  const facts = { days: patienceForReply };
  const view = { noun: 'question', name: 'question-pause-over', question: id, code, facts } as const;
  const line = { key: 'pause-over-line', facts: { code, title: cutText(question.title, lineLength) } };
  return { key, to: [...people], dueAt, view, line, opens: `question:${id}` };
}

/** Runs once a day. */
export const pausesDue = (inWard: InWard, found: Gathered): Promise<void> =>
  inWard(async (unit) => {
    const paused: Question[] = [];
    for await (const question of eachInStates(unit, ['clarification'])) paused.push(question);
    await gather(found, paused, (each) => pauseOver(unit, each));
  });
