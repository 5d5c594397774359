/** Numbers of spoken codes, what happens once, and settings by name. */
export interface SmallStores {
  /** Next number of a spoken code in a year. */
  nextNumber(kind: string, year: number): Promise<number>;
  /**
   * Counts one more of a kind in a stretch of time; true for the first `most`. Further ones may go uncounted.
   * @param stretch its number, such as the minute since 1970
   */
  isWithin(kind: string, stretch: number, most: number): Promise<boolean>;
  /** The next one is above this. */
  raiseNumber(kind: string, year: number, atLeast: number): Promise<void>;
  /**
   * True the first time, and again when the last time is older than `everyMs`. One statement. A last time in the future was
   * noted by a clock that ran ahead: with `everyMs` it is forgotten.
   */
  once(key: string, at: Date, everyMs?: number): Promise<boolean>;
  /** True when `once` noted it already; notes nothing. */
  wasOnce(key: string): Promise<boolean>;
  setting(name: string): Promise<string | null>;
  setSetting(name: string, value: string): Promise<void>;
}
