/** Open items and questions by due day, for the calendar. */
import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Person } from '../domain/person/person.ts';
import type { Question } from '../domain/question/question.ts';
import { openStates } from '../domain/question/transitions.ts';
import type { SubmissionState } from '../domain/submission/transitions.ts';
import { longestPage, type Named, type Page, type Paged } from '../ports/reader.ts';
import { listItems } from './items.ts';
import type { WardReadAccess } from './looking.ts';

/** Something due on a day, and whose turn it is. */
export interface DueLine {
  readonly kind: 'item' | 'question';
  readonly code: string;
  readonly title: string;
  readonly on: LocalDate;
  /** Whose turn it is. */
  readonly holders: readonly Named[];
}

/** Submitted items without a final decision or publication. */
export const openItems: readonly SubmissionState[] = ['submitted', 'returned', 'approved'];

interface Asking {
  /** Cases that are kept from this person are excluded. */
  readonly reader: PersonId;
  readonly turnOf: (question: Question) => Promise<readonly Pick<Person, 'id' | 'name'>[]>;
}

/** Open cases by due day. @param until instant; cases due by then are included, also overdue ones */
export async function listDue(
  looking: WardReadAccess,
  until: Date,
  { reader, turnOf }: Asking,
): Promise<readonly DueLine[]> {
  const found: DueLine[] = [];
  await throughAll(
    (page) => listItems(looking, { states: openItems, dueBy: until }, page),
    ({ code, title, dueOn, turn, author, state }) => {
      // Approved items wait for their scheduled time or the portal, so it is no one's turn.
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

/** Upper limit of cases read of each kind; the lists show all. */
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
