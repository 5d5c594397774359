/** The ward's timetable: which routines run automatically, and when. */
import { settleUnanswered } from '../chat/acts/question/settle-unanswered.ts';
import type { WorkCalendar } from '../domain/calendar/holidays.ts';
import type { Unit } from '../ports/services.ts';
import { minuteRoutine } from '../ports/timetable.ts';
import { figureSight } from '../reading/figure-sight.ts';
import { remindOfYear } from '../usecases/calendar/remind-of-year.ts';
import { remindOfDangers } from '../usecases/danger/remind-of-dangers.ts';
import { gatherDigests } from '../usecases/digest/digest.ts';
import { offerPins } from '../usecases/link/offer-pin.ts';
import { askTogether } from '../usecases/person/ask-from-page.ts';
import { carryOutDataRequests, remindOfDataRequests } from '../usecases/person/own-data.ts';
import { moveTurns } from '../usecases/person/substitute.ts';
import { watchAccounts } from '../usecases/person/watch-accounts.ts';
import { proposeMeetings } from '../usecases/plan/meetings.ts';
import { tellOfToday } from '../usecases/plan/remind-of-plan.ts';
import { closeAnswered } from '../usecases/question/delivery.ts';
import { remindOfWork } from '../usecases/reminder/remind.ts';
import { remindOfDrafts } from '../usecases/reminder/remind-of-drafts.ts';
import { remindOfUnreached } from '../usecases/reminder/remind-of-unreached.ts';
import { unlinkInactiveCitizens } from '../usecases/retention.ts';
import { dailyAt, everyMinutes, nightlyEvery, workingDaysAt } from './slots.ts';
import type { Routine } from './timetable.ts';

const hourMs = 3_600_000;

/** What the list of routines depends on. */
export interface RoutineOptions {
  /** IANA name; it decides when the ward's day begins. */
  readonly timeZone: string;
  /** Called each time, because the board may change the calendar while the program runs. */
  readonly calendar: () => WorkCalendar;
  /** Routines for the whole data folder; only one ward queues them for all. */
  readonly ofFolder: { readonly isMine: boolean; readonly makesBackups: boolean };
}

/**
 * A routine that only queues a job. Long work and file access must not run inside a transaction; the job does it, one of its kind
 * at a time.
 */
export const putJob =
  (task: string) =>
  ({ stores, now }: Pick<Unit, 'stores' | 'now'>): Promise<void> =>
    stores.jobs.put({ task, payload: {}, lane: task, priority: 9, dueAt: now, key: task });

const nightly = (name: string, task: string, at: (now: Date) => Date | null): Routine => ({
  name,
  slotBefore: at,
  usefulForMs: 20 * hourMs,
  run: putJob(task),
});

/** Routines of the editorial plan and of meetings. */
const routinesOfPlan = (timeZone: string, calendar: () => WorkCalendar): readonly Routine[] => [
  // Also on days off, because many of the ward's events take place then.
  { name: 'plan-today', slotBefore: dailyAt(6, 30, timeZone), usefulForMs: 8 * hourMs, run: tellOfToday },
  { name: 'meetings', slotBefore: workingDaysAt(8, 0, calendar), usefulForMs: 8 * hourMs, run: proposeMeetings },
];

/** The routines, in the order in which a tick checks them. */
export const routinesOf = ({ timeZone, calendar, ofFolder }: RoutineOptions): readonly Routine[] => [
  ...(ofFolder.isMine && ofFolder.makesBackups ? [nightly('backup', 'backup', dailyAt(2, 40, timeZone))] : []),
  ...(ofFolder.isMine
    ? [
        nightly('keep-times', 'forget', dailyAt(2, 10, timeZone)),
        nightly('sweep-files', 'sweep', dailyAt(3, 10, timeZone)),
        nightly('compare-portal', 'reconcile', dailyAt(3, 40, timeZone)),
      ]
    : []),
  { name: 'reminders', slotBefore: everyMinutes(5), usefulForMs: hourMs, inSlices: remindOfWork },
  { name: minuteRoutine, slotBefore: everyMinutes(1), usefulForMs: hourMs, run: remindOfDangers },
  { name: 'file-pending', slotBefore: everyMinutes(15), usefulForMs: 24 * hourMs, run: settleUnanswered },
  {
    name: 'digest',
    slotBefore: workingDaysAt(7, 15, calendar),
    // Still sent later the same day if the program was not running at that minute; a digest of the day before would be useless.
    usefulForMs: 9 * hourMs,
    gather: (inWard) => gatherDigests(inWard, figureSight),
  },
  { name: 'offer-pins', slotBefore: everyMinutes(15), usefulForMs: 24 * hourMs, run: offerPins },
  { name: 'watch-accounts', slotBefore: everyMinutes(5), usefulForMs: 24 * hourMs, run: watchAccounts },
  { name: 'ask-together', slotBefore: everyMinutes(5), usefulForMs: 24 * hourMs, run: askTogether },
  { name: 'substitutes', slotBefore: everyMinutes(15), usefulForMs: 24 * hourMs, run: moveTurns },
  {
    name: 'next-year',
    slotBefore: workingDaysAt(8, 0, calendar),
    usefulForMs: 8 * hourMs,
    run: remindOfYear,
  },
  ...routinesOfPlan(timeZone, calendar),
  {
    name: 'close-answered',
    slotBefore: workingDaysAt(7, 0, calendar),
    usefulForMs: 24 * hourMs,
    inSlices: closeAnswered,
  },
  {
    name: 'data-requests',
    slotBefore: dailyAt(1, 40, timeZone),
    usefulForMs: 24 * hourMs,
    inSlices: carryOutDataRequests,
  },
  {
    name: 'late-data-requests',
    slotBefore: workingDaysAt(8, 0, calendar),
    usefulForMs: 8 * hourMs,
    run: remindOfDataRequests,
  },
  {
    name: 'forget-silent',
    slotBefore: nightlyEvery(10, 5, timeZone),
    usefulForMs: hourMs,
    inSlices: unlinkInactiveCitizens,
  },
  {
    name: 'remind-drafts',
    slotBefore: workingDaysAt(9, 0, calendar),
    usefulForMs: 8 * hourMs,
    inSlices: remindOfDrafts,
  },
  {
    name: 'unreached',
    slotBefore: workingDaysAt(8, 0, calendar),
    usefulForMs: 8 * hourMs,
    run: remindOfUnreached,
  },
];
