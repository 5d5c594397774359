/**
 * The contributors (Art. 4): how much each one wrote, who is silent, what is returned to them and why; and the units of the
 * ward that send nothing.
 */
import { addDays, type LocalDate, localDateOf, startOfLocalDay } from '../domain/calendar/local-date.ts';
import type { Person } from '../domain/person/person.ts';
import { type UnitNote, unitNoteId } from '../domain/plan/unit.ts';
import { readContent } from '../domain/submission/reading.ts';
import type { Content } from '../domain/submission/submission.ts';
import { longestPage } from '../ports/reader.ts';
import type { WardReadAccess } from './looking.ts';

/** Period of the figures, and time without an item after which a person or unit counts as silent, in days. */
export const lookedBackDays = 90;
export const silentDays = 30;
const mostOfOne = 100;

/** A contributor with recent figures; days are the ward's. */
export interface ContributorLine {
  readonly person: Pick<Person, 'id' | 'name' | 'unit'>;
  /** Submitted in the last 90 days, and how many of these were published. */
  readonly sent: number;
  readonly published: number;
  readonly lastOn: LocalDate | null;
  /** True if nothing was sent for 30 days. */
  readonly isDormant: boolean;
  /** Returned items in that period, and their reasons, the most frequent first. */
  readonly returned: number;
  readonly reasons: readonly string[];
}

/** A unit of the ward, and the day of its last item. */
export interface UnitLine {
  readonly name: string;
  readonly liaison: string | null;
  readonly member: string | null;
  readonly contributors: number;
  readonly items: number;
  readonly lastOn: LocalDate | null;
  readonly isSilent: boolean;
}

const sentStates = ['submitted', 'returned', 'approved', 'published', 'unpublished', 'rejected'] as const;
const wholePage = { limit: longestPage, after: null };

const byCount = (reasons: readonly string[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([reason]) => reason);
};

/** An instant after now, because the end of a range is exclusive and current events should be included. */
const justAfter = (now: Date): Date => new Date(now.getTime() + 1);

/** Contributors, the longest silent first. */
export async function listContributors({ readers, ward, now }: WardReadAccess): Promise<readonly ContributorLine[]> {
  const today = localDateOf(now, ward.timeZone);
  const since = startOfLocalDay(addDays(today, -lookedBackDays), ward.timeZone);
  const returned = await readers.period.events('returned', since, justAfter(now));
  const lines: ContributorLine[] = [];
  for (const { id, name, unit } of (await readers.lists.people(['contributor'], wholePage)).items) {
    const { items } = await readers.lists.items({ states: sentStates, author: id }, { limit: mostOfOne, after: null });
    const recent = items.filter(({ createdAt }) => createdAt >= since);
    const own = returned.filter(({ code }) => items.some((item) => item.code === code));
    const newest = items.map(({ createdAt }) => createdAt.getTime()).toSorted((a, b) => b - a)[0];
    const lastOn = newest === undefined ? null : localDateOf(new Date(newest), ward.timeZone);
    lines.push({
      ...{ person: { id, name, unit }, sent: recent.length, lastOn },
      published: recent.filter(({ state }) => state === 'published').length,
      isDormant: lastOn === null || lastOn < addDays(today, -silentDays),
      ...{ returned: own.length, reasons: byCount(own.map(({ reason }) => reason).filter((each) => each !== '')) },
    });
  }
  return lines.toSorted((a, b) => (a.lastOn ?? '').localeCompare(b.lastOn ?? ''));
}

/** Data needed for units. */
export type UnitSight = Pick<WardReadAccess, 'ward' | 'now'> & {
  readonly readers: Pick<WardReadAccess['readers'], 'period' | 'registers'> & {
    readonly lists: Pick<WardReadAccess['readers']['lists'], 'items' | 'people'>;
  };
};

const placeIn = ({ ward }: Pick<WardReadAccess, 'ward'>, content: Content, createdAt: Date): string | null =>
  readContent(content, [], { saidAt: createdAt, timeZone: ward.timeZone, units: ward.units }).place;

/** Units, silent ones first. An item counts for a unit if its place is the unit or its author belongs to it. */
export async function listUnits(looking: UnitSight): Promise<readonly UnitLine[]> {
  const { readers, ward, now } = looking;
  const today = localDateOf(now, ward.timeZone);
  const since = startOfLocalDay(addDays(today, -lookedBackDays), ward.timeZone);
  const published = (await readers.period.published(since, justAfter(now))).map(
    ({ content, createdAt, publishedAt, contributions }) => ({
      place: placeIn(looking, content, createdAt),
      people: contributions.flatMap(({ person }) => (person === null ? [] : [person as string])),
      at: publishedAt ?? createdAt,
    }),
  );
  const waiting = (await readers.lists.items({ states: ['submitted', 'returned', 'approved'] }, wholePage)).items.map(
    ({ content, createdAt, author }) => ({
      place: placeIn(looking, content, createdAt),
      people: [author.person as string],
      at: createdAt,
    }),
  );
  const people = (await readers.lists.people(['contributor', 'member', 'office'], wholePage)).items;
  const notes = new Map((await readers.registers.list('unit', null)).map((note) => [note.id, note] as const));
  return ward.units
    .map(({ name, aliases }): UnitLine => {
      const own = people.filter(({ unit }) => unit === name);
      const items = [...published, ...waiting].filter(
        ({ place, people: authors }) =>
          (place !== null && [name, ...aliases].includes(place)) || own.some(({ id }) => authors.includes(id)),
      );
      const newest = items.map(({ at }) => at.getTime()).toSorted((a, b) => b - a)[0];
      const lastOn = newest === undefined ? null : localDateOf(new Date(newest), ward.timeZone);
      const note: UnitNote | null = notes.get(unitNoteId(ward.id, name)) ?? null;
      return {
        ...{ name, liaison: note?.liaison?.name ?? null, member: note?.member?.name ?? null },
        ...{ contributors: own.length, items: items.length, lastOn },
        isSilent: lastOn === null || lastOn < addDays(today, -silentDays),
      };
    })
    .toSorted((a, b) => Number(b.isSilent) - Number(a.isSilent));
}
