/** The yearly budget (Art. 5): an estimate from what was spent, the approved figure, orders and payments against it. */
import type { Actor } from '../../domain/actor.ts';
import {
  type BudgetCommand,
  type BudgetKind,
  type BudgetLine,
  beyondBudget,
  budgetKinds,
  isAskedByPeople,
  keptProjection,
  lineOfKind,
  mayCommit,
  nameOfLine,
  objectionToBudget,
  type PaidKind,
  type PaidSums,
  projectedVnd,
  projectionOf,
} from '../../domain/budget/budget.ts';
import { localDateOf, partsOf } from '../../domain/calendar/local-date.ts';
import { type Issue, refused } from '../../domain/decision.ts';
import { hashOf } from '../../domain/intact.ts';
import { formatVnd } from '../../domain/royalty/money.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import { done, type Outcome } from '../outcome.ts';
import { showTo } from '../show-paper.ts';
import { headOfPapers } from './paper-head.ts';

async function record({ stores, now }: Unit, actor: Actor, command: BudgetCommand, line: BudgetLine): Promise<void> {
  await putOnRecord({ stores, now }, actor.person, `budget-${command}`, `budget:${line.year}`, { name: line.name });
}

const fresh = (year: number, kind: BudgetKind, name: string): BudgetLine => ({
  ...{ year, kind, name, estimateVnd: 0, basis: '', approved: null, spentVnd: 0, committedVnd: 0 },
});

/** Adds a line named by people. If it exists and is not approved yet, changes its estimate. */
export async function addLine(
  unit: Unit,
  actor: Actor,
  line: Pick<BudgetLine, 'year' | 'kind' | 'name' | 'estimateVnd' | 'basis'>,
): Promise<Outcome> {
  const objection = objectionToBudget('add', actor);
  if (objection) return { ok: false, issues: [objection] };
  if (line.name.trim() === '') return refused('issue-words-missing');
  if (!Number.isSafeInteger(line.estimateVnd) || line.estimateVnd <= 0) return refused('issue-amount-unreadable');
  const kept = await unit.stores.period.budget(line.year);
  // A line opened by a payment, without an estimate, takes the request instead of a new line.
  const isOpened = ({ kind, name, estimateVnd, spentVnd }: BudgetLine): boolean =>
    kind === line.kind && name === kind && estimateVnd === 0 && spentVnd !== 0;
  const before = kept.find(({ name }) => name === line.name) ?? kept.find(isOpened);
  if (before?.approved) return refused('issue-budget-approved', { name: line.name });
  await unit.stores.registers.putLine(
    { ...fresh(line.year, line.kind, line.name), ...before, ...line, name: before?.name ?? line.name },
    unit.ids.next(),
  );
  await record(unit, actor, 'add', fresh(line.year, line.kind, line.name));
  return done();
}

/**
 * Estimates the year from the year before: projects each line from its spending, by its kind (`projectionOf`). A first
 * budget has one line of each kind. Approved lines and lines that people asked for are kept.
 */
export async function estimateYear(unit: Unit, actor: Actor, year: number): Promise<Outcome> {
  const objection = objectionToBudget('estimate', actor);
  if (objection) return { ok: false, issues: [objection] };
  const before = await unit.stores.period.budget(year - 1);
  const today = partsOf(localDateOf(unit.now, unit.ward.timeZone));
  // The current month is incomplete; in January of the budget's year the whole previous year is available.
  const months = today.year >= year ? 12 : Math.max(1, today.month - 1);
  const kept = await unit.stores.period.budget(year);
  const lines = before.length > 0 ? before : budgetKinds.map((kind) => fresh(year - 1, kind, kind));
  const paid = await unit.stores.registers.list('spending', String(year - 1));
  // Sorted ids, because rows of one moment have no order of their own and lines keep their order and numbers.
  const ids = lines.map(() => unit.ids.next()).sort();
  for (const [nth, { kind, name, spentVnd }] of lines.entries()) {
    const known = kept.find((each) => each.kind === kind && each.name === name) ?? fresh(year, kind, name);
    if (known.approved || isAskedByPeople(known)) continue;
    const own = paid.filter(({ line, state }) => line === name && state === 'spent');
    const projection = projectionOf({ kind, spentVnd }, months, own);
    const estimateVnd = projectedVnd(projection) ?? 0;
    await unit.stores.registers.putLine({ ...known, estimateVnd, basis: keptProjection(projection) }, ids[nth] ?? '');
  }
  await record(unit, actor, 'estimate', fresh(year, 'royalty', ''));
  return done();
}

/** Sends the current lines and their basis to the Chairman. What was sent is stored and does not change. */
export async function sendEstimate(unit: Unit, actor: Actor, year: number): Promise<Outcome> {
  const objection = objectionToBudget('send', actor);
  if (objection) return { ok: false, issues: [objection] };
  const lines = await unit.stores.period.budget(year);
  if (lines.every(({ estimateVnd }) => estimateVnd === 0)) return refused('issue-budget-empty', { year: String(year) });
  await keepEstimate(unit, actor, year, lines);
  await record(unit, actor, 'send', fresh(year, 'royalty', ''));
  await showTo(unit, actor, ['chairman'], { name: 'estimate', of: String(year) });
  return done();
}

async function keepEstimate(unit: Unit, actor: Actor, year: number, lines: readonly BudgetLine[]): Promise<void> {
  const { stores, ids, now, ward } = unit;
  const sent = {
    ...{ id: ids.next(), year, lines, before: await stores.period.budget(year - 1) },
    ...{ sentOn: localDateOf(now, ward.timeZone), paper: await headOfPapers(unit) },
  };
  const estimate = { ...sent, hash: await hashOf(unit, sent) };
  await stores.registers.put('estimate', estimate, { state: 'sent', about: String(year), by: actor.person, at: now });
}

