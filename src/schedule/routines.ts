/** The ward's timetable: what happens by itself, and when. */
import { settleUnanswered } from '../chat/question/settle-unanswered.ts';
import type { WorkCalendar } from '../domain/calendar/holidays.ts';
import { remindOfYear } from '../usecases/calendar/remind-of-year.ts';
import { remindOfDangers } from '../usecases/danger/remind-of-dangers.ts';
import { carryOutDataRequests, remindOfDataRequests } from '../usecases/person/own-data.ts';
import { closeAnswered } from '../usecases/question/delivery.ts';
import { remindOfDrafts } from '../usecases/reminder/remind-of-drafts.ts';
import { remindOfItems } from '../usecases/reminder/remind-of-items.ts';
import { remindOfPauses, remindOfQuestions } from '../usecases/reminder/remind-of-questions.ts';
import { remindOfUnreached } from '../usecases/reminder/remind-of-unreached.ts';
import { forgetSilent, keepTimes } from '../usecases/retention.ts';
import { dailyAt, everyMinutes, nightlyEvery, workingDaysAt } from './slots.ts';
import type { Routine } from './timetable.ts';

const hourMs = 3_600_000;
/** The job that looks for files; one at a time. */
const sweep = 'sweep';

const backup = 'backup';

export interface RoutineOptions {
  /** IANA name: where the ward's day begins. */
  readonly timeZone: string;
  /** Asked each time: the board may change it while the program runs. */
  readonly calendar: () => WorkCalendar;
  /** True for one ward of the process: the backup is of the whole data folder. */
  readonly makesBackups: boolean;
}

const nightlyBackup = (timeZone: string): Routine => ({
  name: 'backup',
  slotBefore: dailyAt(2, 40, timeZone),
  usefulForMs: 20 * hourMs,
  run: ({ stores, now }) =>
    stores.jobs.put({ task: backup, payload: {}, lane: backup, priority: 9, dueAt: now, key: backup }),
});

export const routinesOf = ({ timeZone, calendar, makesBackups }: RoutineOptions): readonly Routine[] => [
  ...(makesBackups ? [nightlyBackup(timeZone)] : []),
  { name: 'remind-items', slotBefore: everyMinutes(5), usefulForMs: hourMs, run: remindOfItems },
  { name: 'remind-dangers', slotBefore: everyMinutes(1), usefulForMs: hourMs, run: remindOfDangers },
  { name: 'file-pending', slotBefore: everyMinutes(15), usefulForMs: 24 * hourMs, run: settleUnanswered },
  { name: 'remind-questions', slotBefore: everyMinutes(5), usefulForMs: hourMs, run: remindOfQuestions },
  {
    name: 'remind-pauses',
    slotBefore: workingDaysAt(8, 0, calendar),
    usefulForMs: 8 * hourMs,
    run: remindOfPauses,
  },
  {
    name: 'next-year',
    slotBefore: workingDaysAt(8, 0, calendar),
    usefulForMs: 8 * hourMs,
    run: remindOfYear,
  },
  {
    name: 'close-answered',
    slotBefore: workingDaysAt(7, 0, calendar),
    usefulForMs: 24 * hourMs,
    run: closeAnswered,
  },
  {
    name: 'data-requests',
    slotBefore: dailyAt(1, 40, timeZone),
    usefulForMs: 24 * hourMs,
    run: carryOutDataRequests,
  },
  {
    name: 'late-data-requests',
    slotBefore: workingDaysAt(8, 0, calendar),
    usefulForMs: 8 * hourMs,
    run: remindOfDataRequests,
  },
  {
    name: 'sweep-files',
    slotBefore: dailyAt(3, 10, timeZone),
    usefulForMs: 20 * hourMs,
    // Files are no business of a transaction: a job looks for those that nobody needs.
    run: ({ stores, now }) =>
      stores.jobs.put({ task: sweep, payload: {}, lane: sweep, priority: 9, dueAt: now, key: sweep }),
  },
  {
    name: 'forget-silent',
    slotBefore: nightlyEvery(10, 5, timeZone),
    usefulForMs: hourMs,
    run: forgetSilent,
  },
  {
    name: 'keep-times',
    slotBefore: dailyAt(2, 10, timeZone),
    usefulForMs: 20 * hourMs,
    run: keepTimes,
  },
  {
    name: 'remind-drafts',
    slotBefore: workingDaysAt(9, 0, calendar),
    usefulForMs: 8 * hourMs,
    run: remindOfDrafts,
  },
  {
    name: 'unreached',
    slotBefore: workingDaysAt(8, 0, calendar),
    usefulForMs: 8 * hourMs,
    run: remindOfUnreached,
  },
];
