/** The month's royalty statement as a workbook: formulas recompute each line from its rate, and the sums from the lines. */

import { balanceTotals } from '../domain/royalty/balance.ts';
import type { RoyaltyLine } from '../domain/royalty/item-lines.ts';
import { sumOf } from '../domain/royalty/money.ts';
import { amountInWords } from '../domain/text/amount-in-words.ts';
import { firstRowOf, type Sheet, type SheetCell, type SheetColumn, type Workbook } from '../ports/papers.ts';
import { type PaperContext, sealOf, upper } from './frame.ts';
import {
  balanceLine,
  exceptionsOf,
  genreOf,
  imprintOf,
  monthName,
  nameOf,
  partsOf,
  remarksOf,
  rowsOf,
  type StatementPaperInput,
  type Step,
  type StepKey,
  signaturesOf,
  stepsOf,
  subjectOf,
  taxNote,
} from './statement-words.ts';

/** A column: title, width in characters, format, a line's cell, and the cell in the row of sums. */
type SheetColumnOf<Line> = readonly [
  title: string,
  width: number,
  format: SheetColumn['format'],
  cell: (line: Line, row: number) => SheetCell,
  total?: SheetCell,
];

/** Converts columns and lines to a sheet's columns, rows and row of sums. */
const columnsOf = <Line>(lines: readonly Line[], first: number, columns: readonly SheetColumnOf<Line>[]) => ({
  columns: columns.map(([title, width, format]) => ({ title, width, format })),
  rows: lines.map((line, at) => columns.map(([, , , cell]) => cell(line, first + at))),
  total: columns.map(([, , , , total = null]) => total),
});

/** Creates the sum below a column, as a formula. */
const sumsOf =
  (lines: number, first: number) =>
  (column: string, result: number): SheetCell =>
    lines === 0 ? 0 : { formula: `SUM(${column}${first}:${column}${first + lines - 1})`, result };

/**
 * The sheet of lines. Each line is recomputed from its rate. The rounding of shared amounts has a column of its own, and so do
 * amounts carried from an earlier month, which were computed there.
 */
function linesSheet(context: PaperContext, input: StatementPaperInput): Sheet {
  const { say } = context;
  const { content } = input.statement;
  const name = nameOf(content);
  const remarkOf = remarksOf(context, content.lines);
  const heading = [
    agencyLine(context),
    upper(say('paper-statement-lines-of', { period: monthName(context, content) })),
  ];
  const first = firstRowOf(heading);
  const partOfLine = partsOf(content.lines);
  const partOf = (line: RoyaltyLine): number =>
    (partOfLine(line) * line.originPercent * line.officialsPercent) / 10_000;
  const plainOf = (line: RoyaltyLine): number =>
    Math.round((line.coefficientMilli * line.unitVnd * partOf(line)) / 1000);
  /** Only for this month's lines: lines from earlier months have no rate here. */
  const rated =
    (of: (line: RoyaltyLine) => number) =>
    (line: RoyaltyLine): SheetCell =>
      line.kind === 'royalty' ? of(line) : null;
  const earlierVnd = ({ kind, owedVnd }: RoyaltyLine): number => (kind === 'royalty' ? 0 : owedVnd);
  const sum = sumsOf(content.lines.length, first);
  const owed = sumOf(content.lines.map(({ owedVnd }) => owedVnd));
  const paid = content.totals.royaltyVnd;
  return {
    name: say('paper-sheet-lines'),
    heading,
    ...columnsOf(content.lines, first, [
      [say('paper-column-number'), 5, 'count', (_, row) => row - first + 1],
      [say('paper-column-code'), 13, 'text', ({ item }) => item?.code ?? ''],
      [say('paper-column-title'), 30, 'text', ({ item }) => item?.title ?? '', say('paper-total')],
      [say('paper-column-published'), 10.5, 'date', ({ item }) => item?.publishedOn ?? null],
      [say('paper-column-genre'), 12, 'text', (line) => genreOf(context, line)],
      [say('paper-column-grade'), 5.5, 'mark', ({ grade }) => grade],
      [say('paper-column-coefficient'), 7, 'coefficient', rated(({ coefficientMilli }) => coefficientMilli / 1000)],
      [say('paper-column-unit'), 9.5, 'vnd', rated(({ unitVnd }) => unitVnd)],
      [say('paper-column-percent'), 8.5, 'part', rated(partOf)],
      [say('paper-column-rounding'), 8.5, 'vnd', rated((line) => line.owedVnd - plainOf(line))],
      [
        say('paper-column-earlier'),
        10.5,
        'vnd',
        (line) => earlierVnd(line) || null,
        sum('K', sumOf(content.lines.map(earlierVnd))),
      ],
      [
        say('paper-column-owed'),
        10.5,
        'vnd',
        (line, row) => ({ formula: `ROUND(G${row}*H${row}*I${row},0)+J${row}+K${row}`, result: line.owedVnd }),
        sum('L', owed),
      ],
      [say('paper-column-ceiling'), 10.5, 'vnd', ({ paidVnd, owedVnd }) => paidVnd - owedVnd, sum('M', paid - owed)],
      [
        say('paper-column-paid'),
        10.5,
        'vnd',
        ({ paidVnd }, row) => ({ formula: `L${row}+M${row}`, result: paidVnd }),
        sum('N', paid),
      ],
      [say('paper-column-payee'), 19, 'text', ({ payee }) => name(payee)],
      [say('paper-column-remark'), 22, 'text', remarkOf],
    ]),
    notes: [],
    signatures: signaturesOf(context, input),
  };
}

