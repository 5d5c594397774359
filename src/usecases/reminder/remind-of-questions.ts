/** Reminders of questions: the 10th and 13th working day, the last one, and overdue (Art. 8.1.đ). */
import { formatDate, localDateOf } from '../../domain/calendar/local-date.ts';
import type { Facts } from '../../domain/facts.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { patienceForReply, workingDaysBetween } from '../../domain/question/due.ts';
import { openPause, type Question } from '../../domain/question/question.ts';
import { holderOf } from '../../domain/question/react.ts';
import { remindersOfQuestion } from '../../domain/question/remind.ts';
import { reminderOfQuestion } from '../../domain/question/talk.ts';
import { usualOfficeHours } from '../../domain/reminder/office-hours.ts';
import type { Reminder } from '../../domain/reminder/reminder.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { Unit } from '../../ports/services.ts';
import { eachInStates } from '../question/each-in-states.ts';
import { approvers, leaders, withPhone } from '../question/notify.ts';
import { tell } from '../tell.ts';
import { isOfficeOpen, newestDue } from './remind-of-items.ts';

const titleLength = 80;
/** The first reminder comes five working days before the end: with the days off of Tết these never are more than a month. */
const horizonMs = 31 * 86_400_000;
/** So many reminders of one run come one by one to a person; more are one message, which names the first of them. */
const mostSingly = 3;
const listedLength = 5;
const lineLength = 50;
const weekMs = 7 * 86_400_000;

const holders = async (unit: Unit, question: Question): Promise<readonly Person[]> => {
  const { assignee } = question.standing;
  switch (holderOf(question)) {
    case 'approvers':
      return approvers(unit, question);
    case 'assignee':
      return assignee ? [await unit.stores.people.get(assignee.person)] : [];
    default:
      return leaders(unit);
  }
};

/** The head hears when it is over, and whoever has it too: the reason is theirs to write down. */
const recipients = async (unit: Unit, question: Question, { to, level }: Reminder): Promise<readonly Person[]> => {
  const head = await unit.stores.people.holdersOf(['head'], unit.now);
  if (to === 'approver') return approvers(unit, question);
  if (to !== 'head') return holders(unit, question);
  const all = level === 'overdue' ? [...head, ...(await holders(unit, question))] : head;
  return [...new Map(all.map((person) => [person.id, person])).values()];
};

interface Due {
  readonly question: Question;
  readonly reminder: Reminder;
}

/** Late before it was signed, and late again because it did not arrive, are two things to do; the second is said each week. */
const signedName = ({ level, at }: Reminder, now: Date): string =>
  `signed:${level}:${level === 'overdue' ? Math.floor((now.getTime() - at.getTime()) / weekMs) : 0}`;

/** Everybody's reminders of this run, in the order of the dates. */
const dueNow = async (unit: Unit): Promise<ReadonlyMap<PersonId, readonly Due[]>> => {
  const found = new Map<PersonId, Due[]>();
  for await (const question of eachInStates(unit, ['received', 'assigned', 'drafted', 'approved'])) {
    if (question.dueAt.getTime() - unit.now.getTime() > horizonMs) break;
    const reminder = newestDue(remindersOfQuestion(question, unit.calendar, usualOfficeHours), unit.now);
    if (!reminder) continue;
    const name = question.state === 'approved' ? signedName(reminder, unit.now) : reminder.level;
    if (!(await unit.stores.once(`remind:${question.id}:${question.dueAt.getTime()}:${name}`, unit.now))) continue;
    for (const { id } of await recipients(unit, question, reminder))
      found.set(id, [...(found.get(id) ?? []), { question, reminder }]);
  }
  return found;
};

/** Many at once are one message: how many, and the first of them, the latest ones in front. */
const tellMany = (unit: Unit, person: PersonId, many: readonly Due[]): Promise<void> =>
  tell(unit, person, {
    key: 'question-reminders',
    facts: {
      count: many.length,
      lines: many.slice(0, listedLength).reduceRight<{ key: string; facts: Facts } | string>(
        (rest, { question, reminder }) => ({
          key: 'list-join',
          facts: {
            line: {
              key: 'question-reminder-line',
              facts: {
                code: question.code,
                title: cutText(question.title, lineLength),
                level: reminder.level,
                due: formatDate(question.dueOn),
              },
            },
            rest,
          } as Facts,
        }),
        '',
      ) as never,
    },
    buttons: [[{ label: { key: 'menu-cauhoi' }, action: 'go.cauhoi', subject: '', revision: 0 }]],
  });

export const remindOfQuestions = async (unit: Unit): Promise<void> => {
  if (!isOfficeOpen(unit)) return;
  for (const [person, all] of await dueNow(unit))
    if (all.length > mostSingly) await tellMany(unit, person, all);
    else
      for (const { question, reminder } of all)
        await tell(unit, person, reminderOfQuestion(question, reminder), `remind:${question.id}:${reminder.level}`);
};

/** Whoever was asked for something has had their time: those who asked decide what becomes of it. Told once a pause. */
export const remindOfPauses = async (unit: Unit): Promise<void> => {
  const zone = unit.calendar.timeZone;
  for await (const question of eachInStates(unit, ['clarification'])) {
    const pause = openPause(question);
    if (!pause) continue;
    const waited = workingDaysBetween(
      unit.calendar,
      localDateOf(new Date(pause.at), zone),
      localDateOf(unit.now, zone),
    );
    if (waited < patienceForReply) continue;
    if (!(await unit.stores.once(`pause-over:${question.id}:${pause.at}`, unit.now))) continue;
    const { assignee } = question.standing;
    const people = new Map((await leaders(unit)).map((person) => [person.id, person]));
    if (assignee) people.set(assignee.person, await unit.stores.people.get(assignee.person));
    for (const { id } of people.values())
      await tell(
        unit,
        id,
        {
          key: 'question-pause-over',
          facts: await withPhone(unit, question, {
            code: question.code,
            title: cutText(question.title, titleLength),
            days: patienceForReply,
          }),
          buttons: [
            [
              {
                label: { key: 'choice-q-heard' },
                action: 'q-heardByPhone',
                subject: question.id,
                revision: question.standing.revision,
              },
            ],
            [
              {
                label: { key: 'choice-q-view' },
                action: 'q-view',
                subject: question.id,
                revision: question.standing.revision,
              },
            ],
          ],
        },
        `pause-over:${question.id}`,
      );
  }
};
