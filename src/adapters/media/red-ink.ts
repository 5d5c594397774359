/** Finds red ink in a picture. */
import { minInk } from './ink-boxes.ts';
import type { Pixels } from './paper-ink.ts';

/** Minimum differences of red ink from paper, for usual inks and cameras. */
const minRedOverGreen = 50;
const minRedOverBlue = 38;
/** Side of a tile in points. Most tiles of a photo contain no red and are skipped. */
const tileSide = 16;
/** Sampling step in both directions for tiles: strokes of two points cannot be missed. */
const step = 2;
const nearRed = 1;
const hasRed = 2;

/** A map with 1 for red points, without isolated ones; null if there are too few. */
export function redInk(pixels: Pixels): Uint8Array | null {
  const { data, width, height, channels } = pixels;
  const tiles = tilesWithRed(pixels);
  if (tiles === null) return null;
  const columns = Math.ceil(width / tileSide);
  const ink = new Uint8Array(width * height);
  let count = 0;
  for (let y = 0; y < height; y += 1) {
    const ofRow = Math.floor(y / tileSide) * columns;
    for (let tile = 0; tile < columns; tile += 1) {
      if (tiles[ofRow + tile] === 0) continue;
      const end = y * width + Math.min(width, (tile + 1) * tileSide);
      for (
        let point = y * width + tile * tileSide, from = point * channels;
        point < end;
        point += 1, from += channels
      ) {
        const red = data[from] ?? 0;
        if (red - (data[from + 1] ?? 0) <= minRedOverGreen || red - (data[from + 2] ?? 0) <= minRedOverBlue) continue;
        ink[point] = 1;
        count += 1;
      }
    }
  }
  return count < minInk ? null : ink;
}

/** A map of the tiles, non-zero for tiles with red and their neighbours; null if there is none. */
function tilesWithRed({ data, width, height, channels }: Pixels): Uint8Array | null {
  const [columns, rows] = [Math.ceil(width / tileSide), Math.ceil(height / tileSide)];
  const tiles = new Uint8Array(columns * rows);
  let found = false;
  for (let y = 0; y < height; y += step) {
    const row = Math.floor(y / tileSide);
    for (let x = 0, from = y * width * channels; x < width; x += step, from += step * channels) {
      const red = data[from] ?? 0;
      if (red - (data[from + 1] ?? 0) <= minRedOverGreen || red - (data[from + 2] ?? 0) <= minRedOverBlue) continue;
      const column = Math.floor(x / tileSide);
      if (tiles[row * columns + column] === hasRed) continue;
      found = true;
      for (let near = Math.max(0, row - 1); near <= Math.min(rows - 1, row + 1); near += 1)
        for (let tile = Math.max(0, column - 1); tile <= Math.min(columns - 1, column + 1); tile += 1)
          if (tiles[near * columns + tile] === 0) tiles[near * columns + tile] = nearRed;
      tiles[row * columns + column] = hasRed;
    }
  }
  return found ? tiles : null;
}