type Row = ReturnType<typeof rowsOf>[number];

/** Columns of payees: royalties from the sheet of lines, support, tax, net, and for a month paid before the difference. */
function payoutColumns(context: PaperContext, input: StatementPaperInput, first: number) {
  const { say } = context;
  const { content } = input.statement;
  const { totals } = content;
  const payouts = rowsOf(input);
  const sums = balanceTotals(payouts);
  const sum = sumsOf(payouts.length, first);
  const lines = say('paper-sheet-lines');
  const firstLine = firstRowOf(['', '']);
  const lastLine = firstLine + Math.max(0, content.lines.length - 1);
  /** A formula cannot tell two people with one name apart, so they get fixed amounts. */
  const royalty = ({ payee, royaltyVnd }: Row, row: number): SheetCell => {
    if (payouts.filter((each) => each.payee.name === payee.name).length > 1) return royaltyVnd;
    const own = `SUMIF('${lines}'!O${firstLine}:O${lastLine},B${row},'${lines}'!N${firstLine}:N${lastLine})`;
    return { formula: own, result: royaltyVnd };
  };
  const taxPercent = ({ taxVnd, grossVnd }: Row): number => (taxVnd > 0 ? Math.round((taxVnd * 100) / grossVnd) : 0);
  /** A column computed by a formula from the columns beside it. */
  const made = (
    [title, column]: readonly [string, string],
    formula: (row: number) => string,
    of: (payout: Row) => number,
    total: number,
  ): SheetColumnOf<Row> => [
    ...([title, 12.5, 'vnd'] as const),
    (payout, row) => ({ formula: formula(row), result: of(payout) }),
    sum(column, total),
  ];
  const due = sums.payVnd - sums.takeBackVnd;
  return columnsOf<Row>(payouts, first, [
    [say('paper-column-number'), 5, 'count', (_, row) => row - first + 1],
    [say('paper-column-name'), 25, 'text', ({ payee }) => payee.name, say('paper-total')],
    [say('paper-column-royalty'), 12.5, 'vnd', royalty, sum('C', totals.royaltyVnd)],
    [say('paper-column-support'), 12.5, 'vnd', ({ managementVnd }) => managementVnd, sum('D', totals.managementVnd)],
    made(
      [say('paper-column-gross'), 'E'],
      (row) => `MAX(0,C${row}+D${row})`,
      (each) => each.grossVnd,
      totals.grossVnd,
    ),
    [say('paper-column-tax-percent'), 8.5, 'percent', taxPercent],
    made(
      [say('paper-column-tax'), 'G'],
      (row) => `ROUND(E${row}*F${row}/100,0)`,
      (each) => each.taxVnd,
      totals.taxVnd,
    ),
    made(
      [say('paper-column-net'), 'H'],
      (row) => `E${row}-G${row}`,
      ({ netVnd }) => netVnd,
      totals.netVnd,
    ),
    ...(input.settled === null
      ? []
      : [
          [
            say('paper-column-paid-before'),
            12.5,
            'vnd',
            ({ paidVnd }: Row) => paidVnd,
            sum('I', sums.paidVnd),
          ] as const,
          made(
            [say('paper-column-due-now'), 'J'],
            (row) => `H${row}-I${row}`,
            ({ dueVnd }) => dueVnd,
            due,
          ),
        ]),
    [say('paper-column-tax-reason'), 18, 'text', ({ taxReason }) => say(`paper-tax-${taxReason}`)],
    [say('paper-column-signed'), 18, 'text', () => ''],
  ]);
}

