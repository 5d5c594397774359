/** Reminders of questions: the 10th and 13th working day, the last one, and overdue (Art. 8.1.đ). */
import type { Audience, Reaction } from '../../domain/audience.ts';
import { formatDate, localDateOf } from '../../domain/calendar/local-date.ts';
import type { Facts } from '../../domain/facts.ts';
import type { PersonId } from '../../domain/ids.ts';
import { patienceForReply, workingDaysBetween } from '../../domain/question/due.ts';
import { openPause, type Question } from '../../domain/question/question.ts';
import { holderOf, type QuestionDuty } from '../../domain/question/react.ts';
import { remindersOfQuestion } from '../../domain/question/remind.ts';
import type { QuestionView } from '../../domain/question/view.ts';
import type { Reminder } from '../../domain/reminder/reminder.ts';
import { cutText } from '../../domain/text/normalize.ts';
import { officeHoursOf } from '../../domain/ward.ts';
import type { InWard, Unit } from '../../ports/services.ts';
import { eachInStates } from '../question/each-in-states.ts';
import { leadersOnly, relationsOf } from '../question/relations.ts';
import { carryOutReactions, peopleOf } from '../react.ts';
import { isOfficeOpen, newestDue } from './remind-of-items.ts';

/** The first reminder comes five working days before the end: with the days off of Tết these never are more than a month. */
const horizonMs = 31 * 86_400_000;
/** So many reminders of one run come one by one to a person; more are one message, which names the first of them. */
const mostSingly = 3;
const listedLength = 5;
/** What one slice holds is one message to a person: long enough for all that a ward has near their end at once. */
const sliceLength = 100;
const lineLength = 50;
const weekMs = 7 * 86_400_000;

const head = { role: 'head' } as const;
const dutyOf = (duty: QuestionDuty) => ({ holdersOf: duty });

const holders = (question: Question): Audience<QuestionDuty> => {
  const holder = holderOf(question);
  return dutyOf(holder === 'approvers' ? 'signing' : holder === 'assignee' ? 'assignee' : 'leading');
};

/** The head hears when it is over, and whoever has it too: the reason is theirs to write down. */
const audiencesOf = (question: Question, { to, level }: Reminder): readonly Audience<QuestionDuty>[] => {
  if (to === 'approver') return [dutyOf('signing')];
  if (to !== 'head') return [holders(question)];
  return level === 'overdue' ? [head, holders(question)] : [head];
};

interface Due {
  readonly question: Question;
  readonly reminder: Reminder;
}

/** Late before it was signed, and late again because it did not arrive, are two things to do; the second is said each week. */
const signedName = ({ level, at }: Reminder, now: Date): string =>
  `signed:${level}:${level === 'overdue' ? Math.floor((now.getTime() - at.getTime()) / weekMs) : 0}`;

/** Everybody's reminders of these, in the order of the dates. */
const dueNow = async (unit: Unit, questions: readonly Question[]): Promise<ReadonlyMap<PersonId, readonly Due[]>> => {
  const found = new Map<PersonId, Due[]>();
  for (const question of questions) {
    const reminder = newestDue(remindersOfQuestion(question, unit.calendar, officeHoursOf(unit.ward)), unit.now);
    if (!reminder) continue;
    const name = question.state === 'approved' ? signedName(reminder, unit.now) : reminder.level;
    if (!(await unit.stores.once(`remind:${question.id}:${question.dueAt.getTime()}:${name}`, unit.now))) continue;
    const people = new Set<PersonId>();
    for (const audience of audiencesOf(question, reminder))
      for (const id of await peopleOf(unit, audience, relationsOf(unit, question))) people.add(id);
    for (const id of people) found.set(id, [...(found.get(id) ?? []), { question, reminder }]);
  }
  return found;
};

const notice = (
  to: Audience<QuestionDuty>,
  name: QuestionView['name'],
  question: Question,
  facts: Facts,
  key: string,
): Reaction<QuestionDuty> => ({
  to,
  view: { noun: 'question', name, question: question.id, code: question.code, facts },
  key,
});

const lineOf = ({ question, reminder }: Due): Facts => ({
  code: question.code,
  title: cutText(question.title, lineLength),
  level: reminder.level,
  due: formatDate(question.dueOn),
});

/** Many at once are one message: how many, and the first of them, the latest ones in front. */
const tellMany = (unit: Unit, person: PersonId, many: readonly Due[]): Promise<void> =>
  carryOutReactions(
    unit,
    [
      {
        to: { person },
        view: {
          noun: 'citizen',
          name: 'question-reminders',
          facts: { count: many.length },
          lines: many.slice(0, listedLength).map(lineOf),
        },
        key: `${unit.cause}:question-reminders`,
      },
    ],
    leadersOnly(unit),
  );

/** In slices, each a transaction. */
export async function remindOfQuestions(inWard: InWard): Promise<void> {
  if (!(await inWard(async (unit) => isOfficeOpen(unit)))) return;
  for (const state of ['received', 'assigned', 'drafted', 'approved'] as const) {
    let after: Question | null = null;
    do
      after = await inWard(async (unit) => {
        const page = await unit.stores.questions.inStates([state], sliceLength, after);
        const near = page.filter(({ dueAt }) => dueAt.getTime() - unit.now.getTime() <= horizonMs);
        await remindOf(unit, near);
        return near.length === sliceLength ? (near.at(-1) ?? null) : null;
      });
    while (after !== null);
  }
}

async function remindOf(unit: Unit, questions: readonly Question[]): Promise<void> {
  for (const [person, all] of await dueNow(unit, questions))
    if (all.length > mostSingly) await tellMany(unit, person, all);
    else
      for (const {
        question,
        reminder: { level },
      } of all) {
        const key = `${unit.cause}:remind:${question.id}:${level}`;
        const one = notice({ person }, 'question-reminder', question, { level }, key);
        await carryOutReactions(unit, [one], relationsOf(unit, question));
      }
}

/** Whoever was asked for something has had their time: those who asked decide what becomes of it. Told once a pause. */
export const remindOfPauses = async (unit: Unit): Promise<void> => {
  const zone = unit.calendar.timeZone;
  const today = localDateOf(unit.now, zone);
  for await (const question of eachInStates(unit, ['clarification'])) {
    const pause = openPause(question);
    if (!pause) continue;
    const waited = workingDaysBetween(unit.calendar, localDateOf(new Date(pause.at), zone), today);
    if (waited < patienceForReply) continue;
    if (!(await unit.stores.once(`pause-over:${question.id}:${pause.at}`, unit.now))) continue;
    const key = `${unit.cause}:pause-over:${question.id}`;
    const reactions = (['leading', 'assignee'] as const).map((duty) =>
      notice(dutyOf(duty), 'question-pause-over', question, { days: patienceForReply }, key),
    );
    await carryOutReactions(unit, reactions, relationsOf(unit, question));
  }
};
