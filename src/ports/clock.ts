/** What time it is. Rules never ask: they receive `now`. */
export interface Clock {
  now(): Date;
}

/** The demo's clock, which a person can move forward. */
export interface MovableClock extends Clock {
  /** @throws RangeError when `ms` is not a positive whole number: time goes forward only */
  advance(ms: number): void;
}
