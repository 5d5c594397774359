/** A month's statement, step by step: compute, check, approve (which freezes it), pay; and what each author may see. */
import type { Actor } from '../../domain/actor.ts';
import { formatDate, type LocalDate, localDateOf } from '../../domain/calendar/local-date.ts';
import { type Issue, refused } from '../../domain/decision.ts';
import type { PersonId, SubmissionId } from '../../domain/ids.ts';
import { monthOf, parsePeriod } from '../../domain/period/period.ts';
import { roomUnder } from '../../domain/royalty/ceiling.ts';
import type { Forecast } from '../../domain/royalty/forecast.ts';
import { linesOf, type RoyaltyLine } from '../../domain/royalty/item-lines.ts';
import { sumOf } from '../../domain/royalty/money.ts';
import { baseSalaries, inForce } from '../../domain/royalty/rates.ts';
import { computeStatement } from '../../domain/royalty/statement.ts';
import {
  canonicalText,
  changesBetween,
  decideStatement,
  evolveStatement,
  type LineChange,
  type Statement,
  type StatementCommand,
} from '../../domain/royalty/statement-state.ts';
import type { Appraisal, PayeeNote } from '../../ports/period.ts';
import type { Sight, Unit } from '../../ports/services.ts';
import { ceilingsOf, earningOf, gatherStatement, payeesOf, ratesOf } from './gather.ts';

