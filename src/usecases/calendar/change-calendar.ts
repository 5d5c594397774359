/**
 * The head or the standing deputy enters a day off, a worked Saturday or a closure, or decides on a proposed day. The due
 * days of open cases are then recomputed; each case whose day moves keeps both days on record.
 */
import type { WorkCalendar } from '../../domain/calendar/holidays.ts';
import { formatDate, type LocalDate, localDateOf, yearOf } from '../../domain/calendar/local-date.ts';
import { localTime } from '../../domain/calendar/local-time.ts';
import { vietnamCalendar } from '../../domain/calendar/vietnam.ts';
import {
  type AddableKind,
  addEntry,
  type CalendarEntry,
  confirmDay,
  confirmYear,
  dropDay,
  isPastProposal,
  noNoticeYet,
  removableEntries,
  wardCalendar,
} from '../../domain/calendar/ward-calendar.ts';
import { type Attempt, refused } from '../../domain/decision.ts';
import { joinedLines, type Sentence } from '../../domain/facts.ts';
import type { PersonId } from '../../domain/ids.ts';
import { monthOf } from '../../domain/period/period.ts';
import { present } from '../../domain/person/person.ts';
import { recountDue } from '../../domain/question/recount-due.ts';
import type { QuestionState } from '../../domain/question/transitions.ts';
import type { SubmissionState } from '../../domain/submission/transitions.ts';
import { deadlinesOn } from '../../domain/ward.ts';
import type { DoneAct } from '../../ports/records.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { recountPlan } from '../plan/plan.ts';
import { assigneeOrSubstitute, signersOf } from '../question/relations.ts';
import { notify } from '../react.ts';
import { whoseTurn } from '../submission/cards.ts';
import { recordMovedDue } from '../submission/on-record.ts';
import { dueOf, read } from '../submission/read.ts';

/** Commands on the ward's calendar. `source` is the official notice that a day is entered from; the audit log stores it. */
export type CalendarCommand =
  | { readonly type: 'add'; readonly date: LocalDate; readonly kind: AddableKind; readonly source: string }
  | { readonly type: 'confirm'; readonly date: LocalDate; readonly source: string; readonly option?: string | null }
  | { readonly type: 'drop' | 'remove'; readonly date: LocalDate; readonly source: string }
  /** `date` is any day of the year whose notice has been entered in full. */
  | { readonly type: 'confirmYear'; readonly date: LocalDate; readonly source: string };

/** An open case whose due day has changed. */
export interface MovedCase {
  readonly kind: 'submission' | 'question';
  readonly code: string;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  /** The person who handles the case or wrote the item. Null: not assigned yet. */
  readonly holder: PersonId | null;
  /** People whose signature the item waits for. */
  readonly signers: readonly PersonId[];
  /** The citizen who asked, for a question. */
  readonly asker: PersonId | null;
  /**
   * For an item scheduled for publication: the scheduled hour in the ward's time, if it is now after the due day. Otherwise null.
   */
  readonly tooLateAt: string | null;
}

/**
 * Whether a past day was entered, which changes open cases. `reported`: the monthly report of that day is no longer a draft,
 * and its figures stay.
 */
export type Behind = 'no' | 'past' | 'reported';

/** `moved`: open items and questions whose due day changed. `behind`: whether a past day was entered. */
export type CalendarOutcome = Attempt<{
  readonly entries: readonly CalendarEntry[];
  readonly moved: readonly MovedCase[];
  readonly behind: Behind;
}>;

const openItems: readonly SubmissionState[] = ['draft', 'submitted', 'returned', 'approved', 'quarantined'];
const openQuestions: readonly QuestionState[] = ['received', 'assigned', 'drafted', 'clarification', 'approved'];
/** Upper limit of cases read as open at one time in a ward. A higher count would mean a defect elsewhere. */
const mostOpen = 5_000;

const mayChange = ['head', 'standingDeputy'];

