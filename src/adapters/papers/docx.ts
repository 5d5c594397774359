/**
 * A paper as .docx in the format of Decree 30/2020, Appendix I: A4, Times New Roman, margins 20/20/30/15 mm, the country's
 * name on the right, the agency on the left, page numbers on top from page 2, an appendix in a section of its own.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  HeadingLevel,
  ImageRun,
  type ISectionOptions,
  type IStylesOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { Appendix, Block, Column, Paper, Run, Signature } from '../../ports/papers.ts';
import type { ChartDrawer } from './charts.ts';

/** Twentieths of a point. */
const page = { width: 11906, height: 16838, top: 1134, bottom: 1134, left: 1701, right: 850 } as const;
const portraitWidth = page.width - page.left - page.right;
const landscapeWidth = page.height - page.left - page.right;
/** The country's name in 13 point bold needs ten centimetres to stand on one line. */
const countryWidth = 5783;

/** Half points. */
const size = { body: 28, header: 26, small: 24, list: 22, table: 24, narrowTable: 22 } as const;
const firstLine = 720;
const afterParagraph = 120;
/** Room for a signature and a seal: about three centimetres. */
const signatureRoom = 1700;

const font = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: 'Times New Roman' };
const noBorder = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const noBorders = {
  ...{ top: noBorder, bottom: noBorder, left: noBorder, right: noBorder },
  ...{ insideHorizontal: noBorder, insideVertical: noBorder },
};
const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;

const heading = (alignment: (typeof AlignmentType)[keyof typeof AlignmentType], isItalic = false) => ({
  run: { font, size: size.body, bold: true, italics: isItalic, color: '000000' },
  paragraph: {
    alignment,
    spacing: { before: afterParagraph, after: afterParagraph },
    indent: { firstLine },
    keepNext: true,
  },
});

const styles: IStylesOptions = {
  default: {
    document: {
      run: {
        font,
        size: size.body,
        color: '000000',
        language: { value: 'vi-VN', eastAsia: 'vi-VN', bidirectional: 'vi-VN' },
      },
      paragraph: { spacing: { after: 0, line: 276, lineRule: LineRuleType.AUTO } },
    },
    heading1: heading(AlignmentType.JUSTIFIED),
    heading2: heading(AlignmentType.JUSTIFIED),
    heading3: heading(AlignmentType.JUSTIFIED, true),
  },
};

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

const runs = (parts: readonly Run[], points: number = size.body): ParagraphChild[] =>
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

const centred = (text: string, words: Words = {}): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: words.after ?? 0, line: 240 },
    keepNext: words.keepNext === true,
    children: runs([{ text, bold: words.bold === true, italic: words.italic === true }], words.points ?? size.header),
  });

/** A short line under a name: a border with room on both sides, as the decree draws it; never an underlined text. */
const rule = (room: number): Paragraph =>
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

const bareTable = (widths: readonly number[], rows: readonly (readonly Paragraph[][])[]): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    borders: noBorders,
    rows: rows.map(
      (cells) => new TableRow({ cantSplit: true, children: cells.map((cell, at) => bare(widths[at] ?? 0, [...cell])) }),
    ),
  });

function head(paper: Paper, width: number): Table {
  const { agency, words } = paper;
  const left = width - countryWidth;
  const agencyLines = [
    ...(agency.above ? [centred(agency.above)] : []),
    ...agency.name.split('\n').map((text) => centred(text, { bold: true })),
    rule(Math.round(left * 0.32)),
  ];
  const country = [
    centred(words.country, { bold: true }),
    centred(words.motto, { bold: true, points: size.body }),
    rule(Math.round((countryWidth - 3300) / 2)),
  ];
  const number = paper.symbol ? [centred(`${words.number}:          /${paper.symbol}`, { after: 120 })] : [centred('')];
  const place = [centred(paper.placeAndDate, { italic: true, points: size.body, after: 120 })];
  return bareTable(
    [left, countryWidth],
    [
      [agencyLines, country],
      [number, place],
    ],
  );
}

function titleOf(paper: Paper, width: number): Paragraph[] {
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 240, line: 264 },
      children: runs([{ text: paper.type, bold: true }]),
    }),
    ...paper.subject.split('\n').map(
      (text) =>
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { line: 264 },
          children: runs([{ text, bold: true }]),
        }),
    ),
    rule(Math.round(width * 0.38)),
    ...addressed(paper),
    ...paper.bases.map(
      (text, at) =>
        new Paragraph({
          alignment: AlignmentType.JUSTIFIED,
          indent: { firstLine },
          spacing: { after: 60, line: 276 },
          children: runs([{ text: `${text}${at === paper.bases.length - 1 ? '.' : ';'}`, italic: true }]),
        }),
    ),
  ];
}

/** One stands on the line of the word; several stand below it, each with a dash. */
function addressed({ addressees, words }: Paper): Paragraph[] {
  if (addressees.length === 0) return [];
  const alone = addressees.length === 1;
  const first = new Paragraph({
    alignment: alone ? AlignmentType.CENTER : AlignmentType.LEFT,
    indent: alone ? {} : { left: 1700 },
    spacing: { before: 180, after: alone ? 180 : 0 },
    children: runs([{ text: `${words.to}: ${alone ? addressees[0] : ''}`.trim() }]),
  });
  const rest = alone ? [] : addressees;
  return [
    first,
    ...rest.map(
      (text, at) =>
        new Paragraph({
          indent: { left: 2700 },
          spacing: { after: at === rest.length - 1 ? 180 : 0 },
          children: runs([{ text: `- ${text}${at === rest.length - 1 ? '.' : ';'}` }]),
        }),
    ),
  ];
}

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
  /** The last rows hold together, so that the total never stands alone on a page. */
  readonly keepNext: boolean;
}