export type StatementOutcome =
  | { readonly ok: true; readonly statement: Statement; readonly changes: readonly LineChange[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** What the month would pay now; nothing is kept. A statement that somebody computed already is shown as it is. */
export async function seeStatement(
  unit: Sight,
  month: string,
  paidOn: LocalDate | null = null,
): Promise<StatementOutcome> {
  const kept = await unit.stores.statements.latest(month);
  if (kept) return { ok: true, statement: kept, changes: await changesOf(unit, kept) };
  const period = parsePeriod(month);
  if (period?.kind !== 'month') return refused('issue-month-unreadable', { month });
  const content = computeStatement(await gatherStatement(unit, period, paidOn));
  const statement: Statement = {
    id: '',
    month,
    version: 1,
    state: 'computed',
    content,
    reason: null,
    computedAt: unit.now.toISOString(),
    checked: null,
    approved: null,
    hash: null,
  };
  return { ok: true, statement, changes: [] };
}

async function changesOf({ stores }: Sight, statement: Statement): Promise<readonly LineChange[]> {
  const before = statement.version > 1 ? await stores.statements.version(statement.month, statement.version - 1) : null;
  return before ? changesBetween(before.content, statement.content) : [];
}

/** @param reason needed where the month is frozen: a new version begins */
export async function computeMonth(
  unit: Unit,
  actor: Actor,
  wanted: { readonly month: string; readonly paidOn: LocalDate | null; readonly reason: string | null },
): Promise<StatementOutcome> {
  const period = parsePeriod(wanted.month);
  if (period?.kind !== 'month') return refused('issue-month-unreadable', { month: wanted.month });
  if (period.firstDay > localDateOf(unit.now, unit.ward.timeZone))
    return refused('issue-month-ahead', { month: wanted.month, day: formatDate(period.firstDay) });
  const content = computeStatement(await gatherStatement(unit, period, wanted.paidOn));
  return step(unit, actor, wanted.month, { type: 'compute', content, reason: wanted.reason });
}

export const checkMonth = (unit: Unit, actor: Actor, month: string): Promise<StatementOutcome> =>
  step(unit, actor, month, { type: 'check' });

/** @param override why the approver, who is paid by it, approves it in spite of that */
export async function approveMonth(
  unit: Unit,
  actor: Actor,
  wanted: { readonly month: string; readonly override: string | null },
): Promise<StatementOutcome> {
  const statement = await unit.stores.statements.latest(wanted.month);
  const hash = statement ? hashOf(unit, statement.content) : '';
  return step(unit, actor, wanted.month, { type: 'approve', hash, override: wanted.override });
}

export const payMonth = (unit: Unit, actor: Actor, month: string): Promise<StatementOutcome> =>
  step(unit, actor, month, { type: 'pay' });

/** sha256 of the content with its keys in order: the same content gives the same hash on every machine. */
export const hashOf = ({ hashToken }: Pick<Unit, 'hashToken'>, content: object): string =>
  hashToken(canonicalText(content));

async function step(unit: Unit, actor: Actor, month: string, command: StatementCommand): Promise<StatementOutcome> {
  const { stores, now, ids } = unit;
  const before = await stores.statements.latest(month);
  const decision = decideStatement(before, command, { actor, now });
  if (!decision.ok) return decision;
  let statement = before;
  for (const event of decision.events) statement = evolveStatement(statement, event, ids.next());
  if (!statement) throw new Error(`no statement of ${month} after ${command.type}`);
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
  return { ok: true, statement, changes: await changesOf(unit, statement) };
}

/** A person's own lines of frozen statements, newest month first: nobody else's. */
export const ownLines = (
  { stores }: Pick<Sight, 'stores'>,
  person: PersonId,
): Promise<readonly { readonly month: string; readonly line: RoyaltyLine }[]> =>
  stores.statements.linesOf(person, longestList);

const longestList = 60;

/** What an item would earn if it were published today; null where no rate governs, or a share is missing. */
export async function forecast(unit: Sight, id: SubmissionId): Promise<Forecast | null> {
  const tables = await ratesOf(unit);
  // Most wards have none yet: nothing else is read for each card.
  const [item] = tables.length > 0 ? await unit.stores.period.byIds([id]) : [];
  if (!item) return null;
  const today = localDateOf(unit.now, unit.ward.timeZone);
  const payees = new Map((await payeesOf(unit, [item])).map((payee) => [payee.key, payee]));
  const rates = { tables, salaries: baseSalaries };
  const lines = linesOf(
    { ...earningOf(unit, item), publishedOn: item.publishedAt ? earningOf(unit, item).publishedOn : today },
    { rates, payees },
  );
  if (!lines.ok) return null;
  const amountVnd = sumOf(lines.lines.map(({ owedVnd }) => owedVnd));
  const ceiling = inForce(await ceilingsOf(unit), today);
  if (!ceiling) return { amountVnd, leftVnd: null };
  const month = await gatherStatement(unit, monthOf(today), null);
  const { leftVnd } = roomUnder(ceiling, month.spent);
  return { amountVnd, leftVnd: Math.max(0, leftVnd - computeStatement(month).totals.royaltyVnd) };
}

const appraisers: readonly Actor['role'][] = ['deputy', 'standingDeputy', 'head'];

/** The board says what an item is worth. Its own authors do not. */
export async function appraise(
  unit: Unit,
  actor: Actor,
  wanted: { readonly item: SubmissionId } & Appraisal,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly issues: readonly Issue[] }> {
  const { item: id, ...appraisal } = wanted;
  const { stores, now } = unit;
  if (actor.status !== 'active') return refused('issue-account-frozen');
  if (!appraisers.includes(actor.role)) return refused('issue-not-entitled');
  const [item] = await stores.period.byIds([id]);
  if (!item) return refused('issue-not-found');
  if (item.contributions.some(({ person, kind }) => person === actor.person && kind !== 'edit'))
    return refused('issue-own-item');
  await stores.appraisals.put(id, appraisal, actor.person, now);
  await stores.audit.record({ actor: actor.person, action: 'appraised', object: id, details: { ...appraisal } }, now);
  return { ok: true };
}

const clerks: readonly Actor['role'][] = ['standingDeputy', 'head', 'accountant'];

/** How somebody is taxed: a commitment for a year, a contract, a residence. */
export async function notePayee(
  unit: Unit,
  actor: Actor,
  note: PayeeNote,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly issues: readonly Issue[] }> {
  if (actor.status !== 'active') return refused('issue-account-frozen');
  if (!clerks.includes(actor.role)) return refused('issue-not-entitled');
  await unit.stores.appraisals.putPayee(note, actor.person, unit.now);
  await unit.stores.audit.record(
    {
      actor: actor.person,
      action: 'payee-noted',
      object: 'payee',
      details: { tax: note.tax, year: note.commitmentYear },
    },
    unit.now,
  );
  return { ok: true };
}
