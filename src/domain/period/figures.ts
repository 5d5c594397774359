/** Figures of a period as plain data. Every figure carries the codes that it counts, so that it opens its list. */
import type { QuestionState } from '../question/transitions.ts';

/** One row of a table of counts. `key` names what was counted: a category, a section, a unit, a person. */
export interface Tally {
  readonly key: string;
  readonly codes: readonly string[];
}

/** A published item or an answered question, with the instants that its lateness is made of (ISO text). */
export interface TimedCase {
  readonly code: string;
  readonly title: string;
  /** The clause of Art. 8.1 that sets its date. */
  readonly clause: string;
  readonly startedOn: string | null;
  /** Of a question: the instant of its receipt. Left out in reports that were frozen before answers told it. */
  readonly startedAt?: string;
  readonly submittedAt: string | null;
  readonly decidedAt: string | null;
  readonly doneAt: string;
  readonly dueAt: string | null;
}

/** Without a due day nothing is late. Instants in one form (ISO, UTC) compare as text. */
export const isLate = ({ doneAt, dueAt }: TimedCase): boolean => dueAt !== null && doneAt > dueAt;

/** How many cases of a clause of Art. 8 there were, and how many were late. */
export interface ClauseFigures {
  readonly clause: string;
  readonly cases: readonly TimedCase[];
  readonly late: readonly TimedCase[];
  /** Thousandths of the cases that have a date; null: none has one. */
  readonly onTimePermille: number | null;
}

/** Rounded to the nearest thousandth, half up. */
export const permille = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.floor((part * 2000 + whole) / (2 * whole));

/** Clauses in the order of their letters, a) to e), as Art. 8.1 lists them. */
const clauseOrder: readonly string[] = ['news', 'document', 'conference', 'statistics', 'answer', 'other'];
const placeOf = (clause: string): number => {
  const place = clauseOrder.indexOf(clause);
  return place < 0 ? clauseOrder.length : place;
};

/** Cases by the clause whose time they had, in the order of the article; the rate counts those with a due day alone, in thousandths. */
export function byClause(cases: readonly TimedCase[]): readonly ClauseFigures[] {
  const clauses = [...new Set(cases.map(({ clause }) => clause))].toSorted((a, b) => placeOf(a) - placeOf(b));
  return clauses.map((clause) => {
    const own = cases.filter((each) => each.clause === clause);
    const dated = own.filter(({ dueAt }) => dueAt !== null);
    const late = own.filter(isLate);
    return { clause, cases: own, late, onTimePermille: permille(dated.length - late.length, dated.length) };
  });
}

/** A share of cases that were in time, and of how many it is a share. */
export interface OnTime {
  /** Cases with a due day: of them some were on time, the rest late. */
  readonly dated: number;
  readonly onTime: number;
  readonly late: number;
  /** Without a due day: neither on time nor late. */
  readonly undated: number;
  /** Thousandths of the dated ones; null: none has a date. */
  readonly permille: number | null;
}

/** The one count of what was on time, which report and minutes both print. What has no due day is left out of it. */
export function onTimeOf(cases: readonly TimedCase[]): OnTime {
  const dated = cases.filter(({ dueAt }) => dueAt !== null).length;
  const late = cases.filter(isLate).length;
  const onTime = dated - late;
  return { dated, onTime, late, undated: cases.length - dated, permille: permille(onTime, dated) };
}

/** Whole minutes from the due hour on, a minute begun counted; 0 for what was not late. */
export const minutesLate = ({ doneAt, dueAt }: TimedCase): number =>
  dueAt === null ? 0 : Math.max(0, Math.ceil((Date.parse(doneAt) - Date.parse(dueAt)) / 60_000));

/** Where the time of a late case went, in whole hours; null where an instant is not known. */
export interface TimeSpent {
  readonly withAuthorHours: number | null;
  readonly withBoardHours: number | null;
  readonly withPortalHours: number | null;
}

const hourMs = 3_600_000;
const hours = (from: string | null, to: string | null): number | null =>
  from === null || to === null ? null : Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / hourMs));

/** @param startedAt the instant at which the day began on which the clock started */
export const timeSpent = (late: TimedCase, startedAt: string | null): TimeSpent => ({
  withAuthorHours: hours(startedAt, late.submittedAt),
  withBoardHours: hours(late.submittedAt, late.decidedAt),
  withPortalHours: hours(late.decidedAt, late.doneAt),
});

/** An item that went back to its author. */
export interface ReturnedItem {
  readonly code: string;
  readonly reason: string;
}

