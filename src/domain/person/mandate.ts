/** Who holds which role, from when until when. A substitute's mandate is added to their own and ends by itself. */
import type { PersonId } from '../ids.ts';
import type { Role } from '../roles.ts';

/** A period in which a person holds a role: their own, or that of the person they substitute for. */
export interface Mandate {
  readonly id: number;
  readonly person: PersonId;
  readonly role: Role;
  readonly from: Date;
  /** Null: until it is ended. */
  readonly until: Date | null;
  /** Null: granted by an invitation, the command line, or an older version of the program. */
  readonly grantedBy: PersonId | null;
  /** The person whom a substitute replaces. */
  readonly replaces: PersonId | null;
}

/** A substitution: with whose role, and for how long. */
export interface StandIn {
  readonly role: Role;
  readonly replaces: PersonId;
  readonly from: Date;
  readonly until: Date | null;
}
