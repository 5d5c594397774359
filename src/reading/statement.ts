/** Royalties: a month's statement, its current lines, a person's own lines, and an item's forecast. */
import { beyondBudget } from '../domain/budget/budget.ts';
import { formatDate, type LocalDate, localDateOf } from '../domain/calendar/local-date.ts';
import { type Attempt, refused } from '../domain/decision.ts';
import type { PersonId, SubmissionId } from '../domain/ids.ts';
import { isStatementIntact } from '../domain/intact.ts';
import { before as monthBefore, monthOf, type Period, parsePeriod } from '../domain/period/period.ts';
import { actorOf } from '../domain/person/person.ts';
import { roomUnder } from '../domain/royalty/ceiling.ts';
import type { Forecast } from '../domain/royalty/forecast.ts';
import { linesOf, type RoyaltyLine } from '../domain/royalty/item-lines.ts';
import { sumOf } from '../domain/royalty/money.ts';
import { inForce } from '../domain/royalty/rates.ts';
import { computeStatement, type Exception, earningIn, type StatementContent } from '../domain/royalty/statement.ts';
import {
  type Approver,
  changesBetween,
  isFrozen,
  isOutdated,
  type LineChange,
  leftToPay,
  needsReason,
  type Statement,
  supportOf,
} from '../domain/royalty/statement-state.ts';
import type { FrozenLine } from '../ports/period.ts';
import type { Records } from '../ports/period-records.ts';
import { handedOn, inSlices } from './in-slices.ts';
import { ceilingsOf, earningOf, gatherStatement, payeesOf, ratesOf } from './statement-input.ts';

/** The statement of a month, compared with the current records. */
export type SeenStatement = Attempt<{
  readonly statement: Statement;
  /** Changes from the previous version. */
  readonly changes: readonly LineChange[];
  /** The previous version; null: this is the first. */
  readonly replaced: StatementContent | null;
  /** What the current records would change; null: nothing. */
  readonly since: StatementSince | null;
  /** The newest earlier version that was paid; null: none. */
  readonly settled: StatementContent | null;
  /** The person who approved it, or who is to approve it. */
  readonly approver: Approver;
  /** Day of approval of the previous version; null or omitted: none, or not approved. */
  readonly replacedOn?: LocalDate | null;
  /** Paid versions up to this one, oldest first. */
  readonly payments?: readonly Payment[];
  /** The ward's accountant; null or omitted: not registered. */
  readonly accountant?: string | null;
}>;

/** Day on which a version was paid. */
export interface Payment {
  readonly version: number;
  readonly on: LocalDate;
}

/** Changes since the statement was computed. After the freeze they count only in a new version. */
export interface StatementSince {
  readonly lines: readonly LineChange[];
  readonly now: StatementContent;
}

/** What a month would pay, or why it cannot be computed. */
export type MonthContent = Attempt<{ readonly content: StatementContent }>;

/** Computes a month from what is published now. Refused for a month that has not begun. */
export async function contentOfMonth(
  records: Records,
  month: string,
  paidOn: LocalDate | null = null,
): Promise<MonthContent> {
  const whole = parsePeriod(month);
  if (whole?.kind !== 'month') return refused('issue-month-unreadable', { month });
  if (whole.firstDay > localDateOf(records.now, records.ward.timeZone))
    return refused('issue-month-ahead', { month, day: formatDate(whole.firstDay) });
  const { period } = records.stores;
  const input = await gatherStatement(records, whole, paidOn);
  const computed = computeStatement(input, await inSlices(period, input.items, earningIn(input)));
  const content = { ...computed, exceptions: await withBudget(records, computed) };
  return { ok: true, content: await handedOn(period, content, input.items.length) };
}

/** A version number above any that exists. */
const anyVersion = 1_000_000;

/**
 * Adds amounts not covered by the year's budget, unless paid before; placed after exceptions that block signing, overrides
 * and sample rates.
 */
async function withBudget({ stores }: Records, content: StatementContent): Promise<readonly Exception[]> {
  const { month, exceptions } = content;
  const year = Number(month.slice(0, 4));
  const settled = (await stores.statements.settled(month, anyVersion))?.content ?? null;
  const beyond = beyondBudget(await stores.period.budget(year), year, leftToPay(content, settled));
  const isFirst = ({ kind, blocks }: Exception): boolean => blocks || kind === 'override' || kind === 'sample';
  return [
    ...exceptions.filter(isFirst),
    ...beyond.map((issue): Exception => ({ kind: 'budget', blocks: false, issue })),
    ...exceptions.filter((each) => !isFirst(each)),
  ];
}

