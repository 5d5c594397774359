/** Reads everything that a month's statement is computed from, at one point in time. */
import {
  addDays,
  endOfLocalDay,
  type LocalDate,
  localDate,
  localDateOf,
  startOfLocalDay,
} from '../domain/calendar/local-date.ts';
import { around, contains, type Period, parsePeriod } from '../domain/period/period.ts';
import { type DatedRule, versionsOf } from '../domain/process/dated-rule.ts';
import { isBoard } from '../domain/roles.ts';
import { usualAppraisal } from '../domain/royalty/appraisal.ts';
import type { Ceiling } from '../domain/royalty/ceiling.ts';
import type { Contribution, Earning, Payee, Rates, RoyaltyLine } from '../domain/royalty/item-lines.ts';
import { sumOf } from '../domain/royalty/money.ts';
import type { StatementContent, StatementInput } from '../domain/royalty/statement.ts';
import { isFrozen, type LineChange, type Statement, taxChanges } from '../domain/royalty/statement-state.ts';
import type { TaxRule } from '../domain/royalty/tax.ts';
import { wordsOf } from '../domain/submission/reading.ts';
import type { PeriodItem } from '../ports/period.ts';
import type { Records } from '../ports/period-records.ts';
import { inSlices } from './in-slices.ts';

/** How many frozen months back are searched for items that their statements lack. */
const monthsBack = 12;

/** Versions of a rule, oldest first. */
const versions = async <Kind extends DatedRule>({ stores, ward }: Records, kind: Kind) =>
  versionsOf(kind, await stores.rules.list(kind), ward);

/** Rates; a rule's version is the number of its decision. */
export const ratesOf = async (records: Records): Promise<Rates> => ({
  tables: (await versions(records, 'rates')).map(({ version, from, content }) => ({
    ...content,
    decision: version,
    from,
  })),
  salaries: (await versions(records, 'salary')).map(({ from, content }) => ({ ...content, from })),
});

/** All versions of the ceilings with first day and decision; a month uses the one in force. */
export const ceilingsOf = async (records: Records): Promise<readonly Ceiling[]> =>
  (await versions(records, 'ceilings')).map(({ version, from, content }) => ({ ...content, decision: version, from }));

/** Key of a payee: a person's id, or a marked name for units and outsiders. Amounts with equal keys are paid together. */
const payeeKey = ({ person, unit, name }: PeriodItem['contributions'][number]): string =>
  person ?? (unit === null ? `name:${name}` : `unit:${unit}`);

/** People of the ward, and outsiders named by these items. The tax status follows from the role unless it was noted. */
export async function payeesOf({ stores }: Records, items: readonly PeriodItem[]): Promise<readonly Payee[]> {
  const notes = new Map((await stores.period.payeeNotes()).map((each) => [each.payee, each]));
  const noted = (payee: Payee): Payee => {
    const found = notes.get(payee.key);
    if (!found) return payee;
    const { tax, commitmentYear, earlierYears } = found;
    return { ...payee, tax, commitmentYear, ...(earlierYears.length > 0 && { earlierYears }) };
  };
  const people = (await stores.period.payees()).map(({ person, name, roles }): Payee => {
    const role = roles.find(isBoard) ?? roles[0] ?? null;
    const tax = role !== null && isBoard(role) ? 'official' : 'resident';
    return noted({ key: person, name, role, tax, commitmentYear: null });
  });
  const outside = items
    .flatMap(({ contributions }) => contributions)
    .filter(({ person }) => person === null)
    .map((credit): Payee => {
      const tax = credit.unit === null ? 'resident' : 'unit';
      return noted({ key: payeeKey(credit), name: credit.name, role: null, tax, commitmentYear: null });
    });
  return [...new Map([...people, ...outside].map((payee) => [payee.key, payee])).values()];
}

/** What one item earns. @param showsPhotosOf codes of earlier items with the same photos, from `photosSeenBefore` */
export function earningOf(
  { ward }: Pick<Records, 'ward'>,
  item: PeriodItem,
  showsPhotosOf: readonly string[] = [],
): Earning {
  const reading = wordsOf(item.content);
  const paid = item.contributions.filter(({ kind }) => kind !== 'edit');
  return {
    id: item.id,
    code: item.code,
    title: reading.title,
    publishedOn: localDateOf(item.publishedAt ?? item.createdAt, ward.timeZone),
    ...(item.appraisal ?? usualAppraisal(reading.category, reading.paragraphs)),
    contributions: item.contributions.map(
      (credit): Contribution => ({ payee: payeeKey(credit), kind: credit.kind, share: credit.share }),
    ),
    ...(item.gradedBy ? { gradedBy: item.gradedBy } : {}),
    ...(showsPhotosOf.length > 0 ? { showsPhotosOf } : {}),
    approvedByPayee: paid.some(({ person }) => person !== null && person === item.approvedBy) ? item.approvedBy : null,
  };
}

/** The frozen statement of a month; a newer version that is not approved does not count. */
async function frozenOf({ stores }: Records, month: string): Promise<Statement | null> {
  const latest = await stores.statements.latest(month);
  if (!latest || isFrozen(latest)) return latest;
  const before = await stores.statements.version(month, latest.version - 1);
  return before && isFrozen(before) ? before : null;
}

