/**
 * Finds places in a picture that may contain a stamp of secrecy. Stamps are short words in a frame, in red ink or black
 * in a scan, and tilted because people apply them. Each place is returned as a strip: upright, without its frame, dark
 * on white, for the text recognition. An ordinary photo has no such place and costs one pass over its pixels.
 */
import type { Size } from './heif-boxes.ts';
import { type Blob, type Box, blobsOf, boxOf, roughBoxOf } from './ink-boxes.ts';
import { touching } from './joined-runs.ts';
import { mayBeLetters, mayHoldLetters } from './letter-lines.ts';
import { inkOf, type Pixels, paperInk } from './paper-ink.ts';
import { redInk } from './red-ink.ts';
import { type Darkness, type Strip, stripOf, withoutFrame } from './strip-cut.ts';

export type { Pixels } from './paper-ink.ts';
export type { Strip } from './strip-cut.ts';

/**
 * Side of a cell in points; ink in neighbouring cells is connected. Letters of one word are less than two cells apart.
 */
const cell = 4;
/** The same for words without a frame. */
const farCell = 9;
/** White margin around letters without a frame, as a share of their height. */
const aroundLetters = 0.08;
/** Limits of a stamp: length as a share of the picture's longer side, and the ratio of length to height. */
const lengthShare = { least: 0.03, most: 0.5 } as const;
const minHeight = 14;
const aspectRange = { least: 1.5, most: 9 } as const;
/** Points around a box that are sampled, and the share that must be paper; the rest may contain a page number. */
const around = 48;
const onPaper = 0.6;
const minPaperLight = 85;
const maxPaperColour = 60;
const mostStrips = 6;
/** For words without a frame. */
const mostBare = 3;
/** Places that are examined, largest first. */
const mostPlaces = 60;
const frameSides = 0.62;
/** Share of a place's height: if less remains without its frame, heavy letters were mistaken for a frame. */
const leastLeft = 0.5;

/** Strips of a picture that may contain a stamp: red ink first, black only if no red is found. */
export function findStrips(pixels: Pixels): readonly Strip[] {
  if (pixels.channels < 3) return blackStrips(pixels);
  const red = redStrips(pixels);
  return red.length > 0 ? red : blackStrips(pixels);
}

function redStrips(pixels: Pixels): readonly Strip[] {
  const { data, width, height, channels } = pixels;
  const ink = redInk(pixels);
  if (ink === null) return [];
  const darkness: Darkness = (point) => {
    const from = point * channels;
    const others = ((data[from + 1] ?? 0) + (data[from + 2] ?? 0)) / 2;
    return Math.max(0, Math.min(255, 2.6 * ((data[from] ?? 0) - others)));
  };
  // A blob that is isolated is the same with either cell size, so its box is computed once.
  const known = new Map<string, Box>();
  const boxes = (cell: number): readonly Box[] =>
    blobsOf(ink, width, height, cell)
      .filter((blob) => mayBePlace(blob, pixels))
      .map((blob) => {
        const key = `${blob.points.length} ${blob.points.reduce((sum, point) => sum + point, 0)}`;
        const box = known.get(key) ?? boxOf(blob, width);
        known.set(key, box);
        return box;
      });
  const near = boxes(cell).map((box) => ({ box, isFramed: true }));
  // A bold word may touch all sides as a frame does, so it is also read with its outer parts. Without a frame, the
  // letters of a word are farther apart, the more so the larger they are.
  const bare = boxes(farCell).map((box) => ({ box: wider(box), isFramed: false }));
  return [...cutOut(near, pixels, ink, darkness, mostStrips), ...cutOut(bare, pixels, ink, darkness, mostBare)];
}

/** A place that may contain a stamp; a frame is cut off, letters without one are not. */
interface Place {
  readonly box: Box;
  readonly isFramed: boolean;
}

/** The diacritics above and below a word belong to it. */
const wider = (box: Box): Box => ({
  ...box,
  length: box.length + 2 * aroundLetters * box.height,
  height: (1 + 2 * aroundLetters) * box.height,
});

