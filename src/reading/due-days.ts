/** What is open by the day on which it is due: items and questions together, as a calendar shows them. */
import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Person } from '../domain/person/person.ts';
import type { Question } from '../domain/question/question.ts';
import { openStates } from '../domain/question/transitions.ts';
import type { SubmissionState } from '../domain/submission/transitions.ts';
import { longestPage, type Named, type Page, type Paged } from '../ports/reader.ts';
import { listItems } from './items.ts';
import type { Looking } from './looking.ts';

/** Something that is due on a day of the ward, and whose turn it is. */
export interface DueLine {
  readonly kind: 'item' | 'question';
  readonly code: string;
  readonly title: string;
  readonly on: LocalDate;
  /** Whose turn it is. */
  readonly holders: readonly Named[];
}

/** Sent, and neither published nor turned away. */
export const openItems: readonly SubmissionState[] = ['submitted', 'returned', 'approved'];

interface Asking {
  /** What is kept from them is not among it. */
  readonly reader: PersonId;
  readonly turnOf: (question: Question) => Promise<readonly Pick<Person, 'id' | 'name'>[]>;
}

/** Earliest first. @param until what is due by this instant, overdue cases with it */
export async function listDue(looking: Looking, until: Date, { reader, turnOf }: Asking): Promise<readonly DueLine[]> {
  const found: DueLine[] = [];
  await throughAll(
    (page) => listItems(looking, { states: openItems, dueBy: until }, page),
    ({ code, title, dueOn, turn, author, state }) => {
      // What is signed waits for its hour or for the portal: it is nobody's turn.
      const holders = turn.length > 0 || state === 'approved' ? turn : [author];
      if (dueOn) found.push({ kind: 'item', code, title, on: dueOn, holders });
    },
  );
  await throughAll(
    (page) => looking.readers.lists.questions({ states: openStates, dueBy: until, reader }, page),
    async (question) => {
      const { code, title, dueOn } = question;
      const holders = (await turnOf(question)).map(({ id, name }) => ({ person: id, name }));
      found.push({ kind: 'question', code, title, on: dueOn, holders });
    },
  );
  return found.sort((a, b) => a.on.localeCompare(b.on) || a.code.localeCompare(b.code));
}

/** Open at one time: more than this is a flood, and the lists have all of it. */
const mostOpen = 1_000;

async function throughAll<Line>(
  read: (page: Page) => Promise<Paged<Line>>,
  take: (line: Line) => void | Promise<void>,
): Promise<void> {
  let count = 0;
  for (let after: string | null = null; count < mostOpen; ) {
    const { items, next }: Paged<Line> = await read({ limit: longestPage, after });
    for (const item of items) await take(item);
    count += items.length;
    if (next === null) return;
    after = next;
  }
}
