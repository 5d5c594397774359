/** Entries of the plan: add, assign, move, drop. The assignee is notified of each step. */
import type { Actor } from '../../domain/actor.ts';
import { dueDate } from '../../domain/calendar/due-date.ts';
import { addDays, formatDate, type LocalDate, localDateOf } from '../../domain/calendar/local-date.ts';
import { refused } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import { monthsBetween } from '../../domain/period/period.ts';
import { objectionToPlan, type PlanEntry, type PlanStep } from '../../domain/plan/plan.ts';
import { readPlan } from '../../domain/plan/read-plan.ts';
import { categories } from '../../domain/submission/categories/index.ts';
import { guessCategory, guessPlace } from '../../domain/submission/guess.ts';
import { deadlinesOn } from '../../domain/ward.ts';
import type { Records } from '../../ports/period-records.ts';
import type { ReadContext, Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { oneAtWork } from '../person/one-person.ts';
import { notify } from '../react.ts';

const longestTitle = 200;

/** Today's date in the ward's time zone. */
export const todayOf = ({ now, ward }: Pick<ReadContext, 'now' | 'ward'>): LocalDate => localDateOf(now, ward.timeZone);

/** Entries of these days in order, including dropped ones. */
export async function planBetween(
  { stores }: { readonly stores: Pick<Records['stores'], 'registers'> },
  from: LocalDate,
  to: LocalDate,
): Promise<readonly PlanEntry[]> {
  const entries: PlanEntry[] = [];
  for (const month of monthsBetween(from, to)) entries.push(...(await stores.registers.list('plan', month)));
  return entries
    .filter(({ on }) => from <= on && on <= to)
    .toSorted((a, b) => a.on.localeCompare(b.on) || (a.at ?? '').localeCompare(b.at ?? ''));
}

/** Stores an entry under the month of its day, by which entries are listed. */
export async function savePlan({ stores, now }: Pick<Unit, 'stores' | 'now'>, entry: PlanEntry): Promise<void> {
  const by = entry.addedBy.id;
  await stores.registers.put('plan', entry, { state: entry.state, about: entry.on.slice(0, 7), by, at: now });
}

/** The due day of Art. 8.1 for the event in the title. An item about a theme is due on the theme's day. */
export function planDueOn(
  { calendar, ward }: Pick<ReadContext, 'calendar' | 'ward'>,
  { kind, title, on }: Pick<PlanEntry, 'kind' | 'title' | 'on'>,
): LocalDate {
  if (kind === 'theme') return on;
  const { deadline } = categories[guessCategory(title, '')];
  const rules = deadlinesOn(ward, on);
  return dueDate({ category: deadline, startOn: on, isAhead: false, calendar, rules }).dueOn ?? on;
}

/** Facts for sentences about an entry; `none` stands for unknown values, and the texts select on it. */
export const planFacts = ({ title, on, at, place, dueOn }: PlanEntry): Facts => ({
  title,
  day: formatDate(on),
  at: at ?? 'none',
  place: place ?? 'none',
  due: formatDate(dueOn),
});

type Planned = Outcome<{ readonly entry: PlanEntry }>;

const note = ({ stores, now }: Unit, actor: Actor, step: PlanStep, { id }: PlanEntry): Promise<void> =>
  putOnRecord({ stores, now }, actor.person, `plan-${step}`, id);

/** Tells the assignee, unless the assignee is the one who acts. */
async function tellAssignee(
  unit: Unit,
  actor: Actor,
  entry: PlanEntry,
  name: 'plan-assigned' | 'plan-moved' | 'plan-dropped',
): Promise<void> {
  const { assignee, id, note: why } = entry;
  if (!assignee || assignee.id === actor.person) return;
  await notify(unit, assignee.id, {
    noun: 'plan',
    name,
    subject: id,
    facts: { ...planFacts(entry), by: actor.name, note: why ?? '' },
  });
}

/** Adds an entry from one sentence: kind, title, day, hour, place, assignee. */
export async function addPlan(unit: Unit, actor: Actor, words: string): Promise<Planned> {
  const objection = objectionToPlan(null, 'add', actor);
  if (objection) return { ok: false, issues: [objection] };
  const today = todayOf(unit);
  const { kind, title, on, at, place, assignee, issue } = readPlan(words, today);
  if (title === '') return refused('issue-words-missing');
  if (title.length > longestTitle) return refused('issue-words-too-long', { most: longestTitle });
  if (issue) return { ok: false, issues: [issue] };
  if (!on) return refused('issue-plan-no-day');
  if (on < today) return refused('issue-plan-past', { day: formatDate(on) });
  const who = assignee === '' ? null : await oneAtWork(unit, assignee);
  if (who && !who.ok) return who;
  const about = { kind, title, on };
  const entry: PlanEntry = {
    ...about,
    ...{ id: unit.ids.next(), at, place: place ?? guessPlace(title, unit.ward.units) },
    assignee: who?.person ?? null,
    dueOn: planDueOn(unit, about),
    ...{ items: [], refused: [], state: 'planned', note: null, flaggedOn: null },
    addedBy: { id: actor.person, name: actor.name },
    addedOn: today,
  };
  await savePlan(unit, entry);
  await note(unit, actor, 'add', entry);
  await tellAssignee(unit, actor, entry, 'plan-assigned');
  return { ok: true, entry };
}

/** Carries out a step that the rule allows, and returns the entry. */
export async function stepOfPlan(
  unit: Unit,
  actor: Actor,
  id: string,
  step: Exclude<PlanStep, 'add' | 'attach' | 'detach'>,
  words: string,
): Promise<Planned> {
  const entry = await unit.stores.registers.find('plan', id);
  const objection = objectionToPlan(entry, step, actor);
  if (objection) return { ok: false, issues: [objection] };
  if (!entry) return refused('issue-plan-unknown');
  const changed = await changedBy(unit, entry, step, words);
  if (!changed.ok) return changed;
  const { on, at, place, assignee } = entry;
  const before = step === 'drop' ? entry.before : { on, at, place, assignee, step, by: actor.person };
  await savePlan(unit, { ...changed.entry, ...(before && { before }) });
  await note(unit, actor, step, entry);
  await tellAssignee(
    unit,
    actor,
    changed.entry,
    ({ assign: 'plan-assigned', move: 'plan-moved', drop: 'plan-dropped' } as const)[step],
  );
  return changed;
}

async function changedBy(
  unit: Unit,
  entry: PlanEntry,
  step: 'assign' | 'move' | 'drop',
  words: string,
): Promise<Planned> {
  if (words.trim() === '') return refused('issue-words-missing');
  if (step === 'drop') return { ok: true, entry: { ...entry, state: 'dropped', note: words.trim() } };
  if (step === 'assign') {
    const who = await oneAtWork(unit, words);
    return who.ok ? { ok: true, entry: { ...entry, assignee: who.person } } : who;
  }
  const today = todayOf(unit);
  // Parses the words like a new entry with the same title: day, hour, place.
  const { on, at, place, issue } = readPlan(`${entry.title}; ${words}`, today);
  if (issue) return { ok: false, issues: [issue] };
  if (!on && place === null) return refused('issue-plan-no-day');
  if (on && on < today) return refused('issue-plan-past', { day: formatDate(on) });
  const moved = { ...entry, on: on ?? entry.on, at: at ?? entry.at, place: place ?? entry.place, flaggedOn: null };
  return { ok: true, entry: { ...moved, dueOn: planDueOn(unit, moved) } };
}

/** Recomputes due days after a change of the calendar. */
export async function recountPlan(unit: Unit): Promise<void> {
  const today = todayOf(unit);
  for (const entry of await planBetween(unit, addDays(today, -planPastDays), addDays(today, planAheadDays))) {
    const dueOn = planDueOn(unit, entry);
    if (dueOn !== entry.dueOn) await savePlan(unit, { ...entry, dueOn });
  }
}

/** Days of the plan that are considered: how long a missing item is reported, and how far ahead entries are read. */
export const planPastDays = 60;
export const planAheadDays = 366;
