/** Citizens' questions, what came with them, and what was shown its way instead. */

import type { PersonId, QuestionId } from '../domain/ids.ts';
import type { Question } from '../domain/question/question.ts';
import type { QuestionState } from '../domain/question/transitions.ts';
import type { PhotoFate, PhotoFile } from '../domain/submission/photos-and-files.ts';
import type { ConsentRecord } from './checks.ts';

/** A photo that came with a question, and what became of it. */
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
  /** All whose spoken number is this one, newest first. */
  withNumber(number: number): Promise<readonly Question[]>;
  insert(question: Question): Promise<void>;
  /** @throws ConflictError when `before` is not what is there */
  save(after: Question, before: Question): Promise<void>;
  /** The one about which this person decided last. */
  lastDecidedBy(person: PersonId): Promise<Question | null>;
  list(): Promise<readonly Question[]>;
  /** Earliest due first. @param after the last one of the page before */
  inStates(
    states: readonly QuestionState[],
    limit: number,
    after?: Pick<Question, 'id' | 'dueAt'> | null,
  ): Promise<readonly Question[]>;
  /** With an answer and not on the portal, the newest answer first: among them are those that are masked for it. */
  answeredAside(limit: number): Promise<readonly Question[]>;
  /** False when this picture of this message is there already. */
  putPhoto(photo: {
    readonly id: string;
    readonly question: QuestionId;
    readonly itemKey: string;
    readonly position: number;
    readonly file: PhotoFile;
  }): Promise<boolean>;
  photosOf(question: QuestionId): Promise<readonly QuestionPhoto[]>;
  settlePhoto(photo: string, fate: PhotoFate): Promise<void>;
  /** Their rows are gone; the files go when nobody names them. @param messageKey only those that this message brought */
  dropPhotos(question: QuestionId, messageKey?: string): Promise<void>;
  /** The question that this message began or added to; null: none of this person's. */
  ofMessage(asker: PersonId, messageKey: string): Promise<Question | null>;
  /** The newest first, behind this one. */
  ofAsker(
    asker: PersonId,
    limit: number,
    behind?: Pick<Question, 'receivedAt' | 'id'> | null,
  ): Promise<readonly Question[]>;
}

/** Consents, with the words that were agreed to. A withdrawal is a date, not a deletion. */
export interface ConsentStore {
  insert(consent: Omit<ConsentRecord, 'givenAt' | 'withdrawnAt'> & { readonly at: Date }): Promise<void>;
  /** Of everything about this subject. */
  withdraw(subject: string, at: Date): Promise<void>;
}

/** That a letter was shown its way. */
export interface HandoverStore {
  insert(handover: {
    readonly id: string;
    readonly kind: string;
    readonly person: PersonId;
    readonly receivers: readonly PersonId[];
    readonly receivedAt: Date;
  }): Promise<void>;
  /** Those that this person received, newest first. */
  receivedBy(person: PersonId, limit: number): Promise<readonly HandoverNote[]>;
}

/** Who sent it is not said: that stays secret (Luật Tố cáo 25/2018, Điều 8). */
export interface HandoverNote {
  readonly kind: string;
  readonly receivers: readonly PersonId[];
  readonly receivedAt: Date;
}

/** What somebody told instead of asking: a hint to the newsroom. */
export interface Tip {
  readonly id: string;
  readonly person: PersonId;
  readonly text: string;
  readonly photos: readonly PhotoFile[];
  readonly messageKey: string;
  readonly at: Date;
}

/** Tips that citizens sent to the board, until somebody takes or drops them. */
export interface TipStore {
  /** Nothing when this message is a tip already. */
  insert(tip: Tip): Promise<void>;
  /** One of two at the same moment gets it. */
  take(id: string, by: PersonId, at: Date): Promise<Tip | null>;
  /** Newest first, those that were taken up too. */
  ofPerson(person: PersonId): Promise<readonly Tip[]>;
}
