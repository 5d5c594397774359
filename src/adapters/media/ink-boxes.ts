/** Groups connected points of ink and computes the tilted rectangle around each group. */

/** Groups with fewer points are not stamps. */
export const minInk = 250;

export interface Blob {
  /** Indexes of its points in the picture. */
  readonly points: Int32Array;
}

/** A tilted rectangle, with its centre, angle and sides. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly length: number;
  readonly height: number;
}

/**
 * Groups ink (1; otherwise 0) whose cells are adjacent or one apart. Groups with fewer than `minInk` points are left
 * out.
 */
export function blobsOf(ink: Uint8Array, width: number, height: number, size: number): readonly Blob[] {
  const [columns, rows] = [Math.ceil(width / size), Math.ceil(height / size)];
  const counts = new Uint8Array(columns * rows);
  for (let at = ink.indexOf(1); at >= 0; at = ink.indexOf(1, at)) {
    const column = at % width;
    const cell = Math.floor((at - column) / width / size) * columns + Math.floor(column / size);
    let here = 0;
    for (const end = at + Math.min(width - column, size - (column % size)); at < end; at += 1) here += ink[at] ?? 0;
    counts[cell] = (counts[cell] ?? 0) + here;
  }
  return componentsOf(counts, columns, rows).flatMap(({ cells, inkPoints }) =>
    inkPoints < minInk ? [] : [{ points: pointsIn(cells, inkPoints, ink, { width, height, size, columns }) }],
  );
}

interface Grid {
  readonly width: number;
  readonly height: number;
  readonly size: number;
  readonly columns: number;
}

function pointsIn(
  cells: Int32Array,
  count: number,
  ink: Uint8Array,
  { width, height, size, columns }: Grid,
): Int32Array {
  const points = new Int32Array(count);
  let to = 0;
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index] ?? 0;
    const [left, top] = [(cell % columns) * size, Math.floor(cell / columns) * size];
    const [right, low] = [Math.min(width, left + size), Math.min(height, top + size)];
    for (let y = top; y < low; y += 1) {
      for (let at = y * width + left; at < y * width + right; at += 1) {
        if (ink[at] !== 1) continue;
        points[to] = at;
        to += 1;
      }
    }
  }
  return points;
}

/** How far apart cells may be and still be connected. */
const reach = 2;
/** Cells with fewer points contain only noise. */
const leastOfCell = 2;

interface Component {
  readonly cells: Int32Array;
  readonly inkPoints: number;
}

function componentsOf(counts: Uint8Array, columns: number, rows: number): readonly Component[] {
  const isLeft = counts.map((count) => (count >= leastOfCell ? 1 : 0));
  const queue = new Int32Array(counts.length);
  const components: Component[] = [];
  for (let start = isLeft.indexOf(1); start >= 0; start = isLeft.indexOf(1, start + 1)) {
    let [end, inkPoints] = [1, 0];
    queue[0] = start;
    isLeft[start] = 0;
    for (let next = 0; next < end; next += 1) {
      const at = queue[next] ?? 0;
      inkPoints += counts[at] ?? 0;
      const column = at % columns;
      const row = (at - column) / columns;
      const [left, right] = [Math.max(0, column - reach), Math.min(columns - 1, column + reach)];
      const [top, low] = [Math.max(0, row - reach), Math.min(rows - 1, row + reach)];
      for (let y = top; y <= low; y += 1) {
        for (let other = y * columns + left; other <= y * columns + right; other += 1) {
          if (isLeft[other] !== 1) continue;
          isLeft[other] = 0;
          queue[end] = other;
          end += 1;
        }
      }
    }
    components.push({ cells: queue.slice(0, end), inkPoints });
  }
  return components;
}

const mostPoints = 2_000;

const finerSteps = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5] as const;

interface Sample {
  /** Relative to the mean of all points. */
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly meanX: number;
  readonly meanY: number;
}

/**
 * The rectangle around a group: its long side follows the direction of greatest variance, refined to the angle at which
 * its lines are clearest.
 */
