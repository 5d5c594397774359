/** The result of a decision as a value: the events, or the reasons for the refusal. */
import type { Facts } from './facts.ts';

/** Why an act is refused. `key` names a sentence in `locales/issue.ftl`. */
export interface Issue {
  readonly key: `issue-${string}`;
  readonly facts?: Facts;
}

/** A refusal with its reasons. Nothing was changed. */
export type Refused = { readonly ok: false; readonly issues: readonly Issue[] };

/** Success with its result, or a refusal. */
export type Attempt<Done = unknown> = ({ readonly ok: true } & Done) | Refused;

/** The events that a command causes, or a refusal. */
export type Decision<Event> = Attempt<{ readonly events: readonly Event[] }>;

/** A successful decision with its events, in order; `evolve` applies them to the state. */
export const happened = <Event>(...events: readonly Event[]): Decision<Event> => ({ ok: true, events });

/** A refusal. @param key of the sentence that explains it to the person who acted */
export const refused = (key: Issue['key'], facts?: Facts): Refused => ({
  ok: false,
  issues: [facts ? { key, facts } : { key }],
});

/** A concurrent change: the stored row differs from the row that was read. The unit of work is retried. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';
}
