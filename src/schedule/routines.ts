/** The ward's timetable: what happens by itself, and when. */
import { vietnamCalendar } from '../domain/calendar/vietnam.ts';
import { remindOfDrafts } from '../usecases/reminder/remind-of-drafts.ts';
import { remindOfItems } from '../usecases/reminder/remind-of-items.ts';
import { remindOfUnreached } from '../usecases/reminder/remind-of-unreached.ts';
import { everyMinutes, workingDaysAt } from './slots.ts';
import type { Routine } from './timetable.ts';

const hourMs = 3_600_000;

export const routinesOf = (): readonly Routine[] => [
  { name: 'remind-items', slotBefore: everyMinutes(5), usefulForMs: hourMs, run: remindOfItems },
  {
    name: 'remind-drafts',
    slotBefore: workingDaysAt(9, 0, vietnamCalendar),
    usefulForMs: 8 * hourMs,
    run: remindOfDrafts,
  },
  {
    name: 'unreached',
    slotBefore: workingDaysAt(8, 0, vietnamCalendar),
    usefulForMs: 8 * hourMs,
    run: remindOfUnreached,
  },
];
