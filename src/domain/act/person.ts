/** Acts on people: on another person, or on oneself. */
import type { Actor } from '../actor.ts';
import type { PersonId } from '../ids.ts';
import { grants, isBoard, isDeciding, leads, maySubmit, type Role } from '../roles.ts';
import { type Act, actsOf } from './act.ts';

/** The person acted on. */
export interface PersonThing {
  readonly id: PersonId;
  readonly role: Role;
}

type Rule = (thing: PersonThing, actor: Actor) => boolean;

const oneself: Rule = ({ id }, actor) => actor.status === 'active' && actor.person === id;

/** A rule for acts on another person. */
const others =
  (may: (actor: Actor, role: Role) => boolean): Rule =>
  ({ id, role }, actor) =>
    actor.status === 'active' && actor.person !== id && may(actor, role);

const isHead = ({ role }: Actor): boolean => role === 'head';

/** Each act has its own row of buttons and no code to type. */
const row = actsOf<PersonThing, never>()({ noun: 'person', line: 1, isOpen: (_, actor) => actor.status === 'active' });

export const personActs = [
  row('invite', 'grant', {
    label: 'choice-invite',
    needs: 'words',
    isOpen: (_, actor) => actor.status === 'active' && grants[actor.ownRole ?? actor.role].length > 0,
  }),
  row('noteCall', 'called', { isOpen: (_, actor) => actor.status === 'active' && isBoard(actor.role) }),
  // People cannot reset their own PIN: a thief of the phone could do it too. For a head, two other deciders do it together.
  row('resetPin', 'pin', {
    label: 'choice-pin-reset',
    isOpen: others((actor, role) => isHead(actor) || (role === 'head' && isDeciding(actor.role))),
  }),
  row('accept', 'agree', { isOpen: (thing, actor) => oneself(thing, actor) && maySubmit(actor.role) }),
  row('ownData', 'data', { label: 'choice-data-export', isOpen: oneself }),
  row('confirmAccount', 'joinYes', { label: 'choice-confirm' }),
  row('refuseAccount', 'joinNo', { label: 'choice-not-me' }),
  row('unlink', 'unlink', { label: 'choice-unlink-all' }),
  // Only the person's own sessions: the use case checks it.
  row('endSession', 'endSession', {}),
  row('freeze', 'freeze', { isOpen: others(isHead) }),
  // The person leaves the board too, because people working here must have a name and an account.
  row('grantDeletion', 'dataYes', { label: 'choice-data-grant', isOpen: others(isHead) }),
  row('declineDeletion', 'dataNo', { label: 'choice-data-decline', isOpen: others(isHead) }),
  // A protective freeze: any board member may do it for a colleague who telephoned. The head lifts it.
  row('reportStolen', 'stolen', {
    label: 'choice-report-stolen',
    isOpen: others((actor, role) => isBoard(actor.role) && role !== 'citizen'),
  }),
  // Undoes the acts of a stolen account. If it is the head's own account, the standing deputy does it.
  row('undoTheirs', 'undoTheirs', { isOpen: others((actor) => leads(actor.role)) }),
  // For a frozen head the standing deputy does it.
  row('unfreeze', 'unfreeze', {
    isOpen: others((actor, role) => isHead(actor) || (role === 'head' && actor.role === 'standingDeputy')),
  }),
  row('remove', 'remove', { isOpen: others(isHead) }),
] as const satisfies readonly Act<PersonThing, never>[];

export type PersonActName = (typeof personActs)[number]['name'];
export type PersonPress = (typeof personActs)[number]['press'];
