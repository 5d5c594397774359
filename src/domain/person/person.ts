/** A person, known by one or several accounts. */
import type { Actor } from '../actor.ts';
import type { InvitationId, PersonId } from '../ids.ts';
import type { Role } from '../roles.ts';
import type { StandIn } from './mandate.ts';

/** Somebody who wrote to us, with at most one role of their own. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** Their own, by a mandate that holds now; without one they are a citizen. */
  readonly role: Role;
  /** What they decide with while they stand in for somebody. */
  readonly standsIn?: StandIn | null;
  readonly unit: string | null;
  readonly status: Actor['status'];
  readonly locale: string;
  /** When the personal-data notice was shown. */
  readonly noticedAt: Date | null;
  /** Digits with the country code, as the person told it: where to call when no message arrives. No proof of anything. */
  readonly phone?: string | null;
  readonly createdAt: Date;
}

/**
 * An account of a person in an app. `conversation` is where messages to them go; `unreachableAt`: since then the app takes
 * none.
 */
export interface ChannelAccount {
  readonly channel: string;
  readonly accountId: string;
  readonly personId: PersonId;
  readonly conversation: string;
  readonly displayName: string;
  readonly lastUsedAt: Date;
  readonly unreachableAt: Date | null;
}

/** A code that makes whoever types it somebody of the ward, once. */
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

/** How long an invitation is open. */
export const invitationDays = 7;

/** Without those for whom somebody in the list stands in: they are away, and the queue is with the substitute. */
export const present = (people: readonly Person[]): readonly Person[] =>
  people.filter(({ id }) => !people.some(({ standsIn }) => standsIn?.replaces === id));

/** In whose hands work may be that is this person's to do: their own, and of whom they stand in for. */
export const handsOf = ({ id, standsIn }: Person): readonly PersonId[] => (standsIn ? [id, standsIn.replaces] : [id]);

/** As whom somebody acts: a substitute has the role of the person who is away, and keeps the own one beside it. */
export const actorOf = (person: Person): Actor => ({
  person: person.id,
  name: person.name,
  role: person.standsIn?.role ?? person.role,
  ...(person.standsIn ? { ownRole: person.role, replaces: person.standsIn.replaces } : {}),
  status: person.status,
});
