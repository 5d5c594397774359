/** A decision is a value: what happened, or why not. */
import type { Facts } from './facts.ts';

/** Why something may not happen. `key` names a sentence in `locales/issue.ftl`. */
export interface Issue {
  readonly key: `issue-${string}`;
  readonly facts?: Facts;
}

export type Decision<Event> =
  | { readonly ok: true; readonly events: readonly Event[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export const happened = <Event>(...events: readonly Event[]): Decision<Event> => ({ ok: true, events });

export const refused = (
  key: Issue['key'],
  facts?: Facts,
): { readonly ok: false; readonly issues: readonly Issue[] } => ({
  ok: false,
  issues: [facts ? { key, facts } : { key }],
});

/** Someone was faster: the row that was read is not the row that is there. The unit of work is tried once more. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';
}