export function boxOf({ points }: Blob, width: number): Box {
  const sample = sampled(points, width, mostPoints);
  const byMoments = angleOf(sample);
  let best = { angle: byMoments, clear: -1 };
  for (const degrees of finerSteps) {
    const angle = byMoments + (degrees * Math.PI) / 180;
    const clear = clearnessOf(sample, angle);
    if (clear > best.clear) best = { angle, clear };
  }
  return boxAt(sample, best.angle);
}

/** With few points, the box is accurate to a tenth and its angle to the steps that `boxOf` tries. */
const roughPoints = 400;

/** A rectangle by moments alone, to discard groups for which a better one is not worth the time. */
export function roughBoxOf({ points }: Blob, width: number): Box {
  const sample = sampled(points, width, roughPoints);
  return boxAt(sample, angleOf(sample));
}

function angleOf({ xs, ys }: Sample): number {
  let [xx, yy, xy] = [0, 0, 0];
  for (let index = 0; index < xs.length; index += 1) {
    const x = xs[index] ?? 0;
    const y = ys[index] ?? 0;
    xx += x * x;
    yy += y * y;
    xy += x * y;
  }
  return 0.5 * Math.atan2(2 * xy, xx - yy);
}

function boxAt({ xs, ys, meanX, meanY }: Sample, angle: number): Box {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [left, right] = endsOf(xs.map((x, index) => x * cos + (ys[index] ?? 0) * sin));
  const [top, bottom] = endsOf(ys.map((y, index) => y * cos - (xs[index] ?? 0) * sin));
  const [u, v] = [(left + right) / 2, (top + bottom) / 2];
  return {
    x: meanX + u * cos - v * sin,
    y: meanY + u * sin + v * cos,
    angle,
    length: right - left + 1,
    height: bottom - top + 1,
  };
}

function sampled(points: Int32Array, width: number, most: number): Sample {
  const step = Math.max(1, Math.ceil(points.length / most));
  const count = Math.ceil(points.length / step);
  const [xs, ys] = [new Float64Array(count), new Float64Array(count)];
  let [meanX, meanY] = [0, 0];
  for (let index = 0, to = 0; index < points.length; index += step, to += 1) {
    const point = points[index] ?? 0;
    const x = point % width;
    const y = (point - x) / width;
    xs[to] = x;
    ys[to] = y;
    meanX += x / count;
    meanY += y / count;
  }
  for (let index = 0; index < count; index += 1) {
    xs[index] = (xs[index] ?? 0) - meanX;
    ys[index] = (ys[index] ?? 0) - meanY;
  }
  return { xs, ys, meanX, meanY };
}

/** How clearly the lines of a frame or of letters appear: many points in few rows. */
function clearnessOf({ xs, ys }: Sample, angle: number): number {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const rows = new Int32Array(xs.length);
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let index = 0; index < xs.length; index += 1) {
    const row = Math.floor(((ys[index] ?? 0) * cos - (xs[index] ?? 0) * sin) / 2 + 0.5);
    rows[index] = row;
    if (row < least) least = row;
    if (row > most) most = row;
  }
  const counts = new Int32Array(most - least + 1);
  for (const row of rows) counts[row - least] = (counts[row - least] ?? 0) + 1;
  let sum = 0;
  for (const count of counts) sum += count * count;
  return sum;
}

const stray = 0.004;

/** Divisions of a point in which the ends are measured. */
const fine = 4;

/** The range of the values without outliers. By counting, because sorting took half of the time spent on a photo. */
function endsOf(places: Float64Array): readonly [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const place of places) {
    if (place < least) least = place;
    if (place > most) most = place;
  }
  const counts = new Int32Array(Math.floor((most - least) * fine) + 1);
  for (const place of places) {
    const step = Math.floor((place - least) * fine);
    counts[step] = (counts[step] ?? 0) + 1;
  }
  const strays = Math.floor(places.length * stray);
  let [from, to] = [0, counts.length - 1];
  for (let left = strays - (counts[from] ?? 0); left >= 0; left -= counts[from] ?? 0) from += 1;
  for (let left = strays - (counts[to] ?? 0); left >= 0; left -= counts[to] ?? 0) to -= 1;
  return [least + from / fine, least + (to + 1) / fine];
}
