/** Use of the year's approved budget, line by line (Art. 5.2). */
import { type BudgetLine, basisOf, leftOf, type Spending } from '../domain/budget/budget.ts';
import { shortPeriod } from '../domain/period/period.ts';
import type { Appendix, Paper } from '../ports/papers.ts';
import {
  appendix,
  dayText,
  dong,
  framed,
  headSignature,
  numbered,
  type OpenPaper,
  type PaperContext,
  type TableColumn,
} from './frame.ts';

/** The name of a line; lines made by the program are named by their kind. */
export const lineName = ({ say }: PaperContext, { kind, name }: Pick<BudgetLine, 'kind' | 'name'>): string =>
  name === kind ? say(`budget-kind-${kind}`) : name;

/** How the line's estimate was made. */
export function basisText({ say }: PaperContext, line: Pick<BudgetLine, 'basis'>): string {
  const basis = basisOf(line);
  return typeof basis === 'object' ? say(basis.key, basis.facts) : String(basis);
}

/** A year's budget and its spendings. */
export interface BudgetUse {
  readonly year: number;
  readonly lines: readonly BudgetLine[];
  readonly spendings: readonly Spending[];
}

/** Approved, ordered and paid amounts by line; the appendix lists each order and payment. */
export function budgetPaper(context: PaperContext, { year, lines, spendings }: BudgetUse): Paper {
  const { say } = context;
  const named = new Map(lines.map((line) => [line.name, lineName(context, line)]));
  const decisionOf = ({ approved }: BudgetLine) =>
    approved ? `${approved.decision}, ${dayText(approved.on)}` : say('paper-not-approved');
  /** A column of amounts in đồng with their sum; null: a dash, not counted in the sum. */
  const amount = (title: string, width: number, of: (line: BudgetLine) => number | null): TableColumn<BudgetLine> => {
    const cell = (line: BudgetLine) => {
      const vnd = of(line);
      return vnd === null ? '–' : dong(vnd);
    };
    return [title, width, cell, 'right', dong(lines.reduce((all, line) => all + (of(line) ?? 0), 0))];
  };
  return framed(context, {
    fileName: `theo-doi-kinh-phi-${year}`,
    symbol: null,
    type: say('paper-budget-type'),
    subject: say('paper-budget-subject', { year: String(year) }),
    isLandscape: true,
    blocks: [
      numbered(say, 6, lines, [
        [say('paper-column-line'), 28, (line) => lineName(context, line), 'left', say('paper-total')],
        amount(say('paper-column-estimate', { year: String(year) }), 16, ({ estimateVnd }) => estimateVnd),
        [say('paper-column-basis'), 25, (line) => basisText(context, line) || '–'],
        amount(say('paper-column-approved'), 16, ({ approved }) => approved?.amountVnd ?? null),
        [say('paper-column-decision'), 31, decisionOf],
        amount(say('paper-column-paid-out'), 16, ({ spentVnd }) => spentVnd),
        amount(say('paper-column-committed'), 12, ({ committedVnd }) => committedVnd),
        amount(say('paper-column-left'), 16, (line) => (line.approved ? (leftOf(line) ?? 0) : null)),
      ]),
    ],
    signatures: [headSignature(context)],
    recipients: [say('paper-recipient-archive')],
    appendices: spendings.length > 0 ? [spendingAppendix(context, spendings, named)] : [],
  });
}

const spendingAppendix = (
  { say }: PaperContext,
  spendings: readonly Spending[],
  named: ReadonlyMap<string, string>,
): Appendix =>
  appendix(
    say,
    { number: 'I', what: say('paper-spendings'), type: say('paper-budget-type') },
    numbered(say, 7, spendings, [
      [say('paper-column-day'), 15, ({ on }) => dayText(on), 'center'],
      [say('paper-column-line'), 29, ({ line }) => named.get(line) ?? line],
      // For a statement this is its month.
      [say('paper-column-what'), 26, ({ what }) => shortPeriod(what)],
      [say('paper-column-state'), 15, ({ state }) => say(`spending-state-${state}`)],
      [say('paper-column-amount'), 17, ({ amountVnd }) => dong(amountVnd), 'right'],
    ]),
  );

/** From the current lines, orders and payments. */
export const open: OpenPaper = async ({ records, context, ref }) => {
  const { period, registers } = records.stores;
  const year = Number(ref.of);
  const spendings = await registers.list('spending', ref.of);
  return budgetPaper(context, { year, lines: await period.budget(year), spendings });
};
