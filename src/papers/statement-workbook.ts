/** The month's royalty statement as a workbook: formulas that recompute from the rates, sums that follow the lines. */

import { balanceTotals } from '../domain/royalty/balance.ts';
import { amountInWords } from '../domain/text/amount-in-words.ts';
import { firstRowOf, type Sheet, type SheetCell, type Workbook } from '../ports/papers.ts';
import { dayText, type PaperContext, upper } from './frame.ts';
import {
  balanceLine,
  exceptionsOf,
  genreOf,
  imprintOf,
  monthName,
  nameOf,
  remarkOf,
  rowsOf,
  type StatementPaperInput,
  signaturesOf,
} from './statement-words.ts';

/** 'A', 'B' … of a sheet with less than 27 columns. */
const letter = (at: number): string => String.fromCharCode(65 + at);

/** Each line recomputes from its rate; what sharing to the last đồng adds or takes stands in a column of its own. */
/** The sum below a column, as a formula that the reader can follow. */
const sumsOf =
  (rows: number, first: number, last: number) =>
  (at: number, result: number): SheetCell =>
    rows === 0 ? 0 : { formula: `SUM(${letter(at)}${first}:${letter(at)}${last})`, result };

function linesSheet(context: PaperContext, input: StatementPaperInput): Sheet {
  const { say, wardFullName } = context;
  const { content } = input.statement;
  const name = nameOf(content);
  const headings = [
    say('paper-agency-line', { ward: wardFullName }),
    say('paper-statement-lines-of', { period: monthName(context, content) }),
  ];
  const first = firstRowOf(headings);
  const last = first + content.lines.length - 1;
  const rows = content.lines.map((line, at): readonly SheetCell[] => {
    const row = first + at;
    const isRated = line.kind === 'royalty' || line.kind === 'carried';
    const percent = ((line.share ?? 10_000) / 100) * (line.originPercent / 100) * (line.officialsPercent / 100);
    const plain = Math.round((line.coefficientMilli * line.unitVnd * percent) / 100_000);
    return [
      at + 1,
      line.item?.code ?? '',
      line.item?.title ?? '',
      dayText(line.item?.publishedOn ?? null),
      genreOf(context, line),
      line.grade,
      line.coefficientMilli / 1000,
      line.unitVnd,
      percent,
      isRated ? line.owedVnd - plain : line.owedVnd,
      { formula: isRated ? `ROUND(G${row}*H${row}*I${row}/100,0)+J${row}` : `J${row}`, result: line.owedVnd },
      line.paidVnd - line.owedVnd,
      { formula: `K${row}+L${row}`, result: line.paidVnd },
      name(line.payee),
      remarkOf(context, line),
    ];
  });
  const sum = sumsOf(rows.length, first, last);
  const owed = content.lines.reduce((all, { owedVnd }) => all + owedVnd, 0);
  const paid = content.totals.royaltyVnd;
  return {
    name: say('paper-sheet-lines'),
    heading: headings,
    columns: [
      { title: say('paper-column-number'), width: 5, format: 'count' },
      { title: say('paper-column-code'), width: 14, format: 'text' },
      { title: say('paper-column-title'), width: 36, format: 'text' },
      { title: say('paper-column-published'), width: 11, format: 'date' },
      { title: say('paper-column-genre'), width: 16, format: 'text' },
      { title: say('paper-column-grade'), width: 7, format: 'text' },
      { title: say('paper-column-coefficient'), width: 9, format: 'coefficient' },
      { title: say('paper-column-unit'), width: 11, format: 'vnd' },
      { title: say('paper-column-percent'), width: 9, format: 'percent' },
      { title: say('paper-column-rounding'), width: 10, format: 'vnd' },
      { title: say('paper-column-owed'), width: 12, format: 'vnd' },
      { title: say('paper-column-ceiling'), width: 12, format: 'vnd' },
      { title: say('paper-column-paid'), width: 12, format: 'vnd' },
      { title: say('paper-column-payee'), width: 20, format: 'text' },
      { title: say('paper-column-remark'), width: 24, format: 'text' },
    ],
    rows,
    total: [
      null,
      null,
      say('paper-total'),
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      sum(10, owed),
      sum(11, paid - owed),
      sum(12, paid),
      null,
      null,
    ],
    notes: [],
    signatures: signaturesOf(context, input),
  };
}

