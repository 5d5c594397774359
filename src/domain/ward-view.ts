/** Notices about the ward's rules, days and plan. The names are the keys of the sentences in `locales/`. */
import type { Facts } from './facts.ts';

/** Notices to people whom a change of the ward's rules, days, plan or money concerns. */
export type WardView = { readonly noun: 'ward' } & {
  readonly name:
    | 'process-changed'
    | 'rule-taken-back'
    | 'undertaking'
    | 'regulation-changed'
    | 'deadlines-changed'
    /** Deadlines moved: of a case the reader handles, or of a case the reader asked about. */
    | 'days-moved'
    | 'days-moved-asker'
    | 'calendar-next-year'
    | 'stand-in-asked'
    | 'stand-in-over'
    | 'stand-in-lost'
    /** To the person concerned, and to the keeper of the register. */
    | 'violation-noted'
    | 'violation-answered'
    | 'violation-settled'
    /** The Chairman's direction on a report, to the people who carry it out. */
    | 'report-direction-told'
    /**
     * `statement-overridden`: a member approved a statement that pays them; sent to the board.
     * `royalty-paid`: a payment was made; sent to its payee.
     */
    | 'statement-overridden'
    /** A payment that the year's budget does not cover, to the keepers of the budget. */
    | 'statement-beyond-budget'
    | 'royalty-paid'
    | 'late-explained'
    /** Published by the urgent procedure and not reviewed within a working day. */
    | 'review-late'
    /** Several reminders due at the same time. */
    | 'reminders'
    /** The morning list: what is pending, or that nothing is. */
    | 'digest'
    | 'digest-nothing';
  readonly facts: Facts;
};
