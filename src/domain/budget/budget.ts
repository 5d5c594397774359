/** The yearly budget (Art. 5): lines, an estimate from what was spent, the approved figure, and what is left of it. */
import type { Actor } from '../actor.ts';
import { canonicalText } from '../canonical.ts';
import { type Attempt, type Issue, refused } from '../decision.ts';
import type { Fact } from '../facts.ts';
import type { KeptHead } from '../period/paper-head.ts';
import type { Role } from '../roles.ts';
import { formatVnd, partOf } from '../royalty/money.ts';

export const budgetKinds = ['royalty', 'management', 'equipment', 'operation', 'training', 'reward'] as const;
export type BudgetKind = (typeof budgetKinds)[number];

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
}

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

/**
 * Next year from this year: what was spent in the months that have passed, carried on for twelve, and a raise in percent.
 * @param months whole months that the figure covers, 1 to 12
 */
export function estimateFrom(spentVnd: number, months: number, raisePercent: number): number {
  if (!Number.isInteger(months) || months < 1 || months > 12) throw new RangeError(`${months} is no number of months`);
  const year = partOf(spentVnd, 12 * (100 + raisePercent), months * 100);
  return Math.ceil(year / estimateStepVnd) * estimateStepVnd;
}
