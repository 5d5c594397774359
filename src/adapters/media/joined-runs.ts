/** Finds connected ink row by row: each run of ink joins the runs above that it touches, also diagonally. */
import { type Blob, minInk } from './ink-boxes.ts';

/**
 * Runs of ink: run `n` covers the points `starts[n]` to `ends[n]` (exclusive); the runs of row `y` begin at
 * `rowStarts[y]`.
 */
export interface Runs {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly rowStarts: Int32Array;
}

/**
 * Groups of connected ink. Groups too small for a frame, or with too much ink for one, are left out.
 * @param leastSide in points; groups both lower and narrower than this are too small
 */
export function touching(runs: Runs, width: number, height: number, leastSide: number): readonly Blob[] {
  const roots = joined(runs, width, height);
  const { starts, ends, rowStarts } = runs;
  const count = rowStarts[height] ?? 0;
  const points = new Int32Array(count);
  const [lefts, rights] = [new Int32Array(count).fill(width), new Int32Array(count)];
  const [tops, lows] = [new Int32Array(count).fill(height), new Int32Array(count)];
  for (let y = 0; y < height; y += 1) {
    for (let run = rowStarts[y] ?? 0; run < (rowStarts[y + 1] ?? 0); run += 1) {
      const root = roots[run] ?? 0;
      const [start, end] = [(starts[run] ?? 0) - y * width, (ends[run] ?? 0) - y * width];
      points[root] = (points[root] ?? 0) + end - start;
      if (start < (lefts[root] ?? 0)) lefts[root] = start;
      if (end > (rights[root] ?? 0)) rights[root] = end;
      if (y < (tops[root] ?? 0)) tops[root] = y;
      lows[root] = y + 1;
    }
  }
  const most = (width * height) / 40;
  const blobs = new Map<number, Int32Array>();
  for (let run = 0; run < count; run += 1) {
    const size = points[run] ?? 0;
    if (roots[run] !== run || size < minInk || size >= most) continue;
    const [long, high] = [(rights[run] ?? 0) - (lefts[run] ?? 0), (lows[run] ?? 0) - (tops[run] ?? 0)];
    if (Math.hypot(long, high) >= leastSide) blobs.set(run, new Int32Array(size));
  }
  fill(blobs, runs, roots, count);
  return [...blobs.values()].map((of) => ({ points: of }));
}

function fill(blobs: ReadonlyMap<number, Int32Array>, { starts, ends }: Runs, roots: Int32Array, count: number): void {
  if (blobs.size === 0) return;
  const filled = new Map<number, number>();
  for (let run = 0; run < count; run += 1) {
    const root = roots[run] ?? 0;
    const points = blobs.get(root);
    if (points === undefined) continue;
    let to = filled.get(root) ?? 0;
    for (let at = starts[run] ?? 0; at < (ends[run] ?? 0); at += 1, to += 1) points[to] = at;
    filled.set(root, to);
  }
}

/** For each run, the first run of its group. */
function joined({ starts, ends, rowStarts }: Runs, width: number, height: number): Int32Array {
  const count = rowStarts[height] ?? 0;
  const roots = new Int32Array(count);
  for (let run = 0; run < count; run += 1) roots[run] = run;
  const rootOf = (run: number): number => {
    let at = run;
    while (roots[at] !== at) {
      roots[at] = roots[roots[at] ?? 0] ?? 0;
      at = roots[at] ?? 0;
    }
    return at;
  };
  for (let y = 1; y < height; y += 1) {
    let above = rowStarts[y - 1] ?? 0;
    const lastAbove = rowStarts[y] ?? 0;
    for (let run = lastAbove; run < (rowStarts[y + 1] ?? 0); run += 1) {
      const [start, end] = [(starts[run] ?? 0) - width, (ends[run] ?? 0) - width];
      while (above < lastAbove && (ends[above] ?? 0) < start) above += 1;
      for (let other = above; other < lastAbove && (starts[other] ?? 0) <= end; other += 1) {
        const [one, two] = [rootOf(run), rootOf(other)];
        if (one < two) roots[two] = one;
        else roots[one] = two;
      }
    }
  }
  for (let run = 0; run < count; run += 1) roots[run] = roots[roots[run] ?? 0] ?? 0;
  return roots;
}
