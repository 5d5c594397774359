/** Acts on a line of the year's budget, given as typed words. */
import type { PaperAct } from '../../domain/act/paper.ts';
import type { Actor } from '../../domain/actor.ts';
import { type BudgetKind, budgetKinds, objectionToBudget } from '../../domain/budget/budget.ts';
import { localDateOf } from '../../domain/calendar/local-date.ts';
import { refused } from '../../domain/decision.ts';
import { amountIn, fieldsIn, writtenDayIn } from '../../domain/period/fields.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import { objectionToDay } from '../../domain/words/moment.ts';
import type { Unit } from '../../ports/services.ts';
import type { Outcome } from '../outcome.ts';
import { addLine, approveLine, estimateYear, sendEstimate, useLine } from './budget.ts';

/**
 * Parses and carries out an act: '2; 12.000.000; 45/QĐ-UBND; 15/12/2026' is the number of the line, the amount, and what the
 * act also needs.
 */
export async function onBudget(
  unit: Unit,
  actor: Actor,
  input: { readonly act: PaperAct['name']; readonly subject: string; readonly words: string },
): Promise<Outcome<object>> {
  const year = Number(input.subject);
  if (!Number.isInteger(year)) return refused('issue-year-unreadable', { year: input.subject });
  if (input.act === 'estimateBudget') return estimateYear(unit, actor, year);
  if (input.act === 'sendBudget') return sendEstimate(unit, actor, year);
  const type = budgetTypes[input.act as keyof typeof budgetTypes];
  const objection = type && objectionToBudget(type, actor);
  if (objection) return { ok: false, issues: [objection] };
  const fields = fieldsIn(input.words);
  if (input.act === 'addBudget') {
    const [name = '', amount = '', ...basis] = fields;
    const kind = budgetKinds.find((each) => budgetWords[each]?.test(foldForSearch(name))) ?? 'operation';
    const estimateVnd = amount === '' ? 0 : amountIn(amount);
    if (estimateVnd === null) return refused('issue-amount-unreadable');
    const line = { year, kind, name, estimateVnd, basis: basis.join(' ') };
    return addLine(unit, actor, line);
  }
  const [number = '', amount = '', third = '', fourth = '', fifth = ''] = fields;
  const given = { number: Number(number.replaceAll(/\D/gu, '')), amountVnd: amountIn(amount) ?? 0 };
  if (input.act === 'approveBudget') {
    const today = localDateOf(unit.now, unit.ward.timeZone);
    const on = writtenDayIn(fourth, today);
    const noDay = objectionToDay(fourth, today);
    if (noDay) return { ok: false, issues: [noDay] };
    if (third === '' || !on) return refused('issue-decision-missing');
    const replacesVnd = /^thay\b/iu.test(fifth) ? amountIn(fifth.replace(/^thay\s*/iu, '')) : null;
    return approveLine(unit, actor, year, { ...given, decision: third, on, replacesVnd });
  }
  const used = input.act === 'commitBudget' ? 'commit' : 'spend';
  return useLine(unit, actor, year, { ...given, type: used, what: [third, fourth].filter(Boolean).join('; ') });
}

const budgetTypes = {
  addBudget: 'add',
  approveBudget: 'approve',
  commitBudget: 'commit',
  spendBudget: 'spend',
} as const;

/** Patterns for a line's name without diacritics. A name that matches none is of the kind operation. */
const budgetWords: Readonly<Partial<Record<BudgetKind, RegExp>>> = {
  royalty: /nhuan but/u,
  management: /quan ly|ho tro/u,
  equipment: /\b(?:may|thiet bi)\b/u,
  training: /tap huan|dao tao|boi duong/u,
  reward: /khen|\bthuong\b(?! xuyen)/u,
};
