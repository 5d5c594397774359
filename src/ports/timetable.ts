/** Slots of the timetable: each is a row with its own key, so that it is done once, whatever was restarted or doubled. */
export interface SlotStore {
  /** The newest slot that this routine has had; null: none, and a new ward has missed nothing. */
  newest(name: string): Promise<Date | null>;
  /** True for the one that takes this slot. In the transaction of its work: both happen or neither. */
  claim(name: string, at: Date, now: Date, note?: string): Promise<boolean>;
}
