/** Acts on people: on somebody else, or on oneself. */
import type { PersonId } from '../ids.ts';
import { grants, isBoard, isDeciding, leads, maySubmit, type Role } from '../roles.ts';
import { type Act, never } from './act.ts';

/** Whom it is done to. */
export interface PersonThing {
  readonly id: PersonId;
  readonly role: Role;
}

/** A press on its own line, without a code to type. */
const common = { noun: 'person', letter: null, line: 1, isSensitive: never, command: null, needs: 'nothing' } as const;

export const personActs = [
  {
    ...common,
    name: 'invite',
    label: 'choice-invite',
    press: 'grant',
    needs: 'words',
    isOpen: (_, actor) => actor.status === 'active' && grants[actor.ownRole ?? actor.role].length > 0,
  },
  {
    ...common,
    name: 'noteCall',
    label: 'choice-called',
    press: 'called',
    isOpen: (_, actor) => actor.status === 'active' && isBoard(actor.role),
  },
  {
    ...common,
    name: 'resetPin',
    label: 'choice-pin-reset',
    press: 'pin',
    // Nobody resets their own: whoever holds a stolen phone could. For a head two other deciders do it together.
    isOpen: ({ id, role }, actor) =>
      actor.status === 'active' &&
      (actor.role === 'head' || (role === 'head' && isDeciding(actor.role))) &&
      actor.person !== id,
  },
  {
    ...common,
    name: 'accept',
    label: 'choice-agree',
    press: 'agree',
    isOpen: ({ id }, actor) => actor.person === id && actor.status === 'active' && maySubmit(actor.role),
  },
  {
    ...common,
    name: 'ownData',
    label: 'choice-data-export',
    press: 'data',
    isOpen: ({ id }, actor) => actor.person === id && actor.status === 'active',
  },
  {
    ...common,
    name: 'confirmAccount',
    label: 'choice-confirm',
    press: 'joinYes',
    isOpen: (_, actor) => actor.status === 'active',
  },
  {
    ...common,
    name: 'refuseAccount',
    label: 'choice-not-me',
    press: 'joinNo',
    isOpen: (_, actor) => actor.status === 'active',
  },
  {
    ...common,
    name: 'unlink',
    label: 'choice-unlink-all',
    press: 'unlink',
    isOpen: (_, actor) => actor.status === 'active',
  },
  {
    ...common,
    name: 'endSession',
    label: 'choice-end-session',
    press: 'endSession',
    // Of one's own sessions alone: the use case looks at nobody else's.
    isOpen: (_, actor) => actor.status === 'active',
  },
  {
    ...common,
    name: 'freeze',
    label: 'choice-freeze',
    press: 'freeze',
    isOpen: ({ id }, actor) => actor.status === 'active' && actor.role === 'head' && actor.person !== id,
  },
  {
    ...common,
    name: 'grantDeletion',
    label: 'choice-data-grant',
    press: 'dataYes',
    // They leave with it: nobody works here without a name and an account.
    isOpen: ({ id }, actor) => actor.status === 'active' && actor.role === 'head' && actor.person !== id,
  },
  {
    ...common,
    name: 'declineDeletion',
    label: 'choice-data-decline',
    press: 'dataNo',
    isOpen: ({ id }, actor) => actor.status === 'active' && actor.role === 'head' && actor.person !== id,
  },
  {
    ...common,
    name: 'reportStolen',
    label: 'choice-report-stolen',
    press: 'stolen',
    // A freeze that protects: anyone of the board, about a colleague who has phoned them. The head lifts it.
    isOpen: ({ id, role }, actor) =>
      actor.status === 'active' && isBoard(actor.role) && role !== 'citizen' && actor.person !== id,
  },
  {
    ...common,
    name: 'undoTheirs',
    label: 'choice-undo-theirs',
    press: 'undoTheirs',
    // What a stolen account did: for the head's own, the standing deputy.
    isOpen: ({ id }, actor) => actor.status === 'active' && leads(actor.role) && actor.person !== id,
  },
  {
    ...common,
    name: 'unfreeze',
    label: 'choice-unfreeze',
    press: 'unfreeze',
    // For a frozen head the standing deputy vouches.
    isOpen: ({ id, role }, actor) =>
      actor.status === 'active' &&
      (actor.role === 'head' || (role === 'head' && actor.role === 'standingDeputy')) &&
      actor.person !== id,
  },
  {
    ...common,
    name: 'remove',
    label: 'choice-remove',
    press: 'remove',
    isOpen: ({ id }, actor) => actor.status === 'active' && actor.role === 'head' && actor.person !== id,
  },
] as const satisfies readonly Act<PersonThing, never>[];

export type PersonActName = (typeof personActs)[number]['name'];
export type PersonPress = (typeof personActs)[number]['press'];
