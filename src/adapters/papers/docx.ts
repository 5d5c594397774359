/**
 * A paper as .docx in the format of Decree 30/2020, Appendix I: A4, Times New Roman, margins 20/20/30/15 mm, the country's
 * name on the right, the agency on the left, page numbers on top from page 2, an appendix in a section of its own.
 */
import {
  AlignmentType,
  Document,
  Header,
  type ISectionOptions,
  type IStylesOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import { type Appendix, heldFrom, leadsOn, type Paper, type Signature } from '../../ports/papers.ts';
import type { ChartDrawer } from './charts.ts';
import { blockOf, table } from './docx-blocks.ts';
import { head, titleOf } from './docx-head.ts';
import { afterParagraph, bareTable, bodyLine, centred, firstLine, font, runs, size } from './docx-text.ts';

/** In twentieths of a point. */
const page = { width: 11906, height: 16838, top: 1134, bottom: 1134, left: 1701, right: 850 } as const;
const portraitWidth = page.width - page.left - page.right;
const landscapeWidth = page.height - page.left - page.right;
/**
 * Space for a signature and a seal: about three centimetres with the empty line in it. Papers signed by several people
 * have no seal.
 */
const signatureRoom = { sealed: 1340, plain: 850 } as const;

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
      paragraph: { spacing: { after: 0, line: bodyLine, lineRule: LineRuleType.AUTO } },
    },
    heading1: heading(AlignmentType.JUSTIFIED),
    heading2: heading(AlignmentType.JUSTIFIED),
    heading3: heading(AlignmentType.JUSTIFIED, true),
  },
};

/** @param keepNext keeps it with what follows, so that the rest is not alone on a page */
const signatureOf = (
  { capacity, office, hint, post, name }: Signature,
  { room, keepNext }: { readonly room: number; readonly keepNext: boolean },
): Paragraph[] => [
  ...(capacity ? [centred(capacity, { bold: true, points: size.body, keepNext: true })] : []),
  ...office.split('\n').map((text) => centred(text, { bold: true, points: size.body, keepNext: true })),
  ...(hint ? [centred(hint, { italic: true, keepNext: true })] : []),
  ...(post ? [centred(post, { bold: true, keepNext: true })] : []),
  new Paragraph({ spacing: { before: room, line: 240 }, keepNext: true, children: [] }),
  centred(name ?? '', { bold: true, points: size.body, keepNext }),
];

const imprintOf = ({ imprint }: Paper, keepNext: boolean): Paragraph[] =>
  (imprint?.split('\n') ?? []).map(
    (text, at) =>
      new Paragraph({
        spacing: { before: at === 0 ? 240 : 0, line: 240 },
        keepNext,
        children: runs([{ text, italic: true }], 18),
      }),
  );

/**
 * The recipients ("Nơi nhận") on the left, level with the signer's office, with the imprint below them, which under the
 * table would often need a page of its own; or the signatures alone, side by side.
 */
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
    ...imprintOf(paper, true),
  ];
  const room = paper.signatures.length > 1 ? signatureRoom.plain : signatureRoom.sealed;
  const keepNext = paper.recipients.length === 0 && paper.imprint !== null;
  // A single signature is on the right, also if there are no recipients.
  const isAlone = paper.recipients.length === 0 && paper.signatures.length === 1;
  const columns = [
    ...(paper.recipients.length > 0
      ? [recipients]
      : isAlone
        ? [[new Paragraph({ keepNext: true, children: [] })]]
        : []),
    ...paper.signatures.map((each) => signatureOf(each, { room, keepNext })),
  ];
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
      // The library swaps width and height itself.
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
      ...appendix.blocks.flatMap((block, at, all) => blockOf(block, width, drawer, leadsOn(all, at))),
    ],
    true,
  );
}

/** The blocks and signatures: a table among the last blocks contains the end of the paper in its last row. */
function bodyOf(paper: Paper, width: number, drawer: ChartDrawer): (Paragraph | Table)[] {
  const { blocks } = paper;
  const heldAt = heldFrom(blocks);
  const drawn = (from: number, to: number): (Paragraph | Table)[] =>
    blocks
      .slice(from, to)
      .flatMap((block, nth) => blockOf(block, width, drawer, leadsOn(blocks, from + nth) || from + nth >= heldAt));
  const end = [
    new Paragraph({ spacing: { line: 60, lineRule: LineRuleType.EXACT }, keepNext: true, children: [] }),
    foot(paper, width),
    ...(paper.recipients.length > 0 ? [] : imprintOf(paper, false)),
  ];
  const at = blocks.findLastIndex(({ kind }) => kind === 'table');
  const last = blocks[at];
  return last?.kind === 'table' && at >= heldAt
    ? [...drawn(0, at), ...table(last, width, [...drawn(at + 1, blocks.length), ...end])]
    : [...drawn(0, blocks.length), ...end];
}

/** The paper as the bytes of a .docx file. */
export async function docxOf(paper: Paper, drawer: ChartDrawer): Promise<Uint8Array> {
  const width = paper.isLandscape ? landscapeWidth : portraitWidth;
  const body = [head(paper, width), ...titleOf(paper, width), ...bodyOf(paper, width, drawer)];
  const document = new Document({
    creator: paper.agency.name.replace('\n', ' '),
    title: `${paper.type} ${paper.subject.replaceAll('\n', ' ')}`,
    ...(paper.hashNote !== null && { description: paper.hashNote }),
    styles,
    sections: [sectionOf(paper.isLandscape, body), ...paper.appendices.map((each) => appendixOf(each, drawer))],
  });
  return Packer.toBuffer(document);
}
