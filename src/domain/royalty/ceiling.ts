/** Ceilings for payments in a month, a quarter and a year, and how lines are reduced when a ceiling is reached. */
import { shareOut, sumOf } from './money.ts';
import { type Grade, grades } from './rates.ts';

/** Chosen by the head: reduce all lines pro rata, pay better grades first, or carry the rest to the next month. */
export const ceilingRules = ['proRata', 'byGrade', 'rollOver'] as const;
/** What happens with royalties beyond the ceiling. */
export type CeilingRule = (typeof ceilingRules)[number];

/**
 * The most that a ward may pay, by a decision with its number. Days are local to the ward, "2026-11-30". A null sum has no limit.
 */
export interface Ceiling {
  readonly decision: string;
  readonly from: string;
  readonly until: string | null;
  readonly monthVnd: number | null;
  readonly quarterVnd: number | null;
  readonly yearVnd: number | null;
  readonly rule: CeilingRule;
}

/** Paid in other frozen statements of the same quarter and year. */
export interface SpentBefore {
  readonly quarterVnd: number;
  readonly yearVnd: number;
}

/** What a ceiling leaves for a statement. */
export interface Room {
  readonly leftVnd: number;
  /** The ceiling that leaves least; null: there is no ceiling. */
  readonly by: 'month' | 'quarter' | 'year' | null;
  /** By how much earlier statements already exceeded it. */
  readonly beyondVnd: number;
}

/** The ceiling that leaves least counts. Without ceilings there is no limit. */
export function roomUnder(ceiling: Ceiling | null, spent: SpentBefore): Room {
  const limits = [
    { by: 'month' as const, leftVnd: ceiling?.monthVnd ?? null },
    { by: 'quarter' as const, leftVnd: left(ceiling?.quarterVnd, spent.quarterVnd) },
    { by: 'year' as const, leftVnd: left(ceiling?.yearVnd, spent.yearVnd) },
  ].flatMap(({ by, leftVnd }) => (leftVnd === null ? [] : [{ by, leftVnd }]));
  const least = limits.sort((a, b) => a.leftVnd - b.leftVnd)[0];
  if (!least) return { leftVnd: Number.MAX_SAFE_INTEGER, by: null, beyondVnd: 0 };
  return { by: least.by, leftVnd: Math.max(0, least.leftVnd), beyondVnd: Math.max(0, -least.leftVnd) };
}

const left = (limit: number | null | undefined, spent: number): number | null =>
  limit === null || limit === undefined ? null : limit - spent;

/** A line to be paid. Lines are in the order in which they were earned. */
export interface Asking {
  readonly amountVnd: number;
  readonly grade: Grade;
}

/** What a line gets under the ceiling. The three sums add up to the line. */
export interface Granted {
  /** Paid now. */
  readonly paidVnd: number;
  /** Still owed: paid by the next statement. */
  readonly carriedVnd: number;
  /** No longer owed. */
  readonly cutVnd: number;
}

/** What each line gets. The three parts of a line add up to its amount. */
export function underCeiling(lines: readonly Asking[], leftVnd: number, rule: CeilingRule): readonly Granted[] {
  const amounts = lines.map(({ amountVnd }) => amountVnd);
  if (sumOf(amounts) <= leftVnd) return amounts.map((paidVnd) => ({ paidVnd, carriedVnd: 0, cutVnd: 0 }));
  const paid =
    rule === 'proRata'
      ? shareOut(leftVnd, amounts)
      : rule === 'byGrade'
        ? byGrade(lines, leftVnd)
        : inTurn(amounts, leftVnd);
  return amounts.map((amount, at) => {
    const paidVnd = paid[at] ?? 0;
    const rest = amount - paidVnd;
    return rule === 'rollOver' ? { paidVnd, carriedVnd: rest, cutVnd: 0 } : { paidVnd, carriedVnd: 0, cutVnd: rest };
  });
}

/** Pays whole lines while money is left; the line that reaches the ceiling gets the rest. */
function inTurn(amounts: readonly number[], leftVnd: number): readonly number[] {
  let remaining = leftVnd;
  return amounts.map((amount) => {
    const paid = Math.min(amount, remaining);
    remaining -= paid;
    return paid;
  });
}

/** Pays grade by grade; within the grade that exceeds the rest, pro rata. */
function byGrade(lines: readonly Asking[], leftVnd: number): readonly number[] {
  const paid = lines.map(() => 0);
  let remaining = leftVnd;
  for (const grade of grades) {
    const places = lines.flatMap((line, at) => (line.grade === grade && line.amountVnd > 0 ? [at] : []));
    const wanted = places.map((at) => lines[at]?.amountVnd ?? 0);
    const total = Math.min(sumOf(wanted), remaining);
    if (total > 0) for (const [nth, part] of shareOut(total, wanted).entries()) paid[places[nth] ?? 0] = part;
    remaining -= total;
  }
  return paid;
}
