/**
 * "My account is in other hands", or a colleague's. Frozen at once; who leads hears of it, reads what was done in that name,
 * and takes each back with one press.
 */
import { localTime } from '../../domain/calendar/local-time.ts';
import { refused } from '../../domain/decision.ts';
import type { Facts, Sentence } from '../../domain/facts.ts';
import type { PersonId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { isWorthReading, lookedBackMs, mendedIn, takenBackAs } from '../../domain/person/stolen-acts.ts';
import type { StolenDeed } from '../../domain/person/view.ts';
import { boardRoles, isDeciding, leadingRoles } from '../../domain/roles.ts';
import type { DoneAct } from '../../ports/records.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../outcome.ts';
import { notify } from '../react.ts';
import { mayDo } from './may-do.ts';
import { isSecondVoice } from './second-voice.ts';
import { freezeNow } from './standing.ts';

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

/**
 * Nothing is frozen: the board is asked, and whoever knows the person calls them; of mere signs only whoever leads. Each
 * reader is asked about the others, never about themselves.
 * @param except who is asked about nobody
 */
export async function askToFreeze(
  unit: Unit,
  people: readonly Person[],
  from: 'page' | 'colleague' | 'linked' | 'night',
  except: readonly Person[] = [],
): Promise<void> {
  const isSign = from === 'linked' || from === 'night';
  const readers = await unit.stores.people.holdersOf(isSign ? leadingRoles : boardRoles, unit.now);
  const untold = except.map(({ id }) => id);
  await askEach(
    unit,
    readers.map(({ id }) => id).filter((id) => !untold.includes(id)),
    people,
    { from },
  );
}

/** The message with a press for each of these people. @param facts `from`: how it became known */
export async function askEach(
  unit: Unit,
  readers: readonly PersonId[],
  people: readonly Person[],
  facts: Facts & { readonly from: string },
): Promise<void> {
  for (const reader of readers) {
    const others = people.filter(({ id }) => id !== reader);
    if (others.length === 0) continue;
    const named = others.map(({ id: person, name }) => ({ person, name }));
    const name = others.map((each) => each.name).join(', ');
    await notify(unit, reader, {
      noun: 'person',
      name: 'alarm-stolen-asked',
      people: named,
      facts: { ...facts, name },
    });
  }
}
