/** Result of a use case: done, with what happened, or the reasons for the refusal. The caller chooses the words. */
import type { Attempt } from '../domain/decision.ts';
import type { Sentence } from '../domain/facts.ts';

/** `Done`: the events, and the new state. */
export type Outcome<Done = Noted> = Attempt<Done>;

/** A short note for the person who acted. */
export interface Noted {
  readonly note: Sentence | null;
  /** The note is the only confirmation, so it is sent as a message if no button can show it. */
  readonly isSaid?: true;
  /** As `isSaid`, where the card changes in place and no new message appears: a typed command is answered in the chat. */
  readonly isSaidBesideCard?: true;
}

/** A successful outcome. @param key of the sentence to show to the person; without it, the changed card is the confirmation */
export const done = (key?: string, facts?: Sentence['facts']): Outcome => ({
  ok: true,
  note: key === undefined ? null : facts ? { key, facts } : { key },
});
