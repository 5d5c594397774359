/** Whoever is named in a plan, a request or a meeting: by id, with the name of that day. */
import type { PersonId } from '../ids.ts';

/** With the name of then: a plan is read after people have left. */
export interface NamedPerson {
  readonly id: PersonId;
  readonly name: string;
}
