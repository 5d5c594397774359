/** What is told about people: invitations, accounts, their own data, PINs. */
import type { Facts } from '../facts.ts';
import type { PersonId } from '../ids.ts';

/** An act of a stolen account that one press takes back. */
export interface StolenDeed {
  /** Of its entry in the audit log. */
  readonly seq: number;
  /** As it stands in the list. */
  readonly number: number;
  readonly action: string;
  readonly code: string;
}

/** What a person is told about accounts, roles and their own data. */
export type PersonView = { readonly noun: 'person' } & (
  | { readonly name: 'pin-was-reset' | 'account-unlinked-here' | 'person-unfrozen' | 'role-ended' }
  /** Somebody typed a code of theirs, and waits. */
  | { readonly name: 'account-asks'; readonly typist: PersonId; readonly facts: Facts }
  | {
      readonly name:
        | 'invitation-used'
        | 'accounts-joined-here'
        | 'data-delete-after-answer'
        | 'data-delete-granted'
        | 'data-delete-declined'
        | 'data-delete-late'
        | 'data-delete-taken-back'
        | 'phone-kept'
        | 'role-given'
        | 'holder-left';
      readonly facts: Facts;
    }
  /** The wish of somebody who works here: the reader decides. */
  | { readonly name: 'data-delete-to-head'; readonly wisher: PersonId; readonly facts: Facts }
  /** `mayLift`: the reader can. */
  | {
      readonly name: 'alarm-account-stolen' | 'stolen-acts-more';
      readonly frozen: PersonId;
      readonly mayLift: boolean;
      readonly deeds: readonly StolenDeed[];
      /** How many have been listed, where there are more. */
      readonly next: number | null;
      readonly facts: Facts;
    }
  /** Somebody says that these accounts are in other hands, or they behave like it: the reader calls, and presses. */
  | {
      readonly name: 'alarm-stolen-asked';
      readonly people: readonly { readonly person: PersonId; readonly name: string }[];
      readonly facts: Facts;
    }
  /** `session`: how the hash of its secret begins. */
  | { readonly name: 'session-began'; readonly session: string; readonly facts: Facts }
  /** `locked` has no tries left. */
  | { readonly name: 'alarm-pin-locked'; readonly locked: PersonId; readonly facts: Facts }
);
