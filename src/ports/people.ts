/** People with their accounts and mandates, invitations, and codes that link two accounts. */
import type { InvitationId, PersonId } from '../domain/ids.ts';
import type { Mandate } from '../domain/person/mandate.ts';
import type { ChannelAccount, Invitation, Person } from '../domain/person/person.ts';
import type { Role } from '../domain/roles.ts';

/** People of one ward with their accounts and mandates. Rows are never deleted, because decisions refer to them. */
export interface PeopleStore {
  get(id: PersonId): Promise<Person>;
  find(id: PersonId): Promise<Person | null>;
  /**
   * People who hold one of these roles now, including substitutes, except frozen and removed people. This is the only place
   * that resolves roles to people.
   */
  holdersOf(roles: readonly Role[], now: Date): Promise<readonly Person[]>;
  /** All present and past mandates of this person, newest first. */
  mandatesOf(person: PersonId): Promise<readonly Mandate[]>;
  /** Adds a mandate by which a person substitutes for another, in addition to their own role (which `save` changes). */
  standIn(mandate: Omit<Mandate, 'id'> & { readonly replaces: PersonId }): Promise<void>;
  /** False if it has already ended. */
  endMandate(id: number, at: Date): Promise<boolean>;
  list(): Promise<readonly Person[]>;
  /** People who gave us this number, in its stored form '84…'. Excludes people who were forgotten or removed. */
  withPhone(phone: string, limit: number): Promise<readonly Person[]>;
  /** People who have or had a role. Citizens who only asked a question are excluded: there are thousands of them. */
  everInRole(): Promise<readonly Person[]>;
  /** Adds a person, with a mandate for their role from the moment they joined. */
  insert(person: Person): Promise<void>;
  /** Saves a person. A new role ends the mandate of the old one and starts another; a change of status is dated. */
  save(person: Person, by?: PersonId | null): Promise<void>;
  /** Records that the person was informed which data is stored about them and why. */
  noticed(person: PersonId, now: Date): Promise<void>;
  /** Transfers everything of `from` to `to`: accounts, questions, unsent messages. */
  join(from: PersonId, to: PersonId): Promise<void>;
  /**
   * Deletes phone, accounts, links and conversation; the row stays because other rows refer to it. The name is deleted too,
   * unless a published item credits the person: who wrote published content and was paid for it is the ward's record.
   */
  forget(person: PersonId, at: Date): Promise<void>;
  account(channel: string, accountId: string): Promise<ChannelAccount | null>;
  /** Most recently used first. */
  accountsOf(person: PersonId): Promise<readonly ChannelAccount[]>;
  putAccount(account: ChannelAccount): Promise<void>;
  /** Moves an account to another person, with the web page on which it talks. */
  moveAccount(account: ChannelAccount, to: PersonId): Promise<void>;
  hasAccepted(person: PersonId, undertaking: string): Promise<boolean>;
  accept(person: PersonId, undertaking: string, at: Date): Promise<void>;
}

/** Invitations, by the hash of their code. Each admits one person, once. */
export interface InvitationStore {
  findByHash(codeHash: string): Promise<Invitation | null>;
  get(id: InvitationId): Promise<Invitation | null>;
  insert(invitation: Invitation): Promise<void>;
  /** Marks the invitation as used. Of two concurrent calls only one returns true. */
  use(id: InvitationId, person: PersonId, at: Date): Promise<boolean>;
  /** The person who joined with it. Null: not used yet. */
  usedBy(id: InvitationId): Promise<PersonId | null>;
  /** Invitations that are not used, revoked or expired; newest first. */
  open(at: Date): Promise<readonly Invitation[]>;
  /** False if it is not open. */
  revoke(id: InvitationId, at: Date): Promise<boolean>;
}

/** Codes made with `/lienket` that link another account to a person. */
export interface AccountCodeStore {
  insert(code: {
    readonly codeHash: string;
    readonly person: PersonId;
    readonly createdAt: Date;
    readonly expiresAt: Date;
  }): Promise<void>;
  /**
   * Records that `by` typed an open code and waits until its maker confirms.
   * @returns the maker; null if the code is unknown, used or expired
   */
  want(codeHash: string, by: PersonId, at: Date, until: Date): Promise<PersonId | null>;
  /** Completes the link that `by` waits for. False if `by` does not wait for this maker, or no longer. */
  take(maker: PersonId, by: PersonId, at: Date): Promise<boolean>;
  /** Deletes all codes of this maker. Links that wait for confirmation are cancelled. */
  dropOf(maker: PersonId): Promise<void>;
}
