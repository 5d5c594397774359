/** The steps of a month's royalty statement: compute, check, approve (which freezes it), pay; and the data of its lines. */
import type { Actor } from '../../domain/actor.ts';
import { type Attempt, refused } from '../../domain/decision.ts';
import { joinedLines } from '../../domain/facts.ts';
import { personId, type SubmissionId } from '../../domain/ids.ts';
import { hashOf, isStatementIntact } from '../../domain/intact.ts';
import { shortPeriod } from '../../domain/period/period.ts';
import { actorOf } from '../../domain/person/person.ts';
import { boardRoles } from '../../domain/roles.ts';
import { balancesOf } from '../../domain/royalty/balance.ts';
import { formatVnd } from '../../domain/royalty/money.ts';
import type { StatementContent } from '../../domain/royalty/statement.ts';
import {
  changeLines,
  decideStatement,
  evolveStatement,
  type LineChange,
  leftToPay,
  needsReason,
  objectionToStatement,
  type Statement,
  type StatementCommand,
  supportOf,
} from '../../domain/royalty/statement-state.ts';
import { formatShare, objectionToParts, shareIn } from '../../domain/submission/share.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import type { Appraisal, PayeeNote } from '../../ports/period.ts';
import type { Unit } from '../../ports/services.ts';
import { spendStatement } from '../period/budget.ts';
import { headOfPapers } from '../period/paper-head.ts';
import { notify } from '../react.ts';
import { showTo } from '../show-paper.ts';

/** The statement as saved now. */
export type StatementOutcome = Attempt<{ readonly statement: Statement }>;

/**
 * Computes the statement.
 * @param content computed at the same moment (`contentOfMonth`)
 * @param reason required if the month is frozen; a new version begins
 */
export const computeMonth = (
  unit: Unit,
  actor: Actor,
  content: StatementContent,
  reason: string | null = null,
): Promise<StatementOutcome> => step(unit, actor, content.month, { type: 'compute', content, reason });

/** Checks the statement. @param override the reason if the checker also computed it */
export const checkMonth = (
  unit: Unit,
  actor: Actor,
  month: string,
  override: string | null = null,
): Promise<StatementOutcome> => step(unit, actor, month, { type: 'check', override });

/** Approves the statement. @param override the reason if the approver is paid by it */
export async function approveMonth(
  unit: Unit,
  actor: Actor,
  wanted: { readonly month: string; readonly override: string | null },
): Promise<StatementOutcome> {
  const statement = await unit.stores.statements.latest(wanted.month);
  const hash = statement ? await hashOf(unit, statement.content) : '';
  const paper = await headOfPapers(unit);
  return step(unit, actor, wanted.month, { type: 'approve', hash, override: wanted.override, paper });
}

/**
 * Records the payment of a frozen month. Its lines can no longer change; later changes go into another month.
 * @param taxes what would be withheld differently today (`taxChanges`); if there is any, a new version is needed first
 */
export async function payMonth(
  unit: Unit,
  actor: Actor,
  month: string,
  taxes: readonly LineChange[],
): Promise<StatementOutcome> {
  const kept = await unit.stores.statements.latest(month);
  const isPayable = kept && objectionToStatement(kept, 'pay', actor) === null && (await isStatementIntact(unit, kept));
  if (isPayable && taxes.length > 0)
    return refused('issue-tax-outdated', {
      ...{ month: shortPeriod(month), count: taxes.length, lines: joinedLines(changeLines(taxes)) },
    });
  return step(unit, actor, month, { type: 'pay' });
}

/** Roles that are notified after each step because it is their turn. */
const whoHears = {
  compute: ['standingDeputy'],
  check: ['head'],
  approve: ['standingDeputy', 'accountant'],
  pay: ['head'],
} as const satisfies Record<StatementCommand['type'], readonly Actor['role'][]>;

