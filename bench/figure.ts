/** One printed line of a benchmark. */
export interface Figure {
  readonly name: string;
  readonly value: string;
}
