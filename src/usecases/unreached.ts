/** "Tin chưa gửi được": messages that no channel can deliver now, people to call, and notes of calls. */
import { refused } from '../domain/decision.ts';
import type { Facts } from '../domain/facts.ts';
import { personId } from '../domain/ids.ts';
import { actorOf, type Person } from '../domain/person/person.ts';
import type { Role } from '../domain/roles.ts';
import type { Unit } from '../ports/services.ts';
import { putOnRecord } from './on-record.ts';
import { done, type Outcome } from './outcome.ts';
import { mayDo } from './person/may-do.ts';

/** The person's name, or a phrase if the platform did not disclose it. */
export const calledBy = ({ name }: Person): Facts[string] => (name === '' ? { key: 'person-unnamed' } : name);

/** Roles that may retry what was given up. */
const mayRetry: readonly Role[] = ['head', 'standingDeputy'];

/**
 * Retries a message that was given up or held, or a delivery that could not be processed.
 * @param by null: the command line
 * @param id a number of the inbox, or 'out:' and a number of the outbox
 */
export async function retry(unit: Unit, by: Person | null, id: string): Promise<Outcome> {
  if (by && (by.status !== 'active' || !mayRetry.includes(actorOf(by).role))) return refused('issue-not-entitled');
  const [, out, digits] = /^(out:)?(\d{1,12})$/u.exec(id) ?? [];
  if (digits === undefined) return refused('issue-not-found');
  const { inbox, outbox } = unit.stores;
  const isBack = await (out === undefined ? inbox : outbox).replay(Number(digits), unit.now);
  if (!isBack) return refused('issue-not-given-up');
  const object = `${out === undefined ? 'inbox' : 'outbox'}:${digits}`;
  await putOnRecord(unit, by?.id, 'replayed', object);
  return done();
}

/** Records a phone call by the board, as proof of the attempt. The messages stay held and are still delivered later. */
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
  await putOnRecord(unit, actor.id, 'called', person.id, { messages: count });
  return { ok: true, person };
};
