/** Replaces absent people by their substitutes (Art. 6). */
import type { PersonId } from '../../domain/ids.ts';
import { boardRoles } from '../../domain/roles.ts';
import type { ReadContext } from '../../ports/services.ts';

/** The given people in their order, without duplicates, each absent one replaced by the substitute. */
export async function withSubstitutes(
  { stores, now }: Pick<ReadContext, 'stores' | 'now'>,
  people: readonly PersonId[],
): Promise<readonly PersonId[]> {
  const board = await stores.people.holdersOf(boardRoles, now);
  const nowOf = (person: PersonId): PersonId =>
    board.find(({ standsIn }) => standsIn?.replaces === person)?.id ?? person;
  return [...new Set(people.map(nowOf))];
}
