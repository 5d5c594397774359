/** Acts on what the checks keep beside an item: a record of secrecy, a consent. */
import type { Actor } from '../actor.ts';
import { isDeciding } from '../roles.ts';
import { type Act, never } from './act.ts';

/** What was stopped at the door: only that it was. */
export interface SecrecyRecord {
  readonly kind: 'secrecy';
}

/** What a family agreed to, and who heard it. */
export interface KeptConsent {
  readonly kind: 'consent';
  readonly person: Actor['person'];
}

export type CheckThing = SecrecyRecord | KeptConsent;

export const checkActs = [
  {
    noun: 'check',
    name: 'permit',
    label: 'choice-permit',
    press: 'permit',
    letter: null,
    needs: 'nothing',
    line: 1,
    isSensitive: never,
    isOpen: ({ kind }, actor) => kind === 'secrecy' && actor.role === 'head' && actor.status === 'active',
    command: null,
  },
  {
    noun: 'check',
    name: 'withdrawConsent',
    label: 'choice-withdraw-consent',
    press: 'unconsent',
    letter: null,
    needs: 'certainty',
    line: 1,
    isSensitive: never,
    // The author heard the family; the office and those who decide hear the author, or the family itself.
    isOpen: (thing, actor) =>
      thing.kind === 'consent' &&
      actor.status === 'active' &&
      (thing.person === actor.person || isDeciding(actor.role) || actor.role === 'office'),
    command: null,
  },
] as const satisfies readonly Act<CheckThing, never>[];

export type CheckActName = (typeof checkActs)[number]['name'];
export type CheckPress = (typeof checkActs)[number]['press'];
