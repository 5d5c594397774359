/** The web desk's page about money: a month's royalties, the ceiling, payees, the year's budget. */
import type { PaperAct } from '../../domain/act/paper.ts';
import { leftOf } from '../../domain/budget/budget.ts';
import { before, type Period } from '../../domain/period/period.ts';
import type { RoyaltyLine } from '../../domain/royalty/item-lines.ts';
import { formatVnd, sumOf } from '../../domain/royalty/money.ts';
import type { MoneySeen } from '../../reading/money.ts';
import { html, type Markup, type Part } from '../kit/html.ts';
import { fact, notice } from '../kit/parts.ts';
import type { Say } from './pages.ts';
import { paperAddress, paperForms, paperName } from './paper-pages.ts';
import { scrolled } from './paper-view.ts';

/** Data of the page. */
export interface MoneyView extends MoneySeen {
  readonly month: Period;
  readonly nextMonth: string;
  /** Acts available to the reader on the month's statement and on the budget. */
  readonly monthActs: readonly PaperAct[];
  readonly budgetActs: readonly PaperAct[];
  readonly monthRevision: number;
  readonly budgetRevision: number;
  /** False: the reader sees only papers, so items are not linked. */
  readonly seesItems: boolean;
  readonly done: boolean;
}

const dong = (say: Say, amountVnd: number): string => say('board-money-sum', { sum: formatVnd(amountVnd) });

/** Lines shown; the statement's files contain all. */
const shownLines = 60;

/** An item has one line for its text and one for its photos. */
const itemLink = (say: Say, { item, part }: RoyaltyLine, seesItems: boolean): Part =>
  item
    ? html`${seesItems ? html`<a href="/board/items/${item.code}">${item.code}</a>` : item.code} ${item.title} <small>(${say('board-money-part', { part })})</small>`
    : '…';

function ownOf(say: Say, { own, month, seesItems }: MoneyView): Markup {
  return html`<section><h2>${say('board-money-own')}</h2><p>${say('board-money-expected', { month: month.id.split('-').reverse().join('/'), sum: formatVnd(own.expectedVnd) })}</p>
${own.lines.length > 0 && html`<ul class="rows">${own.lines.map((line) => html`<li><div class="what">${itemLink(say, line, seesItems)}</div><b>${dong(say, line.paidVnd)}</b></li>`)}</ul>`}
${own.paid.length > 0 && html`<dl class="facts">${own.paid.map(({ month: paid, paidVnd }) => fact(paid.split('-').reverse().join('/'), dong(say, paidVnd)))}</dl>`}</section>`;
}

function statementOf(say: Say, { statement, later, month, seesItems }: MoneyView): Part {
  if (!statement) return null;
  const { totals, ceiling, exceptions, lines, payouts } = statement.content;
  const names = new Map(payouts.map(({ payee }) => [payee.key, payee.name]));
  const paper = { name: 'statement', of: month.id } as const;
  const vnd = (sum: number | null): string => (sum === null ? '' : dong(say, sum));
  return html`<section><h2><a href="${paperAddress(paper)}">${paperName(say, paper)}</a></h2><dl class="facts">
${fact(say('board-money-state'), statement.id === '' ? say('board-paper-not-yet') : say(`statement-state-${statement.state}`))}
${fact(say('board-money-items'), String(totals.items))}
${fact(say('board-money-royalty'), vnd(totals.royaltyVnd))}
${fact(say('board-money-support'), vnd(totals.managementVnd))}
${fact(say('board-money-tax'), vnd(totals.taxVnd))}
${fact(say('board-money-net'), vnd(totals.netVnd))}
${fact(say('board-money-ceiling'), ceiling?.monthVnd == null ? say('board-money-no-ceiling') : say('board-money-under', { ceiling: formatVnd(ceiling.monthVnd), decision: ceiling.decision, left: formatVnd(Math.max(0, ceiling.monthVnd - totals.royaltyVnd)), cut: formatVnd(totals.cutVnd + totals.carriedVnd) }))}</dl>
${later && notice('note', html`<p>${say('board-money-later', { count: later.items, sum: formatVnd(later.vnd) })}</p>`)}
${exceptions.length > 0 && html`<div class="notice note"><ul class="bullets">${exceptions.map(({ issue }) => html`<li>${say(issue.key, issue.facts)}</li>`)}</ul></div>`}
${
  lines.length > 0 &&
  scrolled(
    say('board-money-lines'),
    html`<table class="stacked"><caption>${say('board-money-lines')}</caption><thead><tr><th scope="col">${say('board-money-payee')}</th><th scope="col">${say('board-items')}</th><th scope="col" class="right">${say('board-money-owed')}</th><th scope="col" class="right">${say('board-money-paid')}</th></tr></thead><tbody>${lines.slice(0, shownLines).map((line) => html`<tr><td>${names.get(line.payee) ?? ''}</td><td>${itemLink(say, line, seesItems)}</td><td class="right" data-label="${say('board-money-owed')}">${formatVnd(line.owedVnd)}</td><td class="right" data-label="${say('board-money-paid')}">${formatVnd(line.paidVnd)}</td></tr>`)}</tbody></table>`,
  )
}
${lines.length > shownLines && html`<p>${say('board-money-more', { count: lines.length - shownLines })}</p>`}</section>`;
}

