/**
 * Personal income tax that is withheld when a sum is paid out. It is asked of the whole payment, not of an item: paying in
 * small parts to stay below the line is no feature (domain §2.5).
 */
import { partOf } from './money.ts';
import { inForce } from './rates.ts';

/** Tax on income that is withheld, from a day on. */
export interface TaxRule {
  readonly from: string;
  /** Withheld from this payment on, of all of it. */
  readonly thresholdVnd: number;
  readonly percent: number;
  readonly nonResidentPercent: number;
}

/** Circular 111/2013 Art. 25, then Decree 253/2026 Art. 50(2). */
export const taxRules: readonly TaxRule[] = [
  { from: '2013-10-01', thresholdVnd: 2_000_000, percent: 10, nonResidentPercent: 20 },
  { from: '2026-07-01', thresholdVnd: 5_000_000, percent: 10, nonResidentPercent: 20 },
];

/** `official`: has a contract of three months or more with the payer, whose salary takes the sum in. */
export const taxStandings = ['resident', 'official', 'nonResident', 'unit'] as const;
/** What a payee is to the tax office. */
export type TaxStanding = (typeof taxStandings)[number];

/** What a payee’s tax is decided by. */
export interface TaxedPayee {
  readonly tax: TaxStanding;
  /** Year of the newest signed commitment that the year stays below the taxable level. */
  readonly commitmentYear: number | null;
  /** Of other commitments that hold: one that is signed in December for the next year does not end this year's. */
  readonly earlierYears?: readonly number[];
}

/** Why this was withheld, or why nothing was: the statement says it beside the sum. */
export type TaxReason = 'unit' | 'withSalary' | 'commitment' | 'belowThreshold' | 'withheld' | 'nonResident';

/** What is withheld from one payment, and by which rule. */
export interface Tax {
  readonly taxVnd: number;
  readonly reason: TaxReason;
}

const nothing = (reason: TaxReason): Tax => ({ taxVnd: 0, reason });

/** Years for which a commitment holds, the newest first. */
export const committedYears = ({ commitmentYear, earlierYears = [] }: Omit<TaxedPayee, 'tax'>): readonly number[] =>
  commitmentYear === null ? earlierYears : [commitmentYear, ...earlierYears];

/** @param paidOn day of the payment: its year's commitment and its day's threshold count */
export function taxOf(grossVnd: number, payee: TaxedPayee, paidOn: string, rules = taxRules): Tax {
  const rule = inForce(rules, paidOn);
  if (!rule) throw new RangeError(`no tax rule is known for ${paidOn}`);
  if (payee.tax === 'unit') return nothing('unit');
  if (payee.tax === 'official') return nothing('withSalary');
  if (payee.tax === 'nonResident')
    return { taxVnd: partOf(grossVnd, rule.nonResidentPercent, 100), reason: 'nonResident' };
  if (grossVnd < rule.thresholdVnd) return nothing('belowThreshold');
  if (committedYears(payee).includes(Number(paidOn.slice(0, 4)))) return nothing('commitment');
  return { taxVnd: partOf(grossVnd, rule.percent, 100), reason: 'withheld' };
}
