/**
 * Computes a month's statement: its lines, what the ceiling leaves of them, each payee's sum, tax, and the exceptions that
 * signers must know. Pure: the same input gives the same statement to the last đồng.
 */

import { formatDate, localDate } from '../calendar/local-date.ts';
import type { Issue } from '../decision.ts';
import { shortPeriod } from '../period/period.ts';
import { type Ceiling, type Room, roomUnder, type SpentBefore, underCeiling } from './ceiling.ts';
import { type Earning, linesOf, type Payee, type Rates, type RoyaltyLine } from './item-lines.ts';
import { type ManagementLine, managementOf } from './management.ts';
import { formatVnd, sumOf } from './money.ts';
import { inForce, isSample } from './rates.ts';
import { type TaxReason, type TaxRule, taxOf } from './tax.ts';

interface StatementMonth {
  /** '2026-11' */
  readonly month: string;
  readonly firstDay: string;
  readonly lastDay: string;
  /** The expected day of payment, which determines the tax. */
  readonly paidOn: string;
}

/** Everything that a month's statement is computed from. */
export interface StatementInput extends StatementMonth {
  /** Items published in the month, and items of a settled month that its statement lacks. */
  readonly items: readonly Earning[];
  readonly payees: readonly Payee[];
  readonly rates: Rates;
  readonly ceilings: readonly Ceiling[];
  readonly taxRules: readonly TaxRule[];
  readonly spent: SpentBefore;
  /** Lines carried over by the last statement, and debts to the ward. */
  readonly carriedIn: readonly RoyaltyLine[];
  /** Lines of frozen statements whose items have been taken down since. */
  readonly takenDown: readonly RoyaltyLine[];
  /** What later frozen months have paid of carried-over lines, by line key. It stays with those months. */
  readonly rolledOn: ReadonlyMap<string, number>;
}

/** A payee's sum: royalties and support, before and after tax. */
export interface Payout {
  readonly payee: Payee;
  readonly royaltyVnd: number;
  readonly managementVnd: number;
  readonly grossVnd: number;
  readonly taxVnd: number;
  readonly taxReason: TaxReason;
  readonly netVnd: number;
}

/** What a signer has to know. `blocks`: the statement cannot be checked until it is resolved. */
export interface Exception {
  readonly kind:
    | 'override'
    | 'sample'
    | 'repeated'
    | 'problem'
    | 'ceiling'
    | 'budget'
    | 'negative'
    | 'debt'
    | 'rates'
    | 'late'
    | 'empty'
    | 'undistributed';
  readonly blocks: boolean;
  readonly issue: Issue;
}

/** The content of a statement, which is hashed on approval. */
export interface StatementContent extends StatementMonth {
  readonly lines: readonly RoyaltyLine[];
  readonly management: readonly ManagementLine[];
  readonly payouts: readonly Payout[];
  readonly exceptions: readonly Exception[];
  /** Lines with which the next statement starts. */
  readonly carriedOut: readonly RoyaltyLine[];
  readonly ceiling: Ceiling | null;
  readonly totals: Totals;
  /** People who graded its items. Absent in statements from before it was stored. */
  readonly graders?: readonly string[];
  readonly computedBy?: { readonly person: string; readonly name: string };
}

/**
 * Sums of a statement. Of `owedVnd`, the sum before the ceiling, `cutVnd` is lost and `carriedVnd` is carried to the next month.
 */
export interface Totals extends Pick<Payout, 'royaltyVnd' | 'managementVnd' | 'grossVnd' | 'taxVnd' | 'netVnd'> {
  readonly items: number;
  readonly owedVnd: number;
  readonly cutVnd: number;
  readonly carriedVnd: number;
  readonly negativeVnd: number;
}

/** Computes one item's lines. This is most of the work for a large month, so callers can yield between items. */
export function earningIn({ payees, rates }: StatementInput): (item: Earning) => Earned {
  const context = { rates, payees: byKey(payees) };
  return (item) => ({ item, lines: linesOf(item, context) });
}

interface Earned {
  readonly item: Earning;
  readonly lines: ReturnType<typeof linesOf>;
}

const byKey = (payees: readonly Payee[]): ReadonlyMap<string, Payee> =>
  new Map(payees.map((payee) => [payee.key, payee]));

