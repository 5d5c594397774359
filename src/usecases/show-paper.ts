/** A paper is shown to people: read when it is delivered, outside of any writing transaction, and printed there. */
import type { Actor } from '../domain/actor.ts';
import type { PersonId } from '../domain/ids.ts';
import type { PaperView } from '../domain/period/paper-ref.ts';
import type { Role } from '../domain/roles.ts';
import type { Unit } from '../ports/services.ts';
import { notify } from './react.ts';

/** Printed when it is delivered: a paper asked for twice in one turn is sent once. */
export const showPaper = (unit: Unit, reader: PersonId, paper: PaperView): Promise<void> =>
  notify(unit, reader, { noun: 'list', name: 'paper', paper }, `${unit.cause}:paper:${paper.name}:${paper.of}`);

/** To those whose turn it is now, but for the one who acted and sees it anyway. */
export async function showTo(unit: Unit, actor: Actor, roles: readonly Role[], paper: PaperView): Promise<void> {
  if (roles.length === 0) return;
  for (const { id } of await unit.stores.people.holdersOf(roles, unit.now))
    if (id !== actor.person) await showPaper(unit, id, paper);
}
