/**
 * Which days are special for state offices: data with its source, read from `holidays-vn.json` or entered by the ward.
 *
 * Glossary: *statutory*, a holiday of Bộ luật Lao động 45/2019 Điều 112 or of the National Assembly; *compensatory*, the
 * day off in exchange for a holiday that fell on a weekend (Điều 111 khoản 3); *swap*, a working day given off and a
 * Saturday worked instead, by a yearly direction of the Prime Minister; *closure*, the ward's own day off; *pending*, a
 * proposal that nobody has decided yet: it changes no day, but makes dates near it provisional.
 *
 * Counting is in `working-days.ts`. The lunar calendar never gives a day off here: only a notice does (domain §1.4).
 */
import type { Issue } from '../decision.ts';
import { type LocalDate, parseLocalDate, type Weekday, weekdayOf, yearOf } from './local-date.ts';

export const dayKinds = ['statutory', 'compensatory', 'swap-off', 'swap-work', 'closure'] as const;
export type DayKind = (typeof dayKinds)[number];

/** `projected`: follows from the law, but the year's notice has not been seen. */
export type DayStatus = 'official' | 'projected';

export interface SpecialDay {
  readonly date: LocalDate;
  /** As shown to people: 'Tết Âm lịch (mùng 1)'. */
  readonly name: string;
  readonly kind: DayKind;
  /** The notice or the article that says so. */
  readonly source: string;
  readonly status: DayStatus;
  /** The holiday for which this day is given. */
  readonly compensates: LocalDate | null;
  /** The other day of the swap. */
  readonly swapWith: LocalDate | null;
}

/** One way in which a proposal may be decided. */
export interface ProposalOption {
  readonly name: string;
  readonly days: readonly { readonly date: LocalDate; readonly kind: DayKind }[];
}

