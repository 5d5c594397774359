/** The ward's timetable: what happens by itself, and when. */
import { settleUnanswered } from '../chat/question/settle-unanswered.ts';
import type { WorkCalendar } from '../domain/calendar/holidays.ts';
import type { Unit } from '../ports/services.ts';
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
import { forgetSilent } from '../usecases/retention.ts';
import { dailyAt, everyMinutes, nightlyEvery, workingDaysAt } from './slots.ts';
import type { Routine } from './timetable.ts';

const hourMs = 3_600_000;

/** What a ward's routines are made of. */
export interface RoutineOptions {
  /** IANA name: where the ward's day begins. */
  readonly timeZone: string;
  /** Asked each time: the board may change it while the program runs. */
  readonly calendar: () => WorkCalendar;
  /** Work of the whole data folder, put by one ward for all. */
  readonly ofFolder: { readonly isMine: boolean; readonly makesBackups: boolean };
}

/** Long work, and files, are no business of a transaction: a job does it, one of its kind at a time. */
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

/** What the board plans and meets about. */
const routinesOfPlan = (timeZone: string, calendar: () => WorkCalendar): readonly Routine[] => [
  // Days off too: that is when the ward's events are.
  { name: 'plan-today', slotBefore: dailyAt(6, 30, timeZone), usefulForMs: 8 * hourMs, run: tellOfToday },
  { name: 'meetings', slotBefore: workingDaysAt(8, 0, calendar), usefulForMs: 8 * hourMs, run: proposeMeetings },
];

/** In the order in which a tick looks at them. */
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
  { name: 'remind-dangers', slotBefore: everyMinutes(1), usefulForMs: hourMs, run: remindOfDangers },
  { name: 'file-pending', slotBefore: everyMinutes(15), usefulForMs: 24 * hourMs, run: settleUnanswered },
  {
    name: 'digest',
    slotBefore: workingDaysAt(7, 15, calendar),
    // Made good when we were away at that minute; of yesterday it is of no use.
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
    inSlices: forgetSilent,
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
