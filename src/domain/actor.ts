/** Who acts. Read from the database in the same transaction as the act, never from a session or a chat's membership. */
import type { PersonId } from './ids.ts';
import type { Role } from './roles.ts';

/** A person who acts, with the role that counts now: their own, or that of somebody whom they stand in for today. */
export interface Actor {
  readonly person: PersonId;
  readonly name: string;
  readonly role: Role;
  /** The role of their own, while `role` is that of somebody whom they stand in for. */
  readonly ownRole?: Role;
  /** Whom they stand in for. */
  readonly replaces?: PersonId;
  readonly status: 'active' | 'frozen' | 'removed';
}

/** A person as they were called then: names stay on record when accounts change. */
export interface Someone {
  readonly person: PersonId;
  readonly name: string;
}

/** Who did something, and when. `name` is for readers: two people may share one. */
export interface By {
  readonly by: PersonId;
  readonly name: string;
  readonly at: Date;
}