export interface PendingProposal {
  readonly id: string;
  /** What it would change, in words. */
  readonly effect: string;
  /** What is known about the decision, in words. */
  readonly status: string;
  /** What the ward should do, in words. */
  readonly action: string;
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

export type HolidayReading =
  | { readonly ok: true; readonly calendar: WorkCalendar }
  | { readonly ok: false; readonly problems: readonly string[] };

export type CalendarChange =
  | { readonly ok: true; readonly calendar: WorkCalendar }
  | { readonly ok: false; readonly issues: readonly Issue[] };

const weekdayCodes: Readonly<Record<string, Weekday>> = { T2: 1, T3: 2, T4: 3, T5: 4, T6: 5, T7: 6, CN: 7 };

const freeze = (calendar: WorkCalendar): WorkCalendar =>
  Object.freeze({
    ...calendar,
    weekend: Object.freeze([...calendar.weekend]),
    coverage: Object.freeze({ ...calendar.coverage }),
    days: Object.freeze(
      Object.fromEntries(
        Object.values(calendar.days)
          .sort((a, b) => (a.date < b.date ? -1 : 1))
          .map((day) => [day.date, Object.freeze({ ...day })]),
      ),
    ),
    kindNames: Object.freeze({ ...calendar.kindNames }),
    pending: Object.freeze(
      calendar.pending.map((proposal) =>
        Object.freeze({
          ...proposal,
          options: Object.freeze(
            proposal.options.map((option) =>
              Object.freeze({ ...option, days: Object.freeze(option.days.map((day) => Object.freeze({ ...day }))) }),
            ),
          ),
          touches: Object.freeze([...proposal.touches]),
        }),
      ),
    ),
  });

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

const isKind = (value: unknown): value is DayKind => dayKinds.some((kind) => kind === value);

/** A reader that remembers every problem, so that whoever edits the file mends it in one go. */
const createReader = () => {
  const problems: string[] = [];
  const wrong = (where: string, what: string): null => {
    problems.push(`${where}: ${what}`);
    return null;
  };
  return {
    problems,
    wrong,
    text: (value: unknown, where: string): string =>
      isText(value) ? value : (wrong(where, 'a text is expected') ?? ''),
    list: (value: unknown, where: string): readonly unknown[] =>
      Array.isArray(value) ? value : (wrong(where, 'a list is expected') ?? []),
    record: (value: unknown, where: string): Readonly<Record<string, unknown>> =>
      isRecord(value) ? value : (wrong(where, 'an object is expected') ?? {}),
    date: (value: unknown, where: string): LocalDate | null => {
      const date = typeof value === 'string' ? parseLocalDate(value) : null;
      return date ?? wrong(where, `${JSON.stringify(value)} is not a day (YYYY-MM-DD)`);
    },
    kind: (value: unknown, where: string): DayKind | null =>
      isKind(value) ? value : wrong(where, `${JSON.stringify(value)} is none of ${dayKinds.join(', ')}`),
  };
};
type Reader = ReturnType<typeof createReader>;

const readDay = (read: Reader, value: unknown, where: string): SpecialDay | null => {
  const raw = read.record(value, where);
  const date = read.date(raw.date, `${where}.date`);
  const kind = read.kind(raw.kind, `${where}.kind`);
  const name = read.text(raw.name_vi, `${where}.name_vi`);
  const source = read.text(raw.source, `${where}.source`);
  const status = raw.status === 'official' || raw.status === 'projected' ? raw.status : null;
  if (!status) read.wrong(`${where}.status`, `${JSON.stringify(raw.status)} is neither official nor projected`);
  const other = (field: string) => (raw[field] === undefined ? null : read.date(raw[field], `${where}.${field}`));
  const compensates = other('compensates');
  const swapWith = other('swap_with');
  if (!date || !kind || !status) return null;
  if (raw.weekday !== undefined && weekdayCodes[String(raw.weekday)] !== weekdayOf(date))
    read.wrong(`${where}.weekday`, `${date} is not ${JSON.stringify(raw.weekday)}`);
  return { date, kind, name, source, status, compensates, swapWith };
};

const readCoverage = (read: Reader, value: unknown): Record<string, DayStatus> => {
  const coverage: Record<string, DayStatus> = {};
  for (const [year, words] of Object.entries(read.record(value, 'coverage'))) {
    // "official (one open proposal, see pending)": the first word counts, the rest is for people.
    const status = /^(official|projected)(?!\p{L})/u.exec(String(words))?.[1];
    if (!/^\d{4}$/.test(year)) read.wrong(`coverage.${year}`, 'a year of four digits is expected');
    else if (status === 'official' || status === 'projected') coverage[year] = status;
    else read.wrong(`coverage.${year}`, `${JSON.stringify(words)} begins with neither official nor projected`);
  }
  return coverage;
};

const readOptions = (
  read: Reader,
  raw: Readonly<Record<string, unknown>>,
  where: string,
): readonly ProposalOption[] => {
  const dated = (values: unknown, kind: DayKind, at: string) =>
    (values === undefined ? [] : read.list(values, at)).flatMap((value, index) => {
      const date = read.date(value, `${at}[${index}]`);
      return date ? [{ date, kind }] : [];
    });
  if (raw.if_adopted !== undefined) {
    const days = read.list(raw.if_adopted, `${where}.if_adopted`).flatMap((value, index) => {
      const at = `${where}.if_adopted[${index}]`;
      const day = read.record(value, at);
      const date = read.date(day.date, `${at}.date`);
      const kind = read.kind(day.kind, `${at}.kind`);
      return date && kind ? [{ date, kind }] : [];
    });
    return [{ name: '', days }];
  }
  if (raw.options === undefined) return [];
  return read.list(raw.options, `${where}.options`).map((value, index) => {
    const at = `${where}.options[${index}]`;
    const option = read.record(value, at);
    return {
      name: read.text(option.name, `${at}.name`),
      days: [
        ...dated(option.statutory, 'statutory', `${at}.statutory`),
        ...dated(option.compensatory, 'compensatory', `${at}.compensatory`),
      ],
    };
  });
};

const readProposal = (read: Reader, value: unknown, where: string): PendingProposal => {
  const raw = read.record(value, where);
  const options = readOptions(read, raw, where);
  return {
    id: read.text(raw.id, `${where}.id`),
    effect: read.text(raw.effect, `${where}.effect`),
    status: read.text(raw.status, `${where}.status`),
    action: read.text(raw.action, `${where}.action`),
    options,
    touches: [...new Set(options.flatMap((option) => option.days.map((day) => day.date)))].sort(),
  };
};

/** What can only be said about the days together. */
const checkTogether = (
  read: Reader,
  days: readonly SpecialDay[],
  calendar: Pick<WorkCalendar, 'coverage' | 'weekend'>,
): void => {
  const byDate = new Map<string, SpecialDay>();
  for (const day of days) {
    if (byDate.has(day.date)) read.wrong(day.date, 'appears twice');
    byDate.set(day.date, day);
  }
  for (const { date, kind, compensates, swapWith } of days) {
    const isWeekend = calendar.weekend.includes(weekdayOf(date));
    if (!(date.slice(0, 4) in calendar.coverage)) read.wrong(date, 'its year is not in coverage');
    if (kind === 'swap-work' && !isWeekend) read.wrong(date, 'a day worked in exchange must be a weekend day');
    if (kind === 'swap-off' && isWeekend) read.wrong(date, 'a day given off in exchange must not be a weekend day');
    if (kind === 'compensatory') {
      const holiday = compensates && byDate.get(compensates);
      if (holiday?.kind !== 'statutory' || !calendar.weekend.includes(weekdayOf(holiday.date)))
        read.wrong(date, 'must compensate a statutory day that falls on a weekend');
    }
    if (swapWith && byDate.get(swapWith)?.swapWith !== date)
      read.wrong(date, `and ${swapWith} must name each other as swapped`);
  }
};

/**
 * Reads the shape of `holidays-vn.json` (see the file: timezone, weekend, kinds, coverage, days, pending; the table
 * `lunar` is for people and tests).
 * @returns the calendar, frozen; or every problem at once, each with the place in the file
 */
export const readHolidays = (json: unknown): HolidayReading => {
  const read = createReader();
  const raw = read.record(json, 'holidays');
  const timeZone = read.text(raw.timezone, 'timezone');
  if (timeZone !== '' && !isTimeZone(timeZone)) read.wrong('timezone', `"${timeZone}" is not known`);
  const weekend = read.list(raw.weekend, 'weekend').flatMap((code, index) => {
    const weekday = weekdayCodes[String(code)];
    if (!weekday)
      read.wrong(`weekend[${index}]`, `${JSON.stringify(code)} is none of ${Object.keys(weekdayCodes).join(', ')}`);
    return weekday ? [weekday] : [];
  });
  const coverage = readCoverage(read, raw.coverage);
  const kindNames: Partial<Record<DayKind, string>> = {};
  for (const [kind, name] of Object.entries(read.record(raw.kinds, 'kinds')))
    if (isKind(kind)) kindNames[kind] = read.text(name, `kinds.${kind}`);
    else read.wrong(`kinds.${kind}`, `is none of ${dayKinds.join(', ')}`);
  const days = read.list(raw.days, 'days').flatMap((value, index) => readDay(read, value, `days[${index}]`) ?? []);
  const pending = (raw.pending === undefined ? [] : read.list(raw.pending, 'pending')).map((value, index) =>
    readProposal(read, value, `pending[${index}]`),
  );
  if (new Set(pending.map(({ id }) => id)).size < pending.length)
    read.wrong('pending', 'two proposals have the same id');
  checkTogether(read, days, { coverage, weekend });
  if (read.problems.length > 0) return { ok: false, problems: read.problems };
  const byDate = Object.fromEntries(days.map((day) => [day.date, day]));
  return { ok: true, calendar: freeze({ timeZone, weekend, coverage, days: byDate, kindNames, pending }) };
};

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

/** How much is known about a year. */
export const coverageOf = (calendar: WorkCalendar, year: number): DayStatus | 'uncovered' =>
  calendar.coverage[String(year)] ?? 'uncovered';

/** A day that the ward enters: a closure, a day off, the two days of a swap, a date from the yearly notice. */
export type ExtraDay = Pick<SpecialDay, 'date' | 'name' | 'kind' | 'source'> &
  Partial<Pick<SpecialDay, 'compensates' | 'swapWith'>>;

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
    const facts = { date: `${day.date.slice(8, 10)}/${day.date.slice(5, 7)}/${day.date.slice(0, 4)}` };
    const known = calendar.days[day.date];
    const isWeekend = calendar.weekend.includes(weekdayOf(day.date));
    if (known?.status === 'official')
      issues.push({ key: 'issue-day-already-special', facts: { ...facts, name: known.name } });
    if (added[day.date]) issues.push({ key: 'issue-day-given-twice', facts });
    if (day.kind === 'swap-work' && !isWeekend) issues.push({ key: 'issue-day-worked-needs-weekend', facts });
    if (day.kind !== 'swap-work' && day.kind !== 'statutory' && isWeekend)
      issues.push({ key: 'issue-day-off-already', facts });
    if (!isText(day.name) || !isText(day.source)) issues.push({ key: 'issue-day-needs-name-and-source', facts });
    added[day.date] = { status: 'official', compensates: null, swapWith: null, ...day };
  }
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, calendar: freeze({ ...calendar, days: { ...calendar.days, ...added } }) };
};

