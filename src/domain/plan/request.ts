/** The board asks a unit for information, by a day (Art. 5.1): asked, answered, or no longer wanted. */
import type { Actor } from '../actor.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Issue } from '../decision.ts';
import type { NamedPerson } from './named.ts';
import { keepsPlan } from './plan.ts';

/** A unit of the ward was asked for information; `dueOn` is when its answer is due. */
export interface InfoRequest {
  readonly id: string;
  /** As the ward calls it: 'Trường THCS Đồng Lạc'. */
  readonly unit: string;
  readonly text: string;
  readonly askedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly askedBy: NamedPerson;
  /** Who was told, and may answer: of the unit, and the member who looks after it. */
  readonly asked: readonly NamedPerson[];
  readonly state: 'open' | 'answered' | 'closed';
  readonly answer: { readonly text: string; readonly by: NamedPerson; readonly on: LocalDate } | null;
}

/** What can be done with a request; `close`: its answer is no longer wanted. */
export type RequestStep = 'ask' | 'answer' | 'close';

/** Whoever keeps the plan may do each step; who was asked may answer. Null: nothing is in the way. */
export function objectionToRequest(request: InfoRequest | null, step: RequestStep, actor: Actor): Issue | null {
  if (actor.status !== 'active') return { key: 'issue-account-frozen' };
  const isAsked =
    step === 'answer' && request?.asked.some(({ id }) => id === actor.person || id === actor.replaces) === true;
  if (!keepsPlan(actor) && !isAsked) return { key: 'issue-not-entitled' };
  if (step === 'ask') return null;
  if (!request) return { key: 'issue-request-unknown' };
  return request.state === 'open' ? null : { key: 'issue-request-over', facts: { unit: request.unit } };
}
