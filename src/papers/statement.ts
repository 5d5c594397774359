/** The month's royalty statement as a document for signature: exceptions, payouts, then all lines. */

import { balanceTotals } from '../domain/royalty/balance.ts';
import { formatMilli } from '../domain/royalty/money.ts';
import type { StatementContent } from '../domain/royalty/statement.ts';
import type { LineChange } from '../domain/royalty/statement-state.ts';
import { amountInWords } from '../domain/text/amount-in-words.ts';
import type { Appendix, Block, Paper } from '../ports/papers.ts';
import { seeStatement } from '../reading/statement.ts';
import { asApproved } from './as-approved.ts';
import {
  appendix,
  counted,
  dayText,
  decisionText,
  dong,
  framed,
  heading,
  list,
  numbered,
  type OpenPaper,
  type PaperContext,
  paragraph,
  sealOf,
  type TableColumn,
  table,
} from './frame.ts';
import {
  balanceLine,
  exceptionsOf,
  genreOf,
  imprintOf,
  nameOf,
  paymentLine,
  remarksOf,
  rowsOf,
  type StatementPaperInput,
  signaturesOf,
  stepsOf,
  subjectOf,
  taxNote,
} from './statement-words.ts';
import { statementWorkbook } from './statement-workbook.ts';

function exceptionBlocks(context: PaperContext, input: StatementPaperInput): readonly Block[] {
  const { say } = context;
  const items = exceptionsOf(context, input);
  return items.length > 0
    ? [heading(2, say('paper-statement-exceptions')), list(items)]
    : [paragraph(say('paper-statement-no-exceptions'))];
}

/** Maximum number of changes before the table; if there are more, the appendix lists all. */
const mostChanges = 5;

/** '+1.354', '-20.000'. */
const signed = (amountVnd: number): string => (amountVnd > 0 ? `+${dong(amountVnd)}` : dong(amountVnd));

/**
 * A note about lines whose earnings are unchanged but whose payment differs, because with a reached ceiling one line's gain
 * reduces the others: their number and amounts. Null: there are none.
 */
function ceilingNote({ say }: PaperContext, { statement, replaced }: StatementPaperInput): string | null {
  const before = new Map((replaced?.lines ?? []).map((line) => [`${line.kind}:${line.key}`, line]));
  const moved = statement.content.lines.flatMap(({ kind, key, owedVnd, paidVnd }) => {
    const was = before.get(`${kind}:${key}`);
    return was?.owedVnd === owedVnd && was.paidVnd !== paidVnd ? [Math.abs(paidVnd - was.paidVnd)] : [];
  });
  if (moved.length === 0) return null;
  const [least, most] = [Math.min(...moved), Math.max(...moved)];
  const same = least === most ? 'yes' : 'no';
  return say('paper-statement-ceiling-moved', { count: moved.length, least: dong(least), most: dong(most), same });
}

