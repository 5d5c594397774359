/**
 * A ward's own calendar: the calendar of state offices with what the ward has entered since. What is entered are rows by
 * day, each with its source and who entered it, so that the program's file stays as it was shipped.
 */
import { type Decision, happened, refused } from '../decision.ts';
import {
  coverageOf,
  type DayKind,
  type ExtraDay,
  type PendingProposal,
  type WorkCalendar,
  withDays,
  withoutDay,
  withPendingDropped,
  withYearConfirmed,
} from './holidays.ts';
import { formatDate, type LocalDate, localDate, yearOf } from './local-date.ts';

/**
 * `dayOff` and `workedDay` as a notice says; `closure` the ward's own; `holiday` and `compensatory` of an adopted proposal; `confirmed` a day that was only projected;
 * `dropped` a projected day, or a proposal naming this day, that will not come true; `yearConfirmed` on its first of January: the
 * year's notice has been entered in full.
 */
export const entryKinds = [
  'dayOff',
  'workedDay',
  'closure',
  'confirmed',
  'dropped',
  'holiday',
  'compensatory',
  'yearConfirmed',
] as const;
/** What a ward has written down of a day. */
export type EntryKind = (typeof entryKinds)[number];
export const addableKinds = ['dayOff', 'workedDay', 'closure'] as const satisfies readonly EntryKind[];
/** Kinds that somebody of the board may enter by hand. */
export type AddableKind = (typeof addableKinds)[number];

/** A line that a ward has written into its calendar. */
export interface CalendarEntry {
  readonly date: LocalDate;
  readonly kind: EntryKind;
  /** The notice, decision or reason that says so. */
  readonly source: string;
}

/** What is kept of a day that was adopted before its notice had a number; somebody completes it later. */
export const noNoticeYet = 'chưa có số thông báo';

const kindOf: Readonly<Record<AddableKind | 'holiday' | 'compensatory', DayKind>> = {
  dayOff: 'swap-off',
  workedDay: 'swap-work',
  closure: 'closure',
  holiday: 'statutory',
  compensatory: 'compensatory',
};

/** As what an adopted proposal gives a day. */
const adoptedKinds: Readonly<Partial<Record<DayKind, EntryKind>>> = {
  statutory: 'holiday',
  compensatory: 'compensatory',
};

const extraDay = (calendar: WorkCalendar, { date, source }: CalendarEntry, kind: DayKind): ExtraDay => ({
  date,
  kind,
  source,
  name: calendar.days[date]?.name ?? calendar.kindNames[kind] ?? kind,
});

/** A proposal whose days all stand in the calendar is decided. */
const isAdopted = (calendar: WorkCalendar, { options }: PendingProposal): boolean =>
  options.some(
    ({ days }) =>
      days.length > 0 &&
      days.every(({ date, kind }) => {
        const known = calendar.days[date];
        return known?.kind === kind && known.status === 'official';
      }),
  );

/**
 * The calendar with one entry applied.
 * @returns issues as of `withDays`: a day that is special already, on the wrong side of the weekend, without a source
 */
function apply(calendar: WorkCalendar, entry: CalendarEntry): Decision<WorkCalendar> {
  if (entry.kind === 'dropped') {
    const proposal = calendar.pending.find(({ touches }) => touches.includes(entry.date));
    if (proposal) return happened(withPendingDropped(calendar, proposal.id));
    return happened(withoutDay(calendar, entry.date));
  }
  if (entry.kind === 'yearConfirmed') return happened(withYearConfirmed(calendar, yearOf(entry.date)));
  const known = calendar.days[entry.date];
  const kind = entry.kind === 'confirmed' ? known?.kind : kindOf[entry.kind];
  if (kind === undefined) return refused('issue-day-not-open', { date: formatDate(entry.date) });
  const changed = withDays(calendar, [extraDay(calendar, entry, kind)]);
  if (!changed.ok) return changed;
  const decided = changed.calendar.pending.filter((proposal) => isAdopted(changed.calendar, proposal));
  return happened(decided.reduce((sofar, { id }) => withPendingDropped(sofar, id), changed.calendar));
}

/** Entries that the shipped file has come to hold itself, in a newer program, are passed over. */
export function wardCalendar(base: WorkCalendar, entries: readonly CalendarEntry[]): WorkCalendar {
  return entries.reduce((calendar, entry) => {
    const applied = apply(calendar, entry);
    return applied.ok ? (applied.events[0] ?? calendar) : calendar;
  }, base);
}