const cell = (text: string, { width, isBold, align, points, keepNext }: CellLook): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 30, bottom: 30, left: 70, right: 70 },
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

/** A table with more columns is set smaller. */
const mostColumns = 7;

/** The titles stand on every page, and no row is torn in two. */
function table(block: Extract<Block, { kind: 'table' }>, width: number, holdsOn: boolean): (Paragraph | Table)[] {
  const parts = block.columns.reduce((sum, column) => sum + column.width, 0);
  const widths = block.columns.map((column) => Math.floor((width * column.width) / parts));
  const points = block.columns.length > mostColumns ? size.narrowTable : size.table;
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
        }),
      ),
    });
  const titles = block.columns.map(({ title }) => title);
  return [
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
      columnWidths: widths,
      rows: [
        row(titles, { isBold: true, isTitle: true, keepNext: true }),
        ...block.rows.map((texts, at) =>
          row(texts, { keepNext: (holdsOn || block.total !== undefined) && at >= block.rows.length - 2 }),
        ),
        ...(block.total ? [row(block.total, { isBold: true })] : []),
      ],
    }),
    new Paragraph({
      spacing: { after: afterParagraph, line: 120, lineRule: LineRuleType.EXACT },
      keepNext: holdsOn,
      children: [],
    }),
  ];
}

/** @param keepNext the signature never stands alone on a page: the last block goes with it */
function blockOf(block: Block, width: number, drawer: ChartDrawer, keepNext = false): (Paragraph | Table)[] {
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
        (text) =>
          new Paragraph({
            alignment: AlignmentType.JUSTIFIED,
            indent: { firstLine },
            spacing: { after: afterParagraph },
            children: runs([{ text: `- ${text}` }]),
          }),
      );
    case 'table':
      return table(block, width, keepNext);
    case 'chart': {
      const picture = drawer.png(block.chart);
      const pixels = 560;
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

const signatureOf = ({ capacity, office, post, name }: Signature): Paragraph[] => [
  ...(capacity ? [centred(capacity, { bold: true, points: size.body, keepNext: true })] : []),
  ...office.split('\n').map((text) => centred(text, { bold: true, points: size.body, keepNext: true })),
  ...(post ? [centred(post, { bold: true, keepNext: true })] : []),
  new Paragraph({ spacing: { before: signatureRoom, line: 240 }, keepNext: true, children: [] }),
  centred(name ?? '', { bold: true, points: size.body }),
];

/** "Nơi nhận" on the left, level with the signer's office; or the signatures alone, side by side. */
function foot(paper: Paper, width: number): Table {
  const recipients = [
    new Paragraph({
      spacing: { line: 240 },
      keepNext: true,
      children: runs([{ text: `${paper.words.recipients}:`, bold: true, italic: true }], size.small),
    }),
    ...paper.recipients.map(
      (text, at) =>
        new Paragraph({
          spacing: { line: 240 },
          keepNext: true,
          children: runs([{ text: `- ${text}${at === paper.recipients.length - 1 ? '.' : ';'}` }], size.list),
        }),
    ),
  ];
  const columns = [...(paper.recipients.length > 0 ? [recipients] : []), ...paper.signatures.map(signatureOf)];
  const each = Math.floor(width / columns.length);
  return bareTable(
    columns.map(() => each),
    [columns],
  );
}

const pageNumber = () =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: size.header })],
      }),
    ],
  });

const sectionOf = (isLandscape: boolean, children: (Paragraph | Table)[], startsAnew = false): ISectionOptions => ({
  properties: {
    titlePage: true,
    page: {
      // The library turns width and height itself.
      size: {
        width: page.width,
        height: page.height,
        orientation: isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      margin: { top: page.top, bottom: page.bottom, left: page.left, right: page.right, header: 567, footer: 567 },
      ...(startsAnew ? { pageNumbers: { start: 1 } } : {}),
    },
  },
  headers: { default: pageNumber(), first: new Header({ children: [new Paragraph({ children: [] })] }) },
  children,
});

function appendixOf(appendix: Appendix, drawer: ChartDrawer): ISectionOptions {
  const width = appendix.isLandscape ? landscapeWidth : portraitWidth;
  return sectionOf(
    appendix.isLandscape,
    [
      centred(appendix.label, { bold: true, points: size.body }),
      ...appendix.title
        .split('\n')
        .map((text, at) =>
          at === 0
            ? centred(text, { bold: true, points: size.body })
            : centred(text, { italic: true, points: size.body, after: 180 }),
        ),
      ...appendix.blocks.flatMap((block) => blockOf(block, width, drawer)),
    ],
    true,
  );
}

export async function docxOf(paper: Paper, drawer: ChartDrawer): Promise<Uint8Array> {
  const width = paper.isLandscape ? landscapeWidth : portraitWidth;
  const body = [
    head(paper, width),
    ...titleOf(paper, width),
    ...paper.blocks.flatMap((block, at) => blockOf(block, width, drawer, at === paper.blocks.length - 1)),
    new Paragraph({ spacing: { after: 60, line: 120, lineRule: LineRuleType.EXACT }, keepNext: true, children: [] }),
    foot(paper, width),
    ...(paper.imprint
      ? [
          new Paragraph({
            spacing: { before: 240, line: 240 },
            children: runs([{ text: paper.imprint, italic: true }], 18),
          }),
        ]
      : []),
  ];
  const document = new Document({
    creator: paper.agency.name.replace('\n', ' '),
    title: `${paper.type} ${paper.subject.replace('\n', ' ')}`,
    styles,
    sections: [sectionOf(paper.isLandscape, body), ...paper.appendices.map((each) => appendixOf(each, drawer))],
  });
  return Packer.toBuffer(document);
}
