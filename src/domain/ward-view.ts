/** What is told about the ward's own rules, days and plan. The names are the keys of the sentences in `locales/`. */
import type { Facts } from './facts.ts';

/** What those are told whom a change of the ward’s rules, days, plan or money concerns. */
export type WardView = { readonly noun: 'ward' } & {
  readonly name:
    | 'process-changed'
    | 'rule-taken-back'
    | 'undertaking'
    | 'regulation-changed'
    | 'deadlines-changed'
    /** Days that moved of what somebody has in hand; of what somebody asked. */
    | 'days-moved'
    | 'days-moved-asker'
    | 'calendar-next-year'
    | 'stand-in-asked'
    | 'stand-in-over'
    | 'stand-in-lost'
    /** To whom it is about, and to who keeps the register. */
    | 'violation-noted'
    | 'violation-answered'
    | 'violation-settled'
    /** The Chairman's direction on a report, to those who carry it out. */
    | 'report-direction-told'
    /** Somebody approved what pays them: to the board. What was paid: to its payee. */
    | 'statement-overridden'
    /** Paid, and the year's budget did not cover it: to those who keep its accounts. */
    | 'statement-beyond-budget'
    | 'royalty-paid'
    | 'late-explained'
    /** Published on the emergency road, and not looked at within a working day. */
    | 'review-late'
    /** Several reminders of one moment. */
    | 'reminders'
    /** The morning's list: what waits, or that nothing does. */
    | 'digest'
    | 'digest-nothing';
  readonly facts: Facts;
};
