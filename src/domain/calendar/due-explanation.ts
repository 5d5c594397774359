/**
 * The facts of the sentence that explains a due date. Its words are in `locales/<locale>/calendar.ftl`; names of holidays are
 * data of the calendar.
 */
import type { Facts, Sentence } from '../facts.ts';
import type { DayKind, WorkCalendar } from './holidays.ts';
import { addDays, formatDate, formatDayMonth, type LocalDate, weekdayOf } from './local-date.ts';
import { type Counting, type DayOff, isWorkedInExchange } from './working-days.ts';

/**
 * What started the clock: the event took place, the document was signed, the conference ended, the report was sent, the
 * question was received; a coming event was announced.
 */
export type DeadlineClock = 'announced' | 'held' | 'signed' | 'ended' | 'sent' | 'received';

/** How a due date was counted, for the sentence that explains it. */
export interface CountingFacts {
  readonly clock: DeadlineClock;
  readonly startOn: LocalDate;
  readonly countedFrom: LocalDate;
  readonly workingDays: number;
  readonly counting: Counting;
  readonly provisional: boolean;
  readonly calendar: WorkCalendar;
}

interface Run {
  readonly first: LocalDate;
  readonly last: LocalDate;
}

const rangeDash = '–';

/** Groups consecutive days: 06, 07, 13, 14 → 06–07, 13–14. `days` must be in order. */
const runsOf = (days: readonly LocalDate[]): readonly Run[] => {
  const runs: Run[] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last && addDays(last.last, 1) === day) runs[runs.length - 1] = { ...last, last: day };
    else runs.push({ first: day, last: day });
  }
  return runs;
};

const formatRuns = (days: readonly LocalDate[]): string =>
  runsOf(days)
    .map(({ first, last }) =>
      first === last ? formatDayMonth(first) : `${formatDayMonth(first)}${rangeDash}${formatDayMonth(last)}`,
    )
    .join(', ');

/**
 * 'Tết Âm lịch (mùng 1)' and '(mùng 2)' are one holiday to a reader. A holiday has a name of its own; other days off are
 * described, and a description begins with a lower-case letter inside a sentence.
 */
const familyName = (name: string, kind: DayKind): string => {
  const family = name.replace(/\s*\([^()]*\)\s*$/u, '');
  return kind === 'statutory' ? family : `${family.slice(0, 1).toLowerCase()}${family.slice(1)}`;
};

const holidayNames = (days: readonly DayOff[], withDates: boolean): string => {
  const families = new Map<string, LocalDate[]>();
  for (const day of days)
    if (day.reason === 'special') {
      const name = familyName(day.name, day.kind);
      families.set(name, [...(families.get(name) ?? []), day.date]);
    }
  return [...families].map(([name, dates]) => (withDates ? `${name} ${formatRuns(dates)}` : name)).join(', ');
};

const weekendShape = (days: readonly LocalDate[]): string => {
  const has = (weekday: number) => days.some((day) => weekdayOf(day) === weekday);
  if (days.length === 0) return 'none';
  return has(6) && has(7) ? 'both' : has(6) ? 'saturday' : has(7) ? 'sunday' : 'other';
};

/**
 * `skipped` says how the sentence names the skipped days: `none`; `run`, one stretch from `skippedFrom` to `skippedTo`;
 * `several`, each group with its own dates. `weekend` says which of Saturday and Sunday are among them.
 */
const skippedFacts = (days: readonly DayOff[]): Facts => {
  const weekends = days.filter((day) => day.reason === 'weekend').map((day) => day.date);
  const runs = runsOf(days.map((day) => day.date));
  const [run] = runs;
  const isRun = run !== undefined && runs.length === 1;
  return {
    skipped: run === undefined ? 'none' : isRun ? 'run' : 'several',
    skippedFrom: isRun ? formatDayMonth(run.first) : '',
    skippedTo: isRun ? formatDayMonth(run.last) : '',
    skippedLength: !isRun ? 'other' : run.first === run.last ? 'one' : 'more',
    hasHolidays: days.some((day) => day.reason === 'special') ? 'yes' : 'no',
    holidays: holidayNames(days, !isRun),
    weekend: weekendShape(weekends),
    weekendDays: formatRuns(weekends),
  };
};

/**
 * The sentence that explains a due date: `calendar-due` or, where the start day itself counts, `calendar-due-same-day`. Dates
 * are written dd/mm/yyyy or dd/mm.
 */
export const describeCounting = ({
  clock,
  startOn,
  countedFrom,
  workingDays,
  counting,
  provisional,
  calendar,
}: CountingFacts): Sentence => {
  const worked = counting.countedDays.filter((day) => isWorkedInExchange(calendar, day));
  return {
    key: workingDays === 0 ? 'calendar-due-same-day' : 'calendar-due',
    facts: {
      clock,
      startOn: formatDate(startOn),
      isMoved: countedFrom === startOn ? 'no' : 'yes',
      countedFrom: formatDate(countedFrom),
      workingDays,
      // "01 ngày làm việc": official Vietnamese writes a single digit with a leading zero.
      workingDaysText: String(workingDays).padStart(2, '0'),
      ...skippedFacts(counting.skippedDays),
      hasWorkedDays: worked.length > 0 ? 'yes' : 'no',
      workedDays: formatRuns(worked),
      dueOn: formatDate(counting.dueOn),
      isProvisional: provisional ? 'yes' : 'no',
    },
  };
};

/**
 * The shorter explanation for use beside a sentence that already names the day: how it was counted. Other explanations stay
 * unchanged.
 */
export const countedOnly = (explanation: Sentence): Sentence =>
  explanation.key === 'calendar-due' ? { ...explanation, key: 'calendar-due-counted' } : explanation;
