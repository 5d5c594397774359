/**
 * "My account is in other hands", or a colleague's. Frozen at once; who leads hears of it, reads what was done in that name,
 * and takes each back with one press.
 */
import { localTime } from '../../domain/calendar/local-time.ts';
import { refused } from '../../domain/decision.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { PersonId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { isWorthReading, lookedBackMs, mendedIn, takenBackAs } from '../../domain/person/stolen-acts.ts';
import type { StolenDeed } from '../../domain/person/view.ts';
import { boardRoles, isDeciding, leadingRoles } from '../../domain/roles.ts';
import type { DoneAct } from '../../ports/records.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import { done, type Outcome } from '../outcome.ts';
import { notify } from '../react.ts';
import { mayDo } from './may-do.ts';
import { isSecondVoice } from './second-voice.ts';
import { freezeNow, peopleNamed } from './standing.ts';

/** Looked through in one reading, and listed in one message: the rest by a press. */
const readAtMost = 1_000;
const listedAtMost = 10;
const dayMs = 24 * 3_600_000;

const actionOf = (action: string): Sentence => ({ key: 'board-audit-deed', facts: { action, isRefused: 'no' } });

const lineOf = (unit: Unit, { at, action, code }: DoneAct, number: number | null): Sentence => ({
  key: 'stolen-act',
  facts: {
    number: number ?? 'none',
    time: localTime(at, unit.ward.timeZone),
    action: actionOf(action),
    code: code ?? 'none',
    mended: mendedIn(action),
  },
});

interface Listed {
  readonly acts: Sentence;
  readonly deeds: readonly StolenDeed[];
  /** How many are older than these. */
  readonly more: number;
}

/**
 * What the account did, newest first; what a press takes back has a number.
 * @param from how many were listed before
 */
async function doneIn(unit: Unit, person: Person, from: number): Promise<Listed> {
  const since = new Date(unit.now.getTime() - lookedBackMs);
  const all = (await unit.stores.audit.actsOf(person.id, since, readAtMost)).filter(isWorthReading);
  const acts = all.slice(from, from + listedAtMost);
  const deeds = acts
    .map(({ seq, action, code }, at) => ({ seq, number: from + at + 1, action, code: code ?? '' }))
    .filter(({ action }) => takenBackAs(action) !== null);
  const more = Math.max(0, all.length - from - acts.length);
  const numberOf = (seq: number) => deeds.find((deed) => deed.seq === seq)?.number ?? null;
  return {
    ...{ deeds, more },
    acts: acts.reduceRight<Sentence>(
      (rest, deed) => ({ key: 'list-join', facts: { line: lineOf(unit, deed, numberOf(deed.seq)), rest } }),
      acts.length === 0 ? { key: 'stolen-nothing' } : { key: 'stolen-end', facts: { more } },
    ),
  };
}

/** The rest of the list. @param from how many were listed before */
export async function listMoreOfStolen(unit: Unit, by: Person, stolenId: PersonId, from: number): Promise<Outcome> {
  const stolen = await unit.stores.people.find(stolenId);
  if (!stolen || !mayDo('undoTheirs', by, stolen)) return refused('issue-not-entitled');
  const { acts, deeds, more } = await doneIn(unit, stolen, from);
  const facts = { name: stolen.name, acts };
  const next = more > 0 ? from + listedAtMost : null;
  const view = { noun: 'person', name: 'stolen-acts-more', frozen: stolen.id, mayLift: false } as const;
  await notify(unit, by.id, { ...view, deeds, next, facts });
  return done();
}

/** @param by who said so: the person, or a colleague; null: the command line */
async function freezeAndTell(unit: Unit, person: Person, by: Person | null): Promise<void> {
  const { acts, deeds, more } = await doneIn(unit, person, 0);
  const isHead = person.role === 'head';
  await freezeNow(unit, by, person);
  for (const reader of await unit.stores.people.holdersOf(leadingRoles, unit.now)) {
    const { role } = actorOf(reader);
    await notify(unit, reader.id, {
      noun: 'person',
      name: 'alarm-account-stolen',
      frozen: person.id,
      mayLift: role === 'head' || isHead,
      deeds,
      next: more > 0 ? listedAtMost : null,
      facts: {
        name: person.name,
        acts,
        isHead: isHead ? 'yes' : 'no',
        by: by === null ? 'operator' : by.id === person.id ? 'self' : by.name,
      },
    });
  }
}

