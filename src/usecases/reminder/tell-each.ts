/** What is found in many slices is one message to a person: gathered first, told in one small transaction for each of them. */
import { joinedLines, type Sentence } from '../../domain/facts.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { View } from '../../domain/view.ts';
import type { InWard, Unit } from '../../ports/services.ts';
import { notify } from '../react.ts';

/** One thing that somebody is reminded of: alone with its buttons, or as a line of several. */
export interface Found {
  /** What is told once, however its holders change afterwards. */
  readonly key: string;
  readonly to: readonly PersonId[];
  readonly dueAt: Date;
  readonly view: View;
  readonly line: Sentence;
  /** What a button below the list opens: 'item:…', 'question:…', 'resolution:…', 'request:…'; '' : nothing. */
  readonly opens: string;
}

/** What comes due, and why something could not be looked at. */
export interface Gathered {
  readonly due: Found[];
  readonly troubles: unknown[];
}

/** One that can't be looked at keeps nobody from being told of the others. */
export async function gather<Thing>(
  { due, troubles }: Gathered,
  things: readonly Thing[],
  dueNow: (thing: Thing) => Promise<Found | null>,
): Promise<void> {
  for (const thing of things)
    try {
      const found = await dueNow(thing);
      if (found) due.push(found);
    } catch (trouble) {
      troubles.push(trouble);
    }
}

/** Marked in one transaction. */
const sliceLength = 10;
/** What a phone shows without scrolling, two lines each. */
const mostListed = 8;

/** Of several people each is noted for themselves until all were told: a stop in between repeats nothing and forgets nobody. */
const markOf = ({ key, to }: Found, person: PersonId): string => (to.length === 1 ? key : `reminded:${key}:${person}`);

/** Of one thing with its buttons; of several, whatever they are, as one list. */
function tell(unit: Unit, person: PersonId, all: readonly Found[]): Promise<void> {
  const [first, second] = all;
  if (first && !second) return notify(unit, person, first.view);
  const countOf = (wanted: View['noun']): number => all.filter(({ view: { noun } }) => noun === wanted).length;
  const [items, questions] = [countOf('submission'), countOf('question')];
  const more = all.length - mostListed;
  const lines = joinedLines([
    ...all.slice(0, mostListed).map(({ line }) => line),
    ...(more > 0 ? [{ key: 'reminders-more', facts: { count: more } }] : []),
  ]);
  const opens = all.slice(0, mostListed).flatMap((each) => (each.opens === '' ? [] : [each.opens]));
  const facts = { items, questions, others: all.length - items - questions, lines, opens: opens.join(' ') };
  return notify(unit, person, { noun: 'ward', name: 'reminders', facts });
}

/** Each person's in one message, the longest due in front. */
export async function tellEach(inWard: InWard, found: readonly Found[]): Promise<void> {
  const people = new Map<PersonId, Found[]>();
  const codeOf = ({ line }: Found) => String(line.facts?.code);
  const byDay = (a: Found, b: Found) => a.dueAt.getTime() - b.dueAt.getTime() || codeOf(a).localeCompare(codeOf(b));
  for (const each of found.toSorted(byDay))
    for (const person of each.to) people.set(person, [...(people.get(person) ?? []), each]);
  for (const [person, all] of people)
    await inWard(async (unit) => {
      const fresh: Found[] = [];
      for (const each of all) if (await unit.stores.once(markOf(each, person), unit.now)) fresh.push(each);
      if (fresh.length > 0) await tell(unit, person, fresh);
    });
  const told = found.filter(({ to }) => to.length !== 1);
  for (let from = 0; from < told.length; from += sliceLength)
    await inWard(async (unit) => {
      for (const { key } of told.slice(from, from + sliceLength)) await unit.stores.once(key, unit.now);
    });
}
