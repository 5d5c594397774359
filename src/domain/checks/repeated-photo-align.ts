/**
 * Where does one picture lie on the other? Scale and shift in both directions, found by following the slope of the
 * difference (Gauss-Newton), from coarse to fine. A watermark or a new caption counts little: large differences weigh less.
 */
import { flatten, half, type Raster } from './repeated-photo-raster.ts';

/** A point at (u, v) from the centre lies in the other picture at (scaleX·u + shiftX, scaleY·v + shiftY); shifts in sides. */
export interface Placement {
  readonly scaleX: number;
  readonly shiftX: number;
  readonly scaleY: number;
  readonly shiftY: number;
}

const COARSEST_SIDE = 16;
const MAX_STEPS = 8;
/** A cut of 10 % on one side is a scale of 0.9 and a shift of 0.05. */
const MAX_CHANGE = 0.12;
const SETTLED = 3e-4;
/** At this side it is plain whether two pictures have anything in common. */
const JUDGED_SIDE = 32;
const LEAST_LIKENESS = 0.5;

/** Null as soon as it is plain that nothing of one is in the other: most candidates are not the same picture. */
export const placeOn = (mine: Raster, theirs: Raster): Placement | null => {
  const levels: (readonly [Raster, Raster])[] = [[mine, theirs]];
  for (let [a, b] = [mine, theirs]; a.side > COARSEST_SIDE; ) {
    [a, b] = [half(a), half(b)];
    levels.unshift([a, b]);
  }
  let change: Change = [0, 0, 0, 0];
  for (const [a, b] of levels) {
    const [flatA, flatB] = [flatten(a), flatten(b)];
    change = follow(flatA, flatB, change);
    if (a.side === JUDGED_SIDE && likeness(flatA, laidOut(flatB, placementOf(change))) < LEAST_LIKENESS) return null;
  }
  return placementOf(change);
};

const placementOf = ([scaleX, shiftX, scaleY, shiftY]: Change): Placement => ({
  scaleX: 1 + scaleX,
  shiftX,
  scaleY: 1 + scaleY,
  shiftY,
});

/** Correlation of two flattened pictures where both have points: copies have 0.8 and more, others 0.3 at most. */
const likeness = (a: Raster, b: Raster): number => {
  let [squaresA, squaresB, products] = [0, 0, 0];
  for (let index = 0; index < a.values.length; index += 1) {
    const [mine, theirs] = [at(a.values, index), at(b.values, index)];
    if (Number.isNaN(theirs)) continue;
    squaresA += mine * mine;
    squaresB += theirs * theirs;
    products += mine * theirs;
  }
  return products / Math.sqrt(squaresA * squaresB + 1);
};

/** The other picture as it lies on this one; NaN where it has no point. */
export const laidOut = ({ side, values }: Raster, { scaleX, shiftX, scaleY, shiftY }: Placement): Raster => {
  const centre = (side - 1) / 2;
  const laid = new Float64Array(side * side);
  for (let y = 0; y < side; y += 1) {
    const v = centre + scaleY * (y - centre) + shiftY * side;
    for (let x = 0; x < side; x += 1) {
      laid[y * side + x] = between(values, side, centre + scaleX * (x - centre) + shiftX * side, v);
    }
  }
  return { side, values: laid };
};

/** NaN outside. */
const between = (values: Float64Array, side: number, x: number, y: number): number => {
  if (x < 0 || y < 0 || x > side - 1 || y > side - 1) return Number.NaN;
  const left = Math.min(side - 2, Math.floor(x));
  const top = Math.min(side - 2, Math.floor(y));
  const index = top * side + left;
  const upper = at(values, index) + (at(values, index + 1) - at(values, index)) * (x - left);
  const lower = at(values, index + side) + (at(values, index + side + 1) - at(values, index + side)) * (x - left);
  return upper + (lower - upper) * (y - top);
};

const at = (values: Float64Array, index: number): number => values[index] as number;

