/** Presses that belong to the checks, each to its use case. */
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import type { Outcome } from '../outcome.ts';
import { declareChildren, isDeclaration, pressWithdrawal } from './children.ts';
import { maskItem } from './mask.ts';
import { destroyItem, releaseItem } from './release.ts';
import { permitAgain } from './secrecy.ts';

export const checkActs = ['permit', 'release', 'destroy', 'mask', 'kids', 'unconsent'] as const;
export type CheckAct = (typeof checkActs)[number];
export const isCheckAct = (value: string): value is CheckAct => (checkActs as readonly string[]).includes(value);

export interface CheckPress {
  readonly act: CheckAct;
  /** Id of an item, of a record of secrecy for `permit`, of a consent for `unconsent`. */
  readonly subject: string;
  readonly revision: number;
  /** Behind the dot: 'consent-held'. */
  readonly argument: string;
}

export const actOnCheck = async (
  unit: Unit,
  person: Person,
  { act, subject, revision, argument }: CheckPress,
): Promise<Outcome> => {
  switch (act) {
    case 'permit':
      return permitAgain(unit, person, subject);
    case 'release':
      return releaseItem(unit, person, subject, revision);
    case 'destroy':
      return destroyItem(unit, person, subject, revision);
    case 'mask':
      return maskItem(unit, person, subject, revision);
    case 'kids':
      return isDeclaration(argument)
        ? declareChildren(unit, person, subject, revision, argument)
        : refused('issue-press-unknown');
    case 'unconsent':
      return pressWithdrawal(unit, person, subject, argument === 'sure');
  }
};