async function lineOf(unit: Unit, year: number, number: number): Promise<BudgetLine | null> {
  return (await unit.stores.period.budget(year))[number - 1] ?? null;
}

/** Records the approved figure of a line. @param number of the line as the list shows it, from 1 */
export async function approveLine(
  unit: Unit,
  actor: Actor,
  year: number,
  given: {
    readonly number: number;
    readonly amountVnd: number;
    readonly decision: string;
    readonly on: string;
    /** The approved figure to replace, as it was read; null: none. */
    readonly replacesVnd: number | null;
  },
): Promise<Outcome> {
  const objection = objectionToBudget('approve', actor);
  if (objection) return { ok: false, issues: [objection] };
  const line = await lineOf(unit, year, given.number);
  if (!line) return refused('issue-budget-line', { number: given.number, year: String(year) });
  const { amountVnd, decision, on, replacesVnd } = given;
  if (!Number.isSafeInteger(amountVnd) || amountVnd <= 0) return refused('issue-amount-unreadable');
  if (line.approved && line.approved.amountVnd !== replacesVnd)
    return refused('issue-budget-replaces', {
      ...{ number: given.number, name: nameOfLine(line), decision: line.approved.decision },
      ...{ before: formatVnd(line.approved.amountVnd), after: formatVnd(amountVnd) },
      way: amountVnd < line.approved.amountVnd ? 'less' : 'more',
      difference: formatVnd(Math.abs(amountVnd - line.approved.amountVnd)),
    });
  const used = line.spentVnd + line.committedVnd;
  if (amountVnd < used)
    return refused('issue-budget-below', {
      name: nameOfLine(line),
      amount: formatVnd(amountVnd),
      used: formatVnd(used),
    });
  // Stores what he approves, also if the estimate was never sent to him.
  if ((await unit.stores.registers.list('estimate', String(year))).length === 0)
    await keepEstimate(unit, actor, year, await unit.stores.period.budget(year));
  await unit.stores.registers.putLine({ ...line, approved: { amountVnd, decision, on } }, unit.ids.next());
  await record(unit, actor, 'approve', line);
  await showTo(unit, actor, ['head', 'standingDeputy', 'accountant'], { name: 'budget', of: String(year) });
  return done();
}

/** Records an order or a payment as an entry, so that each sum has a list behind it. */
export async function useLine(
  unit: Unit,
  actor: Actor,
  year: number,
  given: {
    readonly type: 'commit' | 'spend';
    readonly number: number;
    readonly amountVnd: number;
    readonly what: string;
  },
): Promise<Outcome> {
  const { type, number, amountVnd, what } = given;
  const objection = objectionToBudget(type, actor);
  if (objection) return { ok: false, issues: [objection] };
  const line = await lineOf(unit, year, number);
  if (!line) return refused('issue-budget-line', { number, year: String(year) });
  if (what.trim() === '') return refused('issue-words-missing');
  // A payment for an earlier order uses that order's commitment.
  const ordered = type === 'spend' ? await openOrder(unit, line, amountVnd, what) : null;
  if (!ordered) {
    const may = mayCommit(line, amountVnd);
    if (!may.ok) return may;
  }
  const on = localDateOf(unit.now, unit.ward.timeZone);
  const state = type === 'commit' ? 'committed' : 'spent';
  const entry = {
    id: ordered?.id ?? unit.ids.next(),
    year,
    line: line.name,
    amountVnd,
    what: what.trim(),
    state,
    on,
    ...(ordered && { orderedOn: ordered.on }),
  } as const;
  await unit.stores.registers.put('spending', entry, { state, about: String(year), by: actor.person, at: unit.now });
  await unit.stores.registers.putLine(
    {
      ...line,
      spentVnd: line.spentVnd + (type === 'spend' ? amountVnd : 0),
      committedVnd: line.committedVnd + (type === 'commit' ? amountVnd : ordered ? -amountVnd : 0),
    },
    unit.ids.next(),
  );
  await record(unit, actor, type, line);
  return done();
}

const openOrder = async ({ stores }: Unit, line: BudgetLine, amountVnd: number, what: string) =>
  (await stores.registers.list('spending', String(line.year))).find(
    (each) =>
      each.state === 'committed' &&
      each.line === line.name &&
      each.amountVnd === amountVnd &&
      each.what === what.trim(),
  ) ?? null;

/**
 * Books paid royalties and support on the lines of the month's year. Opens a missing line without an approved figure,
 * because every payment must appear in the budget.
 * @returns issues for what the budget did not cover
 */
export async function spendStatement(
  unit: Unit,
  actor: Actor,
  month: string,
  paid: PaidSums,
): Promise<readonly Issue[]> {
  const year = Number(month.slice(0, 4));
  const lines = await unit.stores.period.budget(year);
  for (const [kind, amountVnd] of Object.entries(paid) as readonly (readonly [PaidKind, number])[]) {
    if (amountVnd === 0) continue;
    const line = lineOfKind(lines, kind) ?? fresh(year, kind, kind);
    const on = localDateOf(unit.now, unit.ward.timeZone);
    const entry = { id: unit.ids.next(), year, line: line.name, amountVnd, what: month, state: 'spent', on } as const;
    await unit.stores.registers.put('spending', entry, {
      ...{ state: 'spent', about: String(year), by: actor.person, at: unit.now },
    });
    await unit.stores.registers.putLine({ ...line, spentVnd: line.spentVnd + amountVnd }, unit.ids.next());
  }
  return beyondBudget(lines, year, paid);
}
