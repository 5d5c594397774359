/** Processes many rows without blocking the event loop: pauses let requests and timers run. */
import type { PeriodReader } from '../ports/period.ts';

type Pausing = Pick<PeriodReader, 'pause'>;

/** Rows per slice; takes a few milliseconds. */
const slice = 25;
/** Fewer rows need no pause at the end. */
const many = 200;

/** Maps in order like `map`, with a pause after each slice; code after many rows starts in a new turn of the event loop. */
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

/** Returns the result in a new turn of the event loop if it was made from many rows, because its use takes as long again. */
export async function handedOn<Result>({ pause }: Pausing, result: Result, count: number): Promise<Result> {
  if (count >= many) await pause();
  return result;
}
