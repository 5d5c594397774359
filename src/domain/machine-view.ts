/** What the machine says of itself to those who can do something about it: never a word of what people wrote. */
import type { Facts } from './facts.ts';

export type MachineView =
  | ({ readonly noun: 'machine' } & Alarm)
  | { readonly noun: 'machine'; readonly name: 'unreached' };

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
