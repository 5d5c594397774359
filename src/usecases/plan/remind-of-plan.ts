/**
 * Tells assignees of the day's planned entries in the morning. If no item arrived by the due day, reminds them and the
 * people who keep the plan.
 */
import { addDays, endOfLocalDay, formatDayMonth, type LocalDate } from '../../domain/calendar/local-date.ts';
import { joinedLines, type Sentence } from '../../domain/facts.ts';
import { type PersonId, submissionId } from '../../domain/ids.ts';
import { isMissing, type PlanEntry } from '../../domain/plan/plan.ts';
import { planLine } from '../../domain/plan/sentences.ts';
import type { InWard, Unit } from '../../ports/services.ts';
import { withSubstitutes } from '../person/with-substitutes.ts';
import { notify } from '../react.ts';
import { type Gathered, gather } from '../reminder/tell-each.ts';
import { planBetween, planPastDays, todayOf } from './plan.ts';

/** Entries of one person listed in one message. */
const mostListed = 8;

const linesOf = (entries: readonly PlanEntry[]): Sentence | string =>
  joinedLines(entries.slice(0, mostListed).map((entry) => planLine(entry, null)));

/** Sends one message to each person, whatever the number of entries. */
async function tellEach(unit: Unit, found: ReadonlyMap<PersonId, readonly PlanEntry[]>): Promise<void> {
  for (const [person, entries] of found) {
    const [only] = entries.length === 1 ? entries : [];
    const facts = { lines: linesOf(entries) };
    await notify(unit, person, { noun: 'plan', name: 'plan-today', subject: only?.id ?? '', facts });
  }
}

const add = (map: Map<PersonId, PlanEntry[]>, person: PersonId, entry: PlanEntry): void => {
  map.set(person, [...(map.get(person) ?? []), entry]);
};

/** Runs each morning, on days off too. */
export async function tellOfToday(unit: Unit): Promise<void> {
  const today = todayOf(unit);
  const found = new Map<PersonId, PlanEntry[]>();
  for (const entry of await planBetween(unit, today, today))
    if (entry.state === 'planned' && entry.assignee)
      for (const id of await withSubstitutes(unit, [entry.assignee.id])) add(found, id, entry);
  await tellEach(unit, found);
}

/** Drafts and withdrawn items do not count as arrived. */
async function hasCome(unit: Unit, { items }: PlanEntry): Promise<boolean> {
  for (const { item } of items) {
    const state = (await unit.stores.submissions.find(submissionId(item)))?.state;
    if (state && state !== 'draft' && state !== 'withdrawn') return true;
  }
  return false;
}

/** Planned entries past their due day without a submitted item, longest overdue first. */
export async function missingNow(unit: Unit): Promise<readonly PlanEntry[]> {
  const today = todayOf(unit);
  const missing: PlanEntry[] = [];
  for (const entry of await planBetween(unit, addDays(today, -planPastDays), addDays(today, -1)))
    if (isOver(entry, today) && !(await hasCome(unit, entry))) missing.push(entry);
  return missing;
}

const isOver = (entry: PlanEntry, today: LocalDate): boolean => isMissing({ ...entry, items: [] }, today);

/** Reports each missing entry once, to its assignee and the standing deputies, without duplicates. */
export const missingDue = (inWard: InWard, found: Gathered): Promise<void> =>
  inWard(async (unit) => {
    const keepers = await unit.stores.people.holdersOf(['standingDeputy'], unit.now);
    await gather(found, await missingNow(unit), async (entry) => {
      const { id, title, on, dueOn, assignee, flaggedOn } = entry;
      const key = `plan-missing:${id}:${dueOn}`;
      if (flaggedOn !== null || (await unit.stores.wasOnce(key))) return null;
      const to = await withSubstitutes(unit, [
        ...(assignee ? [assignee.id] : []),
        ...keepers.map((keeper) => keeper.id),
      ]);
      const dueAt = endOfLocalDay(dueOn ?? on, unit.ward.timeZone);
      const view = { noun: 'plan', name: 'plan-missing', subject: id, facts: { lines: linesOf([entry]) } } as const;
      const line = { key: 'plan-missing-line', facts: { day: formatDayMonth(on), title } };
      return { key, to, dueAt, view, line, opens: '' };
    });
  });
