/** Attaches arriving items to planned entries automatically. The author, or those who keep the plan, can detach them. */
import type { Actor } from '../../domain/actor.ts';
import { addDays, localDateOf } from '../../domain/calendar/local-date.ts';
import { refused } from '../../domain/decision.ts';
import { type PersonId, submissionId } from '../../domain/ids.ts';
import { bestOf, objectionToPlan, type PlanEntry, type SubmittedItem } from '../../domain/plan/plan.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { notify } from '../react.ts';
import { itemsNamed } from '../submission/named.ts';
import { read } from '../submission/read.ts';
import { planBetween, planFacts, planPastDays, savePlan } from './plan.ts';

type Planned = Outcome<{ readonly entry: PlanEntry }>;

/** How early an item about a theme may arrive before its day, in days. */
const themeAheadDays = 62;

const arrivalOf = (unit: Unit, submission: Submission): SubmittedItem => {
  const { title, eventOn, place } = read(unit, submission);
  return {
    ...{ item: submission.id, author: submission.authorId, title, eventOn, place },
    cameOn: localDateOf(submission.createdAt, unit.ward.timeZone),
  };
};

const holds = ({ items }: PlanEntry, id: string): boolean => items.some(({ item }) => item === id);

/** The best matching entry, if the item belongs to none yet. A match guessed from photos alone is judged again by the words. */
async function fitting(unit: Unit, submission: Submission): ReturnType<typeof chosen> {
  const arrival = arrivalOf(unit, submission);
  const from = arrival.eventOn !== null && arrival.eventOn < arrival.cameOn ? arrival.eventOn : arrival.cameOn;
  const entries = await planBetween(unit, from, addDays(arrival.cameOn, themeAheadDays));
  const held = entries.find((entry) => holds(entry, submission.id));
  if (!held) return chosen(unit, entries, arrival);
  if (arrival.title === '' || !held.items.some(({ item, isGuess }) => item === submission.id && isGuess)) return null;
  const free = { ...held, items: held.items.filter(({ item }) => item !== submission.id) };
  await savePlan(unit, free);
  return chosen(unit, [free, ...entries.filter((entry) => entry !== held)], arrival);
}

async function chosen(
  unit: Unit,
  entries: readonly PlanEntry[],
  arrival: SubmittedItem,
): Promise<ReturnType<typeof bestOf>> {
  const done = new Set<string>();
  for (const { id, items } of entries)
    for (const { item } of items)
      if ((await unit.stores.submissions.find(submissionId(item)))?.state === 'published') done.add(id);
  return bestOf(entries, arrival, ({ id }) => done.has(id));
}

/**
 * Checks whether an item that arrived or was sent belongs to a planned entry. A sure match is attached and announced once,
 * with a button to detach it. For a possible match the author is asked, once the item has been sent.
 * @returns the entry it was attached to now; null: none, or it was attached before
 */
export async function attachArrival(unit: Unit, submission: Submission): Promise<PlanEntry | null> {
  const found = await fitting(unit, submission);
  if (!found || (found.fit === 'perhaps' && submission.state !== 'submitted')) return null;
  const { entry, fit } = found;
  const { id: item, code, authorId } = submission;
  const name = fit === 'sure' ? 'plan-attached' : 'plan-attach-ask';
  const view = { noun: 'plan', name, subject: item, facts: { ...planFacts(entry), code } } as const;
  if (fit === 'perhaps') {
    await notify(unit, authorId, view, `${name}:${entry.id}:${item}`);
    return null;
  }
  const after = await attached(unit, 'system', entry, submission);
  await notify(unit, authorId, view, `${name}:${entry.id}:${item}`);
  return after;
}

async function attached(
  unit: Unit,
  by: PersonId | 'system',
  entry: PlanEntry,
  submission: Submission,
): Promise<PlanEntry> {
  const { id: item, code } = submission;
  const isGuess = by === 'system' && read(unit, submission).title === '' ? { isGuess: true as const } : {};
  const after = { ...entry, items: [...entry.items, { item, code, ...isGuess }] };
  await savePlan(unit, after);
  await putOnRecord(unit, by, 'plan-attach', entry.id, { code });
  return after;
}

/** **Đúng việc này**: confirms a possible match. @param subject the item */
export async function confirmAttached(unit: Unit, actor: Actor, subject: string): Promise<Planned> {
  const submission = await unit.stores.submissions.find(submissionId(subject));
  const found = submission && (await fitting(unit, submission));
  if (!submission || !found) return refused('issue-plan-unknown');
  const isAuthor = actor.status === 'active' && submission.authorId === actor.person;
  const objection = isAuthor ? null : objectionToPlan(found.entry, 'attach', actor);
  if (objection) return { ok: false, issues: [objection] };
  return { ok: true, entry: await attached(unit, actor.person, found.entry, submission) };
}

/** **Không phải**: detaches an item or rejects a match. @param subject the item, because two ids do not fit into one button */
export async function detach(unit: Unit, actor: Actor, subject: string): Promise<Planned> {
  const item = subject.split(':').at(-1) ?? '';
  const submission = await unit.stores.submissions.find(submissionId(item));
  const holding = (await unit.stores.registers.list('plan', null)).find((each) => holds(each, item));
  const entry = holding ?? (submission && (await fitting(unit, submission))?.entry);
  if (!entry) return refused('issue-plan-unknown');
  const isAuthor = actor.status === 'active' && submission?.authorId === actor.person;
  const objection = isAuthor ? null : objectionToPlan(entry, 'detach', actor);
  if (objection) return { ok: false, issues: [objection] };
  const items = entry.items.filter((each) => each.item !== item);
  const after = { ...entry, items, refused: [...entry.refused, item] };
  await savePlan(unit, after);
  await putOnRecord(unit, actor.person, 'plan-detach', entry.id, { item });
  return { ok: true, entry: after };
}

/** Attaches an item by its code, '0042', when no match was found. */
export async function attachByCode(unit: Unit, actor: Actor, id: string, words: string): Promise<Planned> {
  const entry = await unit.stores.registers.find('plan', id);
  const objection = objectionToPlan(entry, 'attach', actor);
  if (objection) return { ok: false, issues: [objection] };
  if (!entry) return refused('issue-plan-unknown');
  const found = await itemsNamed(unit.stores.submissions, words);
  const [item] = found.filter(({ state }) => !['withdrawn', 'destroyed', 'quarantined'].includes(state));
  if (!item) return refused('issue-item-unknown', { code: words });
  if (holds(entry, item.id)) return { ok: true, entry };
  const items = [...entry.items, { item: item.id, code: item.code }];
  const after = { ...entry, items, refused: entry.refused.filter((each) => each !== item.id) };
  await savePlan(unit, after);
  await putOnRecord(unit, actor.person, 'plan-attach', id, { code: item.code });
  return { ok: true, entry: after };
}

/** Detaches an item that its author withdrew, so that the entry is open again. */
export async function releaseFromPlan(unit: Unit, submission: Submission): Promise<void> {
  const cameOn = localDateOf(submission.createdAt, unit.ward.timeZone);
  for (const entry of await planBetween(unit, addDays(cameOn, -planPastDays), addDays(cameOn, themeAheadDays)))
    if (holds(entry, submission.id))
      await savePlan(unit, { ...entry, items: entry.items.filter(({ item }) => item !== submission.id) });
}