/** Totals of a new version beside the previous one, and its largest changes. */
function renewalBlocks(context: PaperContext, input: StatementPaperInput): readonly Block[] {
  const { say } = context;
  const { statement, changes, replaced } = input;
  const { version, reason, content } = statement;
  if (!reason) return [];
  const facts = { version, reason, count: changes.length };
  const count = (kind: LineChange['what']): number => changes.filter(({ what }) => what === kind).length;
  const row = (what: string, of: 'royaltyVnd' | 'managementVnd' | 'taxVnd' | 'netVnd', lines: number | null) => ({
    ...{ what, lines: lines === null ? '' : counted(lines) },
    ...{ was: replaced?.totals[of] ?? 0, is: content.totals[of] },
  });
  const rows = [
    row(say('paper-change-line'), 'royaltyVnd', count('line')),
    row(say('paper-change-support'), 'managementVnd', count('support')),
    row(say('paper-change-tax'), 'taxVnd', count('tax')),
    row(say('paper-column-net'), 'netVnd', null),
  ];
  const largest = changes.toSorted((a, b) => Math.abs(b.afterVnd - b.beforeVnd) - Math.abs(a.afterVnd - a.beforeVnd));
  return [
    heading(2, say('paper-statement-renewal', { version })),
    paragraph(say('paper-statement-renewed', facts)),
    ...(changes.length > 0
      ? [
          table(rows, [
            [say('paper-column-changed'), 28, ({ what }) => what],
            [say('paper-column-lines-changed'), 15, ({ lines }) => lines, 'right'],
            [say('paper-column-was'), 19, ({ was }) => dong(was), 'right'],
            [say('paper-column-is'), 19, ({ is }) => dong(is), 'right'],
            [say('paper-column-difference'), 19, ({ was, is }) => signed(is - was), 'right'],
          ]),
          ...[ceilingNote(context, input)].flatMap((note) => (note === null ? [] : [paragraph(note)])),
          paragraph(
            say('paper-statement-largest', {
              isAll: changes.length > mostChanges ? 'no' : 'yes',
              appendix: say('paper-appendix', { number: 'II' }),
            }),
          ),
          list(
            largest.slice(0, mostChanges).map(({ what, code, name, beforeVnd, afterVnd }) =>
              say('paper-statement-change', {
                ...{ what, code: code || 'none', name },
                ...{ before: dong(beforeVnd), after: dong(afterVnd), difference: signed(afterVnd - beforeVnd) },
              }),
            ),
          ),
        ]
      : []),
  ];
}

/** All changed lines, if the paper itself shows only the largest. */
function changesAppendix({ say }: PaperContext, { changes }: StatementPaperInput): readonly Appendix[] {
  if (changes.length <= mostChanges) return [];
  return [
    appendix(
      say,
      { number: 'II', what: say('paper-statement-changes'), type: say('paper-statement-type') },
      numbered(say, 7, changes, [
        [say('paper-column-changed'), 20, ({ what }) => say(`paper-change-${what}`)],
        [say('paper-column-code'), 19, ({ code }) => code],
        [say('paper-column-name'), 26, ({ name }) => name],
        [say('paper-column-was'), 15, ({ beforeVnd }) => dong(beforeVnd), 'right'],
        [say('paper-column-is'), 15, ({ afterVnd }) => dong(afterVnd), 'right'],
        [say('paper-column-difference'), 15, ({ beforeVnd, afterVnd }) => signed(afterVnd - beforeVnd), 'right'],
      ]),
    ),
  ];
}

function payoutTable(context: PaperContext, input: StatementPaperInput): Block {
  const { say } = context;
  const { totals } = input.statement.content;
  const rows = rowsOf(input);
  const sums = balanceTotals(rows);
  const isPaidBefore = input.settled !== null;
  type Row = (typeof rows)[number];
  const amount = (title: string, width: number, of: (row: Row) => number, total: number): TableColumn<Row> => {
    const cell = (row: Row) => dong(of(row));
    return [title, width, cell, 'right', dong(total)];
  };
  const before = [
    amount(say('paper-column-paid-before'), 13, ({ paidVnd }) => paidVnd, sums.paidVnd),
    amount(say('paper-column-due-now'), 13, ({ dueVnd }) => dueVnd, sums.payVnd - sums.takeBackVnd),
  ];
  return numbered(say, 6, rows, [
    [say('paper-column-name'), isPaidBefore ? 25 : 26, ({ payee }) => payee.name, 'left', say('paper-total')],
    amount(say('paper-column-royalty'), isPaidBefore ? 13 : 15, ({ royaltyVnd }) => royaltyVnd, totals.royaltyVnd),
    amount(say('paper-column-support'), isPaidBefore ? 12 : 14, (row) => row.managementVnd, totals.managementVnd),
    amount(say('paper-column-tax'), isPaidBefore ? 10 : 15, ({ taxVnd }) => taxVnd, totals.taxVnd),
    amount(say('paper-column-net'), isPaidBefore ? 13 : 15, ({ netVnd }) => netVnd, totals.netVnd),
    ...(isPaidBefore ? before : []),
    [say('paper-column-signed'), 13, () => '', 'center'],
  ]);
}

