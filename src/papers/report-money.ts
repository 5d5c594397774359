/** Money in a report: royalties and support of the period, and the year's budget up to its end. */
import { budgetKinds } from '../domain/budget/budget.ts';
import type { BudgetFigure, PeriodFigures } from '../domain/period/figures.ts';
import { shortPeriod } from '../domain/period/period.ts';
import { sumOf } from '../domain/royalty/money.ts';
import type { Block } from '../ports/papers.ts';
import { dayText, dong, type PaperContext, paragraph, table } from './frame.ts';

/** Royalties and support in words. Reports from before support was recorded contain only royalties. */
function royaltyText({ say }: PaperContext, figures: PeriodFigures): string {
  const {
    royaltyVnd,
    royaltyPaidVnd,
    supportVnd,
    supportPaidVnd = 0,
    royaltyOpenMonths = [],
    royaltyMonths = [],
  } = figures;
  if (royaltyVnd === null) return say('paper-report-no-royalty');
  const paid =
    royaltyPaidVnd === undefined
      ? { paid: 'none', left: '' }
      : { paid: dong(royaltyPaidVnd), left: dong(royaltyVnd - royaltyPaidVnd) };
  const support =
    supportVnd === undefined
      ? []
      : [
          say('paper-report-support', {
            ...{ amount: dong(supportVnd), paid: dong(supportPaidVnd), all: dong(royaltyVnd + supportVnd) },
          }),
        ];
  const open =
    royaltyOpenMonths.length === 0
      ? []
      : [
          say('paper-report-open-months', {
            months: royaltyOpenMonths.map(shortPeriod).join('; '),
            count: royaltyOpenMonths.length,
          }),
        ];
  const whole =
    royaltyMonths.length === 0
      ? []
      : [say('paper-report-whole-months', { months: royaltyMonths.map(shortPeriod).join('; ') })];
  return [say('paper-report-royalty', { amount: dong(royaltyVnd), ...paid }), ...support, ...whole, ...open].join(' ');
}

/** The budget in đồng. Paid and ordered amounts have separate columns; the rest is the approved amount minus both. */
function budgetTable({ say }: PaperContext, lines: readonly BudgetFigure[]): Block {
  const left = ({ approvedVnd, spentVnd, committedVnd }: BudgetFigure): number | null =>
    approvedVnd === null ? null : approvedVnd - spentVnd - committedVnd;
  const amount = (title: string, width: number, of: (line: BudgetFigure) => number | null) => {
    const cell = (line: BudgetFigure): string => {
      const vnd = of(line);
      return vnd === null ? '–' : dong(vnd);
    };
    return [title, width, cell, 'right', dong(sumOf(lines.map((line) => of(line) ?? 0)))] as const;
  };
  const nameOf = ({ name }: BudgetFigure) =>
    budgetKinds.some((kind) => kind === name) ? say(`budget-kind-${name}`) : name;
  const decisionOf = ({ approvedVnd, decision = '', decidedOn = '' }: BudgetFigure) =>
    approvedVnd === null
      ? say('paper-not-approved')
      : [decision, decidedOn === '' ? '' : dayText(decidedOn)].filter(Boolean).join(', ') || '–';
  return table(lines, [
    [say('paper-column-budget'), 24, nameOf, 'left', say('paper-total')],
    amount(say('paper-column-approved'), 17, ({ approvedVnd }) => approvedVnd),
    [say('paper-column-decision'), 19, decisionOf],
    amount(say('paper-column-paid-out'), 17, ({ spentVnd }) => spentVnd),
    amount(say('paper-column-report-committed'), 15, ({ committedVnd }) => committedVnd),
    amount(say('paper-column-left'), 17, left),
  ]);
}

/** The period's royalties in words, and the year's budget as a table with the day up to which it counts. */
export function moneyBlocks(context: PaperContext, figures: PeriodFigures): readonly Block[] {
  const { say } = context;
  const { budget, until } = figures;
  return [
    paragraph(royaltyText(context, figures)),
    ...(budget.length > 0 && until !== undefined
      ? [paragraph(say('paper-report-budget-until', { year: until.slice(0, 4), until: dayText(until) }))]
      : []),
    ...(budget.length > 0 ? [budgetTable(context, budget)] : []),
  ];
}