/** The newest version with its changes; if the month was never computed, what it would pay now. */
export async function seeStatement(records: Records, month: string): Promise<SeenStatement> {
  const kept = await records.stores.statements.latest(month);
  const seen = await contentOfMonth(records, month);
  if (kept)
    return {
      ...{ ok: true, statement: kept, ...(await changesOf(records, kept)) },
      since: seen.ok ? sinceOf(kept, seen.content) : null,
      settled: (await records.stores.statements.settled(month, kept.version))?.content ?? null,
      approver: await approverOf(records, kept),
      payments: await paymentsOf(records, kept),
      accountant: await accountantOf(records, kept.approved?.at ?? null),
    };
  if (!seen.ok) return seen;
  const statement: Statement = {
    id: '',
    month,
    version: 1,
    state: 'computed',
    content: seen.content,
    reason: null,
    computedAt: records.now.toISOString(),
    checked: null,
    approved: null,
    hash: null,
  };
  return {
    ok: true,
    statement,
    changes: [],
    replaced: null,
    since: null,
    settled: null,
    approver: await approverOf(records, statement),
    payments: [],
    accountant: await accountantOf(records, null),
  };
}

/** Upper limit of audit entries for a month; no month has that many. */
const manySteps = 1_000;

/** Reads the days of payment from the audit chain. */
async function paymentsOf({ stores, ward }: Records, { month, version }: Statement): Promise<readonly Payment[]> {
  const steps = await stores.audit.about(`statement:${month}`, 0, manySteps);
  return steps.flatMap(({ action, at, details }) => {
    const paid = Number(details.version);
    return action === 'statement-pay' && paid <= version ? [{ version: paid, on: localDateOf(at, ward.timeZone) }] : [];
  });
}

/** The accountant. @param approvedAt of a frozen statement: the holder of the office at that time; null: the current one */
async function accountantOf({ stores, now }: Records, approvedAt: string | null): Promise<string | null> {
  const at = approvedAt === null ? now : new Date(approvedAt);
  return (await stores.people.holdersOf(['accountant'], at))[0]?.name ?? null;
}

/** Before the approval: the head, or the Chairman if the head may approve only with a reason. */
async function approverOf(records: Records, statement: Statement): Promise<Approver> {
  const { stores, now } = records;
  const { approved, state, content } = statement;
  if (approved)
    return {
      ...{ name: approved.name, supportVnd: supportOf(content, approved.person), isBarred: false },
      signer: { office: approved.role === 'chairman' ? 'chairman' : 'head', name: approved.name },
      isBroken: !(await isStatementIntact(records, statement)),
    };
  const [head] = await stores.people.holdersOf(['head'], now);
  const isBarred = head !== undefined && needsReason(statement, actorOf(head));
  const [chairman] = isBarred ? await stores.people.holdersOf(['chairman'], now) : [];
  return {
    name: head?.name ?? '',
    supportVnd: head && state === 'checked' ? supportOf(content, head.id) : 0,
    isBarred,
    signer: isBarred
      ? { office: 'chairman', name: chairman?.name ?? null }
      : { office: 'head', name: head?.name ?? null },
  };
}

/** Items that no version of a frozen month contains: their number and the additional amount. */
export interface Later {
  readonly items: number;
  readonly vnd: number;
}

/** Null: the month is not frozen, or nothing was added since. */
export function laterThanFrozen(seen: SeenStatement): Later | null {
  if (!seen.ok || !isFrozen(seen.statement) || seen.since === null) return null;
  const lines = seen.since.lines.filter(({ what }) => what === 'line');
  const vnd = sumOf(lines.map(({ beforeVnd, afterVnd }) => afterVnd - beforeVnd));
  return lines.length > 0 ? { items: new Set(lines.map(({ code }) => code)).size, vnd } : null;
}

/**
 * Changes that need a new version of a frozen month. An item taken down after the freeze does not: it becomes a negative line
 * of the next month. Neither does support alone, which follows from the lines and the current board. Tax does until payment.
 */
function sinceOf(kept: Statement, now: StatementContent): StatementSince | null {
  if (!isOutdated(kept.content, now)) return null;
  const lines = changesBetween(kept.content, now);
  if (!isFrozen(kept)) return { lines, now };
  const gone = new Set(
    lines.flatMap(({ what, payee, afterVnd }) => (what === 'line' && afterVnd === 0 ? [payee] : [])),
  );
  const later = lines.filter(({ what, payee, afterVnd }) =>
    what === 'tax' ? kept.state === 'approved' && !gone.has(payee) : what === 'line' && afterVnd !== 0,
  );
  return later.length > 0 ? { lines: later, now } : null;
}

async function changesOf(
  { stores, ward }: Records,
  statement: Statement,
): Promise<Pick<Extract<SeenStatement, { ok: true }>, 'changes' | 'replaced' | 'replacedOn'>> {
  const before = statement.version > 1 ? await stores.statements.version(statement.month, statement.version - 1) : null;
  return before
    ? {
        ...{ changes: changesBetween(before.content, statement.content), replaced: before.content },
        replacedOn: before.approved && localDateOf(new Date(before.approved.at), ward.timeZone),
      }
    : { changes: [], replaced: null };
}