/** The agency's name in capitals. */
const agencyLine = ({ say, wardFullName }: PaperContext): string =>
  say('paper-agency-line', { ward: upper(wardFullName) });

const headingOf = (context: PaperContext, input: StatementPaperInput): readonly string[] => [
  agencyLine(context),
  upper(context.say('paper-statement-type')),
  subjectOf(context, input).replaceAll('\n', ' '),
];

/**
 * The first sheet, with facts a signer must know. It is a sheet of its own, because in a long month it would fill the frozen
 * part of the screen above the payouts.
 */
function exceptionSheet(context: PaperContext, input: StatementPaperInput): readonly Sheet[] {
  const { say } = context;
  const items = exceptionsOf(context, input);
  if (items.length === 0) return [];
  const heading = headingOf(context, input);
  const first = firstRowOf(heading);
  return [
    {
      name: say('paper-sheet-exceptions'),
      heading,
      ...columnsOf(items, first, [
        [say('paper-column-number'), 8, 'count', (_, row) => row - first + 1],
        [say('paper-statement-exceptions'), 120, 'text', (item) => item],
      ]),
      total: null,
      notes: [],
      signatures: [],
    },
  ];
}

/** An amount as a formula over both sheets, so that it follows a corrected line; earlier payments are constants. */
function stepCell({ say }: PaperContext, input: StatementPaperInput, { key, amountVnd }: Step): SheetCell {
  const { lines } = input.statement.content;
  const first = firstRowOf(['', '']);
  const lineCells = (column: string): string =>
    `'${say('paper-sheet-lines')}'!${column}${first}:${column}${first + lines.length - 1}`;
  const granted = `SUMIF(${lineCells('L')},">0",${lineCells('N')})`;
  const owed = `SUMIF(${lineCells('L')},">0",${lineCells('L')})`;
  // Row of the sums: three heading lines, then the payees.
  const sum = (column: string): string =>
    `'${say('paper-sheet-payouts')}'!${column}${firstRowOf(['', '', '']) + rowsOf(input).length}`;
  const before = input.settled?.totals.grossVnd ?? 0;
  const formulas: Readonly<Record<StepKey, string | null>> = {
    ...{ owed, granted, ceiling: `${granted}-${owed}`, back: `SUMIF(${lineCells('L')},"<0",${lineCells('N')})` },
    ...{ royalty: sum('C'), support: sum('D'), debt: `${sum('E')}-${sum('C')}-${sum('D')}`, drawn: sum('E') },
    ...{ 'drawn-before': null, 'drawn-now': `${sum('E')}-${before}`, tax: `-${sum('G')}`, net: sum('H') },
  };
  const formula = formulas[key];
  return formula === null || lines.length === 0 ? amountVnd : { formula, result: amountVnd };
}

