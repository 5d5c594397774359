/** Much of one sort, read without stopping the loop: between slices requests and timers have their turn. */
import type { PeriodReader } from '../ports/period.ts';

type Pausing = Pick<PeriodReader, 'pause'>;

/** So many texts are read within a few milliseconds. */
const slice = 25;
/** Fewer are over before anybody waits. */
const many = 200;

/** In order, as `map` does; what comes behind many of them begins a turn of its own. */
export async function inSlices<Item, Result>(
  { pause }: Pausing,
  items: readonly Item[],
  read: (item: Item) => Result,
): Promise<readonly Result[]> {
  const found: Result[] = [];
  for (const [at, item] of items.entries()) {
    if (at % slice === slice - 1) await pause();
    found.push(read(item));
  }
  if (items.length >= many) await pause();
  return found;
}

/** What was made of so many is handed on in a turn of its own: what is done with it takes as long again. */
export async function handedOn<Result>({ pause }: Pausing, result: Result, count: number): Promise<Result> {
  if (count >= many) await pause();
  return result;
}
