/** Words for sentences. The only place where a language appears at run time. */
import type { Sentence } from '../domain/facts.ts';

/** Sentences from `locales/`, by key and facts. */
export interface Translator {
  /** @throws Error when the key is in no locale: a programmer's mistake that the locales test finds first */
  say(locale: string, sentence: Sentence): string;
}
