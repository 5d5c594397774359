/** Technical alarms for the people who can act on them. They never contain words that people wrote. */
import type { Facts } from './facts.ts';

/** A technical alarm, or the list of people whom no message reaches. */
export type MachineView =
  | ({ readonly noun: 'machine' } & Alarm)
  | { readonly noun: 'machine'; readonly name: 'unreached' };

/** A technical problem that a person must handle. The same alarm is not repeated within its hour or day. */
export interface Alarm {
  readonly name:
    | 'alarm-channel-expiring'
    | 'alarm-channel-needsReconnect'
    | 'alarm-channel-refused'
    | 'alarm-platform-silent'
    | 'alarm-message-refused'
    | 'alarm-given-up'
    | 'alarm-webhook-slow'
    | 'alarm-portal-differs'
    | 'alarm-outcome-unknown';
  readonly facts: Facts;
}
