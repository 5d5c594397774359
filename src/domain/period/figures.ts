/** Figures of a period as plain data. Each figure has the codes that it counts, so that its list can be opened. */
import type { QuestionState } from '../question/transitions.ts';

/** One row of a table of counts. `key` is what was counted: a category, a section, a unit, a person. */
export interface Tally {
  readonly key: string;
  readonly codes: readonly string[];
}

/** A published item or an answered question, with the instants that its lateness is computed from (ISO text). */
export interface TimedCase {
  readonly code: string;
  readonly title: string;
  /** The clause of Art. 8.1 that sets its due date. */
  readonly clause: string;
  readonly startedOn: string | null;
  /** For a question: when it was received. Absent in reports frozen before it was recorded. */
  readonly startedAt?: string;
  readonly submittedAt: string | null;
  readonly decidedAt: string | null;
  readonly doneAt: string;
  readonly dueAt: string | null;
}

/** A case without a due date is never late. Instants in one format (ISO, UTC) can be compared as text. */
export const isLate = ({ doneAt, dueAt }: TimedCase): boolean => dueAt !== null && doneAt > dueAt;

/** The cases of a clause of Art. 8, and the late ones among them. */
export interface ClauseFigures {
  readonly clause: string;
  readonly cases: readonly TimedCase[];
  readonly late: readonly TimedCase[];
  /** Thousandths of the cases with a due date; null: none has one. */
  readonly onTimePermille: number | null;
}

/** Rounded to the nearest thousandth, half up. Null if `whole` is 0. */
export const permille = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.floor((part * 2000 + whole) / (2 * whole));

/** Clauses a) to e) in the order of Art. 8.1. */
const clauseOrder: readonly string[] = ['news', 'document', 'conference', 'statistics', 'answer', 'other'];
const placeOf = (clause: string): number => {
  const place = clauseOrder.indexOf(clause);
  return place < 0 ? clauseOrder.length : place;
};

/**
 * Cases by the clause that sets their due date, in the order of the article. The rate, in thousandths, counts only cases with a
 * due date.
 */
export function byClause(cases: readonly TimedCase[]): readonly ClauseFigures[] {
  const clauses = [...new Set(cases.map(({ clause }) => clause))].toSorted((a, b) => placeOf(a) - placeOf(b));
  return clauses.map((clause) => {
    const own = cases.filter((each) => each.clause === clause);
    const dated = own.filter(({ dueAt }) => dueAt !== null);
    const late = own.filter(isLate);
    return { clause, cases: own, late, onTimePermille: permille(dated.length - late.length, dated.length) };
  });
}

/** Share of the cases that were on time, with the counts it is computed from. */
export interface OnTime {
  /** Cases with a due date: each was either on time or late. */
  readonly dated: number;
  readonly onTime: number;
  readonly late: number;
  /** Cases without a due date: neither on time nor late. */
  readonly undated: number;
  /** Thousandths of the dated cases; null: none has a due date. */
  readonly permille: number | null;
}

/** Counts cases on time. Report and minutes both print this count. Cases without a due date are left out of the share. */
export function onTimeOf(cases: readonly TimedCase[]): OnTime {
  const dated = cases.filter(({ dueAt }) => dueAt !== null).length;
  const late = cases.filter(isLate).length;
  const onTime = dated - late;
  return { dated, onTime, late, undated: cases.length - dated, permille: permille(onTime, dated) };
}

/** Whole minutes after the due time, a started minute counted; 0 if it was not late. */
export const minutesLate = ({ doneAt, dueAt }: TimedCase): number =>
  dueAt === null ? 0 : Math.max(0, Math.ceil((Date.parse(doneAt) - Date.parse(dueAt)) / 60_000));

/** Who had a late case for how long, in whole hours; null if an instant is unknown. */
export interface TimeSpent {
  readonly withAuthorHours: number | null;
  readonly withBoardHours: number | null;
  readonly withPortalHours: number | null;
}

const hourMs = 3_600_000;
const hours = (from: string | null, to: string | null): number | null =>
  from === null || to === null ? null : Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / hourMs));

