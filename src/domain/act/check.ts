/** Acts on records of the checks: secrecy records and consents. */
import type { Actor } from '../actor.ts';
import { isDeciding } from '../roles.ts';
import { type Act, actsOf } from './act.ts';

/** A record that content was stopped on arrival. It does not contain the content. */
export interface SecrecyRecord {
  readonly kind: 'secrecy';
}

/** A consent given by a family, and the person who received it. */
export interface KeptConsent {
  readonly kind: 'consent';
  readonly person: Actor['person'];
}

/** The subject of these acts. */
export type CheckThing = SecrecyRecord | KeptConsent;

const row = actsOf<CheckThing, never>()({ noun: 'check', line: 1 });

export const checkActs = [
  row('permit', 'permit', {
    isOpen: ({ kind }, actor) => kind === 'secrecy' && actor.role === 'head' && actor.status === 'active',
  }),
  // The author received the consent. The office and the deciding roles may learn of its withdrawal from the author or the family.
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
