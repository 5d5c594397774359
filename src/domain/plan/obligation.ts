/**
 * What the regulation obliges to, with its day and state: reports and meetings (Art. 4, 6.2), next year's calendar, pages that
 * are kept fresh (Art. 8.1.e), undertakings (Art. 7, 11), answers of units (Art. 5.1), what was resolved.
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
/** What is owed. */
export type ObligationKind = (typeof obligationKinds)[number];

/** Something that the regulation wants from somebody by a day. */
export interface Obligation {
  readonly kind: ObligationKind;
  /** 'monthly:2026-11', a year, a page, a unit, what was resolved. */
  readonly about: string;
  /** Null: it has no day. */
  readonly dueOn: LocalDate | null;
  readonly state: 'done' | 'open' | 'near' | 'late';
  /** A role, or people by name. */
  readonly who: { readonly role: Role } | { readonly names: string };
  /** How many are meant: people who have not agreed. */
  readonly count: number;
  /** What was resolved, and whose it is to say that it is done. */
  readonly action?: { readonly id: string; readonly owner: PersonId };
}

/**
 * Days after the period by which each is done, or the next working day. The regulation names none: these are this
 * program's (docs/decisions/0115).
 */
export const dayAfter = { meeting: 5, deputy: 5, board: 10 } as const;

/** So many days after the period's end; on a day off, the next working day. */
export const dueAfter = (calendar: WorkCalendar, { lastDay }: Pick<Period, 'lastDay'>, days: number): LocalDate =>
  workingDayOnOrAfter(calendar, addDays(lastDay, days));

/** Of those who have not agreed, by name; the others are counted. */
export const mostNamed = 5;

/** So long before its day it is near, in days. */
const nearDays = 5;

/** `near` from some days before the day itself on, the day included; what has no day is never late. */
export const stateOn = (dueOn: LocalDate | null, isDone: boolean, today: LocalDate): Obligation['state'] => {
  if (isDone) return 'done';
  if (dueOn === null) return 'open';
  if (dueOn < today) return 'late';
  return dueOn <= addDays(today, nearDays) ? 'near' : 'open';
};

const order = { late: 0, near: 1, open: 2, done: 3 } as const;

/** Late ones first, then by their day. */
export const byUrgency = (a: Obligation, b: Obligation): number =>
  order[a.state] - order[b.state] || (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9');
