/** One printed line of a benchmark. */
export interface Figure {
  readonly name: string;
  readonly value: string;
}

/** The value at this share of the sorted values; NaN for an empty list. */
export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

/** The median; of an even number of values the larger middle one; 0 for an empty list. */
export const median = (values: readonly number[]): number => percentile(values, 0.5) || 0;
