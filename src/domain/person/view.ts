/** Notices about people: invitations, accounts, their own data, PINs. */
import type { Facts } from '../facts.ts';
import type { PersonId } from '../ids.ts';

/** An act of a stolen account that one press undoes. */
export interface StolenDeed {
  /** Number of its entry in the audit log. */
  readonly seq: number;
  /** Its number in the list. */
  readonly number: number;
  readonly action: string;
  readonly code: string;
}

/** Notices to a person about accounts, roles and their own data. */
export type PersonView = { readonly noun: 'person' } & (
  | { readonly name: 'pin-was-reset' | 'account-unlinked-here' | 'person-unfrozen' | 'role-ended' }
  /** Another person typed a code of the reader and waits for confirmation. */
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
  /** A staff member's request for deletion, which the reader decides. */
  | { readonly name: 'data-delete-to-head'; readonly wisher: PersonId; readonly facts: Facts }
  /** `mayLift`: the reader may unfreeze the account. */
  | {
      readonly name: 'alarm-account-stolen' | 'stolen-acts-more';
      readonly frozen: PersonId;
      readonly mayLift: boolean;
      readonly deeds: readonly StolenDeed[];
      /** How many were listed so far, if there are more. */
      readonly next: number | null;
      readonly facts: Facts;
    }
  /** These accounts may be stolen, by a report or by their behaviour: the reader telephones and then presses. */
  | {
      readonly name: 'alarm-stolen-asked';
      readonly people: readonly { readonly person: PersonId; readonly name: string }[];
      readonly facts: Facts;
    }
  /** `session`: first characters of the hash of its token. */
  | { readonly name: 'session-began'; readonly session: string; readonly facts: Facts }
  /** `locked` has no attempts left. */
  | { readonly name: 'alarm-pin-locked'; readonly locked: PersonId; readonly facts: Facts }
);
