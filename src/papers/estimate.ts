/** The yearly estimate (Art. 5), proposed from what was spent, for the Chairman's approval; and how the approved figures are used. */
import { type BudgetLine, leftOf, type Spending } from '../domain/budget/budget.ts';
import { shortPeriod } from '../domain/period/period.ts';
import { amountInWords } from '../domain/text/amount-in-words.ts';
import type { Appendix, Paper } from '../ports/papers.ts';
import {
  appendixHead,
  basesOf,
  closing,
  column,
  dayText,
  dong,
  framed,
  headSignature,
  numbered,
  type PaperContext,
  paragraph,
} from './frame.ts';

/** A line that the program named is called by its kind. */
const lineName = ({ say }: PaperContext, { kind, name }: Pick<BudgetLine, 'kind' | 'name'>): string =>
  name === kind ? say(`budget-kind-${kind}`) : name;

export interface Estimate {
  readonly year: number;
  readonly lines: readonly BudgetLine[];
  /** Approved and spent in the year before, by the same names. */
  readonly before: readonly BudgetLine[];
  /** Nothing of one that was not sent yet. */
  readonly sentOn?: string;
  readonly hash?: string;
}

export function estimatePaper(context: PaperContext, { year, lines, before, sentOn, hash }: Estimate): Paper {
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
        ...numbered(
          say,
          7,
          [
            column(say('paper-column-budget'), 30),
            column(say('paper-column-spent-before', { year: String(year - 1) }), 18, 'right'),
            column(say('paper-column-estimate', { year: String(year) }), 18, 'right'),
            column(say('paper-column-basis'), 30),
          ],
          lines.map((line) => [lineName(context, line), dong(spent(line) ?? 0), dong(line.estimateVnd), line.basis]),
        ),

        total: ['', say('paper-total'), dong(spentTotal), dong(total), ''],
      },
      paragraph(say('paper-in-words', { words: amountInWords(total) })),
      closing(say('paper-estimate-closing')),
    ],
    signatures: [headSignature(context)],
    recipients: [say('paper-recipient-above'), say('paper-recipient-archive')],
    imprint: sentOn
      ? say('paper-imprint-estimate', { day: dayText(sentOn), hash: hash ?? say('paper-no-hash') })
      : null,
  });
}

export interface BudgetUse {
  readonly year: number;
  readonly lines: readonly BudgetLine[];
  readonly spendings: readonly Spending[];
}

/** What was approved, ordered and paid, line by line; the appendix lists each order and payment behind the sums. */
export function budgetPaper(context: PaperContext, { year, lines, spendings }: BudgetUse): Paper {
  const { say } = context;
  const named = new Map(lines.map((line) => [line.name, lineName(context, line)]));
  const sum = (of: (line: BudgetLine) => number): string => dong(lines.reduce((all, line) => all + of(line), 0));
  return framed(context, {
    fileName: `theo-doi-kinh-phi-${year}`,
    symbol: null,
    type: say('paper-budget-type'),
    subject: say('paper-budget-subject', { year: String(year) }),
    isLandscape: true,
    blocks: [
      {
        ...numbered(
          say,
          6,
          [
            column(say('paper-column-line'), 20),
            column(say('paper-column-estimate', { year: String(year) }), 18, 'right'),
            column(say('paper-column-basis'), 24),
            column(say('paper-column-approved'), 18, 'right'),
            column(say('paper-column-decision'), 20),
            column(say('paper-column-paid-out'), 18, 'right'),
            column(say('paper-column-committed'), 15, 'right'),
            column(say('paper-column-left'), 18, 'right'),
          ],
          lines.map((line) => [
            lineName(context, line),
            dong(line.estimateVnd),
            line.basis || '–',
            line.approved ? dong(line.approved.amountVnd) : '–',
            line.approved ? `${line.approved.decision}, ${dayText(line.approved.on)}` : say('paper-not-approved'),
            dong(line.spentVnd),
            dong(line.committedVnd),
            line.approved ? dong(leftOf(line) ?? 0) : '–',
          ]),
        ),

        total: [
          '',
          say('paper-total'),
          sum(({ estimateVnd }) => estimateVnd),
          '',
          sum(({ approved }) => approved?.amountVnd ?? 0),
          '',
          sum(({ spentVnd }) => spentVnd),
          sum(({ committedVnd }) => committedVnd),
          sum((line) => leftOf(line) ?? 0),
        ],
      },
    ],
    signatures: [headSignature(context)],
    recipients: [say('paper-recipient-archive')],
    appendices: spendings.length > 0 ? [spendingAppendix(context, spendings, named)] : [],
  });
}

function spendingAppendix(
  { say }: PaperContext,
  spendings: readonly Spending[],
  named: ReadonlyMap<string, string>,
): Appendix {
  return {
    ...appendixHead(say, 'I', say('paper-spendings'), say('paper-budget-type')),
    isLandscape: false,
    blocks: [
      numbered(
        say,
        7,
        [
          column(say('paper-column-day'), 15, 'center'),
          column(say('paper-column-line'), 25),
          column(say('paper-column-what'), 30),
          column(say('paper-column-state'), 15),
          column(say('paper-column-amount'), 17, 'right'),
        ],
        spendings.map(({ on, line, what, state, amountVnd }) => [
          dayText(on),
          named.get(line) ?? line,
          // Of a statement it is its month.
          shortPeriod(what),
          say(`spending-state-${state}`),
          dong(amountVnd),
        ]),
      ),
    ],
  };
}
