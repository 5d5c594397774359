/** Processes any number of rows in slices, each in its own transaction, so that other transactions wait only briefly. */
import type { InWard, Unit } from '../ports/services.ts';

/**
 * Calls `look` until it returns fewer than `length` rows.
 * @param look processes up to `length` rows after `after` and returns them
 */
export async function inSlices<Item>(
  inWard: InWard,
  length: number,
  look: (unit: Unit, after: Item | null) => Promise<readonly Item[]>,
): Promise<void> {
  let page: readonly Item[] = [];
  do {
    const after = page.at(-1) ?? null;
    page = await inWard((unit) => look(unit, after));
  } while (page.length === length);
}
