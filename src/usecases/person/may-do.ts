/** The row of an act on people says who may; use cases ask it, and so do buttons. */
import { type PersonActName, personActs } from '../../domain/act/person.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';

/** Rights only: what else an act asks for (a PIN, a second person) is asked where it is carried out. */
export const mayDo = (act: PersonActName, by: Person, whom: Pick<Person, 'id' | 'role'>): boolean =>
  personActs.some((row) => row.name === act && row.isOpen(whom, actorOf(by)));
