/** A decision is a value: what happened, or why not. */
import type { Facts } from './facts.ts';

/** Why something may not happen. `key` names a sentence in `locales/issue.ftl`. */
export interface Issue {
  readonly key: `issue-${string}`;
  readonly facts?: Facts;
}

/** Why not: nothing was changed. */
export type Refused = { readonly ok: false; readonly issues: readonly Issue[] };

/** Done, with what came of it; or why not. */
export type Attempt<Done = unknown> = ({ readonly ok: true } & Done) | Refused;

/** The events that a command makes happen, or why it is not carried out. */
export type Decision<Event> = Attempt<{ readonly events: readonly Event[] }>;

/** What a command made happen, in order; `evolve` turns it into the next state. */
export const happened = <Event>(...events: readonly Event[]): Decision<Event> => ({ ok: true, events });

/** Why a command is not carried out. Nothing was changed. @param key of the sentence that says so to whoever asked */
export const refused = (key: Issue['key'], facts?: Facts): Refused => ({
  ok: false,
  issues: [facts ? { key, facts } : { key }],
});

/** Someone was faster: the row that was read is not the row that is there. The unit of work is tried once more. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';
}
