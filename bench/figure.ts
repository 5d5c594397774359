/** One printed line of a benchmark. */
export interface Figure {
  readonly name: string;
  readonly value: string;
}

/** The value that so large a share of them stays below; NaN of none. */
export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

/** The middle one; of two, the larger; 0 of none. */
export const median = (values: readonly number[]): number => percentile(values, 0.5) || 0;
