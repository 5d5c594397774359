/** What may be paid at most in a month, a quarter and a year, and what happens to the lines when that is not enough. */
import { shareOut, sumOf } from './money.ts';
import { type Grade, grades } from './rates.ts';

/** The head's choice: everybody a little less; the better grades first; the rest next month. */
export const ceilingRules = ['proRata', 'byGrade', 'rollOver'] as const;
/** What happens with royalties beyond the ceiling. */
export type CeilingRule = (typeof ceilingRules)[number];

/**
 * The most that a ward may pay, by a decision with its number. Days are the ward’s, "2026-11-30"; a sum that is null has no
 * limit.
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

/** Paid in frozen statements of the same quarter and year, without this one. */
export interface SpentBefore {
  readonly quarterVnd: number;
  readonly yearVnd: number;
}

/** What a ceiling leaves for a statement. */
export interface Room {
  readonly leftVnd: number;
  /** Which of the three leaves least; null: there is no ceiling. */
  readonly by: 'month' | 'quarter' | 'year' | null;
  /** By how much an earlier statement went beyond it already. */
  readonly beyondVnd: number;
}

/** The ceiling that leaves least is the one that counts; without any there is no limit. */
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

/** A line that asks for money, in the order in which it was earned. */
export interface Asking {
  readonly amountVnd: number;
  readonly grade: Grade;
}

/** What becomes of a line when the ceiling is near: the three sums are the line. */
export interface Granted {
  /** Paid now. */
  readonly paidVnd: number;
  /** Owed still: paid by the next statement. */
  readonly carriedVnd: number;
  /** Not owed any more. */
  readonly cutVnd: number;
}

/** For each line what it gets; the three parts of a line add up to what it asked for. */
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

/** Whole lines while the money lasts; the line that crosses the ceiling gets what is left. */
function inTurn(amounts: readonly number[], leftVnd: number): readonly number[] {
  let remaining = leftVnd;
  return amounts.map((amount) => {
    const paid = Math.min(amount, remaining);
    remaining -= paid;
    return paid;
  });
}

/** Grade after grade; inside the grade for which it is not enough, pro rata. */
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
