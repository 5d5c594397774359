/** Turns sentences into text. Languages are used at run time only here. */
import type { Sentence } from '../domain/facts.ts';

/** Translates sentences from `locales/`, by key and facts. */
export interface Translator {
  /** @throws Error if no locale has the key: a programming error, which the tests of the locales find */
  say(locale: string, sentence: Sentence): string;
}
