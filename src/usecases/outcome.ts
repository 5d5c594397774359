/** What a use case answers: done, with a short note for the presser; or why not. */
import type { Issue } from '../domain/decision.ts';
import type { Sentence } from '../domain/facts.ts';

export type Outcome =
  /** `isSaid`: nothing else tells of it, so the note is a message where no press shows it. */
  | { readonly ok: true; readonly note: Sentence | null; readonly isSaid?: true }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export const done = (key?: string, facts?: Sentence['facts']): Outcome => ({
  ok: true,
  note: key === undefined ? null : facts ? { key, facts } : { key },
});