/** @param earned lines of each item, in the order of the items */
export function computeStatement(
  input: StatementInput,
  earned: readonly Earned[] = input.items.map(earningIn(input)),
): StatementContent {
  const payees = byKey(input.payees);
  const asking = [
    ...input.carriedIn.filter(({ owedVnd }) => owedVnd > 0),
    ...earned.flatMap(({ lines }) => (lines.ok ? lines.lines : [])).sort(byDayAndCode),
  ];
  const paidLater = ({ key, owedVnd }: RoyaltyLine): number => Math.min(owedVnd, input.rolledOn.get(key) ?? 0);
  const ceiling = inForce(input.ceilings, input.lastDay);
  const room = roomUnder(ceiling, input.spent);
  const granted = underCeiling(
    asking.map((line) => ({ amountVnd: line.owedVnd - paidLater(line), grade: line.grade })),
    room.leftVnd,
    ceiling?.rule ?? 'proRata',
  );
  const positive = asking.map((line, at) => ({ ...line, paidVnd: granted[at]?.paidVnd ?? 0 }));
  const rolled = asking.flatMap((line, at) => carried(line, (granted[at]?.carriedVnd ?? 0) + paidLater(line)));
  const negative = [...input.takenDown.map(takenBack), ...input.carriedIn.filter(({ owedVnd }) => owedVnd < 0)];
  const { management, undistributedPercent } = managementOf({
    table: inForce(input.rates.tables, input.lastDay),
    royaltyVnd: sumOf(positive.map(({ paidVnd }) => paidVnd)),
    payees: input.payees,
  });
  const { payouts, debts } = payoutsOf(input, [...positive, ...negative], management, payees);
  const lines = [...negative, ...positive];
  return {
    month: input.month,
    firstDay: input.firstDay,
    lastDay: input.lastDay,
    paidOn: input.paidOn,
    lines,
    management,
    payouts,
    exceptions: exceptionsOf({ input, payees, earned, asking, negative, debts, room, ceiling, undistributedPercent }),
    carriedOut: [...rolled, ...debts],
    ceiling,
    graders: [...new Set(input.items.flatMap(({ gradedBy }) => gradedBy ?? []))],
    totals: {
      items: new Set(asking.flatMap(({ item }) => (item ? [item.id] : []))).size,
      owedVnd: sumOf(asking.map(({ owedVnd }) => owedVnd)),
      cutVnd: sumOf(granted.map(({ cutVnd }) => cutVnd)),
      carriedVnd: sumOf(rolled.map(({ owedVnd }) => owedVnd)),
      negativeVnd: sumOf(negative.map(({ owedVnd }) => owedVnd)),
      royaltyVnd: sumOf(lines.map(({ paidVnd }) => paidVnd)),
      managementVnd: sumOf(management.map(({ amountVnd }) => amountVnd)),
      grossVnd: sumOf(payouts.map(({ grossVnd }) => grossVnd)),
      taxVnd: sumOf(payouts.map(({ taxVnd }) => taxVnd)),
      netVnd: sumOf(payouts.map(({ netVnd }) => netVnd)),
    },
  };
}

const compared = (left = '', right = ''): number => (left < right ? -1 : left > right ? 1 : 0);
const byDayAndCode = ({ item: a }: RoyaltyLine, { item: b }: RoyaltyLine): number =>
  compared(a?.publishedOn, b?.publishedOn) || compared(a?.code, b?.code);

const carried = (line: RoyaltyLine, owedVnd: number): readonly RoyaltyLine[] =>
  owedVnd > 0 ? [{ ...line, kind: 'carried', owedVnd, paidVnd: 0 }] : [];

/** Recovers what was paid for an item that was taken down. */
const takenBack = (line: RoyaltyLine): RoyaltyLine => ({
  ...line,
  kind: 'withdrawn',
  owedVnd: -line.paidVnd,
  paidVnd: -line.paidVnd,
});

/**
 * Sorted by given name as in Vietnamese: the last word first. A payee who owes more than they get is paid nothing and owes the
 * rest.
 */
function payoutsOf(
  input: StatementInput,
  lines: readonly RoyaltyLine[],
  management: readonly ManagementLine[],
  payees: ReadonlyMap<string, Payee>,
): { readonly payouts: readonly Payout[]; readonly debts: readonly RoyaltyLine[] } {
  const debts: RoyaltyLine[] = [];
  const payouts: Payout[] = [];
  const linesOfPayee = Map.groupBy(lines, ({ payee }) => payee);
  for (const payee of [...payees.values()].sort(byGivenName)) {
    const own = linesOfPayee.get(payee.key) ?? [];
    const support = management.filter((line) => line.payee === payee.key);
    const royaltyVnd = sumOf(own.map(({ paidVnd }) => paidVnd));
    const managementVnd = sumOf(support.map(({ amountVnd }) => amountVnd));
    const sum = royaltyVnd + managementVnd;
    const last = own.at(-1);
    if (sum < 0 && last)
      debts.push({ ...last, key: `debt:${payee.key}`, kind: 'debt', item: null, owedVnd: sum, paidVnd: sum });
    if (own.length + support.length === 0) continue;
    const grossVnd = Math.max(0, sum);
    const tax = taxOf(grossVnd, payee, input.paidOn, input.taxRules);
    const netVnd = grossVnd - tax.taxVnd;
    payouts.push({ payee, royaltyVnd, managementVnd, grossVnd, taxVnd: tax.taxVnd, taxReason: tax.reason, netVnd });
  }
  return { payouts, debts };
}