/** Of the year from its first day to the last one that the figures tell of; in reports frozen before that, to their drafting. */
export interface BudgetFigure {
  readonly name: string;
  readonly approvedVnd: number | null;
  /** Number and day of what approved it; left out in reports that were frozen before they were told. */
  readonly decision?: string;
  readonly decidedOn?: string;
  readonly spentVnd: number;
  readonly committedVnd: number;
}

/** A report’s figures as they are frozen with it: older reports lack what was added since. */
export interface PeriodFigures {
  readonly period: string;
  readonly firstDay: string;
  readonly lastDay: string;
  /**
   * The instant that states are of: the end of the period, or now where that is earlier. Its day, and whether the period was
   * over. Left out in reports that were frozen before it was kept.
   */
  readonly until?: string;
  readonly isOver?: boolean;
  readonly items: readonly TimedCase[];
  readonly byCategory: readonly Tally[];
  readonly bySection: readonly Tally[];
  readonly byUnit: readonly Tally[];
  readonly byAuthor: readonly Tally[];
  readonly byAim: readonly Tally[];
  readonly received: readonly string[];
  readonly returned: readonly ReturnedItem[];
  readonly rejected: readonly ReturnedItem[];
  readonly corrected: readonly string[];
  readonly takenDown: readonly string[];
  readonly questionsReceived: readonly string[];
  readonly answers: readonly TimedCase[];
  readonly questionsOpen: readonly string[];
  readonly questionsByTopic: readonly Tally[];
  readonly questionsByOutcome: readonly Tally[];
  /** Counts only: never what was stopped. */
  readonly security: readonly { readonly key: string; readonly count: number }[];
  /** How often the portal's items were opened; null: nothing was counted. */
  readonly views: number | null;
  /** Most first. Left out in reports that were frozen before this was counted. */
  readonly mostRead?: readonly { readonly code: string; readonly views: number }[];
  readonly budget: readonly BudgetFigure[];
  /** What stands where a decision on rates should: it has no number. */
  readonly sampleRates?: string;
  readonly royaltyVnd: number | null;
  /** Of it, what has been paid out. Left out in reports that were frozen before this was counted. */
  readonly royaltyPaidVnd?: number;
  /** Beside the royalties, what the board's work is supported with by the same statements, and what of it has been paid out. */
  readonly supportVnd?: number;
  readonly supportPaidVnd?: number;
  /** Months of the period, begun by now, without a frozen statement: the sums are without them. */
  readonly royaltyOpenMonths?: readonly string[];
  /** Of days that are no whole months: the months whose statements the sums are of, each in full. */
  readonly royaltyMonths?: readonly string[];
  readonly planned: readonly PlannedThing[];
  /** Published and received in the period before, to compare. */
  readonly before: { readonly period: string; readonly items: number; readonly questions: number };
}

/** A planned event, and when something came of it. */
export interface PlannedThing {
  readonly title: string;
  readonly dueOn: string;
  readonly doneOn: string | null;
}

export const outcomes = ['done', 'active', 'ended'] as const;
/** Answered, still in hand, or ended without an answer of the ward’s. */
export type Outcome = (typeof outcomes)[number];

/** What has become of a question of the period: each is one of the three, so that they add up to what was received. */
const outcomeOf = {
  ...{ answered: 'done', rated: 'done', redirected: 'ended', closed: 'ended', handedOver: 'ended' },
  active: 'active',
  ...{ received: 'active', assigned: 'active', drafted: 'active', approved: 'active', clarification: 'active' },
} as const satisfies Record<QuestionState | 'active', Outcome>;

/** Codes of the questions of a period that ended so, in the order of the figures. */
export const codesOfOutcome = (
  { questionsByOutcome }: Pick<PeriodFigures, 'questionsByOutcome'>,
  wanted: Outcome,
): readonly string[] =>
  questionsByOutcome.flatMap(({ key, codes }) => (outcomeOf[key as QuestionState] === wanted ? codes : []));

/** Most first; equal ones by name. */
export function ranked(tallies: readonly Tally[]): readonly Tally[] {
  const collator = new Intl.Collator('vi');
  return [...tallies].sort((a, b) => b.codes.length - a.codes.length || collator.compare(a.key, b.key));
}

/** Codes by key, the most frequent key first. */
export function tally<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  codeOf: (item: Item) => string,
): readonly Tally[] {
  const codes = new Map<string, string[]>();
  for (const item of items) {
    const own = codes.get(keyOf(item));
    if (own) own.push(codeOf(item));
    else codes.set(keyOf(item), [codeOf(item)]);
  }
  return ranked([...codes].map(([key, each]) => ({ key, codes: each })));
}
