/** Current time. Domain rules do not call it: they receive `now` as an argument. */
export interface Clock {
  now(): Date;
}

/** The demo's clock, which a user can move forward. */
export interface MovableClock extends Clock {
  /** @throws RangeError when `ms` is not a positive whole number: time goes forward only */
  advance(ms: number): void;
}
