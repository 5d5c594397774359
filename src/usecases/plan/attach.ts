/** What comes in around a planned event belongs to it by itself; its author, or whoever keeps the plan, says that it does not. */
import type { Actor } from '../../domain/actor.ts';
import { addDays, localDateOf } from '../../domain/calendar/local-date.ts';
import { refused } from '../../domain/decision.ts';
import { submissionId } from '../../domain/ids.ts';
import { type Arrival, bestOf, objectionToPlan, type PlanEntry } from '../../domain/plan/plan.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import type { Outcome } from '../outcome.ts';
import { notify } from '../react.ts';
import { read } from '../submission/read.ts';
import { planBetween, planFacts, planPastDays, savePlan } from './plan.ts';

type Planned = Outcome<{ readonly entry: PlanEntry }>;

/** Themes are written about before their day, in days. */
const themeAheadDays = 62;

const arrivalOf = (unit: Unit, submission: Submission): Arrival => {
  const { title, eventOn, place } = read(unit, submission);
  return {
    ...{ item: submission.id, author: submission.authorId, title, eventOn, place },
    cameOn: localDateOf(submission.createdAt, unit.ward.timeZone),
  };
};

const holds = ({ items }: PlanEntry, id: string): boolean => items.some(({ item }) => item === id);

/**
 * Looks whether an item that came, or was sent, belongs to something planned. It is told once, with a press that says no.
 * @returns the entry that it was attached to now; null: none, or it was attached before
 */
export async function attachArrival(unit: Unit, submission: Submission): Promise<PlanEntry | null> {
  const arrival = arrivalOf(unit, submission);
  const from = arrival.eventOn !== null && arrival.eventOn < arrival.cameOn ? arrival.eventOn : arrival.cameOn;
  const entries = await planBetween(unit, from, addDays(arrival.cameOn, themeAheadDays));
  if (entries.some((entry) => holds(entry, submission.id))) return null;
  const entry = bestOf(entries, arrival);
  if (!entry) return null;
  const { id: item, code, authorId } = submission;
  const after = { ...entry, items: [...entry.items, { item, code }] };
  await savePlan(unit, after);
  await unit.stores.audit.record(
    { actor: 'system', action: 'plan-attach', object: entry.id, details: { code } },
    unit.now,
  );
  await notify(
    unit,
    authorId,
    { noun: 'plan', name: 'plan-attached', subject: item, facts: { ...planFacts(entry), code } },
    `plan-attached:${entry.id}:${item}`,
  );
  return after;
}

/** **Không phải**. @param subject the item, as the button carries it: two ids do not fit into one */
export async function detach(unit: Unit, actor: Actor, subject: string): Promise<Planned> {
  const item = subject.split(':').at(-1) ?? '';
  const entry = (await unit.stores.registers.list('plan', null)).find((each) => holds(each, item));
  if (!entry) return refused('issue-plan-unknown');
  const submission = await unit.stores.submissions.find(submissionId(item));
  const isAuthor = actor.status === 'active' && submission?.authorId === actor.person;
  const objection = isAuthor ? null : objectionToPlan(entry, 'detach', actor);
  if (objection) return { ok: false, issues: [objection] };
  const items = entry.items.filter((each) => each.item !== item);
  const after = { ...entry, items, refused: [...entry.refused, item] };
  await savePlan(unit, after);
  await unit.stores.audit.record(
    { actor: actor.person, action: 'plan-detach', object: entry.id, details: { item } },
    unit.now,
  );
  return { ok: true, entry: after };
}

/** '0042': an item that nothing recognised. */
export async function attachByCode(unit: Unit, actor: Actor, id: string, words: string): Promise<Planned> {
  const entry = await unit.stores.registers.find('plan', id);
  const objection = objectionToPlan(entry, 'attach', actor);
  if (objection) return { ok: false, issues: [objection] };
  if (!entry) return refused('issue-plan-unknown');
  const number = Number(/(\d{1,5})\D*$/u.exec(words)?.[1] ?? Number.NaN);
  const found = Number.isNaN(number) ? [] : await unit.stores.submissions.withNumber(number);
  const [item] = found.filter(({ state }) => !['withdrawn', 'destroyed', 'quarantined'].includes(state));
  if (!item) return refused('issue-item-unknown', { code: words });
  if (holds(entry, item.id)) return { ok: true, entry };
  const items = [...entry.items, { item: item.id, code: item.code }];
  const after = { ...entry, items, refused: entry.refused.filter((each) => each !== item.id) };
  await savePlan(unit, after);
  await unit.stores.audit.record(
    { actor: actor.person, action: 'plan-attach', object: id, details: { code: item.code } },
    unit.now,
  );
  return { ok: true, entry: after };
}

/** The author took it back: what was planned waits again. */
export async function releaseFromPlan(unit: Unit, submission: Submission): Promise<void> {
  const cameOn = localDateOf(submission.createdAt, unit.ward.timeZone);
  for (const entry of await planBetween(unit, addDays(cameOn, -planPastDays), addDays(cameOn, themeAheadDays)))
    if (holds(entry, submission.id))
      await savePlan(unit, { ...entry, items: entry.items.filter(({ item }) => item !== submission.id) });
}
