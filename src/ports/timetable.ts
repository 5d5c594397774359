/** The routine that has a slot every minute: its newest slot shows when the ward's timetable last ran. */
export const minuteRoutine = 'remind-dangers';

/**
 * Time slots of scheduled routines. Each slot is a row with a unique key, so that it runs once despite restarts or several
 * processes.
 */
export interface SlotStore {
  /** The newest slot of this routine. Null if there is none: a new ward has missed no slot. */
  newest(name: string): Promise<Date | null>;
  /**
   * True for the one caller that gets this slot. Call it in the transaction of the work, so that both are committed or neither.
   */
  claim(name: string, at: Date, now: Date, note?: string): Promise<boolean>;
}
