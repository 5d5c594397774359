/** Items with their photos and files, the content of each revision, and the cards that show items. */
import type { CardId, PersonId, PhotoId, SubmissionId } from '../domain/ids.ts';
import type { Person } from '../domain/person/person.ts';
import type { Contribution } from '../domain/submission/contribution.ts';
import type { PhotoFate } from '../domain/submission/photos-and-files.ts';
import type { Submission } from '../domain/submission/submission.ts';
import type { SubmissionState } from '../domain/submission/transitions.ts';
import type { KeptDecision, KeptRevision } from './dossier.ts';

/** Items of one ward. `save` takes the state that the change is based on, and throws ConflictError after a concurrent change. */
export interface SubmissionStore {
  find(id: SubmissionId): Promise<Submission | null>;
  /** @throws Error with the id if it does not exist */
  get(id: SubmissionId): Promise<Submission>;
  /** All items with this number at the end of their code, newest first. */
  withNumber(number: number): Promise<readonly Submission[]>;
  openDraftOf(author: PersonId): Promise<Submission | null>;
  /** The item about which this person decided last, unless another person has decided about it since. */
  lastDecidedBy(person: PersonId): Promise<Submission | null>;
  ofAuthor(author: PersonId, limit: number): Promise<readonly Submission[]>;
  /** Sorted by due date, earliest first. @param states null: all @param after the last item of the previous page */
  inStates(
    states: readonly SubmissionState[] | null,
    limit: number,
    after?: Submission | null,
  ): Promise<readonly Submission[]>;
  /** Items due at or after this instant, earliest first, found by an index. @param after the last item of the previous page */
  due(state: SubmissionState, from: Date, limit: number, after: Submission | null): Promise<readonly Submission[]>;
  /**
   * Published or approved items with an open step: a correction that awaits a signature, or an urgent publication that awaits its
   * review.
   */
  unfinished(limit: number, after?: Submission | null): Promise<readonly Submission[]>;
  insert(submission: Submission): Promise<void>;
  /** Saves content, state and new photos. @throws ConflictError if the stored item is no longer `before` */
  save(after: Submission, before: Submission): Promise<void>;
  settlePhoto(photo: PhotoId, fate: PhotoFate): Promise<void>;
  byOrigin(key: string): Promise<SubmissionId | null>;
  putOrigin(key: string, submission: SubmissionId): Promise<void>;
  /** Records that a message's or album's content now belongs to another item. */
  moveOrigin(key: string, submission: SubmissionId): Promise<void>;
  /** Who contributed what to the item, including edits by the board. */
  contributionsOf(id: SubmissionId): Promise<readonly Contribution[]>;
  /**
   * Sets how the text is divided among its credited authors, by name. The division stays as long as the same authors are
   * credited.
   */
  divideText(id: SubmissionId, parts: ReadonlyMap<string, number>): Promise<void>;
  /** Records that this person rewrote a part. @param share ten-thousandths of the words; shares of one person add up */
  noteEdit(id: SubmissionId, by: Pick<Person, 'id' | 'name'>, share: number): Promise<void>;
  /** People who gave the first signature on an earlier revision and did not take it back. */
  firstSignersBefore(id: SubmissionId, revision: number): Promise<readonly PersonId[]>;
  /** The content that the board saw at this revision. Null if the board never saw it or its content was deleted. */
  revisionOf(id: SubmissionId, revision: number): Promise<KeptRevision | null>;
  /**
   * Records a decision. Only the first one on a revision at a stage is accepted.
   * @returns the hash of the content that was decided about @throws ConflictError for a second decision
   */
  recordDecision(
    decision: Omit<KeptDecision, 'contentHash'> & { readonly submission: SubmissionId; readonly key: string },
  ): Promise<string | null>;
}

/** A message with buttons that shows an item to a person. It is updated when the item changes. */
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

/** Cards of items in people's chats, stored so that they can be updated when the item changes. */
export interface CardStore {
  find(id: CardId): Promise<Card | null>;
  of(submission: SubmissionId): Promise<readonly Card[]>;
  /** The newest card of this item for this person. */
  latestOf(submission: SubmissionId, person: PersonId): Promise<Card | null>;
  insert(card: Card): Promise<void>;
  markShown(id: CardId, revision: number, shown: string): Promise<void>;
}
