/** What the use cases of a ward receive in addition to the stores of their unit of work. */
import type { WorkCalendar } from '../domain/calendar/holidays.ts';
import type { Sentence } from '../domain/facts.ts';
import type { PersonId } from '../domain/ids.ts';
import type { AccentSource } from '../domain/text/accents.ts';
import type { Ward } from '../domain/ward.ts';
import type { WordsModel } from '../domain/words/model.ts';
import type { Ids } from './ids.ts';
import type { ReadStores } from './reader.ts';
import type { AnswerDocument, SimilarAnswers } from './similar-answers.ts';
import type { Stores } from './stores.ts';

/** Published content of the ward that may answer a question. */
export interface Published extends SimilarAnswers {
  /** Loads what was published since the last call, so that `find` includes it. Call it before a transaction. */
  refresh(): Promise<void>;
  get(id: string): Promise<AnswerDocument | null>;
}

/** Input of functions that only read. Every unit of work is one; page handlers receive one that cannot write. */
export interface ReadContext {
  readonly ward: Ward;
  readonly stores: ReadStores;
  readonly now: Date;
  readonly calendar: WorkCalendar;
  /** Hash under which the token of a signed page is stored. */
  readonly hashToken: (token: string) => string;
  /** URL of the ward's portal, without a trailing slash. */
  readonly publicUrl: string;
  /** Sources for restoring Vietnamese accents: the general list, then the ward's published texts. */
  readonly accents: () => readonly AccentSource[];
}

/**
 * Runs `work` in a transaction of its own. Work on many rows is split into several calls, so that each holds the database
 * briefly.
 */
export type InWard = <Result>(work: (unit: Unit) => Promise<Result>) => Promise<Result>;

/** An open unit of work with everything that a use case needs. A turn passes the same unit to every use case that it calls. */
export interface Unit extends ReadContext {
  readonly stores: Stores;
  readonly ids: Ids;
  /** Identifies the cause. Outbox keys are derived from it, so that a repeated run writes no row twice. */
  readonly cause: string;
  /** The sender of the message being handled, who is answered in the language of that message. */
  readonly answersIn?: { readonly person: PersonId; readonly locale: 'vi' | 'en' };
  readonly similar: Published;
  /** Translates a sentence for the text of an article, in the language of the ward's articles. */
  readonly inArticle: (sentence: Sentence) => string;
  /** Classifies words that no rule covers. */
  readonly words: WordsModel;
  /**
   * Removes from the sender's conversation those of these messages that are photos still waiting for words. True if there were
   * any.
   */
  readonly dropWaitingPhotos: (sender: PersonId, messages: readonly string[]) => Promise<boolean>;
  readonly hashCode: (code: string) => string;
  /** URL of this installation, the same for all wards: signed pages are there. */
  readonly siteUrl: string;
}
