/** What the checks keep: findings, records of secrecy, consents; and how traces of what must not be here are removed. */
import type { Finding } from '../domain/checks/check.ts';
import type { FileId, PersonId, SubmissionId } from '../domain/ids.ts';
import type { FileFate } from '../domain/submission/photos-and-files.ts';
import type { Submission } from '../domain/submission/submission.ts';
import type { PhotoFingerprintStore, TextFingerprintStore } from './fingerprints.ts';

/** By revision: what the checks said of what was seen then. */
export interface FindingStore {
  put(submission: SubmissionId, revision: number, findings: readonly Finding[], at: Date): Promise<void>;
  of(submission: SubmissionId, revision: number): Promise<readonly Finding[] | null>;
  /** Of all revisions. */
  forget(submission: SubmissionId): Promise<void>;
}

/**
 * open: the head has not looked at it. permitted: it may be sent once more. passed: it was. released and destroyed: what
 * became of a held item.
 */
export type SecrecyState = 'open' | 'permitted' | 'passed' | 'released' | 'destroyed';

/** That something was stopped or held, never what it was (regulation Art. 6-III). */
export interface SecrecyRecord {
  readonly id: string;
  readonly at: Date;
  /** Empty where the sender is nobody that we know. */
  readonly person: PersonId | '';
  readonly action: 'block' | 'hold';
  /** Ids of rules, with commas. */
  readonly rules: string;
  /** sha256 of what was stopped, hex. */
  readonly contentHash: string;
  /** The held item's id, or the message or album that passed; empty when nothing is there. */
  readonly subject: string;
  readonly state: SecrecyState;
  readonly decidedBy: PersonId | null;
  readonly decidedAt: Date | null;
}

/** What was stopped or held, and what the head decided about it. */
export interface SecrecyStore {
  insert(record: Omit<SecrecyRecord, 'decidedBy' | 'decidedAt'>): Promise<void>;
  find(id: string): Promise<SecrecyRecord | null>;
  /** Newest first; null: in every state. */
  list(states: readonly SecrecyState[] | null, limit: number): Promise<readonly SecrecyRecord[]>;
  /** False when it is not in `from` any more: somebody was faster. */
  move(id: string, from: SecrecyState, to: SecrecyState, by: PersonId | null, at: Date): Promise<boolean>;
  /** Records of a held item. */
  moveOf(subject: string, to: SecrecyState, by: PersonId, at: Date): Promise<void>;
  /** The permission of this person given after `since`, which is used up by this. */
  usePermission(person: PersonId, since: Date, subject: string): Promise<boolean>;
  /** True when a permission of this person was used up for this subject. */
  hasPassed(person: PersonId, subject: string): Promise<boolean>;
}

/** Somebody agreed to words about a subject; a withdrawal leaves the record and ends what it allowed. */
export interface ConsentRecord {
  readonly id: string;
  readonly person: PersonId;
  readonly purpose: string;
  readonly subject: string;
  /** The words that were agreed to. */
  readonly words: string;
  readonly givenAt: Date;
  readonly withdrawnAt: Date | null;
}

/** Consents, withdrawn ones too. */
export interface ConsentReader {
  find(id: string): Promise<ConsentRecord | null>;
  /** Newest first. */
  of(subject: string): Promise<readonly ConsentRecord[]>;
  /** Newest first. */
  ofPerson(person: PersonId): Promise<readonly ConsentRecord[]>;
}

/** Documents of items, beside the item itself. */
export interface ItemFileStore {
  /** @param text what was read from it */
  settle(file: FileId, fate: FileFate, text?: string): Promise<void>;
  /** Texts of an item's documents that are stored, by file; `most` characters of each. */
  texts(submission: SubmissionId, most?: number): Promise<ReadonlyMap<FileId, string>>;
}

/** An item that shows this file as a photo. */
export interface ItemOfPhoto {
  readonly submission: SubmissionId;
  readonly hash: string;
}

/** Numbers of rows that keep what was said, for each table of them. */
export type SaidRows = Readonly<Record<'inbox' | 'outbox' | 'mailbox', number>>;

/** A part of what was ever said: so many rows, and no more, are gone through in one transaction. */
export interface SaidPart {
  readonly after: SaidRows;
  /** Null: to the newest. */
  readonly upTo: SaidRows | null;
}

/** Where words and files of people lie beside the items and questions themselves, and how they are removed from there. */
export interface TraceStore {
  /** The row before the oldest, and the newest before which everything is dealt with. */
  saidRows(): Promise<{ readonly before: SaidRows; readonly settled: SaidRows }>;
  /** The delivery was here; its content was not. */
  forgetPayload(inboxId: number): Promise<void>;
  /** Of all that this person has said since then, or in that part, and that is dealt with. Returns how many deliveries. */
  forgetTalk(person: PersonId, since: Date | SaidPart): Promise<number>;
  /** What was said about a thing, by us and under our buttons: rows with one of these words say nothing any more, what waits is dropped. */
  forgetSaid(words: readonly string[], since: Date | SaidPart, at: Date): Promise<number>;
  /** Whoever was in the middle of saying something about this thing is not any more. */
  forgetTalksAbout(thing: string): Promise<void>;
  /** The row's effect with other content: what it named is done. */
  rewriteEffect(outboxId: number, effect: object): Promise<void>;
  /** Takes these messages' photos and files out of an item for good. The item itself is saved by its own store. */
  dropMessages(submission: SubmissionId, messages: readonly string[]): Promise<void>;
  /** Nothing of it is left but its row: photos, files, reasons, findings. */
  purge(submission: Submission): Promise<void>;
  /** True while a photo, a document or a question of any ward shows this file. */
  isNamed(hash: string): Promise<boolean>;
  withPhotos(hashes: readonly string[], except: SubmissionId, limit: number): Promise<readonly ItemOfPhoto[]>;
}

/** One name in `Stores`. */
export interface CheckStores {
  readonly findings: FindingStore;
  readonly secrecy: SecrecyStore;
  readonly consents: ConsentReader;
  readonly files: ItemFileStore;
  readonly traces: TraceStore;
  readonly texts: TextFingerprintStore;
  readonly photos: PhotoFingerprintStore;
}

/** The same for whoever only reads. */
export interface CheckReaders {
  readonly findings: Pick<FindingStore, 'of'>;
  readonly consents: ConsentReader;
  readonly files: Pick<ItemFileStore, 'texts'>;
  readonly traces: Pick<TraceStore, 'withPhotos'>;
  readonly texts: Pick<TextFingerprintStore, 'near'>;
  readonly photos: Pick<PhotoFingerprintStore, 'near'>;
}
