/**
 * The page without a sign-in that reports a stolen account (decision 0253). Anyone can write there, so a report freezes
 * nothing, reveals nothing, and alerts phones at a limited rate. Reports above the limit are not lost: they are put to the
 * board together once an hour.
 */
import { type PersonId, personId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { boardRoles, decidingRoles, isDeciding } from '../../domain/roles.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import { askEach, askToFreeze } from './report-stolen.ts';
import { peopleNamed } from './standing.ts';

const hourMs = 3_600_000;
/** Minimum interval between alerts of the whole board about one name. */
const sameNameMs = 6 * hourMs;
/** Alerts per day about people without deciding rights; there may be a hundred of them. */
const asksADay = 6;
const namesAtMost = 3;
const togetherMs = hourMs;
/** Buttons that fit under one message. Deciders come first; the others wait one more hour. */
const togetherAtMost = 8;
const waitingIn = 'stolen-page-waiting';

interface Waiting {
  /** People about whom the board has not been asked yet, oldest first. */
  readonly people: readonly PersonId[];
  /** How often the page was submitted for them. */
  readonly asks: number;
}

const waitingNow = async ({ stores }: Unit): Promise<Waiting> => {
  const kept = await stores.setting(waitingIn);
  return kept ? (JSON.parse(kept) as Waiting) : { people: [], asks: 0 };
};

/** A substitute of a decider counts as a decider. */
const decides = (person: Person): boolean => isDeciding(actorOf(person).role);

/** Whether the board is alerted now. The daily limit covers only non-deciders, so it cannot block alerts about a decider. */
async function isRungAtOnce({ stores, now }: Unit, person: Person): Promise<boolean> {
  if (!(await stores.once(`stolen-page:${person.id}`, now, sameNameMs))) return false;
  if (decides(person)) return true;
  for (let place = 1; place <= asksADay; place += 1)
    if (await stores.once(`stolen-page-of-day:${place}`, now, 24 * hourMs)) return true;
  return false;
}

const canBeAsked = ({ role, status }: Person): boolean => role !== 'citizen' && status === 'active';

/**
 * Handles a name typed on the public page. It freezes nothing, and the reply does not reveal whether the person exists: the
 * board reads the report on their own phones and decides.
 */
export async function reportFromPage(unit: Unit, typed: string): Promise<void> {
  if (typed.trim().length < 2) return;
  const people = (await peopleNamed(unit, typed)).filter(canBeAsked);
  if (people.length > namesAtMost) return;
  const [atOnce, later]: [Person[], Person[]] = [[], []];
  for (const person of people) ((await isRungAtOnce(unit, person)) ? atOnce : later).push(person);
  for (const { id } of atOnce) await putOnRecord(unit, 'web', 'stolen-page', id);
  if (atOnce.length > 0) await askToFreeze(unit, atOnce, 'page');
  if (later.length === 0) return;
  const waiting = await waitingNow(unit);
  const all = [...new Set([...waiting.people, ...later.map(({ id }) => id)])];
  await unit.stores.setSetting(waitingIn, JSON.stringify({ people: all, asks: waiting.asks + 1 }));
}

/**
 * Runs every few minutes. Puts the reports above the limit to the deciders in one message, at most once an hour. Each is
 * asked about the others; if there is no other decider, the whole board is asked.
 */
export async function askTogether(unit: Unit): Promise<void> {
  const { people: ids, asks } = await waitingNow(unit);
  if (ids.length === 0 || !(await unit.stores.once('stolen-page-together', unit.now, togetherMs))) return;
  const found: Person[] = [];
  for (const id of ids) {
    const person = await unit.stores.people.find(personId(id));
    if (person && canBeAsked(person)) found.push(person);
  }
  const inOrder = [...found.filter(decides), ...found.filter((person) => !decides(person))];
  const people = inOrder.slice(0, togetherAtMost);
  const rest = inOrder.slice(togetherAtMost).map(({ id }) => id);
  await unit.stores.setSetting(waitingIn, rest.length === 0 ? '' : JSON.stringify({ people: rest, asks: rest.length }));
  for (const { id } of people) await putOnRecord(unit, 'web', 'stolen-page', id);
  const readers = await readersOf(unit, people);
  await askEach(unit, readers, people, { from: 'together', count: asks });
}

/** Readers such that each of these people has someone else who can be asked. */
async function readersOf({ stores, now }: Unit, people: readonly Person[]): Promise<readonly PersonId[]> {
  const deciders = await stores.people.holdersOf(decidingRoles, now);
  const isAsked = people.every(({ id }) => deciders.some((reader) => reader.id !== id));
  const readers = isAsked ? deciders : await stores.people.holdersOf(boardRoles, now);
  return readers.map(({ id }) => id);
}
