/**
 * Whether a data folder may hold the demo. A real ward never becomes a demo: invented people would see its cards and
 * publish on its portal. The demo's people are recognised by their ids, which begin with `demoMark`.
 */
import type { PersonId } from '../domain/ids.ts';
import type { Person } from '../domain/person/person.ts';
import type { Unit } from '../ports/services.ts';

/** Generated ids never begin like this: time-sorted ids of this century begin with 01. */
export const demoMark = 'DEM0';

/** What a data folder holds; invented and real people are never in the same folder. */
export type FolderKind =
  /** No person has a role yet. */
  | 'empty'
  /** The first person with a role was invented. People invited later were invited in the demo. */
  | 'demo'
  /** The first person with a role was real. */
  | 'real';

/** The people of an opened data folder. */
export interface FolderPeople {
  readonly kind: FolderKind;
  /** Invented people who still have a role. */
  readonly demoPeople: readonly Person[];
}

/** Ids of invented people begin with a prefix that generated ids never have. */
export const isDemoPerson = ({ id }: { readonly id: PersonId }): boolean => id.startsWith(demoMark);

/**
 * @param people all people of a ward; citizens are ignored, because they come by themselves and say nothing about the
 *   folder
 */
export function readFolderPeople(people: readonly Person[]): FolderPeople {
  const withRole = people
    .filter(({ role }) => role !== 'citizen')
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  const [first] = withRole;
  const kind = first === undefined ? 'empty' : isDemoPerson(first) ? 'demo' : 'real';
  return { kind, demoPeople: withRole.filter((person) => isDemoPerson(person) && person.status === 'active') };
}

/** Removes all rights of invented people; what they wrote stays recorded. Returns their number. */
export async function removeDemoPeople(unit: Unit): Promise<number> {
  const { demoPeople } = readFolderPeople(await unit.stores.people.everInRole());
  for (const person of demoPeople) {
    await unit.stores.people.save({ ...person, status: 'removed' });
    await unit.stores.audit.record({ actor: 'admin', action: 'demo-person-removed', object: person.id }, unit.now);
  }
  return demoPeople.length;
}
