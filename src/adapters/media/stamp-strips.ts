/**
 * Where in a picture may a stamp of secrecy be? Stamps are short words in a frame, in red ink, or black in a scan, put on
 * by hand and therefore tilted. Each place is given as a strip: upright, without its frame, dark on white, for the reader
 * of letters. An ordinary photo has no such place, and costs a look over its pixels.
 */
import type { Size } from './heif-boxes.ts';
import { type Blob, type Box, blobsOf, boxOf, MIN_INK, touching } from './ink-boxes.ts';

export interface Pixels extends Size {
  readonly data: Uint8Array;
  readonly channels: number;
}

/** Grey, one byte a point, row by row. */
export interface Strip extends Size {
  readonly data: Uint8Array;
}

/** Red against paper, as inks and cameras have it. */
const MIN_RED_OVER_GREEN = 50;
const MIN_RED_OVER_BLUE = 38;
/** Points of a cell in which ink is joined: letters of one word are less than two cells apart. */
const CELL = 4;
/** The same for words without a frame. */
const FAR_CELL = 9;
/** White kept around letters without a frame, as a share of their height. */
const AROUND_LETTERS = 0.08;
/** Of a stamp, as shares of the picture's longer side; long to high. */
const LENGTH = { least: 0.03, most: 0.5 } as const;
const MIN_HEIGHT = 14;
const ASPECT = { least: 1.5, most: 9 } as const;
/** A scan is mostly paper. */
const MIN_PAPER_SHARE = 0.5;
const PAPER_LIGHT = 150;
const INK_OF_PAPER = 0.62;
/** Places around a box that are looked at, and how many of them must be paper: the number of the page may be there. */
const AROUND = 48;
const ON_PAPER = 0.6;
const MIN_PAPER_LIGHT = 85;
const MAX_PAPER_COLOUR = 60;
const MOST_STRIPS = 6;
/** Of words without a frame. */
const MOST_BARE = 3;
/** Of a strip: the height of the letters, and white around them. */
const LETTERS_HEIGHT = 96;
const MARGIN = 18;
const MOST_LENGTH = 1000;
/** A line of the frame covers so much of its side. */
const FRAME_COVER = 0.55;
/** How far inside, as a share, the frame may lie; a double one. */
const FRAME_DEPTH = 0.3;
const FRAME_SIDES = 0.62;

/** Strips of a picture in which a stamp may stand: red ink first, black only when there is no red. */
export function findStrips(pixels: Pixels): readonly Strip[] {
  if (pixels.channels < 3) return blackStrips(pixels);
  const red = redStrips(pixels);
  return red.length > 0 ? red : blackStrips(pixels);
}

function redStrips(pixels: Pixels): readonly Strip[] {
  const { data, width, height, channels } = pixels;
  const ink = new Uint8Array(width * height);
  let count = 0;
  for (let point = 0, from = 0; point < ink.length; point += 1, from += channels) {
    const [red, green, blue] = [data[from] ?? 0, data[from + 1] ?? 0, data[from + 2] ?? 0];
    if (red - green <= MIN_RED_OVER_GREEN || red - blue <= MIN_RED_OVER_BLUE) continue;
    ink[point] = 1;
    count += 1;
  }
  if (count < MIN_INK) return [];
  const darkness = (point: number): number => {
    const from = point * channels;
    const [red, green, blue] = [data[from] ?? 0, data[from + 1] ?? 0, data[from + 2] ?? 0];
    return Math.max(0, Math.min(255, 2.6 * (red - (green + blue) / 2)));
  };
  const places = (cell: number): readonly Place[] =>
    blobsOf(ink, width, height, cell)
      .filter(({ points }) => points.length >= MIN_INK)
      .map((blob) => ({ box: boxOf(blob, width), isFramed: true }));
  const near = places(CELL);
  // A bold word reaches all its sides as a frame does: it is read with what lies there, too. Without a frame the letters
  // of a word stand farther apart, the more so the larger they are.
  const bare = places(FAR_CELL).map(({ box }) => ({ box: wider(box), isFramed: false }));
  return [...cutOut(near, pixels, ink, darkness), ...cutOut(bare, pixels, ink, darkness).slice(0, MOST_BARE)];
}

/** A place where a stamp may stand; the frame is cut off, and letters without one are not. */
interface Place {
  readonly box: Box;
  readonly isFramed: boolean;
}

/** Marks above and below a word are a part of it. */
const wider = (box: Box): Box => ({
  ...box,
  length: box.length + 2 * AROUND_LETTERS * box.height,
  height: (1 + 2 * AROUND_LETTERS) * box.height,
});

