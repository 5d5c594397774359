/** Sends a paper to people. It is read and printed on delivery, outside of any writing transaction. */
import type { Actor } from '../domain/actor.ts';
import type { PersonId } from '../domain/ids.ts';
import type { PaperView } from '../domain/period/paper-ref.ts';
import type { Role } from '../domain/roles.ts';
import type { Unit } from '../ports/services.ts';
import { notify } from './react.ts';

/** Sends a paper to one person. If it is requested twice in one turn, it is sent once. */
export const showPaper = (unit: Unit, reader: PersonId, paper: PaperView): Promise<void> =>
  notify(unit, reader, { noun: 'list', name: 'paper', paper }, `${unit.cause}:paper:${paper.name}:${paper.of}`);

/** Sends a paper to the holders of the roles, except the person who acts and sees it anyway. */
export async function showTo(unit: Unit, actor: Actor, roles: readonly Role[], paper: PaperView): Promise<void> {
  if (roles.length === 0) return;
  for (const { id } of await unit.stores.people.holdersOf(roles, unit.now))
    if (id !== actor.person) await showPaper(unit, id, paper);
}