const collator = new Intl.Collator('vi');
const givenName = (name: string): string => name.trim().split(/\s+/u).at(-1) ?? '';
const byGivenName = (a: Payee, b: Payee): number =>
  collator.compare(givenName(a.name), givenName(b.name)) ||
  collator.compare(a.name, b.name) ||
  (a.key < b.key ? -1 : 1);

interface Found {
  readonly input: StatementInput;
  readonly payees: ReadonlyMap<string, Payee>;
  readonly earned: readonly Earned[];
  readonly asking: readonly RoyaltyLine[];
  readonly negative: readonly RoyaltyLine[];
  readonly debts: readonly RoyaltyLine[];
  readonly room: Room;
  readonly ceiling: Ceiling | null;
  readonly undistributedPercent: number;
}

const note = (kind: Exception['kind'], issue: Issue, blocks = false): Exception => ({ kind, blocks, issue });

/** Overrides come first: signers must see that a person approved their own payment. */
function exceptionsOf(found: Found): readonly Exception[] {
  const { input, payees, earned, asking, negative, debts, room, ceiling } = found;
  const name = (key: string) => payees.get(key)?.name ?? key;
  const owed = sumOf(asking.map(({ owedVnd }) => owedVnd));
  const overrides = input.items.flatMap(({ code, approvedByPayee }) =>
    approvedByPayee === null
      ? []
      : [note('override', { key: 'issue-approved-by-payee', facts: { code, name: name(approvedByPayee) } })],
  );
  const problems = earned.flatMap(({ lines }) => (lines.ok ? [] : [note('problem', lines.issue, true)]));
  const ceilings: Exception[] = [];
  if (ceiling && room.beyondVnd > 0)
    ceilings.push(
      note('ceiling', {
        key: 'issue-ceiling-spent',
        facts: { decision: ceiling.decision, amount: formatVnd(room.beyondVnd) },
      }),
    );
  if (ceiling && room.by && owed > room.leftVnd)
    ceilings.push(
      note('ceiling', {
        key: 'issue-ceiling-hit',
        facts: {
          ceiling: { key: `ceiling-by-${room.by}` },
          owed: formatVnd(owed),
          left: formatVnd(room.leftVnd),
          rule: { key: `ceiling-rule-${ceiling.rule}` },
          decision: ceiling.decision,
        },
      }),
    );
  const decisions = [...new Set(asking.map(({ decision }) => decision))];
  const units = [...new Set(asking.map(({ unitVnd }) => unitVnd))];
  const samples = [...new Set([...decisions, ...(ceiling ? [ceiling.decision] : [])])].filter(isSample);
  return [
    ...overrides,
    ...samples.map((decision) => note('sample', { key: 'issue-decision-sample', facts: { decision } })),
    ...problems,
    ...ceilings,
    ...negative
      .filter(({ kind }) => kind === 'withdrawn')
      .map((line) =>
        note('negative', {
          key: 'issue-line-taken-back',
          facts: { code: line.item?.code ?? '', name: name(line.payee), amount: formatVnd(-line.paidVnd) },
        }),
      ),
    ...debts.map((line) =>
      note('debt', { key: 'issue-debt-carried', facts: { name: name(line.payee), amount: formatVnd(-line.paidVnd) } }),
    ),
    ...(decisions.length > 1 || units.length > 1
      ? [note('rates', { key: 'issue-two-rates', facts: { decisions: decisions.join('; ') } })]
      : []),
    ...earned
      .filter(({ item, lines }) => item.publishedOn < input.firstDay && lines.ok && lines.lines.length > 0)
      .map(({ item: { code, publishedOn } }) =>
        note('late', { key: 'issue-item-of-earlier-month', facts: { code, day: formatDate(localDate(publishedOn)) } }),
      ),
    ...earned
      .filter(({ item, lines }) => (item.showsPhotosOf ?? []).length > 0 && lines.ok && lines.lines.length > 0)
      .map(({ item: { code, showsPhotosOf = [] } }) =>
        note('repeated', { key: 'issue-photo-paid-twice', facts: { code, others: showsPhotosOf.join(', ') } }),
      ),
    ...(input.items.length === 0 && asking.length === 0 && negative.length === 0
      ? [note('empty', { key: 'issue-no-items', facts: { month: shortPeriod(input.month) } })]
      : []),
    ...(found.undistributedPercent > 0 && asking.length > 0
      ? [note('undistributed', { key: 'issue-support-undistributed', facts: { percent: found.undistributedPercent } })]
      : []),
  ];
}
