/**
 * The page without a sign-in, where somebody says that an account is in other hands (decision 0253). Anybody can write there,
 * so nothing is frozen, nothing is told, and how often phones ring is limited; but no report is lost by the limit: what is
 * above it waits, and is asked together once an hour.
 */
import { type PersonId, personId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { boardRoles, decidingRoles, isDeciding } from '../../domain/roles.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import { askEach, askToFreeze } from './report-stolen.ts';
import { peopleNamed } from './standing.ts';

const hourMs = 3_600_000;
/** The whole board is rung about one name so often. */
const sameNameMs = 6 * hourMs;
/** And so often a day about people who decide nothing: there may be a hundred of them. */
const asksADay = 6;
const namesAtMost = 3;
const togetherMs = hourMs;
/** As many presses as fit under one message; who decides comes first, the others wait an hour more. */
const togetherAtMost = 8;
const waitingIn = 'stolen-page-waiting';

interface Waiting {
  /** Whom nobody was asked about yet, the oldest first. */
  readonly people: readonly PersonId[];
  /** How many times the page was sent for them. */
  readonly asks: number;
}

const waitingNow = async ({ stores }: Unit): Promise<Waiting> => {
  const kept = await stores.setting(waitingIn);
  return kept ? (JSON.parse(kept) as Waiting) : { people: [], asks: 0 };
};

/** Who stands in for a decider decides too. */
const decides = (person: Person): boolean => isDeciding(actorOf(person).role);

/** The day's places are for those who decide nothing: they cannot be used up against a head or a deputy. */
async function isRungAtOnce({ stores, now }: Unit, person: Person): Promise<boolean> {
  if (!(await stores.once(`stolen-page:${person.id}`, now, sameNameMs))) return false;
  if (decides(person)) return true;
  for (let place = 1; place <= asksADay; place += 1)
    if (await stores.once(`stolen-page-of-day:${place}`, now, 24 * hourMs)) return true;
  return false;
}

const canBeAsked = ({ role, status }: Person): boolean => role !== 'citizen' && status === 'active';

/**
 * A stranger typed the name of somebody of the board on the public page. Nothing is frozen by it and nothing is answered
 * that tells whether there is such a person: the board reads it on their own phones, and presses.
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
 * Every few minutes: what the limit held back is asked together, at most once an hour, of those who decide (each about the
 * others; where nobody else decides, of the board).
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

/** Somebody is asked about each of them. */
async function readersOf({ stores, now }: Unit, people: readonly Person[]): Promise<readonly PersonId[]> {
  const deciders = await stores.people.holdersOf(decidingRoles, now);
  const isAsked = people.every(({ id }) => deciders.some((reader) => reader.id !== id));
  const readers = isAsked ? deciders : await stores.people.holdersOf(boardRoles, now);
  return readers.map(({ id }) => id);
}
