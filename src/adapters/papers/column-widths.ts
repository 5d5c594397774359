/**
 * Computes the widths of a table's columns: as the paper specifies, but never so narrow that a number or a word is
 * broken.
 */
import type { Block } from '../../ports/papers.ts';

type TableBlock = Extract<Block, { kind: 'table' }>;

/** Widths of Times New Roman relative to the font size, slightly overestimated. */
const emOf = (sign: string): number => {
  if (/[.,:;!'’|/() -]/u.test(sign)) return 0.34;
  if (/[\d\-–]/u.test(sign)) return 0.5;
  if (/[mwMW%]/u.test(sign)) return 0.92;
  return /\p{Lu}/u.test(sign) ? 0.74 : 0.52;
};

/** Bold letters are wider; figures and titles are bold. */
const bold = 1.06;
const twipsPerPoint = 20;
/** Width in twips of the longest part that cannot be broken; lines break at spaces and after hyphens. */
const widest = (text: string, points: number): number =>
  Math.max(
    0,
    ...text
      .split(/[\s/-]+/u)
      .map((part) => Array.from(part).reduce((sum, sign) => sum + emOf(sign), 0) * points * twipsPerPoint),
  );

/**
 * @param width of the table, in twips
 * @param points font size
 * @param padding of a cell, left and right together, in twips
 * @returns the width of each column in twips; a column that needs more than specified takes it from columns with spare
 *   room
 */
export function columnWidths(block: TableBlock, width: number, points: number, padding: number): readonly number[] {
  const parts = block.columns.reduce((sum, column) => sum + column.width, 0);
  const asked = block.columns.map((column) => (width * column.width) / parts);
  const least = block.columns.map(({ title }, at) => {
    const cells = block.rows.map((row) => widest(row[at] ?? '', points));
    const strong = [title, block.total?.[at] ?? ''].map((text) => widest(text, points) * bold);
    return Math.max(...cells, ...strong) + padding;
  });
  // Columns to be filled in by hand keep all of their width.
  const isEmpty = asked.map((_, at) => block.rows.every((row) => !row[at]));
  const room = asked.map((each, at) => (isEmpty[at] ? 0 : Math.max(0, each - (least[at] ?? 0))));
  const missing = asked.reduce((sum, each, at) => sum + Math.max(0, (least[at] ?? 0) - each), 0);
  const spare = room.reduce((sum, each) => sum + each, 0);
  // If everything is too narrow, the specified widths are used.
  if (missing === 0 || missing > spare) return asked.map(Math.floor);
  return asked.map((each, at) => Math.floor(Math.max(each, least[at] ?? 0) - ((room[at] ?? 0) * missing) / spare));
}
