/** Cuts a place out of a picture for the text recognition: without its frame, upright, dark on white. */
import type { Size } from './heif-boxes.ts';
import type { Box } from './ink-boxes.ts';

/** Grey, one byte per point, row by row. */
export interface Strip extends Size {
  readonly data: Uint8Array;
}

/** How dark the ink is at a point of the picture, 0 to 255. */
export type Darkness = (point: number) => number;

/** Height of the letters in a strip, and the white margin around them. */
export const lettersHeight = 96;
const margin = 18;
const mostLength = 1000;
/** Minimum share of its side that a line of the frame covers. */
const frameCover = 0.55;
/** Maximum depth of a (double) frame, as a share of the box. */
const frameDepth = 0.3;

/** Cuts the frame: the innermost line along each side. A side without a line is not cut. */
export function withoutFrame(box: Box, { width, height }: Size, ink: Uint8Array): Box {
  const [rows, columns] = [Math.round(box.height), Math.round(box.length)];
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const isInk = (column: number, row: number): number => {
    const u = column + 0.5 - columns / 2;
    const v = row + 0.5 - rows / 2;
    const x = Math.round(box.x + u * cos - v * sin);
    const y = Math.round(box.y + u * sin + v * cos);
    return x >= 0 && y >= 0 && x < width && y < height ? (ink[y * width + x] ?? 0) : 0;
  };
  const rowCover = (row: number): number => {
    let sum = 0;
    for (let column = 0; column < columns; column += 1) sum += isInk(column, row);
    return sum / columns;
  };
  const columnCover = (column: number): number => {
    let sum = 0;
    for (let row = 0; row < rows; row += 1) sum += isInk(column, row);
    return sum / rows;
  };
  const [top, bottom] = [depthOf(rows, rowCover), depthOf(rows, (row) => rowCover(rows - 1 - row))];
  // Letters have vertical strokes as high as the word, so only lines near the end belong to the frame.
  const left = depthOf(columns, columnCover, 0.1);
  const right = depthOf(columns, (column) => columnCover(columns - 1 - column), 0.1);
  const [u, v] = [(left - right) / 2, (top - bottom) / 2];
  return {
    x: box.x + u * cos - v * sin,
    y: box.y + u * sin + v * cos,
    angle: box.angle,
    length: Math.max(1, columns - left - right),
    height: Math.max(1, rows - top - bottom),
  };
}

function depthOf(count: number, coverOf: (at: number) => number, share = frameDepth): number {
  for (let at = Math.floor(count * share); at >= 0; at -= 1) if (coverOf(at) >= frameCover) return at + 2;
  return 0;
}

/** The darkness between points, interpolated from the four neighbours; outside the picture it is light. */
export function darknessBetween({ width, height }: Size, darkness: Darkness): (x: number, y: number) => number {
  const at = (x: number, y: number): number =>
    x >= 0 && y >= 0 && x < width && y < height ? darkness(y * width + x) : 0;
  return (x, y) => {
    const left = Math.floor(x);
    const top = Math.floor(y);
    const right = x - left;
    const low = y - top;
    const upper = at(left, top) * (1 - right) + at(left + 1, top) * right;
    const lower = at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right;
    return upper * (1 - low) + lower * low;
  };
}

/** Rotates the box upright and scales its letters to the height the text recognition needs. */
export function stripOf(box: Box, size: Size, darkness: Darkness): Strip {
  const scale = Math.min(lettersHeight / box.height, (mostLength - 2 * margin) / box.length);
  const [columns, rows] = [Math.round(box.length * scale), Math.round(box.height * scale)];
  const strip = { width: columns + 2 * margin, height: rows + 2 * margin };
  const data = new Uint8Array(strip.width * strip.height).fill(255);
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const darkAt = darknessBetween(size, darkness);
  for (let row = 0; row < rows; row += 1) {
    const v = (row + 0.5) / scale - box.height / 2;
    for (let column = 0; column < columns; column += 1) {
      const u = (column + 0.5) / scale - box.length / 2;
      const dark = darkAt(box.x + u * cos - v * sin, box.y + u * sin + v * cos);
      data[(row + margin) * strip.width + column + margin] = 255 - dark;
    }
  }
  return { ...strip, data };
}
