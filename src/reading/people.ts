/** People, their roles, and people whom no message reaches. */
import { codeIn, isWorthCall } from '../domain/effect.ts';
import { type PersonId, personId } from '../domain/ids.ts';
import type { Mandate } from '../domain/person/mandate.ts';
import type { ChannelAccount, Person } from '../domain/person/person.ts';
import { boardRoles, type Role, roles } from '../domain/roles.ts';
import { foldForSearch } from '../domain/text/normalize.ts';
import { longestPage, type Named, type Page, type Paged } from '../ports/reader.ts';
import type { WardReadAccess } from './looking.ts';

const allButCitizens: readonly Role[] = roles.filter((role) => role !== 'citizen');

/** People with a role. */
export const listMembers = ({ readers }: WardReadAccess, page: Page): Promise<Paged<Person>> =>
  readers.lists.people(allButCitizens, page);

/** Time of each person's last message on any channel; people without one are omitted. */
export async function lastHeard(
  { readers }: WardReadAccess,
  people: readonly Pick<Person, 'id'>[],
): Promise<ReadonlyMap<PersonId, Date>> {
  const found = new Map<PersonId, Date>();
  for (const { id } of people) {
    const used = (await readers.people.accountsOf(id)).map(({ lastUsedAt }) => lastUsedAt.getTime());
    if (used.length > 0) found.set(id, new Date(Math.max(...used)));
  }
  return found;
}

/** A person as the command line lists them, with current and former roles. */
export interface PersonRecord extends Omit<Person, 'status'> {
  readonly state: Person['status'];
  readonly mandates: readonly Mandate[];
}

/** All people, including citizens. */
export async function listEverybody({ readers }: WardReadAccess, page: Page): Promise<Paged<PersonRecord>> {
  const { items, next } = await readers.lists.people(null, page);
  const records: PersonRecord[] = [];
  for (const { status, ...person } of items)
    records.push({ ...person, state: status, mandates: await readers.people.mandatesOf(person.id) });
  return { items: records, next };
}

/** A person whom no message reaches and who should be called. */
export interface Unreached {
  readonly person: Person;
  /** Number of waiting messages that justify a call. */
  readonly count: number;
  readonly since: Date;
  /** Codes of the items and questions they concern. */
  readonly codes: readonly string[];
  readonly calledAt: Date | null;
}

/** People with waiting messages that justify a call, longest waiting first. @param page of the messages examined */
export async function unreached({ readers }: WardReadAccess, page: Page): Promise<Paged<Unreached>> {
  const found = new Map<PersonId, Unreached>();
  const { items, next } = await readers.lists.held(page);
  for (const { person, effect, createdAt, calledAt } of items) {
    if (!isWorthCall(effect)) continue;
    const before = found.get(person.id);
    const code = codeIn(effect);
    found.set(person.id, {
      person,
      count: (before?.count ?? 0) + 1,
      since: before?.since ?? createdAt,
      codes: [...new Set([...(before?.codes ?? []), ...(code === null ? [] : [code])])],
      calledAt: calledAt ?? before?.calledAt ?? null,
    });
  }
  return { items: [...found.values()], next };
}

/** A person with a role: current and former mandates with their grantors, and accounts. */
export interface PersonSheet {
  readonly person: Person;
  readonly mandates: readonly (Mandate & { readonly by: string; readonly instead: string })[];
  readonly accounts: readonly ChannelAccount[];
}

/** Null: no person with this id has or had a role; citizens have no page. */
export async function findMember({ readers }: WardReadAccess, id: string): Promise<PersonSheet | null> {
  const { people } = readers;
  const person = await people.find(personId(id));
  if (!person) return null;
  const held = await people.mandatesOf(person.id);
  if (!held.some(({ role }) => role !== 'citizen')) return null;
  const nameOf = async (whom: PersonId | null): Promise<string> => (whom && (await people.find(whom))?.name) || '';
  const mandates = [];
  for (const mandate of held)
    mandates.push({
      ...mandate,
      by: await nameOf(mandate.grantedBy),
      instead: await nameOf(mandate.replaces),
    });
  return { person, mandates, accounts: await people.accountsOf(person.id) };
}

/** A temporary substitution; `until` null: until it is ended. */
export interface StandInLine {
  readonly substitute: Named;
  readonly replaced: Named;
  readonly from: Date;
  readonly until: Date | null;
}

/** Current and coming substitutions. */
export async function listStandIns({ readers, now }: WardReadAccess): Promise<readonly StandInLine[]> {
  const { people } = readers;
  const found: StandInLine[] = [];
  for (const { id, name } of await people.holdersOf(boardRoles, now))
    for (const { replaces, from, until } of await people.mandatesOf(id)) {
      const replaced = replaces && (until === null || until > now) ? await people.find(replaces) : null;
      if (replaced)
        found.push({
          substitute: { person: id, name },
          replaced: { person: replaced.id, name: replaced.name },
          ...{ from, until },
        });
    }
  return found;
}

/** People with a role whose name or unit contains all words, with or without diacritics. */
export async function findMembers(looking: WardReadAccess, words: string): Promise<readonly Person[]> {
  const wanted = foldForSearch(words).split(/\s+/u).filter(Boolean);
  if (wanted.length === 0) return [];
  const found: Person[] = [];
  for (let after: string | null = null; ; ) {
    const page: Paged<Person> = await listMembers(looking, { limit: longestPage, after });
    for (const person of page.items) {
      const text = foldForSearch(`${person.name} ${person.unit ?? ''}`);
      if (wanted.every((word) => text.includes(word))) found.push(person);
    }
    if (page.next === null) return found;
    after = page.next;
  }
}
