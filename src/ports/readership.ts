/** How often the portal's items are opened. Of whoever opens them nothing is known here. */
import type { WardId } from '../domain/ids.ts';

/** How often items were opened, by month. Of readers nothing is kept. */
export interface Readership {
  /**
   * Adds to what was counted before.
   * @param month 'YYYY-MM' in the ward
   * @param opened how often, by the item's code
   */
  add(ward: WardId, month: string, opened: ReadonlyMap<string, number>): Promise<void>;
}