/** The sheet that derives the signed sums step by step. */
function stepSheet(context: PaperContext, input: StatementPaperInput): Sheet {
  const { say } = context;
  const { content } = input.statement;
  const heading = [
    agencyLine(context),
    upper(say('paper-statement-steps-of', { period: monthName(context, content) })),
  ];
  const first = firstRowOf(heading);
  return {
    name: say('paper-sheet-steps'),
    heading,
    ...columnsOf(stepsOf(context, input), first, [
      [say('paper-column-number'), 6, 'count', (_, row) => row - first + 1],
      [say('paper-column-budget'), 90, 'text', ({ what }) => what],
      [say('paper-column-amount'), 20, 'vnd', (step) => stepCell(context, input, step)],
    ]),
    total: null,
    notes: [balanceLine(context, input) ?? say('paper-in-words', { words: amountInWords(content.totals.netVnd) })],
    signatures: [],
  };
}

/** The sheet of payouts, computed from the sheet of lines, so that a corrected line changes the whole statement. */
function payoutSheet(context: PaperContext, input: StatementPaperInput): Sheet {
  const { say } = context;
  const { statement } = input;
  const { content } = statement;
  const heading = headingOf(context, input);
  return {
    name: say('paper-sheet-payouts'),
    heading,
    ...payoutColumns(context, input, firstRowOf(heading)),
    notes: [
      ...[taxNote(context, input)].flatMap((note) => note ?? []),
      balanceLine(context, input) ?? say('paper-in-words', { words: amountInWords(content.totals.netVnd) }),
      ...(exceptionsOf(context, input).length === 0 ? [say('paper-statement-no-exceptions')] : []),
      imprintOf(context, statement),
    ],
    signatures: signaturesOf(context, input),
  };
}

/** The sheet of a new version's changes, with the reason for it. */
function changesSheet(context: PaperContext, input: StatementPaperInput): Sheet {
  const { say } = context;
  const { statement, changes } = input;
  const { version, reason, content } = statement;
  const heading = [
    agencyLine(context),
    upper(say('paper-statement-changes-of', { period: monthName(context, content), version })),
    say('paper-statement-new-version', { version, reason: reason ?? '', count: changes.length }),
  ];
  const first = firstRowOf(heading);
  return {
    name: say('paper-sheet-changes'),
    heading,
    ...columnsOf(changes, first, [
      [say('paper-column-number'), 6, 'count', (_, row) => row - first + 1],
      [say('paper-column-changed'), 22, 'text', ({ what }) => say(`paper-change-${what}`)],
      [say('paper-column-code'), 16, 'text', ({ code }) => code],
      [say('paper-column-name'), 30, 'text', ({ name }) => name],
      [say('paper-column-was'), 15, 'vnd', ({ beforeVnd }) => beforeVnd],
      [say('paper-column-is'), 15, 'vnd', ({ afterVnd }) => afterVnd],
      [
        say('paper-column-difference'),
        15,
        'vnd',
        ({ beforeVnd, afterVnd }, row) => ({ formula: `F${row}-E${row}`, result: afterVnd - beforeVnd }),
      ],
    ]),
    // Royalties, support and tax are different amounts, so one sum would be meaningless.
    total: null,
    notes: [],
    signatures: signaturesOf(context, input),
  };
}

/** The workbook: exceptions, payouts, steps, lines; and for a version that replaces another, its changes. */
export const statementWorkbook = (context: PaperContext, input: StatementPaperInput): Workbook => ({
  fileName: `bang-ke-nhuan-but-${input.statement.content.month}`,
  hashNote: sealOf(context.say, input.statement.hash).note,
  sheets: [
    ...exceptionSheet(context, input),
    payoutSheet(context, input),
    stepSheet(context, input),
    linesSheet(context, input),
    ...(input.statement.reason ? [changesSheet(context, input)] : []),
  ],
});
