/** What is found in many slices is one message to a person: gathered first, told in one small transaction for each of them. */
import type { PersonId } from '../../domain/ids.ts';
import type { InWard, Unit } from '../../ports/services.ts';

/** One thing that somebody is reminded of. */
export interface Found<Line> {
  /** What is told once, however its holders change afterwards. */
  readonly key: string;
  readonly to: readonly PersonId[];
  readonly dueAt: Date;
  readonly line: Line;
}

/** Marked in one transaction. */
const sliceLength = 10;

/** Of several people each is noted for themselves until all were told: a stop in between repeats nothing and forgets nobody. */
const markOf = <Line>({ key, to }: Found<Line>, person: PersonId): string =>
  to.length === 1 ? key : `reminded:${key}:${person}`;

/** @param tell says what is due to one person, the longest due in front */
export async function tellEach<Line>(
  inWard: InWard,
  found: readonly Found<Line>[],
  tell: (unit: Unit, person: PersonId, lines: readonly Line[]) => Promise<void>,
): Promise<void> {
  const people = new Map<PersonId, Found<Line>[]>();
  for (const each of found.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime()))
    for (const person of each.to) people.set(person, [...(people.get(person) ?? []), each]);
  for (const [person, all] of people)
    await inWard(async (unit) => {
      const lines: Line[] = [];
      for (const each of all) if (await unit.stores.once(markOf(each, person), unit.now)) lines.push(each.line);
      if (lines.length > 0) await tell(unit, person, lines);
    });
  const told = found.filter(({ to }) => to.length !== 1);
  for (let from = 0; from < told.length; from += sliceLength)
    await inWard(async (unit) => {
      for (const { key } of told.slice(from, from + sliceLength)) await unit.stores.once(key, unit.now);
    });
}
