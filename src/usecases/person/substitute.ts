/**
 * A board member is absent for some days, and a colleague substitutes. The substitute receives the work on the first day,
 * and it returns automatically. A person who is absent or already substitutes cannot be a substitute.
 */
import {
  daysBetween,
  endOfLocalDay,
  formatDate,
  type LocalDate,
  localDateOf,
  startOfLocalDay,
} from '../../domain/calendar/local-date.ts';
import { refused } from '../../domain/decision.ts';
import { personId } from '../../domain/ids.ts';
import type { Mandate } from '../../domain/person/mandate.ts';
import type { Person } from '../../domain/person/person.ts';
import { mayStandIn } from '../../domain/question/permissions.ts';
import type { Question } from '../../domain/question/question.ts';
import { reactToHand, reactToSigner } from '../../domain/question/react.ts';
import { isBoard } from '../../domain/roles.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { eachInStates } from '../question/each-in-states.ts';
import { assigneeOrSubstitute, relationsOf, signersOf } from '../question/relations.ts';
import { carryOutReactions, notify } from '../react.ts';
import { askForCorrection, sendCards } from '../submission/cards.ts';
import { peopleNamed, type Substitution, standInsOf } from './standing.ts';

/** Current and future substitutions. */
export async function substitutions(unit: Unit): Promise<readonly Substitution[]> {
  const found: Substitution[] = [];
  for (const { id, role } of await unit.stores.people.everInRole())
    if (isBoard(role)) found.push(...(await standInsOf(unit, id)));
  return found;
}

const overlaps = ({ from, until }: Mandate, first: Date, end: Date): boolean =>
  from < end && (until === null || until > first);

/** An announced absence. `from` null: today; `to` null: the first day only. */
export interface Absence {
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  /** The substitute's name as typed, of which the last word is enough, or an id. */
  readonly deputy: string;
}

interface Agreed {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly substitute: Person;
}

async function boardNamed(unit: Unit, named: string): Promise<readonly Person[]> {
  const known = await unit.stores.people.find(personId(named));
  return known ? [known] : peopleNamed(unit, named);
}

/** Checks an absence before anyone is notified: returns its days and the substitute. */
export async function planAway(unit: Unit, person: Person, { from, to, deputy }: Absence): Promise<Outcome<Agreed>> {
  const { stores, now, ward } = unit;
  if (!isBoard(person.role) || person.status !== 'active') return refused('issue-not-entitled');
  const today = localDateOf(now, ward.timeZone);
  const first = from ?? today;
  const last = to ?? first;
  if (last < first || last < today) return refused('issue-away-dates');
  if (deputy === '') {
    const days = daysBetween(first, last) + 1;
    return refused('issue-away-whom', { from: formatDate(first), to: formatDate(last), days });
  }
  const named = (await boardNamed(unit, deputy)).filter(({ role, id }) => isBoard(role) && id !== person.id);
  const [substitute, other] = named;
  if (!substitute) return refused('issue-person-unknown', { name: deputy });
  if (other) return refused('issue-away-several', { names: named.map(({ name }) => name).join(', ') });
  if (substitute.status !== 'active') return refused('issue-substitute-away', { name: substitute.name });
  const start = startOfLocalDay(first, ward.timeZone);
  const end = endOfLocalDay(last, ward.timeZone);
  const others = (await substitutions(unit)).filter((each) => overlaps(each, start, end));
  if (others.some(({ replaces }) => replaces === person.id)) return refused('issue-away-already');
  if (others.some(({ replaces }) => replaces === substitute.id))
    return refused('issue-substitute-away', { name: substitute.name });
  const carried = others.find((each) => each.person === person.id);
  if (carried) return refused('issue-away-stands-in', { name: (await stores.people.get(carried.replaces)).name });
  return { ok: true, from: first, to: last, substitute };
}

