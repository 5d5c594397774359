/** Links to signed pages, and the six-digit PIN that protects sensitive acts. Only hashes of the tokens are stored. */
import type { PersonId } from '../domain/ids.ts';

/**
 * view: read one item as the public will see it. decide: view one revision and decide about it, once. upload: add photos
 * and files to the person's draft. edit: change texts, photos and captions of one item. talk: a conversation without an app.
 * answer: draft one answer. answered: read one given answer, and nothing else. mask: the masked question and answer beside
 * the originals. hearing: what the register of violations says of this person, and their reply. pin: choose the six-digit
 * PIN, once. data: the data stored about this person. file: one file, downloaded once. board: an administrator's page.
 */
export type LinkPurpose =
  | 'view'
  | 'decide'
  | 'upload'
  | 'edit'
  | 'talk'
  | 'answer'
  | 'answered'
  | 'mask'
  | 'hearing'
  | 'pin'
  | 'data'
  | 'file'
  | 'board';

/** A link to a page, valid for one person, one purpose and one subject until it expires. */
export interface PageLink {
  /** SHA-256 of the token, hex. */
  readonly tokenHash: string;
  readonly purpose: LinkPurpose;
  readonly person: PersonId;
  /** Id of the subject, or ''; for `talk` the conversation. */
  readonly subject: string;
  readonly revision: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** Links to signed pages, stored by the hash of their token. */
export interface LinkStore {
  insert(link: Omit<PageLink, 'usedAt' | 'revokedAt'>): Promise<void>;
  find(tokenHash: string): Promise<PageLink | null>;
  /** Marks the link as used. Of two concurrent calls only one returns true. */
  use(tokenHash: string, at: Date): Promise<boolean>;
  /**
   * Revokes all links of a person who was frozen or removed, or whose account was stolen. @returns the number of revoked links
   */
  revokeOf(person: PersonId, at: Date): Promise<number>;
  /** Ends this person's session whose token hash begins with this text. @returns the number of ended sessions */
  endSession(person: PersonId, hashBegins: string, at: Date): Promise<number>;
}

/** The six digits with which a person confirms a sensitive act: stored as a slow hash, locked after too many wrong attempts. */
export interface Pin {
  /** A slow hash with its salt. */
  readonly hash: string;
  /** Consecutive wrong attempts. */
  readonly tries: number;
  readonly chosenAt: Date;
}

/** PINs with which members of the board confirm their identity, stored as slow hashes. */
export interface PinStore {
  find(person: PersonId): Promise<Pin | null>;
  put(person: PersonId, hash: string, at: Date): Promise<void>;
  setTries(person: PersonId, tries: number): Promise<void>;
  /** Removes the PIN when the head resets it; the person is then sent a link to choose a new one. False if there was none. */
  remove(person: PersonId): Promise<boolean>;
}
