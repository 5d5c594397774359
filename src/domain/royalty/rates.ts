/**
 * What an item earns: a coefficient of its genre and grade, times a unit that is a part of the base salary, all three as
 * they stood on the day of publication (domain §2.1, §2.2). Coefficients are thousandths, so that 0.05 is exact.
 */

export const genres = [
  'news',
  'photoNews',
  'feature',
  'interview',
  'reportage',
  'video',
  'answer',
  'document',
  'statistics',
] as const;
/** What kind of work is paid: not the category under which it was sent in. */
export type Genre = (typeof genres)[number];

/** The board's grade inside a genre's range: A the most, B the usual, C the least. */
export const grades = ['A', 'B', 'C'] as const;
/** Given by the board; where nobody gave one, the usual one counts. */
export type Grade = (typeof grades)[number];

/** What was compiled or translated from others earns a part of the genre. */
export const origins = ['original', 'compiled', 'translated'] as const;
/** Whether a work was made here, or from others’. */
export type Origin = (typeof origins)[number];

/** Thousandths of a unit. */
export type Range = Readonly<Record<Grade, number>>;

interface Dated {
  /** First and last day on which it holds; null: until another one begins. */
  readonly from: string;
  readonly until: string | null;
}

/** The chairman's decision about rates. */
export interface RateTable extends Dated {
  /** '25/QĐ-UBND' */
  readonly decision: string;
  /** The unit, as a percentage of the base salary. */
  readonly unitPercent: number;
  readonly genres: Readonly<Record<Genre, Range>>;
  /** A picture that illustrates an item, and how many of an item are paid. */
  readonly photo: Range;
  readonly paidPhotos: number;
  readonly compiledPercent: number;
  readonly translatedPercent: number;
  /** Of what an official earns with an item that belongs to the office. */
  readonly officialsPercent: number;
  readonly management: Management;
}

/** Support for the board's work: a part of the month's royalties, apart from them (Art. 9). */
export interface Management {
  readonly percent: number;
  readonly headPercent: number;
  readonly standingDeputyPercent: number;
  readonly deputyPercent: number;
  readonly othersPercent: number;
}

/** The state’s base salary from a day on, by which coefficients become đồng. */
export interface BaseSalary {
  readonly from: string;
  readonly amountVnd: number;
}

/** By government decree, the newest by Decrees 24/2023, 73/2024 and 161/2026. */
export const baseSalaries: readonly BaseSalary[] = [
  { from: '2013-07-01', amountVnd: 1_150_000 },
  { from: '2016-05-01', amountVnd: 1_210_000 },
  { from: '2017-07-01', amountVnd: 1_300_000 },
  { from: '2018-07-01', amountVnd: 1_390_000 },
  { from: '2019-07-01', amountVnd: 1_490_000 },
  { from: '2023-07-01', amountVnd: 1_800_000 },
  { from: '2024-07-01', amountVnd: 2_340_000 },
  { from: '2026-07-01', amountVnd: 2_530_000 },
];

/** A decision of the ward has a number and a symbol, "25/QĐ-UBND" (domain §2.1); what has none is the example of a file. */
export const isSample = (decision: string): boolean => !/\d+\s*\/\s*(?:\d{4}\s*\/\s*)?\p{L}/u.test(decision);

/** The newest version that has begun and not ended; null: none governs this day. */
export function inForce<Version extends { readonly from: string; readonly until?: string | null }>(
  versions: readonly Version[],
  day: string,
): Version | null {
  const begun = versions.filter(({ from }) => from <= day);
  const newest = begun.reduce<Version | null>((best, each) => (best && best.from > each.from ? best : each), null);
  return newest && (newest.until ?? day) >= day ? newest : null;
}

/** What a compiled or translated text earns of an original's rate. */
export const originPercent = (table: RateTable, origin: Origin): number =>
  origin === 'compiled' ? table.compiledPercent : origin === 'translated' ? table.translatedPercent : 100;