const decideEntries = (calendar: WorkCalendar, known: readonly CalendarEntry[], command: CalendarCommand) => {
  switch (command.type) {
    case 'add':
      return addEntry(calendar, { date: command.date, kind: command.kind, source: command.source });
    case 'confirm':
      return confirmDay(calendar, command.date, command.source, command.option ?? null);
    case 'drop': {
      // A day that the ward entered itself has no pending proposal, so dropping it means removing it.
      const dropped = dropDay(calendar, command.date, command.source);
      const own = removableEntries(known, command.date, vietnamCalendar.pending);
      return dropped.ok || !own.ok ? dropped : own;
    }
    case 'remove':
      return removableEntries(known, command.date, vietnamCalendar.pending);
    case 'confirmYear':
      return confirmYear(calendar, yearOf(command.date), command.source);
  }
};

/**
 * Changes the calendar and recomputes the due days of open cases.
 * @param actor null: the command line
 * @param isPreview true: returns what would move and changes nothing
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
  const before = wardCalendar(vietnamCalendar, known);
  const proposal = before.pending.find(({ touches }) => touches.includes(command.date));
  // Applies to chat and the web desk. The command line may enter a decision afterwards that was taken in time.
  if (actor && command.type === 'confirm' && proposal && isPastProposal(proposal, localDateOf(now, unit.ward.timeZone)))
    return refused('issue-day-past', { effect: proposal.effect });
  const decision = decideEntries(before, known, command);
  if (!decision.ok) return decision;
  const removed = decision.events.filter((entry) => known.some((each) => each === entry)).map(({ date }) => date);
  const isRemoved = ({ date }: CalendarEntry): boolean => removed.includes(date);
  const entries = removed.length > 0 ? [] : decision.events;
  const after = wardCalendar(vietnamCalendar, [...known.filter((entry) => !isRemoved(entry)), ...entries]);
  const by = actor?.person ?? null;
  if (!isPreview) {
    for (const date of removed) await stores.specialDays.remove(date);
    for (const entry of entries) await stores.specialDays.put({ ...entry, by, at: now });
    const dates = [...removed, ...entries.map(({ date }) => date)];
    const were = known
      .filter(({ date }) => dates.includes(date))
      .map(({ date, kind, source }) => ({ date, kind, source }));
    const type = removed.length > 0 ? 'remove' : command.type;
    const details = { source: command.source, type, dates: dates.join(','), were: JSON.stringify(were) };
    await putOnRecord(unit, by, 'days-changed', command.date, details);
  }
  const moved = await recountOpen({ ...unit, calendar: after }, by, isPreview);
  if (!isPreview) await recountPlan({ ...unit, calendar: after });
  if (!isPreview) await tellMoved(unit, moved, reasonOf(decision.events, command), by);
  return { ok: true, entries: decision.events, moved, behind: await behindOf(unit, decision.events) };
}

async function behindOf({ stores, now, ward }: Unit, entries: readonly CalendarEntry[]): Promise<Behind> {
  const today = localDateOf(now, ward.timeZone);
  const past = entries.filter(({ date, kind }) => date < today && kind !== 'yearConfirmed');
  for (const { date } of past) {
    const report = await stores.reports.latest('monthly', monthOf(date).id);
    if (report && report.state !== 'draft') return 'reported';
  }
  return past.length > 0 ? 'past' : 'no';
}

/**
 * Restores the days that one entry of the audit log changed, and recomputes the due days of open cases.
 * @returns false if one of these days was changed since, or an older version of the program wrote the entry
 */
