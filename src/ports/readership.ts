/** Counts how often the portal's items are opened. Nothing is stored about the readers. */
import type { WardId } from '../domain/ids.ts';

/** Openings of items, by month. Nothing is stored about the readers. */
export interface Readership {
  /**
   * Adds to the stored counts.
   * @param month 'YYYY-MM' in the ward's time zone
   * @param opened number of openings by item code
   */
  add(ward: WardId, month: string, opened: ReadonlyMap<string, number>): Promise<void>;
}