/** Frames of black lines on paper whose letters do not touch them. */
function blackStrips(pixels: Pixels): readonly Strip[] {
  const { width, height } = pixels;
  const ink = paperInk(pixels);
  if (ink === null) return [];
  const frames = touching(ink.runs, width, height, lengthShare.least * Math.max(width, height) - 2)
    .filter((blob) => mayBePlace(blob, pixels))
    .map((blob) => ({ blob, box: boxOf(blob, width) }))
    .filter(({ blob, box }) => hasSize(box, pixels) && isFrame(blob, box, width))
    .map(({ box }) => ({ box, isFramed: true }));
  return cutOut(frames, pixels, inkOf(ink.runs, width, height), ink.darkness, mostStrips);
}

function hasSize({ length, height }: Box, { width, height: high }: Size): boolean {
  const share = length / Math.max(width, high);
  const aspect = length / height;
  return (
    share >= lengthShare.least &&
    share <= lengthShare.most &&
    height >= minHeight &&
    aspect >= aspectRange.least &&
    aspect <= aspectRange.most
  );
}

/** Tolerance of a rough box, and the share of its length by which a rotation of 5 degrees reduces its height. */
const roughly = 1.25;
const turn = 0.09;

/** Whether an exact box could have the size of a stamp and paper around it. */
function mayBePlace(blob: Blob, pixels: Pixels): boolean {
  const box = roughBoxOf(blob, pixels.width);
  const share = box.length / Math.max(pixels.width, pixels.height);
  if (share * roughly < lengthShare.least || share > lengthShare.most * roughly) return false;
  return (
    box.length * roughly >= aspectRange.least * (box.height - turn * box.length) &&
    paperAround(box, pixels) >= onPaper / 2
  );
}

const bins = 24;

/** Whether all four sides of the frame are present. */
function isFrame({ points }: Blob, box: Box, width: number): boolean {
  const sides = [0, 1, 2, 3].map(() => new Uint8Array(bins));
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
  return sides.every((side) => side.reduce((sum, one) => sum + one, 0) >= frameSides * bins);
}

const binOf = (share: number): number => Math.max(0, Math.min(bins - 1, Math.floor(share * bins)));

function cutOut(
  places: readonly Place[],
  pixels: Pixels,
  ink: Uint8Array,
  darkness: Darkness,
  most: number,
): readonly Strip[] {
  const strips: Strip[] = [];
  const asked = places
    .filter(({ box }) => hasSize(box, pixels) && paperAround(box, pixels) >= onPaper)
    .toSorted(({ box: a }, { box: b }) => b.length * b.height - a.length * a.height)
    .slice(0, mostPlaces);
  for (const { box, isFramed } of asked) {
    if (strips.length === most) break;
    const letters = isFramed ? withoutFrame(box, pixels, ink) : box;
    const isCutInto = letters.height < leastLeft * box.height;
    if (
      mayBeLetters(letters, pixels, darkness) ||
      (isFramed ? isCutInto && mayBeLetters(box, pixels, darkness) : mayHoldLetters(box, pixels, darkness))
    )
      strips.push(stripOf(letters, pixels, darkness));
  }
  return strips;
}

/** The share of the surrounding points that look like paper: light compared with their surroundings, and colourless. */
function paperAround(box: Box, { data, width, height, channels }: Pixels): number {
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  let [asked, paper] = [0, 0];
  for (let step = 0; step < around; step += 1) {
    const turn = (2 * Math.PI * step) / around;
    const [u, v] = [0.62 * box.length * Math.cos(turn), (0.5 * box.height + 0.14 * box.length) * Math.sin(turn)];
    const [x, y] = [Math.round(box.x + u * cos - v * sin), Math.round(box.y + u * sin + v * cos)];
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    const from = (y * width + x) * channels;
    const red = data[from] ?? 0;
    const [green, blue] = channels < 3 ? [red, red] : [data[from + 1] ?? 0, data[from + 2] ?? 0];
    const most = Math.max(red, green, blue);
    asked += 1;
    if (most >= minPaperLight && most - Math.min(red, green, blue) <= maxPaperColour) paper += 1;
  }
  return asked === 0 ? 0 : paper / asked;
}
