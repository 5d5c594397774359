/** Gathers reminders found in many slices and sends each person one message, in one small transaction per person. */
import { joinedLines, type Sentence } from '../../domain/facts.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { View } from '../../domain/view.ts';
import type { InWard, Unit } from '../../ports/services.ts';
import { notify } from '../react.ts';

/** One reminder: sent alone with its buttons, or as one line of a list. */
export interface Found {
  /** Marks the reminder as sent, even if its holders change afterwards. */
  readonly key: string;
  readonly to: readonly PersonId[];
  readonly dueAt: Date;
  readonly view: View;
  readonly line: Sentence;
  /** What a button below the list opens: 'item:…', 'question:…', 'resolution:…', 'request:…'; '' for no button. */
  readonly opens: string;
}

/** Reminders that are due, and errors from reading. */
export interface Gathered {
  readonly due: Found[];
  readonly troubles: unknown[];
}

/** Collects reminders. An error with one thing does not stop the others. */
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

/** Reminders marked as sent in one transaction. */
const sliceLength = 10;
/** What a phone shows without scrolling, at two lines each. */
const mostListed = 8;

/**
 * Marks reminders with several recipients per person until all were told, so that an interruption neither repeats nor skips one.
 */
const markOf = ({ key, to }: Found, person: PersonId): string => (to.length === 1 ? key : `reminded:${key}:${person}`);

/** Sends one reminder with its buttons, or several as one list. */
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

/** Sends each person's reminders in one message, longest overdue first. */
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
