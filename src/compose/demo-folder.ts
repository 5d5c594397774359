/**
 * Whether a data folder may hold the demo. A real ward never becomes a demo: invented people would read its cards and
 * publish on its portal. The demo's own people are known by their ids, which begin with `demoMark`.
 */
import type { PersonId } from '../domain/ids.ts';
import type { Person } from '../domain/person/person.ts';
import type { Unit } from '../ports/services.ts';

/** No generated id begins like this: time-sorted ids of this century begin with 01. */
export const demoMark = 'DEM0';

/** Whose a data folder is: invented people and real ones are never in one. */
export type FolderKind =
  /** Nobody with a role yet. */
  | 'empty'
  /** Somebody of the demo was first. Whoever was invited later was invited in the demo. */
  | 'demo'
  /** A real person was first. */
  | 'real';

/** Who is in a data folder that is opened. */
export interface FolderPeople {
  readonly kind: FolderKind;
  /** Invented people who still have a role. */
  readonly demoPeople: readonly Person[];
}

/** Ids of invented people begin with a mark that no id of the program’s own has. */
export const isDemoPerson = ({ id }: { readonly id: PersonId }): boolean => id.startsWith(demoMark);

/** @param people all of a ward; citizens come by themselves and say nothing about the folder */
export function readFolderPeople(people: readonly Person[]): FolderPeople {
  const withRole = people
    .filter(({ role }) => role !== 'citizen')
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  const [first] = withRole;
  const kind = first === undefined ? 'empty' : isDemoPerson(first) ? 'demo' : 'real';
  return { kind, demoPeople: withRole.filter((person) => isDemoPerson(person) && person.status === 'active') };
}

/** Invented people lose every right; what they wrote stays on record. Returns how many. */
export async function removeDemoPeople(unit: Unit): Promise<number> {
  const { demoPeople } = readFolderPeople(await unit.stores.people.everInRole());
  for (const person of demoPeople) {
    await unit.stores.people.save({ ...person, status: 'removed' });
    await unit.stores.audit.record({ actor: 'admin', action: 'demo-person-removed', object: person.id }, unit.now);
  }
  return demoPeople.length;
}
