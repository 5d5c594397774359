/** Who has now what is somebody's to do: whoever stands in for them while they are away (Art. 6). */
import type { PersonId } from '../../domain/ids.ts';
import { boardRoles } from '../../domain/roles.ts';
import type { Sight } from '../../ports/services.ts';

/** Each once, in their order; who is away is left out for the one who stands in. */
export async function inStead(
  { stores, now }: Pick<Sight, 'stores' | 'now'>,
  people: readonly PersonId[],
): Promise<readonly PersonId[]> {
  const board = await stores.people.holdersOf(boardRoles, now);
  const nowOf = (person: PersonId): PersonId =>
    board.find(({ standsIn }) => standsIn?.replaces === person)?.id ?? person;
  return [...new Set(people.map(nowOf))];
}
