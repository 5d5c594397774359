/** What a ward's use cases are given, apart from the stores of their unit of work. */
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

/** What the ward has published that may answer somebody. */
export interface Published extends SimilarAnswers {
  /** Before a transaction: what was published since the last time is found by `find` from then on. */
  refresh(): Promise<void>;
  get(id: string): Promise<AnswerDocument | null>;
}

/**
 * What a function that only reads is given. Every unit of work is one; what a page that shows is given is one that can
 * write nothing.
 */
export interface Sight {
  readonly ward: Ward;
  readonly stores: ReadStores;
  readonly now: Date;
  readonly calendar: WorkCalendar;
  /** How the token of a signed page is kept. */
  readonly hashToken: (token: string) => string;
  /** The ward's portal, without a trailing slash. */
  readonly publicUrl: string;
  /** How words are written here: what everybody knows, then what the ward has published. */
  readonly accents: () => readonly AccentSource[];
}

/** Work with rows of a ward, each call a transaction of its own: what needs many rows holds the database for a few at a time. */
export type InWard = <Result>(work: (unit: Unit) => Promise<Result>) => Promise<Result>;

/** An open unit of work with all that a rule needs. A turn hands the same unit to every use case that it calls. */
export interface Unit extends Sight {
  readonly stores: Stores;
  readonly ids: Ids;
  /** What identifies the cause: outbox keys are made from it, so that a repeat writes nothing twice. */
  readonly cause: string;
  /** Whoever wrote just now is answered in the language of their words. */
  readonly answersIn?: { readonly person: PersonId; readonly locale: 'vi' | 'en' };
  readonly similar: Published;
  /** What stands in an article itself, in the language of the ward's articles. */
  readonly inArticle: (sentence: Sentence) => string;
  /** What words mean that no rule knows. */
  readonly words: WordsModel;
  /** Of these messages, those that wait in the sender's talk without words. True when there were some. */
  readonly dropWaitingPhotos: (sender: PersonId, messages: readonly string[]) => Promise<boolean>;
  readonly hashCode: (code: string) => string;
  /** This installation, whatever the ward: where signed pages are. */
  readonly siteUrl: string;
}
