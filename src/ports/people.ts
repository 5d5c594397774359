/** Who is there: people, their accounts and mandates, invitations, and codes that join two accounts. */
import type { InvitationId, PersonId } from '../domain/ids.ts';
import type { Mandate } from '../domain/person/mandate.ts';
import type { ChannelAccount, Invitation, Person } from '../domain/person/person.ts';
import type { Role } from '../domain/roles.ts';

/** People of one ward with their accounts and mandates. Nobody’s row goes: what they decided points to it. */
export interface PeopleStore {
  get(id: PersonId): Promise<Person>;
  find(id: PersonId): Promise<Person | null>;
  /**
   * Who holds one of these roles now, substitutes included; nobody who is frozen or removed. The only place that resolves
   * roles to people.
   */
  holdersOf(roles: readonly Role[], now: Date): Promise<readonly Person[]>;
  /** All that this person holds or held, newest first. */
  mandatesOf(person: PersonId): Promise<readonly Mandate[]>;
  /** Beside the role of their own, which `save` changes: somebody stands in for another. */
  standIn(mandate: Omit<Mandate, 'id'> & { readonly replaces: PersonId }): Promise<void>;
  /** False when it has ended before. */
  endMandate(id: number, at: Date): Promise<boolean>;
  list(): Promise<readonly Person[]>;
  /** Those who told us this number, as it is kept: '84…'. Nobody who was forgotten or removed. */
  withPhone(phone: string, limit: number): Promise<readonly Person[]>;
  /** Who has or had a role: of whoever only asked there are thousands. */
  everInRole(): Promise<readonly Person[]>;
  /** With a mandate for their role, from their coming on. */
  insert(person: Person): Promise<void>;
  /** Another role ends the mandate of their own and begins one; another status is dated. */
  save(person: Person, by?: PersonId | null): Promise<void>;
  /** They have been told what is kept of them and why. */
  noticed(person: PersonId, now: Date): Promise<void>;
  /** Everything of `from` belongs to `to` from now on: accounts, questions, what is waiting to be said. */
  join(from: PersonId, to: PersonId): Promise<void>;
  /**
   * Phone, accounts, addresses and talk are gone; the row stays for what points to it. So is the name, unless an item that
   * was published credits them: who wrote and was paid for what readers see is the ward's record.
   */
  forget(person: PersonId, at: Date): Promise<void>;
  account(channel: string, accountId: string): Promise<ChannelAccount | null>;
  /** Last used first. */
  accountsOf(person: PersonId): Promise<readonly ChannelAccount[]>;
  putAccount(account: ChannelAccount): Promise<void>;
  /** It is another person's from now on, with the page on which it talks. */
  moveAccount(account: ChannelAccount, to: PersonId): Promise<void>;
  hasAccepted(person: PersonId, undertaking: string): Promise<boolean>;
  accept(person: PersonId, undertaking: string, at: Date): Promise<void>;
}

/** Invitations by the hash of their code; each lets one person in, once. */
export interface InvitationStore {
  findByHash(codeHash: string): Promise<Invitation | null>;
  get(id: InvitationId): Promise<Invitation | null>;
  insert(invitation: Invitation): Promise<void>;
  /** One of two at the same moment gets true. */
  use(id: InvitationId, person: PersonId, at: Date): Promise<boolean>;
  /** Who came in by it; null: nobody yet. */
  usedBy(id: InvitationId): Promise<PersonId | null>;
  /** Neither used, revoked nor too old; newest first. */
  open(at: Date): Promise<readonly Invitation[]>;
  /** False when it is not open. */
  revoke(id: InvitationId, at: Date): Promise<boolean>;
}

/** `/lienket`: codes that join another account. */
export interface AccountCodeStore {
  insert(code: {
    readonly codeHash: string;
    readonly person: PersonId;
    readonly createdAt: Date;
    readonly expiresAt: Date;
  }): Promise<void>;
  /**
   * Somebody typed an open code, and waits until the maker confirms. Returns the maker; null: no such code, used, or too
   * late.
   */
  want(codeHash: string, by: PersonId, at: Date, until: Date): Promise<PersonId | null>;
  /** Ends their wait. False when they do not wait for this maker, or no longer. */
  take(maker: PersonId, by: PersonId, at: Date): Promise<boolean>;
  /** Whatever they made opens nothing any more, and nobody waits for them. */
  dropOf(maker: PersonId): Promise<void>;
}
