/** Who is there, what they hold, and whom no message reaches. */
import { codeIn, isWorthCall } from '../domain/effect.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Person } from '../domain/person/person.ts';
import { type Role, roles } from '../domain/roles.ts';
import type { Page, Paged } from '../ports/reader.ts';
import type { Looking } from './looking.ts';

const allButCitizens: readonly Role[] = roles.filter((role) => role !== 'citizen');

/** Everybody with a role. */
export const listMembers = ({ readers }: Looking, page: Page): Promise<Paged<Person>> =>
  readers.lists.people(allButCitizens, page);

/** Everybody that we know, citizens too. */
export const listEverybody = ({ readers }: Looking, page: Page): Promise<Paged<Person>> =>
  readers.lists.people(null, page);

export interface Unreached {
  readonly person: Person;
  /** Messages that wait and are worth a call. */
  readonly count: number;
  readonly since: Date;
  /** Codes of the items and questions that they are about. */
  readonly codes: readonly string[];
  readonly calledAt: Date | null;
}

/** For whom something waits that is worth a call, longest first. @param page of the messages that are looked at */
export async function unreached({ readers }: Looking, page: Page): Promise<Paged<Unreached>> {
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
