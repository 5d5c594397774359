/** "Tin chưa gửi được": what no channel carries now, whom to call, and the call that was made instead. */
import { refused } from '../domain/decision.ts';
import { codeIn, isWorthCall } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import { type PersonId, personId } from '../domain/ids.ts';
import type { Person } from '../domain/person/person.ts';
import { isBoard } from '../domain/roles.ts';
import type { Unit } from '../ports/services.ts';
import type { Outcome } from './outcome.ts';

/** Rows that are looked at. */
const rowsLimit = 500;

export interface Unreached {
  readonly person: Person;
  readonly count: number;
  readonly since: Date;
  /** Codes of the items and questions that the messages are about. */
  readonly codes: readonly string[];
  readonly calledAt: Date | null;
}

/** Everybody for whom something waits that is worth a call, longest first. */
export const unreached = async (unit: Unit): Promise<readonly Unreached[]> => {
  const found = new Map<PersonId, Unreached>();
  for (const row of await unit.stores.outbox.held(rowsLimit)) {
    if (!isWorthCall(row.effect)) continue;
    const before = found.get(row.person);
    const code = codeIn(row.effect);
    const note = await unit.stores.callNotes.of(row.id);
    found.set(row.person, {
      person: before?.person ?? (await unit.stores.people.get(row.person)),
      count: (before?.count ?? 0) + 1,
      since: before?.since ?? row.createdAt,
      codes: [...new Set([...(before?.codes ?? []), ...(code ? [code] : [])])],
      calledAt: note?.calledAt ?? before?.calledAt ?? null,
    });
  }
  return [...found.values()];
};

/** A platform may keep a person's name to itself. */
export const calledBy = ({ name }: Person): Facts[string] => (name === '' ? { key: 'person-unnamed' } : name);

/** Somebody of the board has phoned: the proof of the attempt. The messages stay held, and still go out later. */
export const noteCall = async (
  unit: Unit,
  actor: Person,
  id: string,
  result: string,
): Promise<Outcome<{ readonly person: Person }>> => {
  if (!isBoard(actor.role)) return refused('issue-not-entitled');
  const person = await unit.stores.people.find(personId(id));
  if (!person) return refused('issue-not-found');
  const count = await unit.stores.callNotes.called(person.id, actor.id, result, unit.now);
  await unit.stores.audit.record(
    { actor: actor.id, action: 'called', object: person.id, details: { messages: count } },
    unit.now,
  );
  return { ok: true, person };
};