export async function putDaysBack(unit: Unit, by: PersonId, deed: DoneAct): Promise<boolean> {
  const { dates, were, source } = deed.details;
  if (typeof dates !== 'string' || typeof were !== 'string') return false;
  const { specialDays } = unit.stores;
  const touched = dates.split(',').filter((date) => date !== '');
  const now = (await specialDays.list()).filter(({ date }) => touched.includes(date));
  if (now.some((day) => day.by !== deed.actor || day.at.getTime() !== deed.at.getTime())) return false;
  if (deed.details.type === 'remove' ? now.length > 0 : now.length !== touched.length) return false;
  for (const date of touched) await specialDays.remove(date as LocalDate);
  for (const day of JSON.parse(were) as readonly CalendarEntry[]) await specialDays.put({ ...day, by, at: unit.now });
  const details = { source: String(source), type: 'put-back', dates, were: '[]' };
  await putOnRecord(unit, by, 'days-changed', deed.object, details);
  const after = { ...unit, calendar: wardCalendar(vietnamCalendar, await specialDays.list()) };
  const moved = await recountOpen(after, by);
  await recountPlan(after);
  await tellMoved(unit, moved, { key: 'days-put-back', facts: { source: String(source) } }, by);
  return true;
}

/** The reason that recipients read: the days that now apply, and the official notice if there is one. Never a proposal. */
function reasonOf(entries: readonly CalendarEntry[], { type, source }: CalendarCommand): Sentence | string {
  const said = entries[0]?.source ?? source;
  if (type !== 'confirm') return said;
  const [worked, off] = [true, false].map((isWorked) =>
    entries.flatMap(({ date, kind }) => ((kind === 'workedDay') === isWorked ? [formatDate(date)] : [])).join(', '),
  );
  return {
    key: 'days-adopted',
    facts: { off: off || 'none', worked: worked || 'none', source: said === noNoticeYet ? 'none' : said },
  };
}

/** Adds the number of the notice afterwards to the last adopted days that have none. No case moves. */
export async function nameSource(
  { stores, now }: Unit,
  { person, role }: { readonly person: PersonId; readonly role: string },
  source: string,
): Promise<Outcome<{ readonly days: readonly LocalDate[] }>> {
  if (!mayChange.includes(role)) return refused('issue-not-entitled');
  if (!/\d/u.test(source)) return refused('issue-day-number');
  const open = (await stores.specialDays.list()).filter((entry) => entry.source === noNoticeYet);
  const newest = Math.max(...open.map(({ at }) => at.getTime()));
  const named = open.filter(({ at }) => at.getTime() === newest);
  const [first] = named;
  if (!first) return refused('issue-day-none-unnumbered');
  for (const entry of named) await stores.specialDays.put({ ...entry, source });
  const details = { source };
  await putOnRecord({ stores, now }, person, 'days-numbered', first.date, details);
  return { ok: true, days: named.map(({ date }) => date) };
}

/** Recomputes the due day of every open case with the unit's calendar. Returns the cases that moved. */
export async function recountOpen(unit: Unit, by: PersonId | null, isPreview = false): Promise<readonly MovedCase[]> {
  return [...(await recountItems(unit, by, isPreview)), ...(await recountQuestions(unit, by, isPreview))];
}

async function recountItems(unit: Unit, by: PersonId | null, isPreview: boolean): Promise<readonly MovedCase[]> {
  const moved: MovedCase[] = [];
  for (const before of await unit.stores.submissions.inStates(openItems, mostOpen)) {
    const due = dueOf(unit, read(unit, before), before.standing.submittedAt);
    const { due: known } = before.standing;
    const from = known?.on ?? null;
    if (known === null || (from === due.on && known.provisional === due.provisional)) continue;
    // The day stays the same; only its provisional mark is removed.
    if (from === due.on) {
      if (!isPreview) await unit.stores.submissions.save({ ...before, standing: { ...before.standing, due } }, before);
      continue;
    }
    const { code, authorId: holder } = before;
    const signers = before.state === 'submitted' ? (await whoseTurn(unit, before)).map(({ id }) => id) : [];
    const { publishAt, decidedBy } = before.standing;
    const hour = before.state === 'approved' ? publishAt : null;
    // If the scheduled hour is now after the due day, the person who scheduled it must choose another one.
    if (hour && decidedBy?.person) signers.push(decidedBy.person);
    const tooLateAt = hour && due.at && hour > due.at ? localTime(hour, unit.ward.timeZone) : null;
    moved.push({ kind: 'submission', code, from, to: due.on, holder, signers, asker: null, tooLateAt });
    if (isPreview) continue;
    await unit.stores.submissions.save({ ...before, standing: { ...before.standing, due } }, before);
    await keepBothDays(unit, before, by, from, due.on);
  }
  return moved;
}

