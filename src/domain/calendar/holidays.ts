/**
 * Which days are special for state offices. This is data with a source, from `holidays-vn.json` (`vietnam.ts`) or entered by
 * the ward.
 *
 * Glossary: *statutory*: a holiday of Bộ luật Lao động 45/2019 Điều 112 or of the National Assembly. *Compensatory*: the day
 * off in exchange for a holiday that fell on a weekend (Điều 111 khoản 3). *Swap*: a working day given off and a Saturday
 * worked instead, by a yearly direction of the Prime Minister. *Closure*: the ward's own day off. *Pending*: a proposal that is
 * not decided yet; it changes no day, but dates near it are provisional.
 *
 * Counting is in `working-days.ts`. The lunar calendar never makes a day off here: only an official notice does (domain §1.4).
 */
import type { Attempt, Issue } from '../decision.ts';
import { formatDate, type LocalDate, type Weekday, weekdayOf, yearOf } from './local-date.ts';

export const dayKinds = ['statutory', 'compensatory', 'swap-off', 'swap-work', 'closure'] as const;
/**
 * Why a day differs from an ordinary day of its weekday: a holiday, a day in exchange for one, a swap (off or worked), or a
 * closed office.
 */
export type DayKind = (typeof dayKinds)[number];

/** `projected`: follows from the law, but the year's notice is not known yet. */
export type DayStatus = 'official' | 'projected';

/** A day that differs from an ordinary day of its weekday, with its source. */
export interface SpecialDay {
  readonly date: LocalDate;
  /** The name shown to people: 'Tết Âm lịch (mùng 1)'. */
  readonly name: string;
  readonly kind: DayKind;
  /** The notice or the article of law that defines the day. */
  readonly source: string;
  readonly status: DayStatus;
}

/** One way in which a proposal may be decided. */
export interface ProposalOption {
  readonly name: string;
  readonly days: readonly { readonly date: LocalDate; readonly kind: DayKind }[];
}

/** Days that were proposed for a year and are not decided yet. */
export interface PendingProposal {
  readonly id: string;
  /** What it would change, in words. */
  readonly effect: string;
  /** Empty when the proposal names no days yet. */
  readonly options: readonly ProposalOption[];
  /** Every day that any option names. */
  readonly touches: readonly LocalDate[];
}

/** An immutable, deeply frozen value; the functions below return new ones. */
export interface WorkCalendar {
  /** IANA name of the zone in which days begin and end. */
  readonly timeZone: string;
  /** Weekly days of rest. */
  readonly weekend: readonly Weekday[];
  /** Years with known days, by 'YYYY'. A year that is missing is uncovered. */
  readonly coverage: Readonly<Record<string, DayStatus>>;
  /** Special days by 'YYYY-MM-DD'. */
  readonly days: Readonly<Record<string, SpecialDay>>;
  /** Names for each kind of day, for days without a name of their own. */
  readonly kindNames: Readonly<Partial<Record<DayKind, string>>>;
  readonly pending: readonly PendingProposal[];
}

/** A new calendar, or the issues that prevent it. */
export type CalendarChange = Attempt<{ readonly calendar: WorkCalendar }>;

const freezeDeep = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) freezeDeep(part);
  }
  return value;
};

/** A calendar with its days in order, deeply frozen because all wards share it. */
export const frozenCalendar = (calendar: WorkCalendar): WorkCalendar => {
  const days = Object.values(calendar.days).toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return freezeDeep({ ...calendar, days: Object.fromEntries(days.map((day) => [day.date, day])) });
};

/** How much is known about a year. */
export const coverageOf = (calendar: WorkCalendar, year: number): DayStatus | 'uncovered' =>
  calendar.coverage[String(year)] ?? 'uncovered';

/** A day that the ward enters: a closure, a day off, one of the two days of a swap, or a date from the yearly notice. */
export type ExtraDay = Omit<SpecialDay, 'status'>;

/**
 * Returns a calendar with more days; the given calendar is unchanged. An entered day replaces a `projected` day of the file,
 * because the notice was still awaited.
 * @returns issues (keys and facts) when a day is already official, is given twice, lies on the wrong side of the weekend for a
 *   swap, or has no name or source
 */
export const withDays = (calendar: WorkCalendar, extra: readonly ExtraDay[]): CalendarChange => {
  const issues: Issue[] = [];
  const added: Record<string, SpecialDay> = {};
  for (const day of extra) {
    const facts = { date: formatDate(day.date) };
    const known = calendar.days[day.date];
    const isWeekend = calendar.weekend.includes(weekdayOf(day.date));
    if (known?.status === 'official')
      issues.push({ key: 'issue-day-already-special', facts: { ...facts, name: known.name } });
    if (added[day.date]) issues.push({ key: 'issue-day-given-twice', facts });
    if (day.kind === 'swap-work' && !isWeekend) issues.push({ key: 'issue-day-worked-needs-weekend', facts });
    if (day.kind !== 'swap-work' && day.kind !== 'statutory' && isWeekend)
      issues.push({ key: 'issue-day-off-already', facts });
    if (day.name.trim() === '' || day.source.trim() === '')
      issues.push({ key: 'issue-day-needs-name-and-source', facts });
    added[day.date] = { status: 'official', ...day };
  }
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, calendar: frozenCalendar({ ...calendar, days: { ...calendar.days, ...added } }) };
};

/**
 * The calendar without a proposal, after its days were entered or it was rejected.
 * @throws RangeError when the calendar has no proposal with this id
 */
export const withPendingDropped = (calendar: WorkCalendar, id: string): WorkCalendar => {
  if (!calendar.pending.some((one) => one.id === id)) throw new RangeError(`no pending proposal "${id}"`);
  return frozenCalendar({ ...calendar, pending: calendar.pending.filter((one) => one.id !== id) });
};

/** The calendar without a projected day; the given calendar when the day is not projected. */
export const withoutDay = (calendar: WorkCalendar, date: LocalDate): WorkCalendar =>
  calendar.days[date]?.status === 'projected'
    ? frozenCalendar({
        ...calendar,
        days: Object.fromEntries(Object.entries(calendar.days).filter(([day]) => day !== date)),
      })
    : calendar;

/** The calendar after a year's notice has been entered in full: the days and dates of that year are final. */
export const withYearConfirmed = (calendar: WorkCalendar, year: number): WorkCalendar =>
  frozenCalendar({
    ...calendar,
    coverage: { ...calendar.coverage, [String(year)]: 'official' },
    days: Object.fromEntries(
      Object.values(calendar.days).map((day) => [
        day.date,
        yearOf(day.date) === year ? { ...day, status: 'official' as const } : day,
      ]),
    ),
  });