async function step(unit: Unit, actor: Actor, month: string, command: StatementCommand): Promise<StatementOutcome> {
  const { stores, now, ids } = unit;
  const before = await stores.statements.latest(month);
  if (command.type === 'pay' && before && !(await isStatementIntact(unit, before))) return refused('issue-hash-broken');
  const decision = decideStatement(before, command, { actor, now });
  if (!decision.ok) return decision;
  let statement = before;
  for (const event of decision.events) statement = evolveStatement(statement, event, ids.next());
  if (!statement) throw new Error(`no statement of ${month} after ${command.type}`);
  // Reading and writing a version each take long, so other transactions get a turn between them.
  await stores.period.pause();
  await stores.statements.save(statement);
  const { version, hash, content } = statement;
  await stores.audit.record(
    {
      actor: actor.person,
      action: `statement-${command.type}`,
      object: `statement:${month}`,
      details: { version, netVnd: content.totals.netVnd, hash },
    },
    now,
  );
  if (command.type === 'pay') await paidOut(unit, actor, statement);
  if (command.type === 'approve' && command.override !== null) await tellOverride(unit, actor, month, command.override);
  // If the head may approve only with a reason, the Chairman is asked too. The Chairman also receives every statement that was
  // approved with a reason or that pays its approver.
  const heads = await stores.people.holdersOf(['head'], now);
  const isForChairman =
    command.type === 'check'
      ? heads.some((head) => needsReason(statement, actorOf(head)))
      : command.type === 'approve' && (command.override !== null || supportOf(content, actor.person) > 0);
  const also = isForChairman ? (['chairman'] as const) : [];
  await showTo(unit, actor, [...whoHears[command.type], ...also], { name: 'statement', of: month });
  return { ok: true, statement };
}

/** Tells the whole board that someone approved a statement that pays them, and why (product §8). */
async function tellOverride(unit: Unit, actor: Actor, month: string, reason: string): Promise<void> {
  const facts = { name: actor.name, month: shortPeriod(month), reason };
  for (const { id } of await unit.stores.people.holdersOf(boardRoles, unit.now))
    if (id !== actor.person) await notify(unit, id, { noun: 'ward', name: 'statement-overridden', facts });
}

/** Books the payment in the budget, tells those responsible for money what the budget does not cover, and tells the payees. */
async function paidOut(unit: Unit, actor: Actor, statement: Statement): Promise<void> {
  const { month, version, content } = statement;
  const settled = (await unit.stores.statements.settled(month, version))?.content ?? null;
  const beyond = await spendStatement(unit, actor, month, leftToPay(content, settled));
  const facts = {
    month: shortPeriod(month),
    lines: joinedLines(beyond.map(({ key, facts: said = {} }) => ({ key, facts: said }))),
  };
  const clerksOfMoney = beyond.length > 0 ? await unit.stores.people.holdersOf(clerks, unit.now) : [];
  for (const { id } of clerksOfMoney) await notify(unit, id, { noun: 'ward', name: 'statement-beyond-budget', facts });
  await tellPayees(unit, statement, settled);
}

/** Tells each payee who is a person of the ward what was paid; for a month paid before, the difference. */
async function tellPayees(unit: Unit, statement: Statement, settled: StatementContent | null): Promise<void> {
  for (const { payee, dueVnd } of balancesOf(statement.content, settled)) {
    const person = dueVnd === 0 ? null : await unit.stores.people.find(personId(payee.key));
    if (person?.status !== 'active') continue;
    const { taxVnd = 0 } = statement.content.payouts.find((each) => each.payee.key === payee.key) ?? {};
    const facts = {
      ...{ month: shortPeriod(statement.month), sum: formatVnd(Math.abs(dueVnd)), tax: formatVnd(taxVnd) },
      way: dueVnd < 0 ? 'back' : settled ? 'rest' : 'paid',
      isTaxed: taxVnd > 0 ? 'yes' : 'no',
    };
    await notify(unit, person.id, { noun: 'ward', name: 'royalty-paid', facts });
  }
}

