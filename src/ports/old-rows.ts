/**
 * A table whose rows expire. Rows are deleted in slices, each in its own transaction and found by an index, so that messages
 * never wait long for the deletion. It covers all wards.
 */
export interface OldRows {
  /** Name of the content for the log, such as 'inbox'. */
  readonly name: string;
  /** Days that a row is kept after its last use. */
  readonly keptDays: number;
  /**
   * Deletes at most `most` rows that were last used before this instant.
   * @returns the number of deleted rows, and how long the transaction held the database, in milliseconds
   */
  remove(before: Date, most: number): Promise<{ readonly rows: number; readonly heldMs: number }>;
}
