/** What the machine says of itself to those who can do something about it: never a word of what people wrote. */
import type { Facts } from './facts.ts';

/** What is wrong with the machine, or the list of people whom no message reaches. */
export type MachineView =
  | ({ readonly noun: 'machine' } & Alarm)
  | { readonly noun: 'machine'; readonly name: 'unreached' };

/** Something that a person must see to; the same is not told again within its hour or day. */
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