/** @param startedAt the start of the day on which the clock started */
export const timeSpent = (late: TimedCase, startedAt: string | null): TimeSpent => ({
  withAuthorHours: hours(startedAt, late.submittedAt),
  withBoardHours: hours(late.submittedAt, late.decidedAt),
  withPortalHours: hours(late.decidedAt, late.doneAt),
});

/** An item that was returned to its author. */
export interface ReturnedItem {
  readonly code: string;
  readonly reason: string;
}

/**
 * From the first day of the year to the last day of the figures; in reports frozen before that rule, to the day of their draft.
 */
export interface BudgetFigure {
  readonly name: string;
  readonly approvedVnd: number | null;
  /** Number and day of the decision that approved it. Absent in reports frozen before they were recorded. */
  readonly decision?: string;
  readonly decidedOn?: string;
  readonly spentVnd: number;
  readonly committedVnd: number;
}

/** A report's figures as frozen with it. Older reports lack figures that were added later. */
export interface PeriodFigures {
  readonly period: string;
  readonly firstDay: string;
  readonly lastDay: string;
  /**
   * The instant for which the states hold: the end of the period, or now if that is earlier (stored as its day), and whether the
   * period was over. Absent in reports frozen before it was recorded.
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
  /** Counts only, never what was stopped. */
  readonly security: readonly { readonly key: string; readonly count: number }[];
  /** How often the portal's items were opened; null: not counted. */
  readonly views: number | null;
  /** Most read first. Absent in reports frozen before this was counted. */
  readonly mostRead?: readonly { readonly code: string; readonly views: number }[];
  readonly budget: readonly BudgetFigure[];
  /** Name of the sample rates that were used, because there is no decision with a number. */
  readonly sampleRates?: string;
  readonly royaltyVnd: number | null;
  /** The part of it that has been paid. Absent in reports frozen before this was counted. */
  readonly royaltyPaidVnd?: number;
  /**
   * Support for the board's work, paid by the same statements in addition to royalties, and the part of it that has been paid.
   */
  readonly supportVnd?: number;
  readonly supportPaidVnd?: number;
  /** Months of the period that have started and have no frozen statement: the sums do not include them. */
  readonly royaltyOpenMonths?: readonly string[];
  /** For a period that is not made of whole months: the months whose statements the sums cover, each in full. */
  readonly royaltyMonths?: readonly string[];
  readonly planned: readonly PlannedThing[];
  /** Items published and questions received in the previous period, for comparison. */
  readonly before: { readonly period: string; readonly items: number; readonly questions: number };
}

/** A planned event, and when an item about it was published. */
export interface PlannedThing {
  readonly title: string;
  readonly dueOn: string;
  readonly doneOn: string | null;
}

export const outcomes = ['done', 'active', 'ended'] as const;
/** The question was answered, is in progress, or ended without an answer by the ward. */
export type Outcome = (typeof outcomes)[number];

/** Outcome of a question by its state. Every question has exactly one outcome, so that they add up to the received ones. */
const outcomeOf = {
  ...{ answered: 'done', rated: 'done', redirected: 'ended', closed: 'ended', handedOver: 'ended' },
  active: 'active',
  ...{ received: 'active', assigned: 'active', drafted: 'active', approved: 'active', clarification: 'active' },
} as const satisfies Record<QuestionState | 'active', Outcome>;

/** Codes of the period's questions with this outcome, in the order of the figures. */
export const codesOfOutcome = (
  { questionsByOutcome }: Pick<PeriodFigures, 'questionsByOutcome'>,
  wanted: Outcome,
): readonly string[] =>
  questionsByOutcome.flatMap(({ key, codes }) => (outcomeOf[key as QuestionState] === wanted ? codes : []));

/** Most codes first; ties are sorted by name. */
export function ranked(tallies: readonly Tally[]): readonly Tally[] {
  const collator = new Intl.Collator('vi');
  return [...tallies].sort((a, b) => b.codes.length - a.codes.length || collator.compare(a.key, b.key));
}

/** Groups codes by key, the most frequent key first. */
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