/** A payee's row: royalties from the lines' sheet, support, tax, what remains, and of a month that was paid the difference. */
function payoutCells(
  { say }: PaperContext,
  input: StatementPaperInput,
  first: number,
): readonly (readonly SheetCell[])[] {
  const { content } = input.statement;
  const payouts = rowsOf(input);
  const isPaidBefore = input.settled !== null;
  const lines = say('paper-sheet-lines');
  const firstLine = firstRowOf(['', '']);
  const lastLine = firstLine + Math.max(0, content.lines.length - 1);
  return payouts.map((payout, at): readonly SheetCell[] => {
    const row = first + at;
    const isTaxed = payout.taxVnd > 0;
    const own = `SUMIF('${lines}'!N${firstLine}:N${lastLine},B${row},'${lines}'!M${firstLine}:M${lastLine})`;
    const isAlone = payouts.filter(({ payee }) => payee.name === payout.payee.name).length === 1;
    const percent = isTaxed ? Math.round((payout.taxVnd * 100) / payout.grossVnd) : 0;
    return [
      at + 1,
      payout.payee.name,
      // Two people of one name cannot be told apart by a formula: theirs is the sum.
      isAlone ? { formula: own, result: payout.royaltyVnd } : payout.royaltyVnd,
      payout.managementVnd,
      { formula: `MAX(0,C${row}+D${row})`, result: payout.grossVnd },
      percent,
      { formula: `ROUND(E${row}*F${row}/100,0)`, result: payout.taxVnd },
      { formula: `E${row}-G${row}`, result: payout.netVnd },
      ...(isPaidBefore ? [payout.paidVnd, { formula: `H${row}-I${row}`, result: payout.dueVnd }] : []),
      say(`paper-tax-${payout.taxReason}`),
      '',
    ];
  });
}

/** The first sheet: it takes its sums from the lines, so that a corrected line moves the whole statement. */
function payoutSheet(context: PaperContext, input: StatementPaperInput): Sheet {
  const { say, wardFullName } = context;
  const { statement } = input;
  const { content } = statement;
  const headings = [
    say('paper-agency-line', { ward: wardFullName }),
    upper(say('paper-statement-type')),
    say('paper-statement-subject', { period: monthName(context, content) }),
  ];
  const first = firstRowOf(headings);
  const payouts = rowsOf(input);
  const sums = balanceTotals(payouts);
  const isPaidBefore = input.settled !== null;
  const last = first + payouts.length - 1;
  const rows = payoutCells(context, input, first);
  const sum = sumsOf(rows.length, first, last);
  const { totals } = content;
  return {
    name: say('paper-sheet-payouts'),
    heading: headings,
    columns: [
      { title: say('paper-column-number'), width: 6, format: 'count' },
      { title: say('paper-column-name'), width: 30, format: 'text' },
      { title: say('paper-column-royalty'), width: 15, format: 'vnd' },
      { title: say('paper-column-support'), width: 15, format: 'vnd' },
      { title: say('paper-column-gross'), width: 15, format: 'vnd' },
      { title: say('paper-column-tax-percent'), width: 9, format: 'percent' },
      { title: say('paper-column-tax'), width: 13, format: 'vnd' },
      { title: say('paper-column-net'), width: 15, format: 'vnd' },
      ...(isPaidBefore
        ? ([
            { title: say('paper-column-paid-before'), width: 15, format: 'vnd' },
            { title: say('paper-column-due-now'), width: 15, format: 'vnd' },
          ] as const)
        : []),
      { title: say('paper-column-tax-reason'), width: 26, format: 'text' },
      { title: say('paper-column-signed'), width: 18, format: 'text' },
    ],
    rows,
    total: [
      null,
      say('paper-total'),
      sum(2, totals.royaltyVnd),
      sum(3, totals.managementVnd),
      sum(4, totals.grossVnd),
      null,
      sum(6, totals.taxVnd),
      sum(7, totals.netVnd),
      ...(isPaidBefore ? [sum(8, sums.paidVnd), sum(9, sums.payVnd - sums.takeBackVnd)] : []),
      null,
      null,
    ],
    notes: [
      balanceLine(context, input) ?? say('paper-in-words', { words: amountInWords(totals.netVnd) }),
      ...exceptionsOf(context, input).map((line) => `- ${line}`),
      imprintOf(context, statement),
    ],
    signatures: signaturesOf(context, input),
  };
}

export const statementWorkbook = (context: PaperContext, input: StatementPaperInput): Workbook => ({
  fileName: `bang-ke-nhuan-but-${input.statement.content.month}`,
  sheets: [payoutSheet(context, input), linesSheet(context, input)],
});
