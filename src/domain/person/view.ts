/** What is told about people: invitations, accounts, their own data, PINs. */
import type { Facts } from '../facts.ts';
import type { PersonId } from '../ids.ts';

export type PersonView = { readonly noun: 'person' } & (
  | { readonly name: 'pin-was-reset' | 'account-unlinked-here' | 'person-unfrozen' }
  /** Somebody typed a code of theirs, and waits. */
  | { readonly name: 'account-asks'; readonly typist: PersonId; readonly facts: Facts }
  | {
      readonly name:
        | 'invitation-used'
        | 'accounts-joined-here'
        | 'data-delete-after-answer'
        | 'data-delete-to-head'
        | 'data-delete-late'
        | 'phone-kept';
      readonly facts: Facts;
    }
  /** `mayLift`: the reader can. */
  | {
      readonly name: 'alarm-account-stolen';
      readonly frozen: PersonId;
      readonly mayLift: boolean;
      readonly facts: Facts;
    }
  /** `locked` has no tries left. */
  | { readonly name: 'alarm-pin-locked'; readonly locked: PersonId; readonly facts: Facts }
);
