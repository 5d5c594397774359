/**
 * Finds the affine placement (scale, shift and slant in both directions) of one picture on another by Gauss-Newton, from coarse
 * to fine. Large differences weigh less, so a watermark or a new caption has little effect.
 */
import { flatten, half, type Raster } from './repeated-photo-raster.ts';

/**
 * A point at (u, v) from the centre is at (scaleX·u + slantX·v + shiftX, scaleY·v + slantY·u + shiftY) in the other picture;
 * shifts are fractions of a side. A slightly rotated picture has both slants.
 */
export type Placement = Readonly<Record<'scaleX' | 'shiftX' | 'scaleY' | 'shiftY' | 'slantX' | 'slantY', number>>;

const coarsestSide = 16;
const maxSteps = 8;
/** The limit of each parameter's change. Cropping 10 % on one side is a scale of 0.9 and a shift of 0.05. */
const maxChange = 0.12;
const settled = 3e-4;
/** At this side length it is clear whether two pictures have anything in common. */
const judgedSide = 32;
const leastLikeness = 0.5;

/**
 * The placement of `theirs` on `mine`. Null as soon as it is clear that they have nothing in common, because most candidates
 * are not the same picture.
 */
export const placeOn = (mine: Raster, theirs: Raster): Placement | null => {
  const levels: (readonly [Raster, Raster])[] = [[mine, theirs]];
  for (let [a, b] = [mine, theirs]; a.side > coarsestSide; ) {
    [a, b] = [half(a), half(b)];
    levels.unshift([a, b]);
  }
  let change: Change = [0, 0, 0, 0, 0, 0];
  for (const [a, b] of levels) {
    const [flatA, flatB] = [flatten(a), flatten(b)];
    change = follow(flatA, flatB, change);
    if (a.side === judgedSide && likeness(flatA, laidOut(flatB, placementOf(change))) < leastLikeness) return null;
  }
  return placementOf(change);
};

const placementOf = ([scaleX = 0, shiftX = 0, scaleY = 0, shiftY = 0, slantX = 0, slantY = 0]: Change): Placement => ({
  scaleX: 1 + scaleX,
  shiftX,
  scaleY: 1 + scaleY,
  shiftY,
  slantX,
  slantY,
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

/** The other picture resampled to this one's coordinates; NaN where it has no point. */
export const laidOut = ({ side, values }: Raster, placement: Placement): Raster => {
  const { scaleX, shiftX, scaleY, shiftY, slantX, slantY } = placement;
  const centre = (side - 1) / 2;
  const laid = new Float64Array(side * side);
  for (let y = 0; y < side; y += 1) {
    const down = y - centre;
    for (let x = 0; x < side; x += 1) {
      const right = x - centre;
      const u = centre + scaleX * right + slantX * down + shiftX * side;
      laid[y * side + x] = between(values, side, u, centre + scaleY * down + slantY * right + shiftY * side);
    }
  }
  return { side, values: laid };
};

/** Bilinear interpolation; NaN outside the picture. */
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

/** Scale and shift across; scale and shift down; slant across, slant down. */
type Change = readonly number[];
const unknowns = 6;

const follow = (mine: Raster, theirs: Raster, start: Change): Change => {
  const slopes = slopesOf(theirs);
  let change = start;
  for (let step = 0; step < maxSteps; step += 1) {
    const steps = solve(...equations(mine, theirs, slopes, change));
    change = change.map((value, index) => clamp(value + at(steps, index)));
    if (steps.every((one) => Math.abs(one) < settled)) break;
  }
  return change;
};

const clamp = (value: number): number => Math.max(-maxChange, Math.min(maxChange, value));

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

/** The normal equations of one step: the matrix, row by row, and the right-hand side. */
const equations = (mine: Raster, theirs: Raster, slopes: Slopes, change: Change): [Float64Array, Float64Array] => {
  const { side } = mine;
  const { scaleX, shiftX, scaleY, shiftY, slantX, slantY } = placementOf(change);
  const centre = (side - 1) / 2;
  const sums = new Float64Array(unknowns * unknowns);
  const right = new Float64Array(unknowns);
  const parts = new Float64Array(unknowns);
  for (let y = 0; y < side; y += 1) {
    const down = y - centre;
    for (let x = 0; x < side; x += 1) {
      const across = x - centre;
      const u = centre + scaleX * across + slantX * down + shiftX * side;
      const v = centre + scaleY * down + slantY * across + shiftY * side;
      const error = at(mine.values, y * side + x) - between(theirs.values, side, u, v);
      if (Number.isNaN(error)) continue;
      const slopeX = between(slopes.x, side, u, v);
      const slopeY = between(slopes.y, side, u, v);
      parts[0] = slopeX * across;
      parts[1] = slopeX * side;
      parts[2] = slopeY * down;
      parts[3] = slopeY * side;
      parts[4] = slopeX * down;
      parts[5] = slopeY * across;
      add(sums, right, parts, error);
    }
  }
  for (let row = 0; row < unknowns; row += 1) {
    sums[(unknowns + 1) * row] = at(sums, (unknowns + 1) * row) * 1.001 + 1e-6;
    for (let column = 0; column < row; column += 1) sums[unknowns * row + column] = at(sums, unknowns * column + row);
  }
  return [sums, right];
};

/** Fills only the upper half of the matrix; the lower half is symmetric. */
const add = (sums: Float64Array, right: Float64Array, parts: Float64Array, error: number): void => {
  const weight = 1 / (1 + error * error * 0.5);
  for (let row = 0; row < unknowns; row += 1) {
    const weighed = weight * at(parts, row);
    right[row] = at(right, row) + weighed * error;
    for (let column = row; column < unknowns; column += 1) {
      sums[unknowns * row + column] = at(sums, unknowns * row + column) + weighed * at(parts, column);
    }
  }
};

/** Gauss-Jordan elimination. The diagonal was increased slightly, so a solution exists. */
const solve = (sums: Float64Array, right: Float64Array): Float64Array => {
  for (let pivot = 0; pivot < unknowns; pivot += 1) {
    const scale = 1 / at(sums, (unknowns + 1) * pivot);
    for (let row = 0; row < unknowns; row += 1) {
      if (row === pivot) continue;
      const factor = at(sums, unknowns * row + pivot) * scale;
      for (let column = pivot; column < unknowns; column += 1) {
        sums[unknowns * row + column] =
          at(sums, unknowns * row + column) - factor * at(sums, unknowns * pivot + column);
      }
      right[row] = at(right, row) - factor * at(right, pivot);
    }
  }
  return right.map((value, row) => value / at(sums, (unknowns + 1) * row));
};