/** Records the absence. The substitute's mandate begins and ends by its dates, so no job has to switch it. */
export async function startAbsence(unit: Unit, person: Person, away: Absence): Promise<Outcome<Agreed>> {
  const { stores, now, ward } = unit;
  const planned = await planAway(unit, person, away);
  if (!planned.ok) return planned;
  const { from: first, to: last, substitute } = planned;
  const start = startOfLocalDay(first, ward.timeZone);
  const mandate = {
    ...{ person: substitute.id, role: person.role },
    ...{ from: start, until: endOfLocalDay(last, ward.timeZone) },
  };
  await stores.people.standIn({ ...mandate, grantedBy: person.id, replaces: person.id });
  const details = { substitute: substitute.id, from: first, to: last };
  await putOnRecord(unit, person.id, 'away', person.id, details);
  const facts = { name: person.name, from: formatDate(first), to: formatDate(last) };
  await notify(unit, substitute.id, { noun: 'ward', name: 'stand-in-asked', facts });
  if (start <= now) await moveTurns(unit);
  return { ok: true, from: first, to: last, substitute };
}

/** Ends an absence early: the waiting work returns at once. */
export async function endAbsence(unit: Unit, person: Person): Promise<Outcome<{ readonly substitute: Person }>> {
  const own = (await substitutions(unit)).filter(({ replaces }) => replaces === person.id);
  const [mandate] = own;
  if (!mandate) return refused('issue-not-away');
  for (const { id } of own) await unit.stores.people.endMandate(id, unit.now);
  await putOnRecord(unit, person.id, 'back', person.id);
  await notify(unit, mandate.person, { noun: 'ward', name: 'stand-in-over', facts: { name: person.name } });
  await moveItems(unit);
  await moveTurns(unit);
  return { ok: true, substitute: await unit.stores.people.get(mandate.person) };
}

const mostWaiting = 500;

async function moveItems(unit: Unit): Promise<void> {
  for (const item of await unit.stores.submissions.inStates(['submitted'], mostWaiting))
    await sendCards(unit, item, true);
  for (const item of await unit.stores.submissions.unfinished(mostWaiting))
    if (item.standing.correction) await askForCorrection(unit, item, item.standing.correction.name);
}

/** Tells of a draft that waits for a signature to the one of the two who may sign it now. */
async function moveDraft(unit: Unit, question: Question, { person, replaces }: Mandate): Promise<void> {
  for (const { id } of await signersOf(unit, question))
    if (id === person || id === replaces)
      await carryOutReactions(unit, [reactToSigner(question, id)], relationsOf(unit, question));
}

/** Passes questions waiting for a draft to the substitute, if permitted, and back at the end. */
async function moveQuestions(unit: Unit, changed: readonly Mandate[]): Promise<void> {
  for await (const question of eachInStates(unit, ['assigned', 'drafted'])) {
    if (question.state === 'drafted') {
      for (const mandate of changed) await moveDraft(unit, question, mandate);
      continue;
    }
    const { assignee } = question.standing;
    const mandate = changed.find(({ replaces }) => replaces !== null && replaces === assignee?.person);
    const to = mandate && (await assigneeOrSubstitute(unit, question));
    if (!assignee || !to) continue;
    const isBack = to.id === assignee.person;
    if (isBack && !mayStandIn(question, mandate.person)) continue;
    const { name } = isBack ? await unit.stores.people.get(mandate.person) : assignee;
    await carryOutReactions(unit, [reactToHand(question, to.id, name, unit.now)], relationsOf(unit, question));
  }
}

const mandatesNamed = async ({ stores }: Unit, ids: readonly number[]): Promise<readonly Mandate[]> => {
  const found: Mandate[] = [];
  for (const { id } of ids.length === 0 ? [] : await stores.people.everInRole())
    found.push(...(await stores.people.mandatesOf(id)).filter((mandate) => ids.includes(mandate.id)));
  return found;
};

const idsIn = (name: string | null): readonly number[] => (name ? name.split(',').map(Number) : []);

/** Runs when an absence begins or ends: sends cards and questions to those whose turn it now is. */
export async function moveTurns(unit: Unit): Promise<void> {
  const all = await substitutions(unit);
  const begun = all.filter(({ from }) => from <= unit.now);
  const known = await unit.stores.setting('substitutions');
  const name = begun.map(({ id }) => id).join(',');
  if (known === name) return;
  await unit.stores.setSetting('substitutions', name);
  if (known === null && name === '') return;
  await moveItems(unit);
  const before = idsIn(known);
  const over = await mandatesNamed(
    unit,
    before.filter((id) => begun.every((each) => each.id !== id)),
  );
  await moveQuestions(unit, [...begun.filter(({ id }) => !before.includes(id)), ...over]);
}
