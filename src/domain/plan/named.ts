/** People named in a plan, a request or a meeting, by id and with their name on that day. */
import type { PersonId } from '../ids.ts';

/** Stored with the name of that time, because plans are read after people have left. */
export interface NamedPerson {
  readonly id: PersonId;
  readonly name: string;
}
