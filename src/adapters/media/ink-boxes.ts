/** Points of ink that belong together, and the rectangle that lies around them, tilted as they are. */

/** Points of ink, less of which are no stamp. */
export const MIN_INK = 250;

export interface Blob {
  /** Places of its points in the picture. */
  readonly points: Int32Array;
}

/** A rectangle that lies askew. `along` and `across` are the directions of its long and its short side. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly length: number;
  readonly height: number;
}

/** Ink that is joined when its cells are next to each other or one apart. */
export function blobsOf(ink: Uint8Array, width: number, height: number, size: number): readonly Blob[] {
  const [columns, rows] = [Math.ceil(width / size), Math.ceil(height / size)];
  const cells = new Uint8Array(columns * rows);
  for (let point = 0; point < ink.length; point += 1) {
    if (ink[point] !== 1) continue;
    const cell = Math.floor(Math.floor(point / width) / size) * columns + Math.floor((point % width) / size);
    cells[cell] = Math.min(255, (cells[cell] ?? 0) + 1);
  }
  const on = cells.map((count) => (count >= 2 ? 1 : 0));
  return componentsOf(on, columns, rows, 2).map((component) => {
    const points: number[] = [];
    for (const cell of component) {
      const [left, top] = [(cell % columns) * size, Math.floor(cell / columns) * size];
      for (let y = top; y < Math.min(height, top + size); y += 1)
        for (let x = left; x < Math.min(width, left + size); x += 1)
          if (ink[y * width + x] === 1) points.push(y * width + x);
    }
    return { points: Int32Array.from(points) };
  });
}

/** Points of ink that touch each other; those too small to be a frame are left out. */
export const touching = (ink: Uint8Array, width: number, height: number): readonly Blob[] =>
  componentsOf(ink, width, height, 1)
    .filter((points) => points.length >= MIN_INK && points.length < (width * height) / 40)
    .map((points) => ({ points: Int32Array.from(points) }));

function componentsOf(on: Uint8Array, width: number, height: number, reach: number): readonly (readonly number[])[] {
  const seen = new Uint8Array(on.length);
  const components: number[][] = [];
  for (let start = 0; start < on.length; start += 1) {
    if (on[start] !== 1 || seen[start] === 1) continue;
    const component = [start];
    seen[start] = 1;
    for (let next = 0; next < component.length; next += 1) {
      const at = component[next] ?? 0;
      const [column, row] = [at % width, Math.floor(at / width)];
      for (let y = Math.max(0, row - reach); y <= Math.min(height - 1, row + reach); y += 1) {
        for (let x = Math.max(0, column - reach); x <= Math.min(width - 1, column + reach); x += 1) {
          const other = y * width + x;
          if (on[other] !== 1 || seen[other] === 1) continue;
          seen[other] = 1;
          component.push(other);
        }
      }
    }
    components.push(component);
  }
  return components;
}

const MOST_POINTS = 4_000;

const FINER_STEPS = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5] as const;

/** By moments: the long side lies where the points are spread most; then turned until its lines stand out most. */
export function boxOf({ points }: Blob, width: number): Box {
  const step = Math.max(1, Math.floor(points.length / MOST_POINTS));
  let [count, sumX, sumY] = [0, 0, 0];
  for (let index = 0; index < points.length; index += step) {
    count += 1;
    sumX += (points[index] ?? 0) % width;
    sumY += Math.floor((points[index] ?? 0) / width);
  }
  const [meanX, meanY] = [sumX / count, sumY / count];
  let [xx, yy, xy] = [0, 0, 0];
  for (let index = 0; index < points.length; index += step) {
    const [x, y] = [((points[index] ?? 0) % width) - meanX, Math.floor((points[index] ?? 0) / width) - meanY];
    xx += x * x;
    yy += y * y;
    xy += x * y;
  }
  const byMoments = 0.5 * Math.atan2(2 * xy, xx - yy);
  let best = { angle: byMoments, clear: -1, along: [0, 0] as readonly number[], across: [0, 0] as readonly number[] };
  for (const degrees of FINER_STEPS) {
    const angle = byMoments + (degrees * Math.PI) / 180;
    const [along, across] = spreadOf(points, step, width, { x: meanX, y: meanY }, angle);
    const clear = clearnessOf(across);
    if (clear > best.clear) best = { angle, clear, along: endsOf(along), across: endsOf(across) };
  }
  const [left = 0, right = 0] = best.along;
  const [top = 0, bottom = 0] = best.across;
  const [u, v] = [(left + right) / 2, (top + bottom) / 2];
  const [cos, sin] = [Math.cos(best.angle), Math.sin(best.angle)];
  return {
    x: meanX + u * cos - v * sin,
    y: meanY + u * sin + v * cos,
    angle: best.angle,
    length: right - left + 1,
    height: bottom - top + 1,
  };
}

function spreadOf(
  points: Int32Array,
  step: number,
  width: number,
  mean: { readonly x: number; readonly y: number },
  angle: number,
): readonly [Float64Array, Float64Array] {
  const size = Math.ceil(points.length / step);
  const [along, across] = [new Float64Array(size), new Float64Array(size)];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  for (let index = 0, to = 0; index < points.length; index += step, to += 1) {
    const [x, y] = [((points[index] ?? 0) % width) - mean.x, Math.floor((points[index] ?? 0) / width) - mean.y];
    along[to] = x * cos + y * sin;
    across[to] = y * cos - x * sin;
  }
  return [along.sort(), across.sort()];
}

/** Lines of a frame and of letters: many points in few rows. */
function clearnessOf(across: Float64Array): number {
  const rows = new Map<number, number>();
  for (const place of across) rows.set(Math.round(place / 2), (rows.get(Math.round(place / 2)) ?? 0) + 1);
  let sum = 0;
  for (const count of rows.values()) sum += count * count;
  return sum;
}

const STRAY = 0.004;

const endsOf = (sorted: Float64Array): readonly number[] => [
  sorted[Math.floor(sorted.length * STRAY)] ?? 0,
  sorted[Math.ceil(sorted.length * (1 - STRAY)) - 1] ?? 0,
];