/** Frames of black lines on paper; the letters inside do not touch them. */
function blackStrips(pixels: Pixels): readonly Strip[] {
  const { data, width, height, channels } = pixels;
  const light = new Uint8Array(width * height);
  let paper = 0;
  for (let point = 0, from = 0; point < light.length; point += 1, from += channels) {
    light[point] =
      channels < 3 ? (data[from] ?? 0) : ((data[from] ?? 0) + 2 * (data[from + 1] ?? 0) + (data[from + 2] ?? 0)) >> 2;
    if ((light[point] ?? 0) >= PAPER_LIGHT) paper += 1;
  }
  if (paper < MIN_PAPER_SHARE * light.length) return [];
  const paperLight = localLight(light, width, height);
  const ink = new Uint8Array(width * height);
  for (let point = 0; point < ink.length; point += 1)
    ink[point] = (light[point] ?? 0) < INK_OF_PAPER * paperLight(point) ? 1 : 0;
  const darkness = (point: number): number =>
    Math.max(0, Math.min(255, 320 * (1 - (light[point] ?? 0) / paperLight(point))));
  const frames = touching(ink, width, height)
    .map((blob) => ({ blob, box: boxOf(blob, width) }))
    .filter(({ blob, box }) => hasSize(box, pixels) && isFrame(blob, box, width))
    .map(({ box }) => ({ box, isFramed: true }));
  return cutOut(frames, pixels, ink, darkness);
}

const BLOCK = 48;

/** The light of the paper around a point: the brightest tenth of its block. */
function localLight(light: Uint8Array, width: number, height: number): (point: number) => number {
  const [columns, rows] = [Math.ceil(width / BLOCK), Math.ceil(height / BLOCK)];
  const lights = new Float64Array(columns * rows);
  const counts = new Uint32Array(256);
  for (let block = 0; block < lights.length; block += 1) {
    counts.fill(0);
    const [left, top] = [(block % columns) * BLOCK, Math.floor(block / columns) * BLOCK];
    let all = 0;
    for (let y = top; y < Math.min(height, top + BLOCK); y += 2) {
      for (let x = left; x < Math.min(width, left + BLOCK); x += 2, all += 1) {
        const value = light[y * width + x] ?? 0;
        counts[value] = (counts[value] ?? 0) + 1;
      }
    }
    let rest = all / 10;
    let value = 255;
    for (; value > 0 && rest > 0; value -= 1) rest -= counts[value] ?? 0;
    lights[block] = Math.max(60, value);
  }
  return (point) => {
    const [x, y] = [point % width, Math.floor(point / width)];
    return lights[Math.floor(y / BLOCK) * columns + Math.floor(x / BLOCK)] ?? 255;
  };
}

function hasSize({ length, height }: Box, { width, height: high }: Size): boolean {
  const share = length / Math.max(width, high);
  const aspect = length / height;
  return (
    share >= LENGTH.least &&
    share <= LENGTH.most &&
    height >= MIN_HEIGHT &&
    aspect >= ASPECT.least &&
    aspect <= ASPECT.most
  );
}

const BINS = 24;

/** All four sides are drawn. */
function isFrame({ points }: Blob, box: Box, width: number): boolean {
  const sides = [0, 1, 2, 3].map(() => new Uint8Array(BINS));
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  for (const point of points) {
    const [x, y] = [(point % width) - box.x, Math.floor(point / width) - box.y];
    const along = (x * cos + y * sin) / box.length + 0.5;
    const across = (y * cos - x * sin) / box.height + 0.5;
    const [column, row] = [binOf(along), binOf(across)];
    if (across < 0.2) (sides[0] as Uint8Array)[column] = 1;
    if (across > 0.8) (sides[1] as Uint8Array)[column] = 1;
    if (along < 0.12) (sides[2] as Uint8Array)[row] = 1;
    if (along > 0.88) (sides[3] as Uint8Array)[row] = 1;
  }
  return sides.every((side) => side.reduce((sum, one) => sum + one, 0) >= FRAME_SIDES * BINS);
}

const binOf = (share: number): number => Math.max(0, Math.min(BINS - 1, Math.floor(share * BINS)));

function cutOut(
  places: readonly Place[],
  pixels: Pixels,
  ink: Uint8Array,
  darkness: (point: number) => number,
): readonly Strip[] {
  return places
    .filter(({ box }) => hasSize(box, pixels) && liesOnPaper(box, pixels))
    .toSorted(({ box: a }, { box: b }) => b.length * b.height - a.length * a.height)
    .slice(0, MOST_STRIPS)
    .map(({ box, isFramed }) => stripOf(isFramed ? withoutFrame(box, pixels, ink) : box, pixels, darkness));
}

