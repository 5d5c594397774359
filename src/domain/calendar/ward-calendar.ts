/**
 * A ward's own calendar: the calendar of state offices plus the days that the ward has entered. Entries are rows by day, each
 * with its source and the person who entered it, so the shipped file never changes.
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
 * Kinds of entries:
 * `dayOff` and `workedDay`: as a notice says; `closure`: the ward's own; `holiday` and `compensatory`: of an adopted proposal;
 * `confirmed`: a projected day that became official; `dropped`: a projected day that will not come, or a proposal naming this
 * day that was rejected; `yearConfirmed`, on 1 January: the year's notice has been entered in full.
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
/** The kind of an entry in a ward's calendar. */
export type EntryKind = (typeof entryKinds)[number];
export const addableKinds = ['dayOff', 'workedDay', 'closure'] as const satisfies readonly EntryKind[];
/** Kinds that a board member may enter directly. */
export type AddableKind = (typeof addableKinds)[number];

/** An entry in a ward's calendar. */
export interface CalendarEntry {
  readonly date: LocalDate;
  readonly kind: EntryKind;
  /** The notice, decision or reason for the entry. */
  readonly source: string;
}

/** The source stored for a day that was adopted before its notice had a number; a member completes it later. */
export const noNoticeYet = 'chưa có số thông báo';

const kindOf: Readonly<Record<AddableKind | 'holiday' | 'compensatory', DayKind>> = {
  dayOff: 'swap-off',
  workedDay: 'swap-work',
  closure: 'closure',
  holiday: 'statutory',
  compensatory: 'compensatory',
};

/** Entries that an adopted proposal creates, by kind of day. A day worked becomes `workedDay`, any other day `dayOff`. */
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

/** True when all days of one of the proposal's options are official in the calendar: the proposal is decided. */
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
 * @returns issues as of `withDays`: a day that is special already, on the wrong side of the weekend, or without a source
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

/** The ward's calendar. Entries that conflict with the base are skipped: a newer shipped file may contain the same days. */
export function wardCalendar(base: WorkCalendar, entries: readonly CalendarEntry[]): WorkCalendar {
  return entries.reduce((calendar, entry) => {
    const applied = apply(calendar, entry);
    return applied.ok ? (applied.events[0] ?? calendar) : calendar;
  }, base);
}

/**
 * Checks an entry against the calendar.
 * @returns the entry to store, or why this day cannot be entered
 */
export function addEntry(calendar: WorkCalendar, entry: CalendarEntry): Decision<CalendarEntry> {
  const applied = apply(calendar, entry);
  return applied.ok ? happened(entry) : applied;
}

/**
 * Adopts a proposal that names the day, with all its days, or confirms a projected day.
 * @param option the name of the option that was adopted; required when several options name the day
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

/** Drops a proposal that names the day, or a projected day. */
export function dropDay(calendar: WorkCalendar, date: LocalDate, source: string): Decision<CalendarEntry> {
  const isOpen =
    calendar.pending.some(({ touches }) => touches.includes(date)) || calendar.days[date]?.status === 'projected';
  return isOpen
    ? happened({ date, kind: 'dropped', source })
    : refused('issue-day-not-open', { date: formatDate(date) });
}

const isRemovable = ({ kind }: CalendarEntry): boolean => addableKinds.some((each) => each === kind);

/**
 * The entries that the ward made itself and can remove for this day.
 * @param proposals as shipped: an adopted swap is removed with both its days, because half a swap would make the calendar wrong
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

/** True when a day of the proposal is in the past: a day already worked cannot become a day off. */
export const isPastProposal = ({ touches }: PendingProposal, today: LocalDate): boolean =>
  touches.some((date) => date < today);

/** The open proposals for a year. */
export const pendingIn = ({ pending }: WorkCalendar, year: number): readonly PendingProposal[] =>
  pending.filter(({ id, touches }) =>
    touches.length === 0 ? id.startsWith(`${year}-`) : touches.some((date) => yearOf(date) === year),
  );

/**
 * Confirms that the year's notice has been entered in full, so its dates are final.
 * @returns issues when the year is already confirmed, unknown, or still has an open proposal
 */
export function confirmYear(calendar: WorkCalendar, year: number, source: string): Decision<CalendarEntry> {
  const coverage = calendar.coverage[String(year)];
  if (coverage === 'official') return refused('issue-year-confirmed', { year });
  if (coverage === undefined) return refused('issue-year-unknown', { year });
  const open = pendingIn(calendar, year).find(({ options }) => options.length > 0);
  if (open) return refused('issue-year-pending', { year, effect: open.effect });
  return happened({ date: localDate(`${year}-01-01`), kind: 'yearConfirmed', source });
}

/** The year whose notice should be entered; from 1 October on it is the next year. Null when that year is already official. */
export function yearToEnter(calendar: WorkCalendar, today: LocalDate): number | null {
  const year = today.slice(5) >= '10-01' ? yearOf(today) + 1 : yearOf(today);
  return coverageOf(calendar, year) === 'official' ? null : year;
}
