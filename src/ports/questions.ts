/** Citizens' questions with their photos, consents, letters that were referred elsewhere, and tips. */

import type { PersonId, QuestionId } from '../domain/ids.ts';
import type { Question } from '../domain/question/question.ts';
import type { QuestionState } from '../domain/question/transitions.ts';
import type { PhotoFate, PhotoFile } from '../domain/submission/photos-and-files.ts';
import type { ConsentRecord } from './checks.ts';

/** A photo attached to a question, and the outcome of its checks. */
export interface QuestionPhoto {
  readonly id: string;
  readonly file: PhotoFile;
  readonly fate: PhotoFate;
}

/** Questions of one ward, with their photos. */
export interface QuestionStore {
  byOrigin(originKey: string): Promise<Question | null>;
  get(id: QuestionId): Promise<Question | null>;
  byCode(code: string): Promise<Question | null>;
  /** All questions with this number at the end of their code, newest first. */
  withNumber(number: number): Promise<readonly Question[]>;
  insert(question: Question): Promise<void>;
  /** @throws ConflictError if the stored question is no longer `before` */
  save(after: Question, before: Question): Promise<void>;
  /** The question about which this person decided last. */
  lastDecidedBy(person: PersonId): Promise<Question | null>;
  list(): Promise<readonly Question[]>;
  /** Sorted by due date. @param after the last question of the previous page */
  inStates(
    states: readonly QuestionState[],
    limit: number,
    after?: Pick<Question, 'id' | 'dueAt'> | null,
  ): Promise<readonly Question[]>;
  /** Questions that are answered but not on the portal, newest answer first. They include those being masked for publication. */
  answeredAside(limit: number): Promise<readonly Question[]>;
  /** False if this picture of this message is stored already. */
  putPhoto(photo: {
    readonly id: string;
    readonly question: QuestionId;
    readonly itemKey: string;
    readonly position: number;
    readonly file: PhotoFile;
  }): Promise<boolean>;
  photosOf(question: QuestionId): Promise<readonly QuestionPhoto[]>;
  settlePhoto(photo: string, fate: PhotoFate): Promise<void>;
  /**
   * Deletes the rows of photos; the files are deleted when no row uses them. @param messageKey only the photos of this message
   */
  dropPhotos(question: QuestionId, messageKey?: string): Promise<void>;
  /** The question that this message started or added to. Null if it is not this person's or there is none. */
  ofMessage(asker: PersonId, messageKey: string): Promise<Question | null>;
  /** This person's questions, newest first, after the question `behind`. */
  ofAsker(
    asker: PersonId,
    limit: number,
    behind?: Pick<Question, 'receivedAt' | 'id'> | null,
  ): Promise<readonly Question[]>;
}

/** Consents, with the text that was agreed to. A withdrawal sets a date and deletes nothing. */
export interface ConsentStore {
  insert(consent: Omit<ConsentRecord, 'givenAt' | 'withdrawnAt'> & { readonly at: Date }): Promise<void>;
  /** Withdraws all consents about this subject. */
  withdraw(subject: string, at: Date): Promise<void>;
}

/** Records that a letter was referred to the competent receivers. */
export interface HandoverStore {
  insert(handover: {
    readonly id: string;
    readonly kind: string;
    readonly person: PersonId;
    readonly receivers: readonly PersonId[];
    readonly receivedAt: Date;
  }): Promise<void>;
  /** Referrals that this person received, newest first. */
  receivedBy(person: PersonId, limit: number): Promise<readonly HandoverNote[]>;
}

/** A referral without its sender, whose identity is secret by law (Luật Tố cáo 25/2018, Điều 8). */
export interface HandoverNote {
  readonly kind: string;
  readonly receivers: readonly PersonId[];
  readonly receivedAt: Date;
}

/** Information that a citizen sent for the newsroom, instead of a question. */
export interface Tip {
  readonly id: string;
  readonly person: PersonId;
  readonly text: string;
  readonly photos: readonly PhotoFile[];
  readonly messageKey: string;
  readonly at: Date;
}

/** Tips from citizens to the board, until a member takes or drops them. */
export interface TipStore {
  /** Does nothing if this message is stored as a tip already. */
  insert(tip: Tip): Promise<void>;
  /** Takes a tip. Of two concurrent calls only one gets it; the other gets null. */
  take(id: string, by: PersonId, at: Date): Promise<Tip | null>;
  /** This person's tips, newest first, including those that were taken. */
  ofPerson(person: PersonId): Promise<readonly Tip[]>;
}