const appraisers: readonly Actor['role'][] = ['deputy', 'standingDeputy', 'head'];

/** Returns an item that this board member may grade. People paid for an item may not grade it. */
async function itemToValue({ stores }: Unit, actor: Actor, id: SubmissionId) {
  if (actor.status !== 'active') return refused('issue-account-frozen');
  if (!appraisers.includes(actor.role)) return refused('issue-not-entitled');
  const [item] = await stores.period.byIds([id]);
  if (!item) return refused('issue-not-found');
  const isOwn = item.contributions.some(({ person, kind }) => person === actor.person && kind !== 'edit');
  return isOwn ? refused('issue-own-item') : { ok: true as const, item };
}

/** Records the board's grade of an item. Its authors may not grade it. */
export async function appraise(
  unit: Unit,
  actor: Actor,
  wanted: { readonly item: SubmissionId } & Appraisal,
): Promise<Attempt> {
  const { item: id, ...appraisal } = wanted;
  const { stores, now } = unit;
  const found = await itemToValue(unit, actor, id);
  if (!found.ok) return found;
  await stores.appraisals.put(id, appraisal, actor.person, now);
  await stores.audit.record({ actor: actor.person, action: 'appraised', object: id, details: { ...appraisal } }, now);
  return { ok: true };
}

/**
 * Sets how the credited authors share the royalty of a text. Every author must be named and the shares must add up to the
 * whole; otherwise nothing changes.
 * @param credits 'Lan 60%'; a given name is enough if it is unambiguous
 */
export async function divideItem(
  unit: Unit,
  actor: Actor,
  id: SubmissionId,
  credits: readonly string[],
): Promise<Attempt> {
  const found = await itemToValue(unit, actor, id);
  if (!found.ok) return found;
  const { code, contributions } = found.item;
  const names = contributions.flatMap(({ kind, name }) => (kind === 'text' ? [name] : []));
  const parts = new Map<string, number | null>(names.map((name) => [name, null]));
  for (const { name: called, share } of credits.map(shareIn)) {
    const folded = foldForSearch(called);
    const exact = names.filter((name) => foldForSearch(name) === folded);
    const meant = exact.length > 0 ? exact : names.filter((name) => foldForSearch(name).endsWith(` ${folded}`));
    const [name] = meant;
    if (name === undefined || meant.length > 1)
      return refused('issue-share-unknown', { code, name: called, names: names.join(', ') });
    parts.set(name, share);
  }
  const issue = objectionToParts([...parts].map(([name, share]) => ({ name, share })));
  if (issue) return { ok: false, issues: [issue] };
  const said = new Map([...parts].map(([name, share]) => [name, share ?? 0]));
  await unit.stores.submissions.divideText(id, said);
  const details = { code, parts: [...said].map(([name, share]) => `${name} ${formatShare(share)}%`).join(', ') };
  await unit.stores.timeline.record(id, 'shares-said', actor.person, unit.now, { parts: details.parts });
  await unit.stores.audit.record({ actor: actor.person, action: 'shares-said', object: id, details }, unit.now);
  return { ok: true };
}

const clerks: readonly Actor['role'][] = ['standingDeputy', 'head', 'accountant'];

/** Records a payee's tax facts: commitment for a year, contract, residence. */
export async function notePayee(unit: Unit, actor: Actor, note: PayeeNote): Promise<Attempt> {
  if (actor.status !== 'active') return refused('issue-account-frozen');
  if (!clerks.includes(actor.role)) return refused('issue-not-entitled');
  await unit.stores.appraisals.putPayee(note, actor.person, unit.now);
  await unit.stores.audit.record(
    {
      actor: actor.person,
      action: 'payee-noted',
      object: 'payee',
      details: { tax: note.tax, year: note.commitmentYear, earlier: note.earlierYears.join(', ') },
    },
    unit.now,
  );
  return { ok: true };
}
