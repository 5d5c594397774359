/** The yearly budget (Art. 5): its lines, the estimate from past spending, the approved amount, and what remains of it. */
import type { Actor } from '../actor.ts';
import { canonicalText } from '../canonical.ts';
import { type Attempt, type Issue, refused } from '../decision.ts';
import type { Fact } from '../facts.ts';
import type { KeptHead } from '../period/paper-head.ts';
import type { Role } from '../roles.ts';
import { formatVnd, partOf } from '../royalty/money.ts';

export const budgetKinds = ['royalty', 'management', 'equipment', 'operation', 'training', 'reward'] as const;
/** Purpose of a budget line. Statements are paid only from `royalty` and `management`. */
export type BudgetKind = (typeof budgetKinds)[number];

/** A line of a year's budget, with what was spent of it. Whole đồng. */
export interface BudgetLine {
  readonly year: number;
  readonly kind: BudgetKind;
  readonly name: string;
  readonly estimateVnd: number;
  /** How the estimate was made; shown beside it. */
  readonly basis: string;
  readonly approved: { readonly amountVnd: number; readonly decision: string; readonly on: string } | null;
  readonly spentVnd: number;
  /** Ordered but not paid yet. */
  readonly committedVnd: number;
}

/** The line's name; a line without its own name is called by its kind. */
export const nameOfLine = ({ name, kind }: Pick<BudgetLine, 'name' | 'kind'>): Fact =>
  name === kind ? { key: `budget-kind-${kind}` } : name;

/** One order or payment from a line. An order is committed, a payment is spent. */
export interface Spending {
  readonly id: string;
  readonly year: number;
  /** Name of the budget line. */
  readonly line: string;
  readonly amountVnd: number;
  readonly what: string;
  readonly state: 'committed' | 'spent';
  readonly on: string;
  /** For a payment of an earlier order: the day of the order. Absent if there was no order, and in older entries. */
  readonly orderedOn?: string;
}

/** State of an entry at the end of a day: an order that was paid later was still an order. Null: it did not exist yet. */
export const spendingOn = ({ state, on, orderedOn }: Spending, day: string): Spending['state'] | null =>
  on <= day ? state : orderedOn !== undefined && orderedOn <= day ? 'committed' : null;

/**
 * The year's estimate as it was sent to the Chairman (Art. 5.2). The lines may change later; the sent estimate does not.
 * Sending again makes another one.
 */
export interface SentEstimate extends KeptHead {
  readonly id: string;
  readonly year: number;
  readonly lines: readonly BudgetLine[];
  /** Lines of the previous year, with what had been spent. */
  readonly before: readonly BudgetLine[];
  readonly sentOn: string;
  readonly hash: string;
}

/** The content that its hash covers. */
export const estimateOf = ({ hash: _, ...estimate }: SentEstimate): object => estimate;

/** True if the lines now request something else than the sent estimate. */
export const isEstimateOther = (sent: Pick<SentEstimate, 'lines'>, lines: readonly BudgetLine[]): boolean =>
  canonicalText(sent.lines.map(asked)) !== canonicalText(lines.map(asked));

const asked = ({ kind, name, estimateVnd, basis }: BudgetLine) => ({ kind, name, estimateVnd, basis });

const whoMay = {
  estimate: ['standingDeputy', 'head', 'accountant'],
  add: ['standingDeputy', 'head', 'accountant'],
  send: ['standingDeputy', 'head'],
  // The Chairman approves the estimate and the rates (product §1); the head requests them.
  approve: ['chairman'],
  commit: ['standingDeputy', 'head', 'accountant'],
  spend: ['standingDeputy', 'head', 'accountant'],
} as const satisfies Record<string, readonly Role[]>;

/** What can be done with a year's budget. The table above says who may do it. */
export type BudgetCommand = keyof typeof whoMay;

/** Why this person may not do that with a budget. Null: they may. */
export const objectionToBudget = (type: BudgetCommand, actor: Actor): Issue | null =>
  actor.status !== 'active'
    ? { key: 'issue-account-frozen' }
    : (whoMay[type] as readonly Role[]).includes(actor.role)
      ? null
      : { key: 'issue-not-entitled' };

/** The approved amount less payments and orders. Null if nothing is approved. */
export const leftOf = (line: BudgetLine): number | null =>
  line.approved ? line.approved.amountVnd - line.spentVnd - line.committedVnd : null;

