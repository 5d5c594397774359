/** Acts on what the checks keep beside an item: a record of secrecy, a consent. */
import type { Actor } from '../actor.ts';
import { isDeciding } from '../roles.ts';
import { type Act, actsOf } from './act.ts';

/** What was stopped at the door: only that it was. */
export interface SecrecyRecord {
  readonly kind: 'secrecy';
}

/** What a family agreed to, and who heard it. */
export interface KeptConsent {
  readonly kind: 'consent';
  readonly person: Actor['person'];
}

/** What acts on checks are done to. */
export type CheckThing = SecrecyRecord | KeptConsent;

const row = actsOf<CheckThing, never>()({ noun: 'check', line: 1 });

export const checkActs = [
  row('permit', 'permit', {
    isOpen: ({ kind }, actor) => kind === 'secrecy' && actor.role === 'head' && actor.status === 'active',
  }),
  // The author heard the family; the office and those who decide hear the author, or the family itself.
  row('withdrawConsent', 'unconsent', {
    label: 'choice-withdraw-consent',
    needs: 'certainty',
    isOpen: (thing, actor) =>
      thing.kind === 'consent' &&
      actor.status === 'active' &&
      (thing.person === actor.person || isDeciding(actor.role) || actor.role === 'office'),
  }),
] as const satisfies readonly Act<CheckThing, never>[];

export type CheckActName = (typeof checkActs)[number]['name'];
export type CheckPress = (typeof checkActs)[number]['press'];
