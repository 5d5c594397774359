/**
 * What an item earns: a coefficient for genre and grade, times a unit that is a percentage of the base salary, all as of the day
 * of publication (domain §2.1, §2.2). Coefficients are thousandths, so that 0.05 is exact.
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
/** The kind of work that is paid; not the category under which it was submitted. */
export type Genre = (typeof genres)[number];

/** The board's grade within a genre's range: A the most, B the usual, C the least. */
export const grades = ['A', 'B', 'C'] as const;
/** Given by the board; the usual grade applies if none was given. */
export type Grade = (typeof grades)[number];

/** Compiled or translated work earns a percentage of the genre. */
export const origins = ['original', 'compiled', 'translated'] as const;
/** Whether a work is original, or made from the work of others. */
export type Origin = (typeof origins)[number];

/** Thousandths of a unit. */
export type Range = Readonly<Record<Grade, number>>;

interface Dated {
  /** First and last day on which it applies; null: until the next one begins. */
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
  /** Rate of an illustrating picture, and how many pictures of an item are paid. */
  readonly photo: Range;
  readonly paidPhotos: number;
  readonly compiledPercent: number;
  readonly translatedPercent: number;
  /** Percentage that an official gets for an item that belongs to their office. */
  readonly officialsPercent: number;
  readonly management: Management;
}

/** Support for the board's work: a percentage of the month's royalties, paid in addition to them (Art. 9). */
export interface Management {
  readonly percent: number;
  readonly headPercent: number;
  readonly standingDeputyPercent: number;
  readonly deputyPercent: number;
  readonly othersPercent: number;
}

/** The state's base salary from a day on; coefficients are converted to đồng with it. */
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

/** True for sample data. A real decision of the ward has a number and a symbol, "25/QĐ-UBND" (domain §2.1). */
export const isSample = (decision: string): boolean => !/\d+\s*\/\s*(?:\d{4}\s*\/\s*)?\p{L}/u.test(decision);

/** The newest version that has begun and has not ended. Null if none applies on this day. */
export function inForce<Version extends { readonly from: string; readonly until?: string | null }>(
  versions: readonly Version[],
  day: string,
): Version | null {
  const begun = versions.filter(({ from }) => from <= day);
  const newest = begun.reduce<Version | null>((best, each) => (best && best.from > each.from ? best : each), null);
  return newest && (newest.until ?? day) >= day ? newest : null;
}

/** Percentage of an original's rate that a compiled or translated text earns. */
export const originPercent = (table: RateTable, origin: Origin): number =>
  origin === 'compiled' ? table.compiledPercent : origin === 'translated' ? table.translatedPercent : 100;
