/** The table of acts on people says who may do what; both use cases and buttons use it. */
import { type PersonActName, personActs } from '../../domain/act/person.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';

/** Checks rights only. Other conditions (a PIN, a second person) are checked where the act is carried out. */
export const mayDo = (act: PersonActName, by: Person, whom: Pick<Person, 'id' | 'role'>): boolean =>
  personActs.some((row) => row.name === act && row.isOpen(whom, actorOf(by)));
