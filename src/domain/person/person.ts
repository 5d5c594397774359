/** A person, known by one or several accounts. */
import type { Actor } from '../actor.ts';
import type { InvitationId, PersonId } from '../ids.ts';
import type { Role } from '../roles.ts';
import type { StandIn } from './mandate.ts';

/** A person who has written to us, with at most one role of their own. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** Their own role, from a mandate that applies now. Without one they are a citizen. */
  readonly role: Role;
  /** The substitution that applies now: they decide with its role. */
  readonly standsIn?: StandIn | null;
  readonly unit: string | null;
  readonly status: Actor['status'];
  readonly locale: string;
  /** When the personal-data notice was shown. */
  readonly noticedAt: Date | null;
  /** Digits with the country code, as the person gave it: the number to call when messages cannot be delivered. Not verified. */
  readonly phone?: string | null;
  readonly createdAt: Date;
}

/** A person's account in an app. `conversation` is where messages are sent. `unreachableAt`: since when the app accepts none. */
export interface ChannelAccount {
  readonly channel: string;
  readonly accountId: string;
  readonly personId: PersonId;
  readonly conversation: string;
  readonly displayName: string;
  readonly lastUsedAt: Date;
  readonly unreachableAt: Date | null;
}

/** A code that gives the person who types it a role in the ward. It can be used once. */
export interface Invitation {
  readonly id: InvitationId;
  readonly codeHash: string;
  readonly role: Role;
  readonly name: string;
  readonly unit: string | null;
  readonly invitedBy: PersonId | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

/** Days for which an invitation is valid. */
export const invitationDays = 7;

/** Leaves out people for whom another person in the list substitutes: they are away, and the substitute has the queue. */
export const present = (people: readonly Person[]): readonly Person[] =>
  people.filter(({ id }) => !people.some(({ standsIn }) => standsIn?.replaces === id));

/** The people whose work this person may do: themselves, and the person they substitute for. */
export const handsOf = ({ id, standsIn }: Person): readonly PersonId[] => (standsIn ? [id, standsIn.replaces] : [id]);

/** The actor that a person is. A substitute has the role of the absent person, and `ownRole` keeps their own. */
export const actorOf = (person: Person): Actor => ({
  person: person.id,
  name: person.name,
  role: person.standsIn?.role ?? person.role,
  ...(person.standsIn ? { ownRole: person.role, replaces: person.standsIn.replaces } : {}),
  status: person.status,
});
