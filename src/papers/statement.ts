/** The month's royalty statement as a document: exceptions, then what each payee gets, then every line; for signature. */

import { balanceTotals } from '../domain/royalty/balance.ts';
import { formatMilli } from '../domain/royalty/money.ts';
import type { StatementContent } from '../domain/royalty/statement.ts';
import { amountInWords } from '../domain/text/amount-in-words.ts';
import type { Block, Paper } from '../ports/papers.ts';
import {
  appendixHead,
  column,
  dayText,
  dong,
  framed,
  heading,
  numbered,
  type PaperContext,
  paragraph,
} from './frame.ts';
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

function exceptionBlocks(context: PaperContext, input: StatementPaperInput): readonly Block[] {
  const { statement, changes } = input;
  const { say } = context;
  const { reason } = statement;
  const items = exceptionsOf(context, input);
  const changed = changes.map(({ what, code, name, beforeVnd, afterVnd }) =>
    say('paper-statement-change', {
      ...{ what, code: code || 'none', name },
      ...{ before: dong(beforeVnd), after: dong(afterVnd) },
    }),
  );
  return [
    ...(items.length > 0
      ? [heading(2, say('paper-statement-exceptions')), { kind: 'list' as const, items }]
      : [paragraph(say('paper-statement-no-exceptions'))]),
    ...(reason
      ? [paragraph(say('paper-statement-new-version', { version: statement.version, reason, count: changed.length }))]
      : []),
    ...(changed.length > 0 ? [{ kind: 'list' as const, items: changed }] : []),
  ];
}

function payoutTable(context: PaperContext, input: StatementPaperInput): Block {
  const { say } = context;
  const { totals } = input.statement.content;
  const rows = rowsOf(input);
  const sums = balanceTotals(rows);
  const isPaidBefore = input.settled !== null;
  return {
    ...numbered(
      say,
      6,
      [
        column(say('paper-column-name'), isPaidBefore ? 20 : 26),
        column(say('paper-column-royalty'), 15, 'right'),
        column(say('paper-column-support'), isPaidBefore ? 12 : 14, 'right'),
        column(say('paper-column-tax'), isPaidBefore ? 11 : 15, 'right'),
        column(say('paper-column-net'), isPaidBefore ? 13 : 15, 'right'),
        ...(isPaidBefore
          ? [column(say('paper-column-paid-before'), 13, 'right'), column(say('paper-column-due-now'), 13, 'right')]
          : []),
        column(say('paper-column-signed'), isPaidBefore ? 11 : 13, 'center'),
      ],
      rows.map((row) => [
        row.payee.name,
        dong(row.royaltyVnd),
        dong(row.managementVnd),
        dong(row.taxVnd),
        dong(row.netVnd),
        ...(isPaidBefore ? [dong(row.paidVnd), dong(row.dueVnd)] : []),
        '',
      ]),
    ),

    total: [
      '',
      say('paper-total'),
      dong(totals.royaltyVnd),
      dong(totals.managementVnd),
      dong(totals.taxVnd),
      dong(totals.netVnd),
      ...(isPaidBefore ? [dong(sums.paidVnd), dong(sums.payVnd - sums.takeBackVnd)] : []),
      '',
    ],
  };
}

function lineTable(context: PaperContext, content: StatementContent): Block {
  const { say } = context;
  const name = nameOf(content);
  return {
    ...numbered(
      say,
      5,
      [
        column(say('paper-column-code'), 16),
        column(say('paper-column-title'), 30),
        column(say('paper-column-published'), 13, 'center'),
        column(say('paper-column-genre'), 13),
        column(say('paper-column-coefficient'), 8, 'right'),
        column(say('paper-column-unit'), 11, 'right'),
        column(say('paper-column-payee'), 16),
        column(say('paper-column-paid'), 11, 'right'),
        column(say('paper-column-remark'), 17),
      ],
      content.lines.map((line) => [
        line.item?.code ?? '',
        line.item?.title ?? '',
        dayText(line.item?.publishedOn ?? null),
        `${genreOf(context, line)} (${line.grade})`,
        formatMilli(line.coefficientMilli),
        dong(line.unitVnd),
        name(line.payee),
        dong(line.paidVnd),
        remarkOf(context, line),
      ]),
    ),

    total: ['', '', say('paper-total'), '', '', '', '', '', dong(content.totals.royaltyVnd), ''],
  };
}

export function statementPaper(context: PaperContext, input: StatementPaperInput): Paper {
  const { say } = context;
  const { content } = input.statement;
  const { totals } = content;
  const decisions = [...new Set(content.lines.map(({ decision }) => decision))].join('; ') || 'none';
  return framed(context, {
    fileName: `bang-ke-nhuan-but-${content.month}`,
    symbol: 'BK-BBT',
    type: say('paper-statement-type'),
    subject: say('paper-statement-subject', { period: monthName(context, content) }),
    blocks: [
      paragraph(
        say('paper-statement-summary', {
          items: totals.items,
          owed: dong(totals.owedVnd),
          paid: dong(totals.royaltyVnd),
          support: dong(totals.managementVnd),
          decisions,
          day: dayText(content.paidOn),
        }),
      ),
      ...exceptionBlocks(context, input),
      heading(2, say('paper-statement-payouts')),
      payoutTable(context, input),
      paragraph(balanceLine(context, input) ?? say('paper-in-words', { words: amountInWords(totals.netVnd) })),
    ],
    signatures: signaturesOf(context, input),
    appendices: [
      {
        ...appendixHead(say, 'I', say('paper-statement-lines'), say('paper-statement-type')),
        isLandscape: true,
        blocks: [lineTable(context, content)],
      },
    ],
    imprint: imprintOf(context, input.statement),
  });
}
