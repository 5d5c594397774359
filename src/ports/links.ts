/** Addresses of signed pages, and the six digits that guard sensitive acts. The tokens themselves are never kept. */
import type { PersonId } from '../domain/ids.ts';

/**
 * view: read one item as the public will see it. decide: view and decide about one revision, once. upload: add photos
 * and files to the person's draft. edit: change texts, photos and captions of one item. talk: a conversation without an app. answer: draft one answer. answered: read one
 * answer that was given, and nothing else. mask: the masked question and answer whole, beside the originals.
 * hearing: what the register of violations says of this person, and their answer. pin: choose one's six digits, once.
 * data: what is kept about this person. file: one file, downloaded once. board: an administrator's page.
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

/** An address of a page that is good for one person, one purpose and one thing, until its time is over. */
export interface PageLink {
  /** sha256 of the token, hex. */
  readonly tokenHash: string;
  readonly purpose: LinkPurpose;
  readonly person: PersonId;
  /** The id of the thing, or ''; of a talk its conversation. */
  readonly subject: string;
  readonly revision: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** Addresses of signed pages, by the hash of their token. */
export interface LinkStore {
  insert(link: Omit<PageLink, 'usedAt' | 'revokedAt'>): Promise<void>;
  find(tokenHash: string): Promise<PageLink | null>;
  /** One of two at the same moment gets true. */
  use(tokenHash: string, at: Date): Promise<boolean>;
  /** Frozen, removed, stolen: nothing that was sent opens any more. */
  revokeOf(person: PersonId, at: Date): Promise<number>;
  /** Signs this person out where the hash of the session begins so. @returns how many ended */
  endSession(person: PersonId, hashBegins: string, at: Date): Promise<number>;
}

/** The digits with which somebody confirms what is sensitive; kept as a slow hash, locked after wrong tries. */
export interface Pin {
  /** A slow hash with its salt. */
  readonly hash: string;
  /** Wrong tries in a row. */
  readonly tries: number;
  readonly chosenAt: Date;
}

/** Digits by which a member of the board proves who presses; kept as a hash. */
export interface PinStore {
  find(person: PersonId): Promise<Pin | null>;
  put(person: PersonId, hash: string, at: Date): Promise<void>;
  setTries(person: PersonId, tries: number): Promise<void>;
  /** The head resets: the person is sent an address to choose anew. */
  remove(person: PersonId): Promise<boolean>;
}
