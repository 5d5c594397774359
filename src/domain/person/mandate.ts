/** Who holds which role, from when until when. A substitute's mandate stands beside their own and ends by itself. */
import type { PersonId } from '../ids.ts';
import type { Role } from '../roles.ts';

/** Somebody holds a role for a time: their own, or in the stead of another. */
export interface Mandate {
  readonly id: number;
  readonly person: PersonId;
  readonly role: Role;
  readonly from: Date;
  /** Null: until it is ended. */
  readonly until: Date | null;
  /** Null: the command line, or an older program. */
  readonly grantedBy: PersonId | null;
  /** Whom a substitute stands in for. */
  readonly replaces: PersonId | null;
}

/** As a substitute, with whose powers. */
export interface StandIn {
  readonly role: Role;
  readonly replaces: PersonId;
  readonly from: Date;
  readonly until: Date | null;
}
