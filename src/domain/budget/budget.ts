/** The yearly budget (Art. 5): lines, an estimate from what was spent, the approved figure, and what is left of it. */
import type { Actor } from '../actor.ts';
import { canonicalText } from '../canonical.ts';
import { type Attempt, type Issue, refused } from '../decision.ts';
import type { Fact } from '../facts.ts';
import type { KeptHead } from '../period/paper-head.ts';
import type { Role } from '../roles.ts';
import { formatVnd, partOf } from '../royalty/money.ts';

export const budgetKinds = ['royalty', 'management', 'equipment', 'operation', 'training', 'reward'] as const;
/** What the money of a line is for. Statements are paid from `royalty` and `management` alone. */
export type BudgetKind = (typeof budgetKinds)[number];

/** What a year’s money is meant for, and what became of it. Whole đồng. */
export interface BudgetLine {
  readonly year: number;
  readonly kind: BudgetKind;
  readonly name: string;
  readonly estimateVnd: number;
  /** How the estimate was made: shown beside it. */
  readonly basis: string;
  readonly approved: { readonly amountVnd: number; readonly decision: string; readonly on: string } | null;
  readonly spentVnd: number;
  /** Ordered and not paid yet. */
  readonly committedVnd: number;
}

/** A line that nobody named is called by its kind, in words. */
export const nameOfLine = ({ name, kind }: Pick<BudgetLine, 'name' | 'kind'>): Fact =>
  name === kind ? { key: `budget-kind-${kind}` } : name;

/** One order or payment from a line. What is ordered is committed; what is paid is spent. */
export interface Spending {
  readonly id: string;
  readonly year: number;
  /** Name of the budget's line. */
  readonly line: string;
  readonly amountVnd: number;
  readonly what: string;
  readonly state: 'committed' | 'spent';
  readonly on: string;
  /** Of what was paid out of its order: the day of the order. Left out where nothing was ordered, and in older entries. */
  readonly orderedOn?: string;
}

/** What an entry was at the end of a day: an order that was paid later was still an order. Null: it was not there yet. */
export const spendingOn = ({ state, on, orderedOn }: Spending, day: string): Spending['state'] | null =>
  on <= day ? state : orderedOn !== undefined && orderedOn <= day ? 'committed' : null;

/**
 * The year's estimate as it was sent to the Chairman (Art. 5.2). Lines go on being spent and approved; what he was asked for
 * stays. Sent once more, it is another one.
 */
export interface SentEstimate extends KeptHead {
  readonly id: string;
  readonly year: number;
  readonly lines: readonly BudgetLine[];
  /** Lines of the year before, as they had been spent. */
  readonly before: readonly BudgetLine[];
  readonly sentOn: string;
  readonly hash: string;
}

/** What its hash is over. */
export const estimateOf = ({ hash: _, ...estimate }: SentEstimate): object => estimate;

/** The lines ask for something else since. */
export const isEstimateOther = (sent: Pick<SentEstimate, 'lines'>, lines: readonly BudgetLine[]): boolean =>
  canonicalText(sent.lines.map(asked)) !== canonicalText(lines.map(asked));

const asked = ({ kind, name, estimateVnd, basis }: BudgetLine) => ({ kind, name, estimateVnd, basis });

const whoMay = {
  estimate: ['standingDeputy', 'head', 'accountant'],
  add: ['standingDeputy', 'head', 'accountant'],
  send: ['standingDeputy', 'head'],
  // The Chairman approves estimate and rates (product §1); the head asks for them.
  approve: ['chairman'],
  commit: ['standingDeputy', 'head', 'accountant'],
  spend: ['standingDeputy', 'head', 'accountant'],
} as const satisfies Record<string, readonly Role[]>;

/** What can be done to a year’s budget; who may is the table above. */
export type BudgetCommand = keyof typeof whoMay;

/** Why this person may not do that to a budget; null: they may. */
export const objectionToBudget = (type: BudgetCommand, actor: Actor): Issue | null =>
  actor.status !== 'active'
    ? { key: 'issue-account-frozen' }
    : (whoMay[type] as readonly Role[]).includes(actor.role)
      ? null
      : { key: 'issue-not-entitled' };

/** Approved, less what was paid and ordered; null while nothing is approved. */
export const leftOf = (line: BudgetLine): number | null =>
  line.approved ? line.approved.amountVnd - line.spentVnd - line.committedVnd : null;

/** Spending and orders that the approved figure does not cover are refused with what is left. */
export function mayCommit(line: BudgetLine, amountVnd: number): Attempt {
  if (!Number.isSafeInteger(amountVnd) || amountVnd <= 0) return refused('issue-amount-unreadable');
  const left = leftOf(line);
  if (left === null) return refused('issue-budget-not-approved', { name: nameOfLine(line) });
  return amountVnd > left
    ? refused('issue-budget-exceeded', { name: nameOfLine(line), left: formatVnd(left), amount: formatVnd(amountVnd) })
    : { ok: true };
}

const paidKinds = ['royalty', 'management'] as const;
/** The kinds of line that a month’s statement is paid from. */
export type PaidKind = (typeof paidKinds)[number];

