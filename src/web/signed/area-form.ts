/** Parts of a photo as a form names them: rectangles that were drawn, or squares of a grid that were ticked. PURE. */
import type { PhotoArea } from '../../ports/media.ts';

/** Rows and columns of the grid for browsers without scripts, and for whoever works with the keyboard. */
export const gridSize = 6;
/** As many as a photo takes. */
const maxAreas = 100;

/** Names the field of a square; both from 0. */
export const cellField = (row: number, column: number): string => `o-${row}-${column}`;

const isShare = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1;

const drawnArea = (value: unknown): PhotoArea | null => {
  if (!Array.isArray(value) || value.length !== 4 || !value.every(isShare)) return null;
  const [x = 0, y = 0, right = 0, bottom = 0] = value as readonly number[];
  return right > x && bottom > y ? { x, y, width: right - x, height: bottom - y } : null;
};

/** `[[left, top, right, bottom], …]` in shares; null: it is something else. */
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

/** One rectangle over neighbours: of squares that stand apart more of the picture would remain. */
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

/** @returns null when what was drawn cannot be read; empty when nothing was chosen */
export const readAreas = (field: (name: string) => string): readonly PhotoArea[] | null => {
  const drawn = drawnAreas(field('areas'));
  return drawn && [...drawn, ...tickedAreas((row, column) => field(cellField(row, column)) !== '')];
};