/** Around it is what paper looks like: light for its surroundings, and without a colour of its own. */
function liesOnPaper(box: Box, { data, width, height, channels }: Pixels): boolean {
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  let [asked, paper] = [0, 0];
  for (let step = 0; step < AROUND; step += 1) {
    const turn = (2 * Math.PI * step) / AROUND;
    const [u, v] = [0.62 * box.length * Math.cos(turn), (0.5 * box.height + 0.14 * box.length) * Math.sin(turn)];
    const [x, y] = [Math.round(box.x + u * cos - v * sin), Math.round(box.y + u * sin + v * cos)];
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    const from = (y * width + x) * channels;
    const [red, green, blue] = channels < 3 ? [data[from], data[from], data[from]] : data.subarray(from, from + 3);
    const most = Math.max(red ?? 0, green ?? 0, blue ?? 0);
    asked += 1;
    if (most >= MIN_PAPER_LIGHT && most - Math.min(red ?? 0, green ?? 0, blue ?? 0) <= MAX_PAPER_COLOUR) paper += 1;
  }
  return asked > 0 && paper >= ON_PAPER * asked;
}

/** The innermost line that runs along a side is its frame; where none does, nothing is cut. */
function withoutFrame(box: Box, { width, height }: Size, ink: Uint8Array): Box {
  const [rows, columns] = [Math.round(box.height), Math.round(box.length)];
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const isInk = (column: number, row: number): number => {
    const [u, v] = [column + 0.5 - columns / 2, row + 0.5 - rows / 2];
    const [x, y] = [Math.round(box.x + u * cos - v * sin), Math.round(box.y + u * sin + v * cos)];
    return x >= 0 && y >= 0 && x < width && y < height ? (ink[y * width + x] ?? 0) : 0;
  };
  const line = (count: number, read: (at: number) => number): number => {
    let sum = 0;
    for (let at = 0; at < count; at += 1) sum += read(at);
    return sum / count;
  };
  const rowCover = Array.from({ length: rows }, (_, row) => line(columns, (column) => isInk(column, row)));
  const columnCover = Array.from({ length: columns }, (_, column) => line(rows, (row) => isInk(column, row)));
  const [top, bottom] = [depthOf(rowCover), depthOf(rowCover.toReversed())];
  // Letters have upright strokes as high as the word: only what is near the end is a frame.
  const [left, right] = [depthOf(columnCover, 0.1), depthOf(columnCover.toReversed(), 0.1)];
  const [u, v] = [(left - right) / 2, (top - bottom) / 2];
  return {
    x: box.x + u * cos - v * sin,
    y: box.y + u * sin + v * cos,
    angle: box.angle,
    length: Math.max(1, columns - left - right),
    height: Math.max(1, rows - top - bottom),
  };
}

function depthOf(cover: readonly number[], share = FRAME_DEPTH): number {
  for (let at = Math.floor(cover.length * share); at >= 0; at -= 1) if ((cover[at] ?? 0) >= FRAME_COVER) return at + 2;
  return 0;
}

function stripOf(box: Box, { width, height }: Size, darkness: (point: number) => number): Strip {
  const scale = Math.min(LETTERS_HEIGHT / box.height, (MOST_LENGTH - 2 * MARGIN) / box.length);
  const [columns, rows] = [Math.round(box.length * scale), Math.round(box.height * scale)];
  const strip = { width: columns + 2 * MARGIN, height: rows + 2 * MARGIN };
  const data = new Uint8Array(strip.width * strip.height).fill(255);
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const at = (x: number, y: number): number =>
    x >= 0 && y >= 0 && x < width && y < height ? darkness(y * width + x) : 0;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [u, v] = [(column + 0.5) / scale - box.length / 2, (row + 0.5) / scale - box.height / 2];
      const [x, y] = [box.x + u * cos - v * sin, box.y + u * sin + v * cos];
      const [left, top] = [Math.floor(x), Math.floor(y)];
      const [right, low] = [x - left, y - top];
      const upper = at(left, top) * (1 - right) + at(left + 1, top) * right;
      const lower = at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right;
      data[(row + MARGIN) * strip.width + column + MARGIN] = 255 - (upper * (1 - low) + lower * low);
    }
  }
  return { ...strip, data };
}