/** What a month's statement takes from each of its two lines. */
export type PaidSums = Readonly<Record<PaidKind, number>>;

/** Which line a statement is paid from: one that was approved before one that is asked for. */
export const lineOfKind = (lines: readonly BudgetLine[], kind: BudgetKind): BudgetLine | undefined =>
  lines.find((line) => line.kind === kind && line.approved) ?? lines.find((line) => line.kind === kind);

/** Why the budget of its year does not cover a statement: no line, no approved figure, or not enough is left (Art. 5.2). */
export const beyondBudget = (lines: readonly BudgetLine[], year: number, sums: PaidSums): readonly Issue[] =>
  paidKinds.flatMap((kind) => {
    const amountVnd = sums[kind];
    if (amountVnd <= 0) return [];
    const line = lineOfKind(lines, kind);
    const facts = { name: { key: `budget-kind-${kind}` }, year: String(year), amount: formatVnd(amountVnd) };
    if (!line) return [{ key: 'issue-budget-no-line', facts }];
    const may = mayCommit(line, amountVnd);
    return may.ok ? [] : may.issues;
  });

/** Estimates are asked for in whole hundred thousands. */
const estimateStepVnd = 100_000;

const inSteps = (amountVnd: number): number => Math.ceil(amountVnd / estimateStepVnd) * estimateStepVnd;

/**
 * Next year from this year: what was spent in some months, carried on for twelve.
 * @param months whole months that the figure covers, 1 to 12
 * @throws RangeError for another number of months
 */
export function estimateFrom(spentVnd: number, months: number): number {
  if (!Number.isInteger(months) || months < 1 || months > 12) throw new RangeError(`${months} is no number of months`);
  return inSteps(partOf(spentVnd, 12, months));
}

const ways = ['statements', 'months', 'year', 'once', 'none'] as const;

/**
 * How a line's estimate came from the year before (docs/decisions/0249): the months whose statements were paid, or that have
 * passed, carried on for twelve; as much as the year took; bought once, and asked for by nobody but people; nothing spent.
 */
export interface Projection {
  readonly way: (typeof ways)[number];
  readonly spentVnd: number;
  /** That the figure covers; of the ways that count none, 0. */
  readonly months: number;
}

const monthsOfStatements = (spendings: readonly Pick<Spending, 'what'>[]): number => {
  const months = new Set(spendings.map(({ what }) => what));
  return [...months].every((what) => /^\d{4}-\d{2}$/u.test(what)) ? months.size : 0;
};

/**
 * @param passed whole months of the year that are over, 1 to 12
 * @param spendings what was paid from the line
 */
export function projectionOf(
  { kind, spentVnd }: Pick<BudgetLine, 'kind' | 'spentVnd'>,
  passed: number,
  spendings: readonly Pick<Spending, 'what'>[],
): Projection {
  if (spentVnd <= 0) return { way: 'none', spentVnd: 0, months: 0 };
  if (kind === 'equipment') return { way: 'once', spentVnd, months: 0 };
  if (kind === 'training' || kind === 'reward') return { way: 'year', spentVnd, months: 0 };
  const months = monthsOfStatements(spendings);
  return months > 0 ? { way: 'statements', spentVnd, months } : { way: 'months', spentVnd, months: passed };
}

/** What is asked for by it; null: nothing is, for people say what they need. */
export function projectedVnd({ way, spentVnd, months }: Projection): number | null {
  if (way === 'once' || way === 'none') return null;
  return way === 'year' ? inSteps(spentVnd) : estimateFrom(spentVnd, Math.min(12, months));
}

/** As a line keeps it in place of words that people write. */
export const keptProjection = ({ way, spentVnd, months }: Projection): string => `${way}:${spentVnd}/${months}`;

/** Of a basis that the program wrote; null: people wrote it, or nobody did. */
export function projectionIn(basis: string): Projection | null {
  const [, way = '', spent = '', months = ''] = /^([a-z]+):(\d+)\/(\d+)$/u.exec(basis) ?? [];
  const known = ways.find((each) => each === way);
  return known ? { way: known, spentVnd: Number(spent), months: Number(months) } : null;
}

/** Written by a program from before it was kept as data: '11.000.000 / 11 × 12'. */
const isOlder = (basis: string): boolean => /^[\d.]+ \/ \d+ × 12$/u.test(basis);

/** People said what they need: no program says it otherwise. */
export const isAskedByPeople = ({ estimateVnd, basis }: Pick<BudgetLine, 'estimateVnd' | 'basis'>): boolean =>
  estimateVnd > 0 && projectionIn(basis) === null && !isOlder(basis);

/** How the estimate was made, in words: those that people wrote, or what the program did. Empty: nobody said. */
export function basisOf({ basis }: Pick<BudgetLine, 'basis'>): Fact {
  const projection = projectionIn(basis);
  if (!projection) return basis;
  const { way, spentVnd, months } = projection;
  const average = months > 0 ? formatVnd(partOf(spentVnd, 1, months)) : '';
  return { key: 'budget-basis', facts: { way, months, average, spent: formatVnd(spentVnd) } };
}
