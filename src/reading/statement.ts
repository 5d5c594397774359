/** Royalties as they stand: a month's statement, what its lines would be now, an author's own lines, an item's forecast. */
import { formatDate, type LocalDate, localDateOf } from '../domain/calendar/local-date.ts';
import { type Issue, refused } from '../domain/decision.ts';
import type { PersonId, SubmissionId } from '../domain/ids.ts';
import { monthOf, parsePeriod } from '../domain/period/period.ts';
import { roomUnder } from '../domain/royalty/ceiling.ts';
import type { Forecast } from '../domain/royalty/forecast.ts';
import { linesOf, type RoyaltyLine } from '../domain/royalty/item-lines.ts';
import { sumOf } from '../domain/royalty/money.ts';
import { inForce } from '../domain/royalty/rates.ts';
import { computeStatement, type StatementContent } from '../domain/royalty/statement.ts';
import { changesBetween, type LineChange, type Statement } from '../domain/royalty/statement-state.ts';
import type { Records } from '../ports/period-records.ts';
import { ceilingsOf, earningOf, gatherStatement, payeesOf, ratesOf } from './statement-input.ts';

export type SeenStatement =
  | { readonly ok: true; readonly statement: Statement; readonly changes: readonly LineChange[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export type MonthContent =
  | { readonly ok: true; readonly content: StatementContent }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** What the month would pay by what is published now. Refused for a month that has not begun. */
export async function contentOfMonth(
  records: Records,
  month: string,
  paidOn: LocalDate | null = null,
): Promise<MonthContent> {
  const period = parsePeriod(month);
  if (period?.kind !== 'month') return refused('issue-month-unreadable', { month });
  if (period.firstDay > localDateOf(records.now, records.ward.timeZone))
    return refused('issue-month-ahead', { month, day: formatDate(period.firstDay) });
  return { ok: true, content: computeStatement(await gatherStatement(records, period, paidOn)) };
}

/** The newest version with what it changes; while nobody has computed the month, what it would pay now. */
export async function seeStatement(records: Records, month: string): Promise<SeenStatement> {
  const kept = await records.stores.statements.latest(month);
  if (kept) return { ok: true, statement: kept, changes: await changesOf(records, kept) };
  const seen = await contentOfMonth(records, month);
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
  return { ok: true, statement, changes: [] };
}

async function changesOf({ stores }: Records, statement: Statement): Promise<readonly LineChange[]> {
  const before = statement.version > 1 ? await stores.statements.version(statement.month, statement.version - 1) : null;
  return before ? changesBetween(before.content, statement.content) : [];
}

const longestList = 60;

/** A person's own lines of frozen statements, newest month first: nobody else's. */
export const ownLines = (
  { stores }: Pick<Records, 'stores'>,
  person: PersonId,
): Promise<readonly { readonly month: string; readonly line: RoyaltyLine }[]> =>
  stores.statements.linesOf(person, longestList);

/** What an item would earn if it were published today; null where no rate governs, or a share is missing. */
export async function forecast(records: Records, id: SubmissionId): Promise<Forecast | null> {
  const rates = await ratesOf(records);
  // Most wards have none yet: nothing else is read for each card.
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