/** Allows a payment or an order only if the approved amount covers it; the refusal states what is left. */
export function mayCommit(line: BudgetLine, amountVnd: number): Attempt {
  if (!Number.isSafeInteger(amountVnd) || amountVnd <= 0) return refused('issue-amount-unreadable');
  const left = leftOf(line);
  if (left === null) return refused('issue-budget-not-approved', { name: nameOfLine(line) });
  return amountVnd > left
    ? refused('issue-budget-exceeded', { name: nameOfLine(line), left: formatVnd(left), amount: formatVnd(amountVnd) })
    : { ok: true };
}

const paidKinds = ['royalty', 'management'] as const;
/** The kinds of line that a month's statement is paid from. */
export type PaidKind = (typeof paidKinds)[number];

/** What a month's statement takes from each of its two lines. */
export type PaidSums = Readonly<Record<PaidKind, number>>;

/** The line of this kind that statements are paid from: an approved line before one that is only requested. */
export const lineOfKind = (lines: readonly BudgetLine[], kind: BudgetKind): BudgetLine | undefined =>
  lines.find((line) => line.kind === kind && line.approved) ?? lines.find((line) => line.kind === kind);

/** Why the year's budget does not cover a statement: no line, no approved amount, or not enough left (Art. 5.2). */
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

/** Estimates are rounded up to whole hundred thousands. */
const estimateStepVnd = 100_000;

const inSteps = (amountVnd: number): number => Math.ceil(amountVnd / estimateStepVnd) * estimateStepVnd;

/**
 * Next year's estimate from this year's spending: the average of some months, times twelve.
 * @param months whole months that the figure covers, 1 to 12
 * @throws RangeError for another number of months
 */
export function estimateFrom(spentVnd: number, months: number): number {
  if (!Number.isInteger(months) || months < 1 || months > 12) throw new RangeError(`${months} is no number of months`);
  return inSteps(partOf(spentVnd, 12, months));
}

const ways = ['statements', 'months', 'year', 'once', 'none'] as const;

/**
 * How a line's estimate follows from the previous year (docs/decisions/0249). `statements`, `months`: the months with paid
 * statements, or the months passed, scaled to twelve. `year`: as much as the whole year took. `once`: a single purchase, which
 * only people request again. `none`: nothing was spent.
 */
export interface Projection {
  readonly way: (typeof ways)[number];
  readonly spentVnd: number;
  /** Number of months that the figure covers; 0 for ways that count none. */
  readonly months: number;
}

const monthsOfStatements = (spendings: readonly Pick<Spending, 'what'>[]): number => {
  const months = new Set(spendings.map(({ what }) => what));
  return [...months].every((what) => /^\d{4}-\d{2}$/u.test(what)) ? months.size : 0;
};

/**
 * @param passed whole months of the year that are over, 1 to 12
 * @param spendings payments from the line
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

/** The amount that is requested. Null: nothing, because people must state what they need. */
export function projectedVnd({ way, spentVnd, months }: Projection): number | null {
  if (way === 'once' || way === 'none') return null;
  return way === 'year' ? inSteps(spentVnd) : estimateFrom(spentVnd, Math.min(12, months));
}

/** The projection as stored in a line's basis, in place of words that people write. */
export const keptProjection = ({ way, spentVnd, months }: Projection): string => `${way}:${spentVnd}/${months}`;

/** The projection stored in a basis. Null if people wrote the basis or it is empty. */
export function projectionIn(basis: string): Projection | null {
  const [, way = '', spent = '', months = ''] = /^([a-z]+):(\d+)\/(\d+)$/u.exec(basis) ?? [];
  const known = ways.find((each) => each === way);
  return known ? { way: known, spentVnd: Number(spent), months: Number(months) } : null;
}

/** Basis written by an older version of the program, as text: '11.000.000 / 11 × 12'. */
const isOlder = (basis: string): boolean => /^[\d.]+ \/ \d+ × 12$/u.test(basis);

/** True if people wrote the estimate's basis: the program does not replace it. */
export const isAskedByPeople = ({ estimateVnd, basis }: Pick<BudgetLine, 'estimateVnd' | 'basis'>): boolean =>
  estimateVnd > 0 && projectionIn(basis) === null && !isOlder(basis);

/**
 * How the estimate was made, in words: the words people wrote, or a description of the projection. Empty if there is no basis.
 */
export function basisOf({ basis }: Pick<BudgetLine, 'basis'>): Fact {
  const projection = projectionIn(basis);
  if (!projection) return basis;
  const { way, spentVnd, months } = projection;
  const average = months > 0 ? formatVnd(partOf(spentVnd, 1, months)) : '';
  return { key: 'budget-basis', facts: { way, months, average, spent: formatVnd(spentVnd) } };
}