/** Begin and end of a period in the ward's time. */
export const instantsOf = (
  { ward }: Pick<Records, 'ward'>,
  { firstDay, lastDay }: Pick<Period, 'firstDay' | 'lastDay'>,
): readonly [Date, Date] => [startOfLocalDay(firstDay, ward.timeZone), endOfLocalDay(lastDay, ward.timeZone)];

/**
 * Items of a period that a month's statement must count. Each item belongs to one month: an item paid in another frozen month
 * is not paid again, and an item that another month has taken back stays counted here, so that it is not taken back twice.
 */
async function itemsFor({ stores, ward }: Records, period: Period, month: string): Promise<readonly PeriodItem[]> {
  const items = await stores.period.published(...instantsOf({ ward }, period));
  const lines = await stores.statements.linesElsewhere(
    items.map(({ id }) => id),
    month,
  );
  const withKind = (wanted: RoyaltyLine['kind']): ReadonlySet<string> =>
    new Set(lines.flatMap(({ line: { kind, item } }) => (kind === wanted && item ? [item.id] : [])));
  const [paid, takenBack] = [withKind('royalty'), withKind('withdrawn')];
  return items.filter(({ id, state }) => !paid.has(id) && (state === 'published' || takenBack.has(id)));
}

/** Items published in earlier months whose frozen statements lack them; no decision excluded them. */
async function overlooked(records: Records, months: readonly string[], month: string): Promise<readonly PeriodItem[]> {
  const found: PeriodItem[] = [];
  for (const each of months.filter((one) => one < month).slice(-monthsBack)) {
    const period = parsePeriod(each);
    if (period) found.push(...(await itemsFor(records, period, month)));
  }
  return found;
}

/** What later months have paid of amounts that this month carried over, by line key. */
async function rolledOn(
  { stores }: Records,
  ids: readonly string[],
  month: string,
): Promise<ReadonlyMap<string, number>> {
  const paid = new Map<string, number>();
  for (const { month: later, line } of await stores.statements.linesElsewhere(ids, month))
    if (later > month && line.kind === 'carried') paid.set(line.key, (paid.get(line.key) ?? 0) + line.paidVnd);
  return paid;
}

/** The day of payment: today, but not before the month is over. */
const payingDay = ({ ward, now }: Records, { lastDay }: { readonly lastDay: string }): LocalDate => {
  const today = localDateOf(now, ward.timeZone);
  return today > lastDay ? today : addDays(localDate(lastDay), 1);
};

const taxRulesOf = async (records: Records): Promise<readonly TaxRule[]> =>
  (await versions(records, 'tax')).map(({ from, content }) => ({ ...content, from }));

/** Tax amounts of a statement that would differ if it were paid now. */
export async function taxChangesOf(records: Records, content: StatementContent): Promise<readonly LineChange[]> {
  const known = new Map((await payeesOf(records, [])).map((payee) => [payee.key, payee]));
  const notes = new Map((await records.stores.period.payeeNotes()).map((note) => [note.payee, note]));
  return taxChanges(content, (payee) => known.get(payee.key) ?? notes.get(payee.key) ?? payee, {
    on: payingDay(records, content),
    rules: await taxRulesOf(records),
  });
}

/**
 * Gathers the input, including items that earlier frozen months lack.
 * @param paidOn null: not paid yet; taxes depend on the day of payment
 */
export async function gatherStatement(
  records: Records,
  period: Period,
  paidOn: LocalDate | null,
): Promise<StatementInput> {
  const { stores } = records;
  const month = period.id;
  const frozen = await stores.statements.frozen();
  const others = frozen.filter((each) => each.month !== month);
  const before = others
    .map((each) => each.month)
    .filter((each) => each < month)
    .sort();
  const items = [...(await overlooked(records, before, month)), ...(await itemsFor(records, period, month))];
  const seen = await stores.period.photosSeenBefore(items.map(({ id }) => id));
  const last = before.at(-1);
  const { quarter, year } = around(period);
  const spentIn = (whole: Period): number =>
    sumOf(others.filter((each) => contains(whole, `${each.month}-01`)).map(({ royaltyVnd }) => royaltyVnd));
  const takenDown = await stores.statements.takenDown(month);
  const carriedIn = last === undefined ? [] : ((await frozenOf(records, last))?.content.carriedOut ?? []);
  const asking = [...items.map(({ id }) => id), ...carriedIn.flatMap(({ item }) => (item ? [item.id] : []))];
  return {
    month,
    firstDay: period.firstDay,
    lastDay: period.lastDay,
    items: await inSlices(stores.period, items, (item) => earningOf(records, item, seen.get(item.id))),
    payees: await payeesOf(records, items),
    rates: await ratesOf(records),
    ceilings: await ceilingsOf(records),
    taxRules: await taxRulesOf(records),
    spent: { quarterVnd: spentIn(quarter), yearVnd: spentIn(year) },
    carriedIn,
    takenDown,
    rolledOn: await rolledOn(records, asking, month),
    paidOn: paidOn ?? payingDay(records, period),
  };
}