/** From the amounts earned to the amount drawn from the budget; each row follows from those above. */
function stepTable(context: PaperContext, input: StatementPaperInput): Block {
  const { say } = context;
  return numbered(say, 7, stepsOf(context, input), [
    [say('paper-column-budget'), 70, ({ what }) => what],
    [say('paper-column-amount'), 23, ({ amountVnd }) => dong(amountVnd), 'right'],
  ]);
}

function lineTable(context: PaperContext, content: StatementContent): Block {
  const { say } = context;
  const name = nameOf(content);
  const remarkOf = remarksOf(context, content.lines);
  return numbered(say, 5, content.lines, [
    [say('paper-column-code'), 17, ({ item }) => item?.code ?? ''],
    [say('paper-column-title'), 30, ({ item }) => item?.title ?? '', 'left', say('paper-total')],
    [say('paper-column-published'), 12, ({ item }) => dayText(item?.publishedOn ?? null), 'center'],
    [say('paper-column-genre'), 17, (line) => `${genreOf(context, line)} (${line.grade})`],
    [say('paper-column-coefficient'), 8, ({ coefficientMilli }) => formatMilli(coefficientMilli), 'right'],
    [say('paper-column-unit'), 10, ({ unitVnd }) => dong(unitVnd), 'right'],
    [say('paper-column-payee'), 18, ({ payee }) => name(payee)],
    [say('paper-column-paid'), 11, ({ paidVnd }) => dong(paidVnd), 'right', dong(content.totals.royaltyVnd)],
    [say('paper-column-remark'), 20, remarkOf],
  ]);
}

/** Renders the document: payouts, with the lines in an appendix; columns about earlier payments only if there were any. */
export function statementPaper(context: PaperContext, input: StatementPaperInput): Paper {
  const { say } = context;
  const { content } = input.statement;
  const { totals } = content;
  const decisions = [...new Set(content.lines.map(({ decision }) => decisionText(say, decision)))].join('; ') || 'none';
  return framed(context, {
    fileName: `bang-ke-nhuan-but-${content.month}`,
    symbol: 'BK-BBT',
    type: say('paper-statement-type'),
    subject: subjectOf(context, input),
    blocks: [
      paragraph(
        say('paper-statement-summary', {
          items: totals.items,
          owed: dong(totals.owedVnd),
          paid: dong(totals.royaltyVnd),
          support: dong(totals.managementVnd),
          decisions,
          payment: paymentLine(context, input),
        }),
      ),
      ...exceptionBlocks(context, input),
      ...renewalBlocks(context, input),
      heading(2, say('paper-statement-steps')),
      stepTable(context, input),
      heading(2, say('paper-statement-payouts')),
      payoutTable(context, input),
      ...[taxNote(context, input)].flatMap((note) => (note === null ? [] : [paragraph(note)])),
      paragraph(balanceLine(context, input) ?? say('paper-in-words', { words: amountInWords(totals.netVnd) })),
    ],
    signatures: signaturesOf(context, input),
    appendices: [
      appendix(
        say,
        { number: 'I', what: say('paper-statement-lines'), type: say('paper-statement-type'), isLandscape: true },
        lineTable(context, content),
      ),
      ...changesAppendix(context, input),
    ],
    imprint: imprintOf(context, input.statement),
    hashNote: sealOf(say, input.statement.hash).note,
  });
}

/** Opens the statement as a document, or as a workbook whose formulas recompute it. */
export const open: OpenPaper = async ({ records, context, ref, form }) => {
  const seen = await seeStatement(records, ref.of);
  if (!seen.ok) return null;
  const signed = await asApproved(records, context, seen.statement.approved);
  await records.stores.period.pause();
  return form === 'xlsx' ? { form, workbook: statementWorkbook(signed, seen) } : statementPaper(signed, seen);
};