/**
 * The calendar once a proposal is decided: its days apply and it is pending no longer. The days are called by their kind,
 * the proposal itself is their source unless the decision is named.
 * @param option which option was chosen, by name; needed when there are several
 * @throws RangeError when there is no such proposal or option: ids come from the calendar itself
 */
export const withPendingAdopted = (
  calendar: WorkCalendar,
  id: string,
  { option: optionName, source }: { readonly option?: string; readonly source?: string } = {},
): WorkCalendar => {
  const proposal = calendar.pending.find((one) => one.id === id);
  if (!proposal) throw new RangeError(`no pending proposal "${id}"`);
  const [only, ...others] = proposal.options.filter(({ name }) => optionName === undefined || name === optionName);
  if (!only || others.length > 0)
    throw new RangeError(
      `proposal "${id}" needs one of: ${proposal.options.map(({ name }) => `"${name}"`).join(', ')}`,
    );
  const [off, work] = (['swap-off', 'swap-work'] as const).map((kind) => only.days.filter((day) => day.kind === kind));
  const swapped =
    off?.length === 1 && work?.length === 1
      ? { [`${off[0]?.date}`]: work[0]?.date, [`${work[0]?.date}`]: off[0]?.date }
      : {};
  const days = only.days.map(({ date, kind }): [string, SpecialDay] => [
    date,
    {
      name: calendar.days[date]?.name ?? calendar.kindNames[kind] ?? kind,
      date,
      kind,
      source: source ?? proposal.effect,
      status: 'official',
      compensates: null,
      swapWith: swapped[date] ?? null,
    },
  ]);
  return freeze({
    ...calendar,
    days: { ...calendar.days, ...Object.fromEntries(days) },
    pending: calendar.pending.filter((one) => one !== proposal),
  });
};

/** The calendar once it is known that a proposal will not be adopted. @throws RangeError as `withPendingAdopted` */
export const withPendingDropped = (calendar: WorkCalendar, id: string): WorkCalendar => {
  if (!calendar.pending.some((one) => one.id === id)) throw new RangeError(`no pending proposal "${id}"`);
  return freeze({ ...calendar, pending: calendar.pending.filter((one) => one.id !== id) });
};

/** The calendar without a day that was only projected; the given one when there is none. */
export const withoutDay = (calendar: WorkCalendar, date: LocalDate): WorkCalendar =>
  calendar.days[date]?.status === 'projected'
    ? freeze({ ...calendar, days: Object.fromEntries(Object.entries(calendar.days).filter(([day]) => day !== date)) })
    : calendar;

/** The calendar once a year's notice has been entered in full: its projected days, and dates in it, are final. */
export const withYearConfirmed = (calendar: WorkCalendar, year: number): WorkCalendar =>
  freeze({
    ...calendar,
    coverage: { ...calendar.coverage, [String(year)]: 'official' },
    days: Object.fromEntries(
      Object.values(calendar.days).map((day) => [
        day.date,
        yearOf(day.date) === year ? { ...day, status: 'official' as const } : day,
      ]),
    ),
  });
