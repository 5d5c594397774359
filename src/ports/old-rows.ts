/**
 * Rows whose time is over. They go in slices, each found by an index and a transaction of its own, so that no message
 * waits long behind one, however many rows there are. Of all wards: age is no ward's business.
 */
export interface OldRows {
  /** What is in it, for the log: 'inbox'. */
  readonly name: string;
  /** Days that a row stays after its last use. */
  readonly keptDays: number;
  /**
   * Removes at most `most` rows that were last used before this instant.
   * @returns how many rows went, and for how long the database was held, in milliseconds
   */
  remove(before: Date, most: number): Promise<{ readonly rows: number; readonly heldMs: number }>;
}
