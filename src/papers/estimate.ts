/** The yearly estimate (Art. 5), proposed from what was spent, for the Chairman's approval. */
import type { BudgetLine } from '../domain/budget/budget.ts';
import { amountInWords } from '../domain/text/amount-in-words.ts';
import type { Paper } from '../ports/papers.ts';
import { basesOf, closing, column, dong, framed, headSignature, type PaperContext, paragraph } from './frame.ts';

export interface Estimate {
  readonly year: number;
  readonly lines: readonly BudgetLine[];
  /** Approved and spent in the year before, by the same names. */
  readonly before: readonly BudgetLine[];
}

export function estimatePaper(context: PaperContext, { year, lines, before }: Estimate): Paper {
  const { say } = context;
  const total = lines.reduce((sum, { estimateVnd }) => sum + estimateVnd, 0);
  const spent = (line: BudgetLine) =>
    before.find(({ kind, name }) => kind === line.kind && name === line.name)?.spentVnd;
  const spentTotal = before.reduce((sum, { spentVnd }) => sum + spentVnd, 0);
  return framed(context, {
    fileName: `du-toan-${year}`,
    symbol: 'TTr-BBT',
    type: say('paper-reward-type'),
    subject: say('paper-estimate-subject', { year: String(year) }),
    addressees: [say('paper-to-chairman', { ward: context.wardFullName })],
    bases: basesOf(context),
    blocks: [
      paragraph(say('paper-estimate-opening', { year: String(year), before: String(year - 1) })),
      {
        kind: 'table',
        columns: [
          column(say('paper-column-number'), 7, 'center'),
          column(say('paper-column-budget'), 30),
          column(say('paper-column-spent-before', { year: String(year - 1) }), 18, 'right'),
          column(say('paper-column-estimate', { year: String(year) }), 18, 'right'),
          column(say('paper-column-basis'), 30),
        ],
        rows: lines.map((line, at) => [
          String(at + 1),
          line.name,
          dong(spent(line) ?? 0),
          dong(line.estimateVnd),
          line.basis,
        ]),
        total: ['', say('paper-total'), dong(spentTotal), dong(total), ''],
      },
      paragraph(say('paper-in-words', { words: amountInWords(total) })),
      closing(say('paper-estimate-closing')),
    ],
    signatures: [headSignature(context)],
    recipients: [say('paper-recipient-above'), say('paper-recipient-archive')],
  });
}
