/** The board's requests to units for information, with a deadline (Art. 5.1): open, answered, or closed without an answer. */
import type { Actor } from '../actor.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Issue } from '../decision.ts';
import type { NamedPerson } from './named.ts';
import { keepsPlan } from './plan.ts';

/** A request to a unit for information. `dueOn` is the deadline for the answer. */
export interface InfoRequest {
  readonly id: string;
  /** The unit's name in the ward: 'Trường THCS Đồng Lạc'. */
  readonly unit: string;
  readonly text: string;
  readonly askedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly askedBy: NamedPerson;
  /** People who were notified and may answer: from the unit, and the board member in charge of it. */
  readonly asked: readonly NamedPerson[];
  readonly state: 'open' | 'answered' | 'closed';
  readonly answer: { readonly text: string; readonly by: NamedPerson; readonly on: LocalDate } | null;
}

/** Steps of a request. `close`: the answer is no longer needed. */
export type RequestStep = 'ask' | 'answer' | 'close';

/** Keepers of the plan may take every step; the people asked may answer. Null: allowed. */
export function objectionToRequest(request: InfoRequest | null, step: RequestStep, actor: Actor): Issue | null {
  if (actor.status !== 'active') return { key: 'issue-account-frozen' };
  const isAsked =
    step === 'answer' && request?.asked.some(({ id }) => id === actor.person || id === actor.replaces) === true;
  if (!keepsPlan(actor) && !isAsked) return { key: 'issue-not-entitled' };
  if (step === 'ask') return null;
  if (!request) return { key: 'issue-request-unknown' };
  return request.state === 'open' ? null : { key: 'issue-request-over', facts: { unit: request.unit } };
}
