/** What a use case answers: done, and what happened; or why not. The words are said by whoever shows the act. */
import type { Attempt } from '../domain/decision.ts';
import type { Sentence } from '../domain/facts.ts';

/** `Done`: the events, and the thing as it is now. */
export type Outcome<Done = Noted> = Attempt<Done>;

/** A short note for the presser. */
export interface Noted {
  readonly note: Sentence | null;
  /** Nothing else tells of it, so the note is a message where no press shows it. */
  readonly isSaid?: true;
  /** The same, where cards change in place and nothing new arrives: typed words are answered in the chat. */
  readonly isSaidBesideCard?: true;
}

/** @param key of the sentence that the one who acts is told; none: the changed card says it */
export const done = (key?: string, facts?: Sentence['facts']): Outcome => ({
  ok: true,
  note: key === undefined ? null : facts ? { key, facts } : { key },
});
