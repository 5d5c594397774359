/** Words for sentences. The only place where a language appears at run time. */
import type { Sentence } from '../domain/facts.ts';

export interface Translator {
  /** @throws Error when the key is in no locale: a programmer's mistake that the locales test finds first */
  say(locale: string, sentence: Sentence): string;
}
