/**
 * Duties under the regulation, with due date and state: reports and meetings (Art. 4, 6.2), next year's calendar, pages that must
 * be kept up to date (Art. 8.1.e), undertakings (Art. 7, 11), answers of units (Art. 5.1), resolutions.
 */

import type { WorkCalendar } from '../calendar/holidays.ts';
import { addDays, type LocalDate } from '../calendar/local-date.ts';
import { workingDayOnOrAfter } from '../calendar/working-days.ts';
import type { PersonId } from '../ids.ts';
import type { Period } from '../period/period.ts';
import type { Role } from '../roles.ts';

export const obligationKinds = [
  'report',
  'meeting',
  'calendar',
  'section',
  'undertaking',
  'request',
  'resolution',
] as const;
/** The kind of duty. */
export type ObligationKind = (typeof obligationKinds)[number];

/** A duty that the regulation imposes, with its due date. */
export interface Obligation {
  readonly kind: ObligationKind;
  /** 'monthly:2026-11', a year, a page, a unit, or the text of a resolution. */
  readonly about: string;
  /** Null: it has no due date. */
  readonly dueOn: LocalDate | null;
  readonly state: 'done' | 'open' | 'near' | 'late';
  /** A role, or people by name. */
  readonly who: { readonly role: Role } | { readonly names: string };
  /** Number of people concerned: those who have not agreed. */
  readonly count: number;
  /** The resolution, and its owner, who reports it as done. */
  readonly action?: { readonly id: string; readonly owner: PersonId };
}

/**
 * Days after the period by which each is due; on a day off, the next working day. The regulation sets none: these are this
 * program's own (docs/decisions/0115).
 */
export const dayAfter = { meeting: 5, deputy: 5, board: 10 } as const;

/** The day that is `days` after the period's end; on a day off, the next working day. */
export const dueAfter = (calendar: WorkCalendar, { lastDay }: Pick<Period, 'lastDay'>, days: number): LocalDate =>
  workingDayOnOrAfter(calendar, addDays(lastDay, days));

/** How many of the people who have not agreed are named; the rest are counted. */
export const mostNamed = 5;

/** A duty is near this many days before its due date. */
const nearDays = 5;

/** `near` from `nearDays` before the due date, that day included. A duty without a due date is never late. */
export const stateOn = (dueOn: LocalDate | null, isDone: boolean, today: LocalDate): Obligation['state'] => {
  if (isDone) return 'done';
  if (dueOn === null) return 'open';
  if (dueOn < today) return 'late';
  return dueOn <= addDays(today, nearDays) ? 'near' : 'open';
};

const order = { late: 0, near: 1, open: 2, done: 3 } as const;

/** Late duties first, then by due date. */
export const byUrgency = (a: Obligation, b: Obligation): number =>
  order[a.state] - order[b.state] || (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9');
