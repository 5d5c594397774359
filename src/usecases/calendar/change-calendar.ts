/**
 * The head or the standing deputy enters a day off, a worked Saturday or a closure, or decides about a proposed day. What
 * is open is counted anew: each case whose day moves keeps both days on record.
 */

import type { WorkCalendar } from '../../domain/calendar/holidays.ts';
import { formatDate, type LocalDate } from '../../domain/calendar/local-date.ts';
import { vietnamCalendar } from '../../domain/calendar/vietnam.ts';
import {
  type AddableKind,
  addEntry,
  type CalendarEntry,
  confirmDay,
  dropDay,
  wardCalendar,
} from '../../domain/calendar/ward-calendar.ts';
import { type Issue, refused } from '../../domain/decision.ts';
import type { PersonId } from '../../domain/ids.ts';
import { recountDue } from '../../domain/question/recount-due.ts';
import type { QuestionState } from '../../domain/question/transitions.ts';
import type { SubmissionState } from '../../domain/submission/transitions.ts';
import type { Unit } from '../../ports/services.ts';
import { dueOf, read } from '../submission/read.ts';

export type CalendarCommand =
  | { readonly type: 'add'; readonly date: LocalDate; readonly kind: AddableKind; readonly source: string }
  | { readonly type: 'confirm'; readonly date: LocalDate; readonly source: string; readonly option?: string | null }
  | { readonly type: 'drop'; readonly date: LocalDate; readonly source: string };

/** An open case whose day is another one now. */
export interface MovedCase {
  readonly kind: 'submission' | 'question';
  readonly code: string;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  /** Whoever has it in hand, or wrote it; null: nobody yet. */
  readonly holder: PersonId | null;
  /** Of a question: whoever asked. */
  readonly asker: PersonId | null;
}

export type CalendarOutcome =
  | { readonly ok: true; readonly entries: readonly CalendarEntry[]; readonly moved: readonly MovedCase[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

const openItems: readonly SubmissionState[] = ['draft', 'submitted', 'returned', 'approved', 'quarantined'];
const openQuestions: readonly QuestionState[] = ['received', 'assigned', 'drafted', 'clarification', 'approved'];
/** Open at one time in a ward: more than this is a mistake somewhere else. */
const mostOpen = 5_000;

const mayChange = ['head', 'standingDeputy'];

const decideEntries = (calendar: WorkCalendar, command: CalendarCommand) => {
  switch (command.type) {
    case 'add':
      return addEntry(calendar, { date: command.date, kind: command.kind, source: command.source });
    case 'confirm':
      return confirmDay(calendar, command.date, command.source, command.option ?? null);
    case 'drop':
      return dropDay(calendar, command.date, command.source);
  }
};

/** The ward's calendar from its rows, whatever this process has kept. */
export const readCalendar = async ({ stores }: Pick<Unit, 'stores'>): Promise<WorkCalendar> =>
  wardCalendar(vietnamCalendar, await stores.specialDays.list());

/**
 * @param actor null: the command line
 * @param isPreview true: says what would move and changes nothing
 */
export async function changeCalendar(
  unit: Unit,
  actor: { readonly person: PersonId; readonly role: string } | null,
  command: CalendarCommand,
  isPreview = false,
): Promise<CalendarOutcome> {
  if (actor && !mayChange.includes(actor.role)) return refused('issue-not-entitled');
  const { stores, now } = unit;
  const known = await stores.specialDays.list();
  const decision = decideEntries(wardCalendar(vietnamCalendar, known), command);
  if (!decision.ok) return decision;
  const after = wardCalendar(vietnamCalendar, [...known, ...decision.events]);
  const by = actor?.person ?? null;
  if (!isPreview) {
    for (const entry of decision.events) await stores.specialDays.put({ ...entry, by, at: now });
    const details = { source: command.source, type: command.type };
    await stores.audit.record({ actor: by ?? 'admin', action: 'days-changed', object: command.date, details }, now);
  }
  return { ok: true, entries: decision.events, moved: await recountOpen({ ...unit, calendar: after }, by, isPreview) };
}

/** Counts all that is open anew by the unit's calendar. */
export async function recountOpen(unit: Unit, by: PersonId | null, isPreview = false): Promise<readonly MovedCase[]> {
  return [...(await recountItems(unit, by, isPreview)), ...(await recountQuestions(unit, by, isPreview))];
}

async function recountItems(unit: Unit, by: PersonId | null, isPreview: boolean): Promise<readonly MovedCase[]> {
  const moved: MovedCase[] = [];
  for (const before of await unit.stores.submissions.inStates(openItems, mostOpen)) {
    const due = dueOf(unit, read(unit, before));
    const from = before.standing.due?.on ?? null;
    if (before.standing.due === null || from === due.on) continue;
    const { code, authorId: holder } = before;
    moved.push({ kind: 'submission', code, from, to: due.on, holder, asker: null });
    if (isPreview) continue;
    await unit.stores.submissions.save({ ...before, standing: { ...before.standing, due } }, before);
    await keepBothDays(unit, before.id, by, from, due.on);
  }
  return moved;
}

async function recountQuestions(unit: Unit, by: PersonId | null, isPreview: boolean): Promise<readonly MovedCase[]> {
  const moved: MovedCase[] = [];
  const rules = { calendar: unit.calendar, receiptPolicy: unit.ward.receiptPolicy, rules: unit.ward.deadlines };
  for (const before of await unit.stores.questions.inStates(openQuestions, mostOpen)) {
    const after = recountDue(before, rules);
    if (!after) continue;
    const { code, askerId: asker } = before;
    const holder = before.standing.assignee?.person ?? null;
    moved.push({ kind: 'question', code, from: before.dueOn, to: after.dueOn, holder, asker });
    if (isPreview) continue;
    await unit.stores.questions.save(after, before);
    await keepBothDays(unit, before.id, by, before.dueOn, after.dueOn);
  }
  return moved;
}

const keepBothDays = (
  { stores, now }: Unit,
  subject: string,
  by: PersonId | null,
  from: LocalDate | null,
  to: LocalDate | null,
): Promise<void> =>
  stores.timeline.record(subject, 'due-moved', by ?? 'system', now, {
    from: from ? formatDate(from) : '',
    to: to ? formatDate(to) : '',
  });
