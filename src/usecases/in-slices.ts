/** Looks through however many there are a slice at a time, each in a unit of its own: nobody waits long for the database. */
import type { InWard, Unit } from '../ports/services.ts';

/** @param look does what is due with those behind `after`, and returns them: fewer than `length` are the last */
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
