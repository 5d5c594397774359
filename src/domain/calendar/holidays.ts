/**
 * Which days are special for state offices: data with its source, of `holidays-vn.json` (`vietnam.ts`) or entered by the ward.
 *
 * Glossary: *statutory*, a holiday of Bộ luật Lao động 45/2019 Điều 112 or of the National Assembly; *compensatory*, the
 * day off in exchange for a holiday that fell on a weekend (Điều 111 khoản 3); *swap*, a working day given off and a
 * Saturday worked instead, by a yearly direction of the Prime Minister; *closure*, the ward's own day off; *pending*, a
 * proposal that nobody has decided yet: it changes no day, but makes dates near it provisional.
 *
 * Counting is in `working-days.ts`. The lunar calendar never gives a day off here: only a notice does (domain §1.4).
 */
import type { Attempt, Issue } from '../decision.ts';
import { formatDate, type LocalDate, type Weekday, weekdayOf, yearOf } from './local-date.ts';

export const dayKinds = ['statutory', 'compensatory', 'swap-off', 'swap-work', 'closure'] as const;
/** Why a day differs from its weekday: a holiday, one in its place, a swap (off or worked), an office that is closed. */
export type DayKind = (typeof dayKinds)[number];

/** `projected`: follows from the law, but the year's notice has not been seen. */
export type DayStatus = 'official' | 'projected';

/** A day that differs from its weekday, with the notice that says so. */
export interface SpecialDay {
  readonly date: LocalDate;
  /** As shown to people: 'Tết Âm lịch (mùng 1)'. */
  readonly name: string;
  readonly kind: DayKind;
  /** The notice or the article that says so. */
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

/** An immutable value, frozen all the way down; the functions below make new ones. */
export interface WorkCalendar {
  /** IANA name: where "a day" is measured. */
  readonly timeZone: string;
  /** Weekly days of rest. */
  readonly weekend: readonly Weekday[];
  /** Years of which something is known, by 'YYYY'. A year that is not here is uncovered. */
  readonly coverage: Readonly<Record<string, DayStatus>>;
  /** Special days by 'YYYY-MM-DD'. */
  readonly days: Readonly<Record<string, SpecialDay>>;
  /** What each kind of day is called, for days that have no name of their own. */
  readonly kindNames: Readonly<Partial<Record<DayKind, string>>>;
  readonly pending: readonly PendingProposal[];
}

/** A new calendar, or why there is none. */
export type CalendarChange = Attempt<{ readonly calendar: WorkCalendar }>;

const freezeDeep = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) freezeDeep(part);
  }
  return value;
};

/** A calendar value: its days in order, frozen all the way down, because it is shared by all wards. */
export const frozenCalendar = (calendar: WorkCalendar): WorkCalendar => {
  const days = Object.values(calendar.days).toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return freezeDeep({ ...calendar, days: Object.fromEntries(days.map((day) => [day.date, day])) });
};

/** How much is known about a year. */
export const coverageOf = (calendar: WorkCalendar, year: number): DayStatus | 'uncovered' =>
  calendar.coverage[String(year)] ?? 'uncovered';

/** A day that the ward enters: a closure, a day off, the two days of a swap, a date from the yearly notice. */
export type ExtraDay = Omit<SpecialDay, 'status'>;

/**
 * The calendar with more days; the given one stays as it was. A day of the file that is only `projected` is replaced by
 * the entered one, because a notice is what was being waited for.
 * @returns issues (keys and facts) when a day is official already, is given twice, lies on the wrong side of the weekend
 * for a swap, or has no name or source
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

/** The calendar without a proposal: it was adopted and its days were entered, or it will not be. @throws RangeError when it has none of this id */
export const withPendingDropped = (calendar: WorkCalendar, id: string): WorkCalendar => {
  if (!calendar.pending.some((one) => one.id === id)) throw new RangeError(`no pending proposal "${id}"`);
  return frozenCalendar({ ...calendar, pending: calendar.pending.filter((one) => one.id !== id) });
};

/** The calendar without a day that was only projected; the given one when there is none. */
export const withoutDay = (calendar: WorkCalendar, date: LocalDate): WorkCalendar =>
  calendar.days[date]?.status === 'projected'
    ? frozenCalendar({
        ...calendar,
        days: Object.fromEntries(Object.entries(calendar.days).filter(([day]) => day !== date)),
      })
    : calendar;

/** The calendar once a year's notice has been entered in full: its projected days, and dates in it, are final. */
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