/** Said by whom it happened to; frozen before anything is asked. */
export const reportStolen = (unit: Unit, person: Person): Promise<void> => freezeAndTell(unit, person, person);

/** By the command line: who leads reads it, since one of them has to lift it, or to vouch for the head. */
export async function freezeByOperator(unit: Unit, person: Person): Promise<Outcome> {
  if (person.status === 'removed') return refused('issue-person-gone');
  if (person.status === 'frozen') return refused('issue-frozen-already');
  await freezeAndTell(unit, person, null);
  return done();
}

/** A stolen account could lock the whole board with this: one a day each. */
const reportEveryMs = dayMs;

/** False: who decides nothing has said it of a head, alone. */
const isEnough = async (unit: Unit, by: Person, person: Person): Promise<boolean> =>
  person.role !== 'head' || isDeciding(actorOf(by).role) || (await isSecondVoice(unit, 'stolen-said', by, person));

/**
 * Somebody of the board says it of a colleague, who has phoned them: a freeze that protects, and that the head lifts.
 * Of a head it takes somebody who decides, or two.
 */
export async function reportColleague(unit: Unit, by: Person, person: Person): Promise<Outcome> {
  if (person.id === by.id) return refused('issue-not-oneself');
  if (!mayDo('reportStolen', by, person)) return refused('issue-not-entitled');
  if (person.status !== 'active') return refused('issue-frozen-already');
  if (!(await isEnough(unit, by, person))) {
    await askToFreeze(unit, [person], 'colleague', [by]);
    return { ok: true, note: { key: 'note-stolen-said', facts: { name: person.name } } };
  }
  const isLimited = actorOf(by).role !== 'head';
  if (isLimited && !(await unit.stores.once(`stolen-report:${by.id}`, unit.now, reportEveryMs)))
    return refused('issue-stolen-too-many');
  await freezeAndTell(unit, person, by);
  return { ok: true, note: { key: 'note-stolen-frozen', facts: { name: person.name } } };
}

/** Nothing is frozen: the board is asked, and whoever knows the person calls them; of mere signs only whoever leads. */
export async function askToFreeze(
  unit: Unit,
  people: readonly Person[],
  from: 'page' | 'colleague' | 'linked' | 'night',
  except: readonly Person[] = [],
): Promise<void> {
  const [first] = people;
  if (!first) return;
  const untold = [...people, ...except].map(({ id }) => id);
  const isSign = from === 'linked' || from === 'night';
  for (const { id } of await unit.stores.people.holdersOf(isSign ? leadingRoles : boardRoles, unit.now)) {
    if (untold.includes(id)) continue;
    const named = people.map(({ id: person, name }) => ({ person, name }));
    const facts = { from, name: people.map(({ name }) => name).join(', ') };
    await notify(unit, id, { noun: 'person', name: 'alarm-stolen-asked', people: named, facts });
  }
}

/** The page without a sign-in. One name is asked about so often, and all of them together. */
const sameNameMs = 6 * 3_600_000;
const asksADay = 6;
const namesAtMost = 3;

/**
 * A stranger typed the name of somebody of the board on the public page. Nothing is frozen by it and nothing is answered
 * that tells whether there is such a person: the board reads it on their own phones, and presses.
 */
export async function reportFromPage(unit: Unit, typed: string): Promise<void> {
  if (typed.trim().length < 2) return;
  const named = await peopleNamed(unit, typed);
  const people = named.filter(({ role, status }) => role !== 'citizen' && status === 'active');
  if (people.length === 0 || people.length > namesAtMost) return;
  const ids = people.map(({ id }) => id).sort();
  if (!(await unit.stores.once(`stolen-page:${ids.join(',')}`, unit.now, sameNameMs))) return;
  for (let place = 1; place <= asksADay; place += 1) {
    if (!(await unit.stores.once(`stolen-page-of-day:${place}`, unit.now, dayMs))) continue;
    for (const { id } of people) await putOnRecord(unit, 'web', 'stolen-page', id);
    await askToFreeze(unit, people, 'page');
    return;
  }
}
