/**
 * The head of a paper: agency and country, number and place, type, addressees, legal bases (Decree 30/2020, Appendix
 * I).
 */
import { AlignmentType, Paragraph, type Table } from 'docx';
import type { Paper } from '../../ports/papers.ts';
import { bareTable, bodyLine, centred, firstLine, rule, runs, size } from './docx-text.ts';

/** The country's name in 13 point bold needs ten centimetres to fit on one line. */
const countryWidth = 5783;

/** Agency on the left, the country's name on the right, number and place below. */
export function head(paper: Paper, width: number): Table {
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
  const number = paper.symbol ? [centred(`${words.number}:          /${paper.symbol}`, { after: 60 })] : [centred('')];
  const place = [centred(paper.placeAndDate, { italic: true, points: size.body, after: 60 })];
  return bareTable(
    [left, countryWidth],
    [
      [agencyLines, country],
      [number, place],
    ],
  );
}

/** The type of the paper, its subject, its addressees and its legal bases. */
export function titleOf(paper: Paper, width: number): Paragraph[] {
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 160, line: bodyLine },
      children: runs([{ text: paper.type, bold: true }]),
    }),
    ...paper.subject.split('\n').map(
      (text) =>
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { line: bodyLine },
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
          spacing: { after: 60, line: bodyLine },
          children: runs([{ text: `${text}${at === paper.bases.length - 1 ? '.' : ';'}`, italic: true }]),
        }),
    ),
  ];
}

/** A single addressee is on the line of the word; several are listed below it, each with a dash. */
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
