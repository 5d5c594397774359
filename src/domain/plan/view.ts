/** Notices about the plan, requests, meetings and resolutions. The names are the keys of the sentences in `locales/`. */
import type { Facts } from '../facts.ts';

/** A notice about the plan, as ids and facts; the text is composed on delivery. */
export type PlanView = { readonly noun: 'plan' } & {
  readonly name:
    | 'plan-assigned'
    | 'plan-moved'
    | 'plan-dropped'
    /** On the morning of the day. */
    | 'plan-today'
    /** An item came and was attached automatically. */
    | 'plan-attached'
    | 'plan-attach-ask'
    /** No item came by the due date. */
    | 'plan-missing'
    | 'request-asked'
    | 'request-due'
    | 'request-answered'
    | 'meeting-proposed'
    | 'meeting-invited'
    | 'meeting-moved'
    | 'meeting-dropped'
    /**
     * `coach-proposed`: to the person who looks after a contributor. `coach-note`: what that person then sent to the contributor.
     */
    | 'coach-proposed'
    | 'coach-note'
    | 'actions-unclear'
    | 'resolution-given'
    | 'resolution-due'
    /** To the head. */
    | 'resolution-done-told';
  /** Id of the entry, request or meeting that its buttons act on; '': no buttons. */
  readonly subject: string;
  readonly facts: Facts;
};
