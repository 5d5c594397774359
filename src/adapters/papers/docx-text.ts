/**
 * Elements shared by all parts of a .docx: sizes, runs, centred lines, the short rule under a name, a table without
 * borders.
 */
import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Run } from '../../ports/papers.ts';

/** In half points. */
export const size = { body: 28, header: 26, small: 24, list: 22, table: 24, narrowTable: 22 } as const;
/** Line spacing of the body, in 240ths of a line: Decree 30/2020, Appendix I, requires 1 to 1.5. */
export const bodyLine = 252;
export const firstLine = 720;
export const afterParagraph = 120;
export const font = {
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia: 'Times New Roman',
};
export const noBorder = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

const noBorders = {
  ...{ top: noBorder, bottom: noBorder, left: noBorder, right: noBorder },
  ...{ insideHorizontal: noBorder, insideVertical: noBorder },
};

export const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;

/** @param points in half points */
export const runs = (parts: readonly Run[], points: number = size.body): ParagraphChild[] =>
  parts.map(
    ({ text, bold, italic }) => new TextRun({ text, size: points, bold: bold === true, italics: italic === true }),
  );

interface Words {
  readonly points?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly after?: number;
  readonly keepNext?: boolean;
}

/** A centred line, without space below unless specified. */
export const centred = (text: string, words: Words = {}): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: words.after ?? 0, line: 240 },
    keepNext: words.keepNext === true,
    children: runs([{ text, bold: words.bold === true, italic: words.italic === true }], words.points ?? size.header),
  });

/** A short line under a name: a border with indents on both sides, as in the decree; never an underlined text. */
export const rule = (room: number): Paragraph =>
  new Paragraph({
    border: { top: { ...line, space: 1 } },
    indent: { left: room, right: room },
    spacing: { before: 70, after: 60, line: 120, lineRule: LineRuleType.EXACT },
    children: [],
  });

const bare = (width: number, children: Paragraph[]): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    borders: noBorders,
    margins: { left: 0, right: 0 },
    children,
  });

/** A table without borders, used only for layout. */
export const bareTable = (widths: readonly number[], rows: readonly (readonly Paragraph[][])[]): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    borders: noBorders,
    rows: rows.map(
      (cells) => new TableRow({ cantSplit: true, children: cells.map((cell, at) => bare(widths[at] ?? 0, [...cell])) }),
    ),
  });
