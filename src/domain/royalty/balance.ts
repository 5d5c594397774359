/**
 * What is still to be paid by a new version of a statement whose month has been paid already: a version says what a month
 * is worth in all, the accountant pays the difference to it, and takes back what is less (product §8).
 */
import type { Payee } from './item-lines.ts';
import { sumOf } from './money.ts';
import type { StatementContent } from './statement.ts';

/** What a payee has by a new version of a month, and what an older one has paid already. Whole đồng. */
export interface Balance {
  readonly payee: Payee;
  /** What this version grants in all. */
  readonly netVnd: number;
  /** What the version that was paid out gave. */
  readonly paidVnd: number;
  /** To be paid now; negative: to be taken back. */
  readonly dueVnd: number;
}

/** In the statement's order, then who was paid and is granted nothing any more. @param settled null: nothing was paid */
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

/** Sums over all payees: what is paid now, and what is taken back. */
export interface BalanceTotals {
  readonly netVnd: number;
  readonly paidVnd: number;
  readonly payVnd: number;
  /** Positive. */
  readonly takeBackVnd: number;
}

/** `net = paid + pay − takeBack`, always. */
export const balanceTotals = (balances: readonly Balance[]): BalanceTotals => ({
  netVnd: sumOf(balances.map(({ netVnd }) => netVnd)),
  paidVnd: sumOf(balances.map(({ paidVnd }) => paidVnd)),
  payVnd: sumOf(balances.map(({ dueVnd }) => Math.max(0, dueVnd))),
  takeBackVnd: sumOf(balances.map(({ dueVnd }) => Math.max(0, -dueVnd))),
});
