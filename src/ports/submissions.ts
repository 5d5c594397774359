/** Items with their photos and files, what each revision said, and the cards that show them. */
import type { CardId, PersonId, PhotoId, SubmissionId } from '../domain/ids.ts';
import type { Person } from '../domain/person/person.ts';
import type { Contribution } from '../domain/submission/contribution.ts';
import type { PhotoFate } from '../domain/submission/photos-and-files.ts';
import type { Submission } from '../domain/submission/submission.ts';
import type { SubmissionState } from '../domain/submission/transitions.ts';
import type { KeptDecision, KeptRevision } from './dossier.ts';

/** Items of one ward. A save names the state that it was made from, and throws ConflictError where another was faster. */
export interface SubmissionStore {
  find(id: SubmissionId): Promise<Submission | null>;
  /** @throws Error with the id when it is not there */
  get(id: SubmissionId): Promise<Submission>;
  /** All whose spoken number is this one, newest first. */
  withNumber(number: number): Promise<readonly Submission[]>;
  openDraftOf(author: PersonId): Promise<Submission | null>;
  /** What this person decided last, of what nobody has decided since. */
  lastDecidedBy(person: PersonId): Promise<Submission | null>;
  ofAuthor(author: PersonId, limit: number): Promise<readonly Submission[]>;
  /** Oldest due first. Null: every state. @param after the last one of the page before */
  inStates(
    states: readonly SubmissionState[] | null,
    limit: number,
    after?: Submission | null,
  ): Promise<readonly Submission[]>;
  /** Those with a day from this instant on, earliest first; found by an index. @param after the last one of the page before */
  due(state: SubmissionState, from: Date, limit: number, after: Submission | null): Promise<readonly Submission[]>;
  /** Published or about to be, while a correction waits for a signature, or the emergency road for its review. */
  unfinished(limit: number, after?: Submission | null): Promise<readonly Submission[]>;
  insert(submission: Submission): Promise<void>;
  /** Saves content, standing and new photos. @throws ConflictError when `before` is not what is there */
  save(after: Submission, before: Submission): Promise<void>;
  settlePhoto(photo: PhotoId, fate: PhotoFate): Promise<void>;
  byOrigin(key: string): Promise<SubmissionId | null>;
  putOrigin(key: string, submission: SubmissionId): Promise<void>;
  /** What a message or an album brought has gone into another item. */
  moveOrigin(key: string, submission: SubmissionId): Promise<void>;
  /** Who made what of it, edits by the board among it. */
  contributionsOf(id: SubmissionId): Promise<readonly Contribution[]>;
  /** How its text is divided among those who are credited with it, by their names; it stays as long as the same are credited. */
  divideText(id: SubmissionId, parts: ReadonlyMap<string, number>): Promise<void>;
  /** This person rewrote a part of it. @param share ten-thousandths of its words; parts of one person add up */
  noteEdit(id: SubmissionId, by: Pick<Person, 'id' | 'name'>, share: number): Promise<void>;
  /** Who gave the first signature of an earlier revision, and did not take it back. */
  firstSignersBefore(id: SubmissionId, revision: number): Promise<readonly PersonId[]>;
  /** As the board saw it at this revision; null: it never did, or nothing of it may stay. */
  revisionOf(id: SubmissionId, revision: number): Promise<KeptRevision | null>;
  /**
   * The first decision on a revision at a stage wins.
   * @returns the hash of what it is about @throws ConflictError for the second
   */
  recordDecision(
    decision: Omit<KeptDecision, 'contentHash'> & { readonly submission: SubmissionId; readonly key: string },
  ): Promise<string | null>;
}

/** A message with buttons that shows an item to somebody: it is changed when the item is. */
export interface Card {
  readonly id: CardId;
  readonly submission: SubmissionId;
  readonly person: PersonId;
  readonly channel: string;
  readonly conversation: string;
  readonly messageId: string;
  readonly hasPhoto: boolean;
  readonly shownRevision: number;
  readonly shown: string;
  readonly createdAt: Date;
}

/** Cards of items on people's screens, to be renewed when the item changes. */
export interface CardStore {
  find(id: CardId): Promise<Card | null>;
  of(submission: SubmissionId): Promise<readonly Card[]>;
  /** The newest card of this item on this person's screens. */
  latestOf(submission: SubmissionId, person: PersonId): Promise<Card | null>;
  insert(card: Card): Promise<void>;
  markShown(id: CardId, revision: number, shown: string): Promise<void>;
}