async function recountQuestions(unit: Unit, by: PersonId | null, isPreview: boolean): Promise<readonly MovedCase[]> {
  const moved: MovedCase[] = [];
  const { calendar, ward } = unit;
  const rules = { calendar, receiptPolicy: ward.receiptPolicy, rulesOn: (day: LocalDate) => deadlinesOn(ward, day) };
  for (const before of await unit.stores.questions.inStates(openQuestions, mostOpen)) {
    const after = recountDue(before, rules);
    if (!after) continue;
    const { code, askerId: asker } = before;
    const holder = (await assigneeOrSubstitute(unit, before))?.id ?? null;
    const signers = before.state === 'drafted' ? (await signersOf(unit, before)).map(({ id }) => id) : [];
    const isMoved = before.dueOn !== after.dueOn;
    if (isMoved)
      moved.push({
        ...{ kind: 'question', code, from: before.dueOn, to: after.dueOn },
        ...{ holder, signers, asker, tooLateAt: null },
      });
    if (isPreview) continue;
    await unit.stores.questions.save(after, before);
    if (!isMoved) continue;
    await keepBothDays(unit, before, by, before.dueOn, after.dueOn);
  }
  return moved;
}

async function keepBothDays(
  unit: Unit,
  { id, code }: { readonly id: string; readonly code: string },
  by: PersonId | null,
  from: LocalDate | null,
  to: LocalDate | null,
): Promise<void> {
  await unit.stores.timeline.record(id, 'due-moved', by ?? 'system', unit.now, {
    from: from ? formatDate(from) : '',
    to: to ? formatDate(to) : '',
  });
  await recordMovedDue(unit, id, code, to);
}

/** Cases of one person listed in one message. */
const mostListed = 8;

const dayText = (day: LocalDate | null): string => (day ? formatDate(day) : '–');

/** One line of the message: the case, both days, and the scheduled hour if it is now too late. */
export const movedLine = ({ code, from, to, tooLateAt }: MovedCase): Sentence => ({
  key: 'days-moved-line',
  facts: { code, from: dayText(from), to: dayText(to), hour: tooLateAt ?? 'none' },
});

/** Sends the people who handle a case, and the citizens who asked, both days: one message per person for all their cases. */
async function tellMoved(
  unit: Unit,
  moved: readonly MovedCase[],
  source: Sentence | string,
  by: PersonId | null,
): Promise<void> {
  const tellEach = async (
    name: 'days-moved' | 'days-moved-asker',
    peopleOf: (each: MovedCase) => readonly (PersonId | null)[],
  ): Promise<void> => {
    const found = new Map<PersonId, MovedCase[]>();
    for (const each of moved)
      for (const person of new Set(peopleOf(each)))
        if (person !== null && person !== by) found.set(person, [...(found.get(person) ?? []), each]);
    for (const [person, cases] of found)
      await notify(unit, person, {
        noun: 'ward',
        name,
        facts: {
          ...{ source, count: cases.length },
          lines: joinedLines(cases.slice(0, mostListed).map(movedLine)),
        },
      });
  };
  // The office is notified of unassigned questions because it assigns them.
  const office = present(await unit.stores.people.holdersOf(['office'], unit.now)).map(({ id }) => id);
  await tellEach('days-moved', ({ kind, holder, signers }) =>
    kind === 'question' && holder === null ? office : [holder, ...signers],
  );
  await tellEach('days-moved-asker', ({ asker }) => [asker]);
}
