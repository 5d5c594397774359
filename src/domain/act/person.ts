/** Acts on people: on somebody else, or on oneself. */
import type { PersonId } from '../ids.ts';
import { grants, isBoard, maySubmit } from '../roles.ts';
import { type Act, never } from './act.ts';

/** Whom it is done to. */
export interface PersonThing {
  readonly id: PersonId;
}

export const personActs = [
  {
    noun: 'person',
    name: 'invite',
    label: 'choice-invite',
    press: 'grant',
    letter: null,
    needs: 'words',
    line: 1,
    isSensitive: never,
    isOpen: (_, actor) => actor.status === 'active' && grants[actor.role].length > 0,
    command: null,
  },
  {
    noun: 'person',
    name: 'noteCall',
    label: 'choice-called',
    press: 'called',
    letter: null,
    needs: 'nothing',
    line: 1,
    isSensitive: never,
    isOpen: (_, actor) => actor.status === 'active' && isBoard(actor.role),
    command: null,
  },
  {
    noun: 'person',
    name: 'resetPin',
    label: 'choice-pin-reset',
    press: 'pin',
    letter: null,
    needs: 'nothing',
    line: 1,
    isSensitive: never,
    // Nobody resets their own: whoever holds a stolen phone could.
    isOpen: ({ id }, actor) => actor.status === 'active' && actor.role === 'head' && actor.person !== id,
    command: null,
  },
  {
    noun: 'person',
    name: 'accept',
    label: 'choice-agree',
    press: 'agree',
    letter: null,
    needs: 'nothing',
    line: 1,
    isSensitive: never,
    isOpen: ({ id }, actor) => actor.person === id && actor.status === 'active' && maySubmit(actor.role),
    command: null,
  },
  {
    noun: 'person',
    name: 'ownData',
    label: 'choice-data-export',
    press: 'data',
    letter: null,
    needs: 'nothing',
    line: 1,
    isSensitive: never,
    isOpen: ({ id }, actor) => actor.person === id && actor.status === 'active',
    command: null,
  },
  {
    noun: 'person',
    name: 'confirmAccount',
    label: 'choice-confirm',
    press: 'joinYes',
    letter: null,
    needs: 'nothing',
    line: 1,
    isSensitive: never,
    isOpen: (_, actor) => actor.status === 'active',
    command: null,
  },
  {
    noun: 'person',
    name: 'refuseAccount',
    label: 'choice-not-me',
    press: 'joinNo',
    letter: null,
    needs: 'nothing',
    line: 1,
    isSensitive: never,
    isOpen: (_, actor) => actor.status === 'active',
    command: null,
  },
  {
    noun: 'person',
    name: 'unlink',
    label: 'choice-unlink-all',
    press: 'unlink',
    letter: null,
    needs: 'nothing',
    line: 1,
    isSensitive: never,
    isOpen: (_, actor) => actor.status === 'active',
    command: null,
  },
] as const satisfies readonly Act<PersonThing, never>[];

export type PersonActName = (typeof personActs)[number]['name'];
export type PersonPress = (typeof personActs)[number]['press'];
