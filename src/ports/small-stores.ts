/** Counters for codes, markers for things done once, and named settings. */
export interface SmallStores {
  /** Next number for codes of this kind in a year. */
  nextNumber(kind: string, year: number): Promise<number>;
  /**
   * Counts one event of a kind in a time slot; true for the first `most` events. Later events may not be counted.
   * @param stretch number of the time slot, such as the minute since 1970
   */
  isWithin(kind: string, stretch: number, most: number): Promise<boolean>;
  /** Makes sure that the next number is above `atLeast`. */
  raiseNumber(kind: string, year: number, atLeast: number): Promise<void>;
  /**
   * True the first time, and again when the last time is more than `everyMs` ago, in one statement. With `everyMs`, a last time
   * in the future (from a clock that was ahead) is ignored.
   */
  once(key: string, at: Date, everyMs?: number): Promise<boolean>;
  /** True if `once` recorded it already. It records nothing itself. */
  wasOnce(key: string): Promise<boolean>;
  setting(name: string): Promise<string | null>;
  setSetting(name: string, value: string): Promise<void>;
}
