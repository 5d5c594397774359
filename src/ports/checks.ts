/** Stores of the content checks: findings, secrecy records, consents, and the removal of data that must not be kept. */
import type { Finding } from '../domain/checks/check.ts';
import type { FileId, PersonId, SubmissionId } from '../domain/ids.ts';
import type { FileFate } from '../domain/submission/photos-and-files.ts';
import type { Submission } from '../domain/submission/submission.ts';
import type { PhotoFingerprintStore, TextFingerprintStore } from './fingerprints.ts';

/** Findings of the checks for each revision, as they were when it was checked. */
export interface FindingStore {
  put(submission: SubmissionId, revision: number, findings: readonly Finding[], at: Date): Promise<void>;
  of(submission: SubmissionId, revision: number): Promise<readonly Finding[] | null>;
  /** Removes the findings of all revisions. */
  forget(submission: SubmissionId): Promise<void>;
}

/**
 * `open`: the head has not decided. `permitted`: the sender may send it once more. `passed`: the permission was used.
 * `released`, `destroyed`: the outcome for a held item.
 */
export type SecrecyState = 'open' | 'permitted' | 'passed' | 'released' | 'destroyed';

/** Records that something was blocked or held, never its content (regulation Art. 6-III). */
export interface SecrecyRecord {
  readonly id: string;
  readonly at: Date;
  /** Empty if the sender is unknown. */
  readonly person: PersonId | '';
  readonly action: 'block' | 'hold';
  /** Rule ids, separated by commas. */
  readonly rules: string;
  /** SHA-256 of the blocked or held content, hex. */
  readonly contentHash: string;
  /** Id of the held item, or of the message or album that passed; empty if there is none. */
  readonly subject: string;
  readonly state: SecrecyState;
  readonly decidedBy: PersonId | null;
  readonly decidedAt: Date | null;
}

/** Records of blocked and held content, with the head's decisions. */
export interface SecrecyStore {
  insert(record: Omit<SecrecyRecord, 'decidedBy' | 'decidedAt'>): Promise<void>;
  find(id: string): Promise<SecrecyRecord | null>;
  /** Newest first. Null: all states. */
  list(states: readonly SecrecyState[] | null, limit: number): Promise<readonly SecrecyRecord[]>;
  /** Changes the state of one record. False if the record is no longer in state `from`, because of a concurrent change. */
  move(id: string, from: SecrecyState, to: SecrecyState, by: PersonId | null, at: Date): Promise<boolean>;
  /** Changes the state of all records of a held item. */
  moveOf(subject: string, to: SecrecyState, by: PersonId, at: Date): Promise<void>;
  /** Consumes this person's permission given after `since` and binds it to the subject. False if there is none. */
  usePermission(person: PersonId, since: Date, subject: string): Promise<boolean>;
  /** True if a permission of this person was used for this subject. */
  hasPassed(person: PersonId, subject: string): Promise<boolean>;
}

/** A person's consent to a text about a subject. Withdrawing it sets `withdrawnAt` and keeps the record. */
export interface ConsentRecord {
  readonly id: string;
  readonly person: PersonId;
  readonly purpose: string;
  readonly subject: string;
  /** The text that the person agreed to. */
  readonly words: string;
  readonly givenAt: Date;
  readonly withdrawnAt: Date | null;
}

/** Consents, including withdrawn ones. */
export interface ConsentReader {
  find(id: string): Promise<ConsentRecord | null>;
  /** Newest first. */
  of(subject: string): Promise<readonly ConsentRecord[]>;
  /** Newest first. */
  ofPerson(person: PersonId): Promise<readonly ConsentRecord[]>;
}

/** Documents of items, stored apart from the item row. */
export interface ItemFileStore {
  /** Stores the outcome of checking a document. @param text the text extracted from it */
  settle(file: FileId, fate: FileFate, text?: string): Promise<void>;
  /** Extracted text of each stored document of an item, cut to `most` characters each. */
  texts(submission: SubmissionId, most?: number): Promise<ReadonlyMap<FileId, string>>;
}

/** An item that contains this photo. */
export interface ItemOfPhoto {
  readonly submission: SubmissionId;
  readonly hash: string;
}

/** One row number for each table that keeps messages. */
export type SaidRows = Readonly<Record<'inbox' | 'outbox' | 'mailbox', number>>;

/** A range of the message tables, small enough to be processed in one transaction. */
export interface SaidPart {
  readonly after: SaidRows;
  /** Null: up to the newest row. */
  readonly upTo: SaidRows | null;
}

/** Finds and removes copies of people's words and files outside the items and questions, such as in the inbox and the outbox. */
export interface TraceStore {
  /** `before`: one below the oldest row of each table. `settled`: the newest row up to which every delivery is handled. */
  saidRows(): Promise<{ readonly before: SaidRows; readonly settled: SaidRows }>;
  /** Empties the payload of a delivery. Its row stays, so that a repeated delivery is still recognised. */
  forgetPayload(inboxId: number): Promise<void>;
  /** Empties the handled deliveries of this person since an instant, or within a part. @returns the number of deliveries */
  forgetTalk(person: PersonId, since: Date | SaidPart): Promise<number>;
  /**
   * Empties every message, sent or received, that contains one of these words, and drops the unsent ones. A button press counts
   * as a received message: it carries the message under which the button was. @returns the number of outbox rows
   */
  forgetSaid(words: readonly string[], since: Date | SaidPart, at: Date): Promise<number>;
  /** Ends every person's unfinished conversation about this item, question or case. */
  forgetTalksAbout(thing: string): Promise<void>;
  /** Replaces the content of an outbox row whose work is done, so that it no longer names what was removed. */
  rewriteEffect(outboxId: number, effect: object): Promise<void>;
  /** Permanently deletes the photos and files that these messages brought to an item. The caller saves the item itself. */
  dropMessages(submission: SubmissionId, messages: readonly string[]): Promise<void>;
  /** Deletes the item's photos, files, decision reasons, findings and revisions. Only its row stays. */
  purge(submission: Submission): Promise<void>;
  /** True while a photo, a document, a question or a page of any ward uses this file. */
  isNamed(hash: string): Promise<boolean>;
  withPhotos(hashes: readonly string[], except: SubmissionId, limit: number): Promise<readonly ItemOfPhoto[]>;
}

/** The stores of the checks, grouped under one name of `Stores`. */
export interface CheckStores {
  readonly findings: FindingStore;
  readonly secrecy: SecrecyStore;
  readonly consents: ConsentReader;
  readonly files: ItemFileStore;
  readonly traces: TraceStore;
  readonly texts: TextFingerprintStore;
  readonly photos: PhotoFingerprintStore;
}

/** The read-only part of `CheckStores`. */
export interface CheckReaders {
  readonly findings: Pick<FindingStore, 'of'>;
  readonly consents: ConsentReader;
  readonly files: Pick<ItemFileStore, 'texts'>;
  readonly traces: Pick<TraceStore, 'withPhotos'>;
  readonly texts: Pick<TextFingerprintStore, 'near'>;
  readonly photos: Pick<PhotoFingerprintStore, 'near'>;
}
