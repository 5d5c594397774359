/** Finds dark ink on a page that is mostly paper, under uneven light. */
import type { Size } from './heif-boxes.ts';
import type { Runs } from './joined-runs.ts';
import type { Darkness } from './strip-cut.ts';

export interface Pixels extends Size {
  readonly data: Uint8Array;
  readonly channels: number;
}

/** Minimum share of paper in a scan. */
const minPaperShare = 0.5;
const paperLight = 150;
/** Every 31st point is sampled; a prime, so that no pattern of the picture coincides with it. */
const askedStep = 31;
const inkOfPaper = 0.62;
/** Side of the blocks in which the light is assumed even, in points. */
const blockSide = 48;

export interface PaperInk {
  readonly runs: Runs;
  /** 0 for paper, 255 for black, at a point of the picture. */
  readonly darkness: Darkness;
}

/** Returns null if the picture is not a page. */
export function paperInk(pixels: Pixels): PaperInk | null {
  const { width, height } = pixels;
  const light = lightOf(pixels);
  if (light === null) return null;
  const columns = Math.ceil(width / blockSide);
  const lights = localLights(light, width, height);
  return {
    runs: darkRuns(light, lights, width, height),
    darkness: (point) => {
      const x = point % width;
      const block = Math.floor((point - x) / width / blockSide) * columns + Math.floor(x / blockSide);
      return Math.max(0, Math.min(255, 320 * (1 - (light[point] ?? 0) / (lights[block] ?? 255))));
    },
  };
}

/** Returns null if too little of the picture is as light as paper. */
function lightOf({ data, width, height, channels }: Pixels): Uint8Array | null {
  const at = (point: number): number => {
    const from = point * channels;
    const first = data[from] ?? 0;
    return channels < 3 ? first : (first + 2 * (data[from + 1] ?? 0) + (data[from + 2] ?? 0)) >> 2;
  };
  const count = width * height;
  let [asked, paper] = [0, 0];
  for (let point = 0; point < count; point += askedStep, asked += 1) if (at(point) >= paperLight) paper += 1;
  if (paper < minPaperShare * asked) return null;
  const light = new Uint8Array(count);
  for (let point = 0; point < count; point += 1) light[point] = at(point);
  return light;
}

/** The brightness of the paper in each block: its brightest tenth. */
function localLights(light: Uint8Array, width: number, height: number): Float64Array {
  const [columns, rows] = [Math.ceil(width / blockSide), Math.ceil(height / blockSide)];
  const lights = new Float64Array(columns * rows);
  const counts = new Uint32Array(256);
  for (let block = 0; block < lights.length; block += 1) {
    counts.fill(0);
    const [left, top] = [(block % columns) * blockSide, Math.floor(block / columns) * blockSide];
    const [right, low] = [Math.min(width, left + blockSide), Math.min(height, top + blockSide)];
    let all = 0;
    for (let y = top; y < low; y += 2) {
      for (let at = y * width + left; at < y * width + right; at += 2, all += 1) {
        const value = light[at] ?? 0;
        counts[value] = (counts[value] ?? 0) + 1;
      }
    }
    let rest = all / 10;
    let value = 255;
    for (; value > 0 && rest > 0; value -= 1) rest -= counts[value] ?? 0;
    lights[block] = Math.max(60, value);
  }
  return lights;
}

function darkRuns(light: Uint8Array, lights: Float64Array, width: number, height: number): Runs {
  const columns = Math.ceil(width / blockSide);
  // A row has at most one run per two points.
  const most = height * Math.ceil(width / 2);
  const [starts, ends, rowStarts] = [new Int32Array(most), new Int32Array(most), new Int32Array(height + 1)];
  let count = 0;
  for (let y = 0; y < height; y += 1) {
    rowStarts[y] = count;
    const ofRow = Math.floor(y / blockSide) * columns;
    let isInk = false;
    for (let left = 0, block = ofRow; left < width; left += blockSide, block += 1) {
      const below = inkOfPaper * (lights[block] ?? 255);
      const end = y * width + Math.min(width, left + blockSide);
      for (let at = y * width + left; at < end; at += 1) {
        if ((light[at] ?? 0) < below === isInk) continue;
        isInk = !isInk;
        if (isInk) starts[count] = at;
        else {
          ends[count] = at;
          count += 1;
        }
      }
    }
    if (isInk) {
      ends[count] = (y + 1) * width;
      count += 1;
    }
  }
  rowStarts[height] = count;
  return { starts, ends, rowStarts };
}

/** A map of the picture with 1 for ink. */
export function inkOf({ starts, ends, rowStarts }: Runs, width: number, height: number): Uint8Array {
  const ink = new Uint8Array(width * height);
  for (let run = 0; run < (rowStarts[height] ?? 0); run += 1) ink.fill(1, starts[run], ends[run]);
  return ink;
}
