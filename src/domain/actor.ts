/** Who acts. Read from the database in the same transaction as the act, never from a session or a chat's membership. */
import type { PersonId } from './ids.ts';
import type { Role } from './roles.ts';

export interface Actor {
  readonly person: PersonId;
  readonly name: string;
  readonly role: Role;
  readonly status: 'active' | 'frozen' | 'removed';
}
