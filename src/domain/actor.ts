/**
 * The person who acts. Read from the database in the same transaction as the act, never from a session or a chat's membership.
 */
import type { PersonId } from './ids.ts';
import type { Role } from './roles.ts';

/** A person who acts, with the role that applies now: their own, or that of the person they substitute for today. */
export interface Actor {
  readonly person: PersonId;
  readonly name: string;
  readonly role: Role;
  /** The actor's own role, if `role` is that of the person they substitute for. */
  readonly ownRole?: Role;
  /** The person they substitute for. */
  readonly replaces?: PersonId;
  readonly status: 'active' | 'frozen' | 'removed';
}

/** A person with the name they had at that time: records keep the name when the account changes. */
export interface Someone {
  readonly person: PersonId;
  readonly name: string;
}

/** Who did something, and when. `name` is for display: two people may have the same name. */
export interface By {
  readonly by: PersonId;
  readonly name: string;
  readonly at: Date;
}
