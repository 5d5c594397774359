/** Red ink of a picture. */
import { MIN_INK } from './ink-boxes.ts';
import type { Pixels } from './paper-ink.ts';

/** Red against paper, as inks and cameras have it. */
const MIN_RED_OVER_GREEN = 50;
const MIN_RED_OVER_BLUE = 38;
/** Points of a side of a tile. Most tiles of a photo have no red in them, and are not looked at point by point. */
const TILE = 16;
/** Every so many points of a row, and rows, are asked whether a tile has red: strokes of two points can't be missed. */
const STEP = 2;
const NEAR_RED = 1;
const HAS_RED = 2;

/** 1 where it is red, but for single red points far from others; null when there is too little of it. */
export function redInk(pixels: Pixels): Uint8Array | null {
  const { data, width, height, channels } = pixels;
  const tiles = tilesWithRed(pixels);
  if (tiles === null) return null;
  const columns = Math.ceil(width / TILE);
  const ink = new Uint8Array(width * height);
  let count = 0;
  for (let y = 0; y < height; y += 1) {
    const ofRow = Math.floor(y / TILE) * columns;
    for (let tile = 0; tile < columns; tile += 1) {
      if (tiles[ofRow + tile] === 0) continue;
      const end = y * width + Math.min(width, (tile + 1) * TILE);
      for (let point = y * width + tile * TILE, from = point * channels; point < end; point += 1, from += channels) {
        const red = data[from] ?? 0;
        if (red - (data[from + 1] ?? 0) <= MIN_RED_OVER_GREEN || red - (data[from + 2] ?? 0) <= MIN_RED_OVER_BLUE)
          continue;
        ink[point] = 1;
        count += 1;
      }
    }
  }
  return count < MIN_INK ? null : ink;
}

/** Not 0 for tiles with red and those around them; null when there is none. */
function tilesWithRed({ data, width, height, channels }: Pixels): Uint8Array | null {
  const [columns, rows] = [Math.ceil(width / TILE), Math.ceil(height / TILE)];
  const tiles = new Uint8Array(columns * rows);
  let found = false;
  for (let y = 0; y < height; y += STEP) {
    const row = Math.floor(y / TILE);
    for (let x = 0, from = y * width * channels; x < width; x += STEP, from += STEP * channels) {
      const red = data[from] ?? 0;
      if (red - (data[from + 1] ?? 0) <= MIN_RED_OVER_GREEN || red - (data[from + 2] ?? 0) <= MIN_RED_OVER_BLUE)
        continue;
      const column = Math.floor(x / TILE);
      if (tiles[row * columns + column] === HAS_RED) continue;
      found = true;
      for (let near = Math.max(0, row - 1); near <= Math.min(rows - 1, row + 1); near += 1)
        for (let tile = Math.max(0, column - 1); tile <= Math.min(columns - 1, column + 1); tile += 1)
          if (tiles[near * columns + tile] === 0) tiles[near * columns + tile] = NEAR_RED;
      tiles[row * columns + column] = HAS_RED;
    }
  }
  return found ? tiles : null;
}