function budgetOf(say: Say, { budget, budgetActs, budgetRevision, month }: MoneyView): Part {
  if (!budget) return null;
  const paper = { name: 'budget', of: month.firstDay.slice(0, 4) } as const;
  const sum = (amounts: readonly (number | null | undefined)[]): string =>
    formatVnd(sumOf(amounts.map((amount) => amount ?? 0)));
  const columns = [
    say('board-budget-estimate'),
    say('board-budget-approved'),
    say('board-budget-committed'),
    say('board-budget-spent'),
    say('board-budget-left'),
  ];
  // On a phone each amount stands below its line's name, with its column's name.
  const sums = (texts: readonly string[]): Part =>
    texts.map((text, at) => html`<td class="right" data-label="${columns[at] ?? ''}">${text}</td>`);
  return html`<section><h2><a href="${paperAddress(paper)}">${paperName(say, paper)}</a></h2>
${
  budget.length === 0
    ? html`<p>${say('budget-none')}</p>`
    : scrolled(
        paperName(say, paper),
        html`<table class="stacked"><thead><tr><th scope="col">${say('board-audit-number')}</th><th scope="col">${say('board-budget-line')}</th>${columns.map((name) => html`<th scope="col" class="right">${name}</th>`)}</tr></thead><tbody>${budget.map(
          (line, at) =>
            html`<tr><td class="order">${at + 1}</td><th scope="row">${line.name === line.kind ? say(`budget-kind-${line.kind}`) : line.name}</th>${sums([formatVnd(line.estimateVnd), line.approved ? formatVnd(line.approved.amountVnd) : '–', formatVnd(line.committedVnd), formatVnd(line.spentVnd), line.approved ? formatVnd(leftOf(line) ?? 0) : '–'])}</tr>`,
        )}</tbody><tfoot><tr><td class="order"></td><th scope="row">${say('board-budget-all')}</th>${sums([sum(budget.map(({ estimateVnd }) => estimateVnd)), sum(budget.map(({ approved }) => approved?.amountVnd)), sum(budget.map(({ committedVnd }) => committedVnd)), sum(budget.map(({ spentVnd }) => spentVnd)), sum(budget.map(leftOf))])}</tr></tfoot></table>`,
      )
}
${budgetActs.length > 0 && paperForms(say, budgetActs, { action: `${paperAddress(paper)}/act`, subject: paper.of, revision: budgetRevision, about: paperName(say, paper) })}</section>`;
}

/** Renders a month: statement and its acts, the year's budget, the reader's own lines. */
export const moneyPage = (say: Say, view: MoneyView): Markup => html`<h1>${say('board-money')}</h1>
${view.done && notice('done', html`<p>${say('board-did', { what: 'paper' })}</p>`)}
<div class="month-head"><a class="button quiet" rel="prev" href="/board/money?thang=${before(view.month).id}">${say('board-month-before')}</a><h2>${say('board-month', { month: view.month.id.split('-').reverse().join('/') })}</h2><a class="button quiet" rel="next" href="/board/money?thang=${view.nextMonth}">${say('board-month-after')}</a></div>
${statementOf(say, view)}
${view.monthActs.length > 0 && paperForms(say, view.monthActs, { action: `${paperAddress({ name: 'statement', of: view.month.id })}/act`, subject: view.month.id, revision: view.monthRevision, about: paperName(say, { name: 'statement', of: view.month.id }) })}
<p><a class="button quiet" href="/board/rules">${say('board-rules-money')}</a></p>
${budgetOf(say, view)}
${ownOf(say, view)}`;
