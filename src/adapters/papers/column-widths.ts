/** How wide the columns of a table are: as its paper asks, and never so narrow that a number or a word is torn in two. */
import type { Block } from '../../ports/papers.ts';

type TableBlock = Extract<Block, { kind: 'table' }>;

/** Of Times New Roman, in parts of the letter height, rather too wide. */
const emOf = (sign: string): number => {
  if (/[.,:;!'’|/() -]/u.test(sign)) return 0.34;
  if (/[\d\-–]/u.test(sign)) return 0.5;
  if (/[mwMW%]/u.test(sign)) return 0.92;
  return /\p{Lu}/u.test(sign) ? 0.74 : 0.52;
};

/** Bold letters are wider; figures and titles stand so. */
const bold = 1.06;
const twipsPerPoint = 20;
/** Of the part that no line can break: lines break at blanks and behind hyphens. In twips. */
const widest = (text: string, points: number): number =>
  Math.max(
    0,
    ...text
      .split(/[\s/-]+/u)
      .map((part) => Array.from(part).reduce((sum, sign) => sum + emOf(sign), 0) * points * twipsPerPoint),
  );

/**
 * @param width of the table, in twips
 * @param points of its letters
 * @param padding left and right of a cell's text together, in twips
 * @returns for each column its width in twips; what one needs more than its paper asks for is taken from those that have room
 */
export function columnWidths(block: TableBlock, width: number, points: number, padding: number): readonly number[] {
  const parts = block.columns.reduce((sum, column) => sum + column.width, 0);
  const asked = block.columns.map((column) => (width * column.width) / parts);
  const least = block.columns.map(({ title }, at) => {
    const cells = block.rows.map((row) => widest(row[at] ?? '', points));
    const strong = [title, block.total?.[at] ?? ''].map((text) => widest(text, points) * bold);
    return Math.max(...cells, ...strong) + padding;
  });
  // What is filled in by hand needs all of its room.
  const isEmpty = asked.map((_, at) => block.rows.every((row) => !row[at]));
  const room = asked.map((each, at) => (isEmpty[at] ? 0 : Math.max(0, each - (least[at] ?? 0))));
  const missing = asked.reduce((sum, each, at) => sum + Math.max(0, (least[at] ?? 0) - each), 0);
  const spare = room.reduce((sum, each) => sum + each, 0);
  // Where all is too narrow nothing helps: the paper's own shares stand.
  if (missing === 0 || missing > spare) return asked.map(Math.floor);
  return asked.map((each, at) => Math.floor(Math.max(each, least[at] ?? 0) - ((room[at] ?? 0) * missing) / spare));
}
