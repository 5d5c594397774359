/** Areas of a photo as a form sends them: drawn rectangles, or ticked squares of a grid. PURE. */
import type { PhotoArea } from '../../ports/media.ts';

/** Rows and columns of the grid, for browsers without scripts and for keyboard users. */
export const gridSize = 6;
/** Maximum number of areas of a photo. */
const maxAreas = 100;

/** Field name of a square; both indices from 0. */
export const cellField = (row: number, column: number): string => `o-${row}-${column}`;

const isShare = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1;

const drawnArea = (value: unknown): PhotoArea | null => {
  if (!Array.isArray(value) || value.length !== 4 || !value.every(isShare)) return null;
  const [x = 0, y = 0, right = 0, bottom = 0] = value as readonly number[];
  return right > x && bottom > y ? { x, y, width: right - x, height: bottom - y } : null;
};

/** Parses `[[left, top, right, bottom], …]` in fractions of the photo; null: invalid. */
const drawnAreas = (text: string): readonly PhotoArea[] | null => {
  if (text.trim() === '') return [];
  try {
    const value: unknown = JSON.parse(text);
    if (!Array.isArray(value) || value.length > maxAreas) return null;
    const areas = value.map(drawnArea);
    return areas.every((area) => area !== null) ? areas : null;
  } catch {
    return null;
  }
};

type Cells = (row: number, column: number) => boolean;

/** Merges adjacent ticked squares into rectangles, because gaps between separate squares would show parts of the picture. */
const tickedAreas = (isTicked: Cells): readonly PhotoArea[] => {
  const places = Array.from({ length: gridSize }, (_, at) => at);
  const taken = new Set<string>();
  const isFree: Cells = (row, column) => isTicked(row, column) && !taken.has(cellField(row, column));
  return places.flatMap((row) =>
    places.flatMap((column): readonly PhotoArea[] => {
      if (!isFree(row, column)) return [];
      let [right, bottom] = [column + 1, row + 1];
      while (right < gridSize && isFree(row, right)) right += 1;
      const columns = places.slice(column, right);
      while (bottom < gridSize && columns.every((each) => isFree(bottom, each))) bottom += 1;
      for (const each of places.slice(row, bottom)) for (const one of columns) taken.add(cellField(each, one));
      return [
        {
          x: column / gridSize,
          y: row / gridSize,
          width: (right - column) / gridSize,
          height: (bottom - row) / gridSize,
        },
      ];
    }),
  );
};

/** @returns null if the drawn areas are invalid; empty if none were chosen */
export const readAreas = (field: (name: string) => string): readonly PhotoArea[] | null => {
  const drawn = drawnAreas(field('areas'));
  return drawn && [...drawn, ...tickedAreas((row, column) => field(cellField(row, column)) !== '')];
};
