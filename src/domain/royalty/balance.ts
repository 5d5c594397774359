/**
 * Payments due under a new version of a statement whose month was already paid: each version states the month's full amount, and
 * the accountant pays the difference or recovers the excess (product §8).
 */
import type { Payee } from './item-lines.ts';
import { sumOf } from './money.ts';
import type { StatementContent } from './statement.ts';

/** A payee's amount in a new version of a month, and what an older version already paid. Whole đồng. */
export interface Balance {
  readonly payee: Payee;
  /** Full amount in this version. */
  readonly netVnd: number;
  /** Amount of the version that was paid. */
  readonly paidVnd: number;
  /** To be paid now; negative: to be recovered. */
  readonly dueVnd: number;
}

/** In the order of the statement, then payees who were paid and no longer get anything. @param settled null: nothing was paid */
export function balancesOf(
  content: Pick<StatementContent, 'payouts'>,
  settled: Pick<StatementContent, 'payouts'> | null,
): readonly Balance[] {
  const paid = new Map((settled?.payouts ?? []).map((payout) => [payout.payee.key, payout]));
  const granted = new Set(content.payouts.map(({ payee }) => payee.key));
  const gone = [...paid.values()]
    .filter(({ payee }) => !granted.has(payee.key))
    .map((each) => ({ ...each, netVnd: 0 }));
  return [...content.payouts, ...gone].map(({ payee, netVnd }) => {
    const paidVnd = paid.get(payee.key)?.netVnd ?? 0;
    return { payee, netVnd, paidVnd, dueVnd: netVnd - paidVnd };
  });
}

/** Sums over all payees: to be paid now, and to be recovered. */
export interface BalanceTotals {
  readonly netVnd: number;
  readonly paidVnd: number;
  readonly payVnd: number;
  /** A positive number. */
  readonly takeBackVnd: number;
}

/** Invariant: `net = paid + pay − takeBack`. */
export const balanceTotals = (balances: readonly Balance[]): BalanceTotals => ({
  netVnd: sumOf(balances.map(({ netVnd }) => netVnd)),
  paidVnd: sumOf(balances.map(({ paidVnd }) => paidVnd)),
  payVnd: sumOf(balances.map(({ dueVnd }) => Math.max(0, dueVnd))),
  takeBackVnd: sumOf(balances.map(({ dueVnd }) => Math.max(0, -dueVnd))),
});