const longestList = 60;

/** A person's own lines of frozen statements, newest month first. */
export const ownLines = ({ stores }: Pick<Records, 'stores'>, person: PersonId): Promise<readonly FrozenLine[]> =>
  stores.statements.linesOf(person, longestList);

/** A version of a month's statement as one payee reads it. */
export interface OwnVersion {
  readonly month: string;
  readonly version: number;
  readonly isFrozen: boolean;
  readonly isPaid: boolean;
  /** True for lines added after the freeze, which wait for this version. */
  readonly isLater: boolean;
  readonly lines: readonly RoyaltyLine[];
  readonly sumVnd: number;
  /** Royalties already paid to them by an earlier version; null: none. */
  readonly settledVnd: number | null;
}

/** What the person would be paid now; for a frozen month, the lines added since, which wait for a new version. */
export function ofNow(seen: Extract<SeenStatement, { ok: true }>, person: PersonId) {
  const { statement, since } = seen;
  const isOwn = ({ payee }: RoyaltyLine): boolean => payee === person;
  if (statement.hash === null)
    return {
      version: statement.version,
      isFrozen: false,
      isPaid: false,
      isLater: false,
      lines: statement.content.lines.filter(isOwn),
    };
  const fresh = new Set(since?.lines.filter(({ beforeVnd }) => beforeVnd === 0).map(({ key }) => key));
  const lines = since?.now.lines.filter((line) => isOwn(line) && fresh.has(line.key)) ?? [];
  return { version: statement.version + 1, isFrozen: false, isPaid: false, isLater: true, lines };
}

/**
 * One entry per version, newest month first; the unfrozen version comes before frozen ones. The month before is included
 * until its statement is frozen, which takes days: otherwise its authors would find nothing of it.
 */
export async function ownVersions(records: Records, person: PersonId, month: Period): Promise<readonly OwnVersion[]> {
  const frozen = await ownLines(records, person);
  const isOwn = ({ payee }: RoyaltyLine): boolean => payee === person;
  const lists = [...new Map(frozen.map((each) => [`${each.month}:${each.version}`, each])).values()].map(
    ({ month: of, version, isPaid }) => ({
      ...{ month: of, version, isFrozen: true, isPaid, isLater: false },
      lines: frozen.filter((each) => each.month === of && each.version === version).map(({ line }) => line),
    }),
  );
  const open: Omit<OwnVersion, 'sumVnd' | 'settledVnd'>[] = [];
  for (const { id } of [month, monthBefore(month)]) {
    const seen = await seeStatement(records, id);
    const now = seen.ok ? { month: id, ...ofNow(seen, person) } : null;
    if (now && now.lines.length > 0) open.push(now);
  }
  const sum = (lines: readonly RoyaltyLine[]): number => sumOf(lines.map(({ paidVnd }) => paidVnd));
  const versions: OwnVersion[] = [];
  for (const each of [...open, ...lists].toSorted((one, other) =>
    one.month < other.month ? 1 : -Number(one.month > other.month),
  )) {
    const settled = each.isLater ? null : await records.stores.statements.settled(each.month, each.version);
    versions.push({
      ...each,
      sumVnd: sum(each.lines),
      settledVnd: settled && sum(settled.content.lines.filter(isOwn)),
    });
  }
  return versions;
}

/** What an item would earn if published today; null if no rate is in force or a share is missing. */
export async function forecast(records: Records, id: SubmissionId): Promise<Forecast | null> {
  const rates = await ratesOf(records);
  // Most wards have no rates, so nothing else is read for their cards.
  const [item] = rates.tables.length > 0 ? await records.stores.period.byIds([id]) : [];
  if (!item) return null;
  const today = localDateOf(records.now, records.ward.timeZone);
  const payees = new Map((await payeesOf(records, [item])).map((payee) => [payee.key, payee]));
  const earning = earningOf(records, item);
  const lines = linesOf({ ...earning, publishedOn: item.publishedAt ? earning.publishedOn : today }, { rates, payees });
  if (!lines.ok) return null;
  const amountVnd = sumOf(lines.lines.map(({ owedVnd }) => owedVnd));
  const ceiling = inForce(await ceilingsOf(records), today);
  if (!ceiling) return { amountVnd, leftVnd: null };
  const month = await gatherStatement(records, monthOf(today), null);
  const { leftVnd } = roomUnder(ceiling, month.spent);
  return { amountVnd, leftVnd: Math.max(0, leftVnd - computeStatement(month).totals.royaltyVnd) };
}
