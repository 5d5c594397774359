/** "Tin chưa gửi được": what no channel carries now, whom to call, and the call that was made instead. */
import { refused } from '../domain/decision.ts';
import type { Facts } from '../domain/facts.ts';
import { personId } from '../domain/ids.ts';
import type { Person } from '../domain/person/person.ts';
import type { Unit } from '../ports/services.ts';
import type { Outcome } from './outcome.ts';
import { mayDo } from './person/may-do.ts';

/** A platform may keep a person's name to itself. */
export const calledBy = ({ name }: Person): Facts[string] => (name === '' ? { key: 'person-unnamed' } : name);

/** Somebody of the board has phoned: the proof of the attempt. The messages stay held, and still go out later. */
export const noteCall = async (
  unit: Unit,
  actor: Person,
  id: string,
  result: string,
): Promise<Outcome<{ readonly person: Person }>> => {
  const person = await unit.stores.people.find(personId(id));
  if (!mayDo('noteCall', actor, person ?? actor)) return refused('issue-not-entitled');
  if (!person) return refused('issue-not-found');
  const count = await unit.stores.callNotes.called(person.id, actor.id, result, unit.now);
  await unit.stores.audit.record(
    { actor: actor.id, action: 'called', object: person.id, details: { messages: count } },
    unit.now,
  );
  return { ok: true, person };
};
