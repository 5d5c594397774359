/** Items as lists show them: waiting ones, a person's own, and all. */
import { type LocalDate, localDateOf } from '../domain/calendar/local-date.ts';
import type { PersonId, SubmissionId } from '../domain/ids.ts';
import type { PagedList } from '../domain/list-view.ts';
import { type LatePart, latePartOf, schedulerOf } from '../domain/reminder/lateness.ts';
import type { Contribution } from '../domain/submission/contribution.ts';
import { photosOf } from '../domain/submission/photos-and-files.ts';
import { readContent } from '../domain/submission/reading.ts';
import { displayedState } from '../domain/submission/sentences.ts';
import type { Reason, Submission } from '../domain/submission/submission.ts';
import type { SubmissionState } from '../domain/submission/transitions.ts';
import { cursorAt, type ItemFilter, type ItemRow, type Named, type Page, type Paged } from '../ports/reader.ts';
import type { WardReadAccess } from './looking.ts';

/** An item in a list, with whose turn it is. */
export interface ItemLine {
  readonly id: SubmissionId;
  readonly code: string;
  readonly state: ReturnType<typeof displayedState>;
  /** Empty while the item is held, because only the head may see it. */
  readonly title: string;
  readonly author: Named;
  readonly turn: readonly Named[];
  readonly dueOn: LocalDate | null;
  /** True if it still waits after its due time. */
  readonly isOverdue: boolean;
  readonly submittedAt: Date | null;
  readonly publishedOn: LocalDate | null;
  /** Time of the last decision. */
  readonly decidedAt: Date | null;
  /** The person who set the scheduled time. */
  readonly scheduler: Named | null;
  /** Where the time was lost if it is late, and the reason given by its holder. */
  readonly latePart: LatePart | null;
  readonly lateReason: string | null;
}

/** A page of items that wait for signatures. */
export interface Queue extends Paged<ItemLine> {
  /** Number of items that wait for this person, and for anyone. */
  readonly mine: number;
  readonly all: number;
}

/** Items that wait for this person's signature, earliest due first. */
export async function listQueue(looking: WardReadAccess, actor: PersonId, page: Page): Promise<Queue> {
  const { lists } = looking.readers;
  const waiting: ItemFilter = { states: ['submitted'] };
  const { items, next } = await lists.items({ ...waiting, turnOf: actor }, page);
  return {
    items: items.map((row) => toLine(looking, row)),
    next,
    mine: await lists.countItems({ ...waiting, turnOf: actor }),
    all: await lists.countItems(waiting),
  };
}

/** A person's own items, and approved items of others that credit them; newest first. */
export const listOwn = (looking: WardReadAccess, author: PersonId, page: Page): Promise<Paged<ItemLine>> =>
  listItems(looking, { states: null, credited: author }, page);

/** Cursor of the page after this item in its current state, so that decisions made meanwhile cause no gaps. */
export const cursorBehindItem = (list: PagedList, { id, createdAt, standing }: Submission): string =>
  cursorAt([list === 'queue' ? (standing.due?.at?.getTime() ?? Number.MAX_SAFE_INTEGER) : createdAt.getTime(), id]);

/** Lines of a list, and the cursor of the next page; null: none. */
export async function listItems(looking: WardReadAccess, filter: ItemFilter, page: Page): Promise<Paged<ItemLine>> {
  const { items, next } = await looking.readers.lists.items(filter, page);
  return { items: items.map((row) => toLine(looking, row)), next };
}

const readingOf = (
  { ward }: WardReadAccess,
  item: Pick<Submission, 'content' | 'createdAt'>,
  photos: Submission['photos'],
) => readContent(item.content, photos, { saidAt: item.createdAt, timeZone: ward.timeZone, units: ward.units });

/** Held and destroyed items are never shown with their text in lists, because a list's readers may include the accused. */
const isHidden = ({ state }: Pick<Submission, 'state'>): boolean => state === 'quarantined' || state === 'destroyed';

function toLine(looking: WardReadAccess, row: ItemRow): ItemLine {
  const { standing } = row;
  return {
    id: row.id,
    code: row.code,
    state: displayedState(row),
    title: isHidden(row) ? '' : readingOf(looking, row, []).title,
    author: row.author,
    turn: row.turn,
    dueOn: standing.due?.on ?? null,
    isOverdue:
      (row.state === 'submitted' || row.state === 'returned') &&
      (standing.due?.at ?? null) !== null &&
      looking.now >= (standing.due?.at ?? looking.now),
    submittedAt: standing.submittedAt,
    publishedOn: standing.publication ? localDateOf(standing.publication.at, looking.ward.timeZone) : null,
    decidedAt: standing.decidedBy?.at ?? null,
    scheduler: schedulerOf(row),
    latePart: latePartOf(row, looking.now),
    lateReason: standing.lateReason?.text ?? null,
  };
}

/** A complete item, for the operator of the installation. */
export interface ItemSheet {
  readonly code: string;
  readonly state: SubmissionState;
  readonly revision: number;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly category: string;
  readonly eventOn: LocalDate | null;
  readonly place: string | null;
  readonly source: Submission['content']['source'];
  readonly dueAt: string | null;
  readonly dueOn: LocalDate | null;
  readonly submittedAt: string | null;
  readonly publishedAt: string | null;
  readonly slug: string | null;
  readonly reason: Reason | null;
  readonly undertaking: string | null;
  readonly photos: readonly { readonly position: number; readonly state: string; readonly hash: string | null }[];
  /** Authors of its text, photos and changes. */
  readonly contributions: readonly Contribution[];
  readonly createdAt: string;
}

/** Complete items with contributions, for exports; slower than lines. @param states null: any */
export async function listSheets(
  looking: WardReadAccess,
  states: readonly SubmissionState[] | null,
  page: Page,
): Promise<Paged<ItemSheet>> {
  const { lists, people, submissions } = looking.readers;
  const { items, next } = await lists.wholeItems(states, page);
  const sheets: ItemSheet[] = [];
  for (const item of items) {
    const author = (await people.find(item.authorId))?.name ?? '';
    sheets.push(toSheet(looking, item, author, await submissions.contributionsOf(item.id)));
  }
  return { items: sheets, next };
}

function toSheet(
  looking: WardReadAccess,
  submission: Submission,
  author: string,
  contributions: readonly Contribution[],
): ItemSheet {
  const reading = readingOf(looking, submission, photosOf(submission));
  const { standing } = submission;
  return {
    code: submission.code,
    state: submission.state,
    revision: submission.revision,
    title: isHidden(submission) ? '' : reading.title,
    body: isHidden(submission) ? '' : reading.paragraphs.join('\n'),
    author,
    category: reading.category,
    eventOn: reading.eventOn,
    place: isHidden(submission) ? null : reading.place,
    source: isHidden(submission) ? null : reading.source,
    dueAt: standing.due?.at?.toISOString() ?? null,
    dueOn: standing.due?.on ?? null,
    submittedAt: standing.submittedAt?.toISOString() ?? null,
    publishedAt: standing.publication?.at.toISOString() ?? null,
    slug: standing.publication?.slug ?? null,
    reason: standing.reason,
    undertaking: standing.undertakingVersion,
    photos: submission.photos
      .filter(({ dropped }) => !dropped)
      .map(({ fate, position }) => ({
        position,
        state: fate.state,
        hash: fate.state === 'stored' ? fate.hash : null,
      })),
    // Held items are visible only to the head, and so are their credits.
    contributions: isHidden(submission) ? [] : contributions,
    createdAt: submission.createdAt.toISOString(),
  };
}
