/** Square grey pictures of a few thousand points, and the operations that prepare two of them for comparison. */

/** A square grey picture, `side` points wide and high. */
export interface Raster {
  readonly side: number;
  /** 0 to 255, row by row. */
  readonly values: Float64Array;
}

/** A value that is known to exist. The compiler cannot see that the loops stay inside the array. */
export const at = (values: Float64Array | Uint8Array | Int32Array, index: number): number => values[index] as number;

/**
 * Scales a picture down to a square of `side` points by averaging.
 * @param margin share of the picture left out on each side
 */
export const shrink = (
  { values, width, height }: { values: Float64Array | Uint8Array; width: number; height: number },
  side: number,
  margin = 0,
): Raster => {
  const columns = partsOf(width, side, margin);
  const rows = partsOf(height, side, margin);
  const narrow = new Float64Array(side * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < side; x += 1) narrow[y * side + x] = weighedSum(values, y * width, 1, columns, x);
  }
  const small = new Float64Array(side * side);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) small[y * side + x] = weighedSum(narrow, x, side, rows, y);
  }
  return { side, values: small };
};

/** Equal parts of a line: the first point under each, the number of points, and their weights, which sum to 1. */
interface Parts {
  readonly first: Int32Array;
  readonly count: Int32Array;
  readonly weights: Float64Array;
  readonly most: number;
}

const partsOf = (length: number, parts: number, margin: number): Parts => {
  const start = length * margin;
  const step = (length - 2 * start) / parts;
  const most = Math.ceil(step) + 1;
  const first = new Int32Array(parts);
  const count = new Int32Array(parts);
  const weights = new Float64Array(parts * most);
  for (let part = 0; part < parts; part += 1) {
    const from = start + part * step;
    const to = Math.min(length, from + step);
    first[part] = Math.min(length - 1, Math.floor(from));
    count[part] = Math.max(1, Math.ceil(to - rounding) - Math.floor(from));
    for (let point = 0; point < at(count, part); point += 1) {
      const left = at(first, part) + point;
      weights[part * most + point] = (Math.min(to, left + 1) - Math.max(from, left)) / step;
    }
  }
  return { first, count, weights, most };
};

/** A part that ends exactly at the edge of a point must not include the next point. */
const rounding = 1e-9;

const weighedSum = (
  values: Float64Array | Uint8Array,
  start: number,
  step: number,
  { first, count, weights, most }: Parts,
  part: number,
): number => {
  let sum = 0;
  for (let point = 0; point < at(count, part); point += 1) {
    sum += at(weights, part * most + point) * at(values, start + (at(first, part) + point) * step);
  }
  return sum;
};

/** The same picture with half as many points per side. */
export const half = ({ values, side }: Raster): Raster => shrink({ values, width: side, height: side }, side / 2);

/**
 * Averages each point with its eight neighbours, weights 4 : 2 : 1, so that an unscaled picture loses the same detail as a
 * scaled one.
 */
export const soften = ({ values, side }: Raster): Raster => {
  const pass = (source: Float64Array, step: number, along: (index: number) => number) => {
    const target = new Float64Array(side * side);
    for (let index = 0; index < target.length; index += 1) {
      const here = at(source, index);
      const before = along(index) > 0 ? at(source, index - step) : here;
      const after = along(index) < side - 1 ? at(source, index + step) : here;
      target[index] = (before + 2 * here + after) / 4;
    }
    return target;
  };
  const across = pass(values, 1, (index) => index % side);
  return { side, values: pass(across, side, (index) => Math.floor(index / side)) };
};

/** The neighbourhood of a point is this fraction of a side; its mean and contrast are removed. */
const localShare = 4;
/** Contrast below this value, in units of the picture, is noise and stays small. */
const noise = 4;

/** Equalises brightness and contrast locally, so that only the positions of things remain. */
export const flatten = (raster: Raster): Raster => {
  const { side, values } = raster;
  const reach = Math.max(2, Math.round(side / (2 * localShare)));
  const mean = localMean(raster, reach);
  const square = localMean({ side, values: values.map((value) => value * value) }, reach);
  return {
    side,
    values: values.map((value, index) => {
      const variance = Math.max(0, at(square, index) - at(mean, index) ** 2);
      return (value - at(mean, index)) / (Math.sqrt(variance) + noise);
    }),
  };
};

const localMean = ({ side, values }: Raster, reach: number): Float64Array => {
  const line = (source: Float64Array, target: Float64Array, start: number, step: number) => {
    let sum = 0;
    for (let to = 0; to < Math.min(reach, side); to += 1) sum += at(source, start + to * step);
    for (let here = 0; here < side; here += 1) {
      if (here + reach < side) sum += at(source, start + (here + reach) * step);
      if (here - reach - 1 >= 0) sum -= at(source, start + (here - reach - 1) * step);
      const count = Math.min(side - 1, here + reach) - Math.max(0, here - reach) + 1;
      target[start + here * step] = sum / count;
    }
  };
  const across = new Float64Array(side * side);
  const both = new Float64Array(side * side);
  for (let y = 0; y < side; y += 1) line(values, across, y * side, 1);
  for (let x = 0; x < side; x += 1) line(across, both, x, side);
  return both;
};

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const levelCount = 8;
const step = 255 / (levelCount - 1);

/**
 * Writes two points per letter with eight levels each. The rounding error of a point goes to its neighbours, so that softening
 * restores it.
 */
export const writeRaster = ({ side, values }: Raster): string => {
  const rest = Float64Array.from(values);
  const levels = new Uint8Array(rest.length);
  const owe = (index: number, error: number) => {
    rest[index] = at(rest, index) + error;
  };
  for (let index = 0; index < rest.length; index += 1) {
    const x = index % side;
    const level = Math.max(0, Math.min(levelCount - 1, Math.round(at(rest, index) / step)));
    const error = at(rest, index) - level * step;
    levels[index] = level;
    if (x + 1 < side) owe(index + 1, (error * 7) / 16);
    if (index + side >= rest.length) continue;
    if (x > 0) owe(index + side - 1, (error * 3) / 16);
    owe(index + side, (error * 5) / 16);
    if (x + 1 < side) owe(index + side + 1, error / 16);
  }
  let text = '';
  for (let index = 0; index < levels.length; index += 2) {
    text += alphabet[at(levels, index) * levelCount + at(levels, index + 1)];
  }
  return text;
};

/**
 * Reads a raster.
 * @throws Error when the text has another length or contains other letters
 */
export const readRaster = (text: string, side: number): Raster => {
  if (text.length * 2 !== side * side) throw new Error(`a raster of side ${side} has ${text.length} letters`);
  const values = new Float64Array(side * side);
  for (let index = 0; index < text.length; index += 1) {
    const pair = alphabet.indexOf(text.charAt(index));
    if (pair < 0) throw new Error(`a raster has the letter ${text.charAt(index)}`);
    values[2 * index] = Math.floor(pair / levelCount) * step;
    values[2 * index + 1] = (pair % levelCount) * step;
  }
  return { side, values };
};
