/**
 * Support for the board's work (Art. 9): a percentage of the month's royalties, divided by office and paid in addition to them.
 */
import type { Payee } from './item-lines.ts';
import { partOf, shareOut } from './money.ts';
import type { Management, RateTable } from './rates.ts';

/** Support for the board's own work, by office. */
export interface ManagementLine {
  readonly payee: string;
  readonly office: 'head' | 'standingDeputy' | 'deputy' | 'others';
  readonly amountVnd: number;
}

interface Support {
  readonly table: RateTable | null;
  readonly royaltyVnd: number;
  readonly payees: readonly Payee[];
}

const officeOf = (role: string | null): ManagementLine['office'] | null =>
  role === 'head' || role === 'standingDeputy' || role === 'deputy'
    ? role
    : role === 'member' || role === 'office'
      ? 'others'
      : null;

const percentOf = (management: Management, office: ManagementLine['office']): number => management[`${office}Percent`];

const offices = ['head', 'standingDeputy', 'deputy', 'others'] as const;

/** The part of a vacant office stays in the fund and is reported as `undistributedPercent`. */
export function managementOf({ table, royaltyVnd, payees }: Support): {
  readonly management: readonly ManagementLine[];
  readonly undistributedPercent: number;
} {
  const management = table?.management;
  if (!management || management.percent === 0) return { management: [], undistributedPercent: 0 };
  const fund = partOf(royaltyVnd, management.percent, 100);
  const parts = shareOut(
    fund,
    offices.map((office) => percentOf(management, office)),
  );
  const lines: ManagementLine[] = [];
  let undistributedPercent = 0;
  for (const [at, office] of offices.entries()) {
    const holders = payees.filter(({ role }) => officeOf(role) === office);
    if (holders.length === 0) undistributedPercent += percentOf(management, office);
    else
      for (const [nth, amountVnd] of shareOut(
        parts[at] ?? 0,
        holders.map(() => 1),
      ).entries())
        if (amountVnd > 0) lines.push({ payee: holders[nth]?.key ?? '', office, amountVnd });
  }
  return { management: lines, undistributedPercent };
}