/** @returns the entry to keep; or why this day can't be entered */
export function addEntry(calendar: WorkCalendar, entry: CalendarEntry): Decision<CalendarEntry> {
  const applied = apply(calendar, entry);
  return applied.ok ? happened(entry) : applied;
}

/**
 * A proposal that names the day is adopted with all its days, or a projected day becomes certain.
 * @param option which way a proposal was decided, by its name; needed when several ways name the day
 */
export function confirmDay(
  calendar: WorkCalendar,
  date: LocalDate,
  source: string,
  option: string | null = null,
): Decision<CalendarEntry> {
  const proposal = calendar.pending.find(({ touches }) => touches.includes(date));
  if (!proposal) {
    if (calendar.days[date]?.status !== 'projected') return refused('issue-day-not-open', { date: formatDate(date) });
    return happened({ date, kind: 'confirmed', source });
  }
  const [only, other] = proposal.options.filter(
    ({ name, days }) => (option === null || name === option) && days.some((day) => day.date === date),
  );
  if (!only) return refused('issue-day-not-open', { date: formatDate(date) });
  if (other)
    return refused('issue-day-several-ways', { options: proposal.options.map(({ name }) => name).join(' · ') });
  const entries = only.days.flatMap((day): readonly CalendarEntry[] => {
    if (day.kind === 'swap-work') return [{ date: day.date, kind: 'workedDay', source }];
    const known = calendar.days[day.date];
    if (known?.status === 'official') return [];
    return [{ date: day.date, kind: known ? 'confirmed' : (adoptedKinds[day.kind] ?? 'dayOff'), source }];
  });
  return happened(...entries);
}

/** A proposal or a projected day that will not come true. */
export function dropDay(calendar: WorkCalendar, date: LocalDate, source: string): Decision<CalendarEntry> {
  const isOpen =
    calendar.pending.some(({ touches }) => touches.includes(date)) || calendar.days[date]?.status === 'projected';
  return isOpen
    ? happened({ date, kind: 'dropped', source })
    : refused('issue-day-not-open', { date: formatDate(date) });
}

const isRemovable = ({ kind }: CalendarEntry): boolean => addableKinds.some((each) => each === kind);

/**
 * What the ward entered itself and can take out again.
 * @param proposals as shipped: a swap that was adopted goes with both its days, for half of one is no calendar
 */
export function removableEntries(
  entries: readonly CalendarEntry[],
  date: LocalDate,
  proposals: readonly PendingProposal[],
): Decision<CalendarEntry> {
  const found = entries.find((entry) => entry.date === date && isRemovable(entry));
  if (!found) return refused('issue-day-not-own', { date: formatDate(date) });
  const swap = proposals.find(({ touches }) => touches.includes(date));
  return happened(
    found,
    ...entries.filter(
      (entry) =>
        entry !== found && isRemovable(entry) && entry.source === found.source && swap?.touches.includes(entry.date),
    ),
  );
}

/** A day of it is behind us: what has been worked can't be taken off any more. */
export const isPastProposal = ({ touches }: PendingProposal, today: LocalDate): boolean =>
  touches.some((date) => date < today);

/** Proposals about a year that nobody has decided. */
export const pendingIn = ({ pending }: WorkCalendar, year: number): readonly PendingProposal[] =>
  pending.filter(({ id, touches }) =>
    touches.length === 0 ? id.startsWith(`${year}-`) : touches.some((date) => yearOf(date) === year),
  );

/** The year's notice has been entered in full: its dates are final from now on. */
export function confirmYear(calendar: WorkCalendar, year: number, source: string): Decision<CalendarEntry> {
  const coverage = calendar.coverage[String(year)];
  if (coverage === 'official') return refused('issue-year-confirmed', { year });
  if (coverage === undefined) return refused('issue-year-unknown', { year });
  const open = pendingIn(calendar, year).find(({ options }) => options.length > 0);
  if (open) return refused('issue-year-pending', { year, effect: open.effect });
  return happened({ date: localDate(`${year}-01-01`), kind: 'yearConfirmed', source });
}

/** The year to enter from the first of October on; null: it is entered, or it is too early. */
export function yearToEnter(calendar: WorkCalendar, today: LocalDate): number | null {
  const year = today.slice(5) >= '10-01' ? yearOf(today) + 1 : yearOf(today);
  return coverageOf(calendar, year) === 'official' ? null : year;
}
