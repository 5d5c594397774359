/** What is told about the plan, requests, meetings and resolutions. The names are the keys of the sentences in `locales/`. */
import type { Facts } from '../facts.ts';

/** What is told of the plan: ids and facts, words are chosen where they are said. */
export type PlanView = { readonly noun: 'plan' } & {
  readonly name:
    | 'plan-assigned'
    | 'plan-moved'
    | 'plan-dropped'
    /** On the morning of the day. */
    | 'plan-today'
    /** Something came and was attached by itself. */
    | 'plan-attached'
    | 'plan-attach-ask'
    /** Nothing came by its day. */
    | 'plan-missing'
    | 'request-asked'
    | 'request-due'
    | 'request-answered'
    | 'meeting-proposed'
    | 'meeting-invited'
    | 'meeting-moved'
    | 'meeting-dropped'
    /** To who looks after a contributor, and what that person then sent. */
    | 'coach-proposed'
    | 'coach-note'
    | 'actions-unclear'
    | 'resolution-given'
    | 'resolution-due'
    /** To the head. */
    | 'resolution-done-told';
  /** What its buttons are about: an entry's, a request's, a meeting's id; '' : they have none. */
  readonly subject: string;
  readonly facts: Facts;
};
