/** The body of a paper: headings, paragraphs, lists, tables, charts. */
import {
  AlignmentType,
  HeadingLevel,
  ImageRun,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { type Block, type Column, heldRows, isHeldWhole } from '../../ports/papers.ts';
import type { ChartDrawer } from './charts.ts';
import { columnWidths } from './column-widths.ts';
import { afterParagraph, firstLine, noBorder, runs, size } from './docx-text.ts';

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

const alignments = {
  justify: AlignmentType.JUSTIFIED,
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

interface CellLook {
  readonly width: number;
  readonly isBold: boolean;
  readonly align: Column['align'];
  readonly points: number;
  /** The last rows stay together, so that no page contains only one of them or only the total. */
  readonly keepNext: boolean;
  /** A title cell is vertically centred; other cells in a row align at the top, whatever their length. */
  readonly isTitle: boolean;
}

/** Padding of a cell, left and right, in twips. */
const cellPadding = 70;

const cell = (text: string, { width, isBold, align, points, keepNext, isTitle }: CellLook): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: isTitle ? VerticalAlign.CENTER : VerticalAlign.TOP,
    margins: { top: 30, bottom: 30, left: cellPadding, right: cellPadding },
    children: text.split('\n').map(
      (each) =>
        new Paragraph({
          alignment: alignments[align],
          spacing: { line: 240 },
          keepNext,
          children: runs([{ text: each, bold: isBold }], points),
        }),
    ),
  });

/** Tables with more columns use smaller text. */
const mostColumns = 7;

/** Space between a table and what follows. With `after` 0 it stays with the next paragraph. */
const gap = (after: number): Paragraph =>
  new Paragraph({
    spacing: { after, line: 120, lineRule: LineRuleType.EXACT },
    keepNext: after === 0,
    children: [],
  });

/**
 * The end of a paper as the last row of its table, without borders: office suites keep the rows of one table together,
 * but not a split table with the paragraph below it. The first paragraph of the row is empty, because the rest is a
 * separate section.
 */
const tailRow = (columns: number, width: number, tail: readonly (Paragraph | Table)[]): TableRow => {
  const least = new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT }, children: [] });
  return new TableRow({
    cantSplit: true,
    children: [
      new TableCell({
        columnSpan: columns,
        width: { size: width, type: WidthType.DXA },
        borders: { left: noBorder, right: noBorder, bottom: noBorder },
        margins: { top: 0, bottom: 0, left: 0, right: 0 },
        children: [least, gap(0), ...tail, least],
      }),
    ],
  });
};

/**
 * A table whose titles repeat on every page and whose rows are not split.
 * @param tail closing words and signatures, kept on one page with rows of the table; null if there are none
 */
export function table(
  block: Extract<Block, { kind: 'table' }>,
  width: number,
  tail: readonly (Paragraph | Table)[] | null = null,
): (Paragraph | Table)[] {
  const holdsOn = tail !== null;
  const points = block.columns.length > mostColumns ? size.narrowTable : size.table;
  const widths = columnWidths(block, width, points / 2, 2 * cellPadding);
  const row = (texts: readonly string[], look: { isBold?: boolean; isTitle?: boolean; keepNext?: boolean }): TableRow =>
    new TableRow({
      cantSplit: true,
      tableHeader: look.isTitle === true,
      children: block.columns.map((column, at) =>
        cell(texts[at] ?? '', {
          width: widths[at] ?? 0,
          isBold: look.isBold === true,
          align: look.isTitle ? 'center' : column.align,
          points,
          keepNext: look.keepNext === true,
          isTitle: look.isTitle === true,
        }),
      ),
    });
  const titles = block.columns.map(({ title }) => title);
  const whole = widths.reduce((sum, each) => sum + each, 0);
  return [
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: whole, type: WidthType.DXA },
      columnWidths: widths,
      rows: [
        row(titles, { isBold: true, isTitle: true, keepNext: true }),
        ...block.rows.map((texts, at) => {
          const isFollowed = holdsOn || block.total !== undefined || at < block.rows.length - 1;
          const held = !holdsOn && isHeldWhole(block.rows.length) ? block.rows.length : heldRows(block.rows.length);
          return row(texts, { keepNext: isFollowed && at >= block.rows.length - held });
        }),
        ...(block.total ? [row(block.total, { isBold: true, keepNext: holdsOn })] : []),
        ...(tail ? [tailRow(widths.length, whole, tail)] : []),
      ],
    }),
    ...(tail ? [] : [gap(afterParagraph)]),
  ];
}

/** @param keepNext keeps the block with the next one, so that the signature is not alone on a page */
export function blockOf(block: Block, width: number, drawer: ChartDrawer, keepNext = false): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: levels[block.level], children: [new TextRun({ text: block.text })] })];
    case 'paragraph':
      return [
        new Paragraph({
          alignment: alignments[block.align ?? 'justify'],
          indent: block.align === 'center' ? {} : { firstLine },
          spacing: { after: afterParagraph },
          keepNext,
          children: runs(block.runs),
        }),
      ];
    case 'list':
      return block.items.map(
        (text, at) =>
          new Paragraph({
            alignment: AlignmentType.JUSTIFIED,
            indent: { firstLine },
            spacing: { after: afterParagraph },
            keepNext: keepNext && at === block.items.length - 1,
            children: runs([{ text: `- ${text}` }]),
          }),
      );
    case 'table':
      return table(block, width);
    case 'chart': {
      const picture = drawer.png(block.chart);
      const pixels = 380;
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { before: 60, after: afterParagraph },
          children: [
            new ImageRun({
              type: 'png',
              data: picture.bytes,
              transformation: { width: pixels, height: Math.round((pixels * picture.height) / picture.width) },
              altText: { name: 'chart', title: block.chart.title, description: block.chart.title },
            }),
          ],
        }),
      ];
    }
  }
}
