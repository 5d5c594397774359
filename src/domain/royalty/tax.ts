/**
 * Personal income tax that is withheld when a sum is paid. It applies to the whole payment, not to an item, so that splitting a
 * payment cannot avoid the threshold (domain §2.5).
 */
import { partOf } from './money.ts';
import { inForce } from './rates.ts';

/** A rule for withholding tax, from a day on. */
export interface TaxRule {
  readonly from: string;
  /** Payments of at least this sum are taxed on their whole amount. */
  readonly thresholdVnd: number;
  readonly percent: number;
  readonly nonResidentPercent: number;
}

/** Circular 111/2013 Art. 25, then Decree 253/2026 Art. 50(2). */
export const taxRules: readonly TaxRule[] = [
  { from: '2013-10-01', thresholdVnd: 2_000_000, percent: 10, nonResidentPercent: 20 },
  { from: '2026-07-01', thresholdVnd: 5_000_000, percent: 10, nonResidentPercent: 20 },
];

/** `official`: has a contract of three months or more with the payer; the sum is taxed with the salary. */
export const taxStandings = ['resident', 'official', 'nonResident', 'unit'] as const;
/** Tax status of a payee. */
export type TaxStanding = (typeof taxStandings)[number];

/** The facts that decide a payee's tax. */
export interface TaxedPayee {
  readonly tax: TaxStanding;
  /** Year of the newest signed commitment that the year's income stays below the taxable level. */
  readonly commitmentYear: number | null;
  /** Years of other valid commitments: signing one in December for the next year does not end this year's. */
  readonly earlierYears?: readonly number[];
}

/** Why this was withheld, or why nothing was. The statement prints it beside the sum. */
export type TaxReason = 'unit' | 'withSalary' | 'commitment' | 'belowThreshold' | 'withheld' | 'nonResident';

/** The tax withheld from one payment, and the rule that applied. */
export interface Tax {
  readonly taxVnd: number;
  readonly reason: TaxReason;
}

const nothing = (reason: TaxReason): Tax => ({ taxVnd: 0, reason });

/** Years for which a commitment is valid, newest first. */
export const committedYears = ({ commitmentYear, earlierYears = [] }: Omit<TaxedPayee, 'tax'>): readonly number[] =>
  commitmentYear === null ? earlierYears : [commitmentYear, ...earlierYears];

/**
 * @param paidOn day of payment: the commitment of its year and the threshold of that day apply
 * @throws RangeError if no rule is known for that day
 */
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