type Change = readonly [scaleX: number, shiftX: number, scaleY: number, shiftY: number];

const follow = (mine: Raster, theirs: Raster, start: Change): Change => {
  const slopes = slopesOf(theirs);
  let change = start;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const [a, b, c, d] = solve(...equations(mine, theirs, slopes, change));
    change = [clamp(change[0] + a), clamp(change[1] + b), clamp(change[2] + c), clamp(change[3] + d)];
    if (Math.max(Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d)) < SETTLED) break;
  }
  return change;
};

const clamp = (value: number): number => Math.max(-MAX_CHANGE, Math.min(MAX_CHANGE, value));

interface Slopes {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

const slopesOf = ({ side, values }: Raster): Slopes => {
  const slope = (step: number, along: (index: number) => number) =>
    values.map((here, index) => {
      const before = along(index) > 0 ? at(values, index - step) : here;
      const after = along(index) < side - 1 ? at(values, index + step) : here;
      return (after - before) / 2;
    });
  return { x: slope(1, (index) => index % side), y: slope(side, (index) => Math.floor(index / side)) };
};

/** The normal equations of one step: 4 × 4 sums, row by row, and the right side. */
const equations = (mine: Raster, theirs: Raster, slopes: Slopes, change: Change): [Float64Array, Float64Array] => {
  const { side } = mine;
  const [scaleX, shiftX, scaleY, shiftY] = change;
  const centre = (side - 1) / 2;
  const sums = new Float64Array(16);
  const right = new Float64Array(4);
  const parts = new Float64Array(4);
  for (let y = 0; y < side; y += 1) {
    const v = centre + (1 + scaleY) * (y - centre) + shiftY * side;
    for (let x = 0; x < side; x += 1) {
      const u = centre + (1 + scaleX) * (x - centre) + shiftX * side;
      const error = at(mine.values, y * side + x) - between(theirs.values, side, u, v);
      if (Number.isNaN(error)) continue;
      const slopeX = between(slopes.x, side, u, v);
      const slopeY = between(slopes.y, side, u, v);
      parts[0] = slopeX * (x - centre);
      parts[1] = slopeX * side;
      parts[2] = slopeY * (y - centre);
      parts[3] = slopeY * side;
      add(sums, right, parts, error);
    }
  }
  for (let row = 0; row < 4; row += 1) {
    sums[5 * row] = at(sums, 5 * row) * 1.001 + 1e-6;
    for (let column = 0; column < row; column += 1) sums[4 * row + column] = at(sums, 4 * column + row);
  }
  return [sums, right];
};

/** The upper half of the sums is enough: the lower is its mirror. */
const add = (sums: Float64Array, right: Float64Array, parts: Float64Array, error: number): void => {
  const weight = 1 / (1 + error * error * 0.5);
  for (let row = 0; row < 4; row += 1) {
    const weighed = weight * at(parts, row);
    right[row] = at(right, row) + weighed * error;
    for (let column = row; column < 4; column += 1) {
      sums[4 * row + column] = at(sums, 4 * row + column) + weighed * at(parts, column);
    }
  }
};

/** Gauss-Jordan; the diagonal was made larger than nothing, so there is a solution. */
const solve = (sums: Float64Array, right: Float64Array): Change => {
  for (let pivot = 0; pivot < 4; pivot += 1) {
    const scale = 1 / at(sums, 5 * pivot);
    for (let row = 0; row < 4; row += 1) {
      if (row === pivot) continue;
      const factor = at(sums, 4 * row + pivot) * scale;
      for (let column = pivot; column < 4; column += 1) {
        sums[4 * row + column] = at(sums, 4 * row + column) - factor * at(sums, 4 * pivot + column);
      }
      right[row] = at(right, row) - factor * at(right, pivot);
    }
  }
  const solved = (row: number) => at(right, row) / at(sums, 5 * row);
  return [solved(0), solved(1), solved(2), solved(3)];
};
