/** Finds the one person with a role that a name means. No match or several matches are refused, and the name is asked again. */
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import type { NamedPerson } from '../../domain/plan/named.ts';
import type { Unit } from '../../ports/services.ts';
import type { Outcome } from '../outcome.ts';
import { peopleNamed } from './standing.ts';

/** Matches an id, a full name or its last words, without diacritics and forms of address. */
export async function onePerson(unit: Unit, name: string): Promise<Outcome<{ readonly person: Person }>> {
  const found = name.trim() === '' ? [] : await peopleNamed(unit, name);
  const [only, other] = found;
  return only && !other ? { ok: true, person: only } : refused('issue-person-unknown', { name });
}

/** Like `onePerson`, for assigning work: frozen people are refused. */
export async function oneAtWork(unit: Unit, name: string): Promise<Outcome<{ readonly person: NamedPerson }>> {
  const found = await onePerson(unit, name);
  if (!found.ok) return found;
  const { id, status } = found.person;
  return status === 'active'
    ? { ok: true, person: { id, name: found.person.name } }
    : refused('issue-person-unknown', { name });
}
