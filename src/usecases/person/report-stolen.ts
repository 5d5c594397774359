/**
 * Reports that one's own account, or a colleague's, is in other hands. The account is frozen at once. The ward's leaders
 * receive a list of what it did, and can undo each act with one press.
 */
import { localTime } from '../../domain/calendar/local-time.ts';
import { refused } from '../../domain/decision.ts';
import type { Facts, Sentence } from '../../domain/facts.ts';
import type { PersonId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { isWorthReading, lookedBackMs, repairPlaceOf, takenBackAs } from '../../domain/person/stolen-acts.ts';
import type { StolenDeed } from '../../domain/person/view.ts';
import { boardRoles, isDeciding, leadingRoles } from '../../domain/roles.ts';
import type { DoneAct } from '../../ports/records.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../outcome.ts';
import { notify } from '../react.ts';
import { mayDo } from './may-do.ts';
import { isSecondRequest } from './second-request.ts';
import { freezeNow } from './standing.ts';

/** Entries read at once, and entries listed in one message; the rest is shown on request. */
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
    mended: repairPlaceOf(action),
  },
});

interface Listed {
  readonly acts: Sentence;
  readonly deeds: readonly StolenDeed[];
  /** Number of older acts that are not listed. */
  readonly more: number;
}

/**
 * What the account did, newest first. Acts that can be undone have a number.
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

/** Sends the rest of the list. @param from how many were listed before */
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

/** Freezes the account and tells the leaders. @param by who reported it: the person or a colleague; null: the command line */
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

/** Freezes an account that its owner reports, without asking anything first. */
export const reportStolen = (unit: Unit, person: Person): Promise<void> => freezeAndTell(unit, person, person);

/** Freezes from the command line. The leaders are notified, because one of them has to lift it, or to vouch for the head. */
export async function freezeByOperator(unit: Unit, person: Person): Promise<Outcome> {
  if (person.status === 'removed') return refused('issue-person-gone');
  if (person.status === 'frozen') return refused('issue-frozen-already');
  await freezeAndTell(unit, person, null);
  return done();
}

/** Limit of one report a day per person, because a stolen account could lock the whole board with it. */
const reportEveryMs = dayMs;

/** False if a non-decider is the first to report the head; a second report is needed. */
const isEnough = async (unit: Unit, by: Person, person: Person): Promise<boolean> =>
  person.role !== 'head' || isDeciding(actorOf(by).role) || (await isSecondRequest(unit, 'stolen-said', by, person));

/**
 * A board member reports a colleague who has phoned them. The account is frozen until the head lifts it.
 * Freezing the head needs a report by a decider, or two reports.
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
 * Asks the board whether to freeze, without freezing. For mere signs of a theft only the leaders are asked. No one is asked
 * about themselves.
 * @param except people who are not asked
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

/** Sends the question with a button for each of these people. @param facts `from`: how it became known */
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
