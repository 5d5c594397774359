/** News items as lists show them: what waits for whom, what somebody has sent, and all of them. */
import { type LocalDate, localDateOf } from '../domain/calendar/local-date.ts';
import type { PersonId, SubmissionId } from '../domain/ids.ts';
import type { PagedList } from '../domain/list-view.ts';
import { type LatePart, latePartOf, schedulerOf } from '../domain/reminder/lateness.ts';
import type { Contribution } from '../domain/submission/contribution.ts';
import { photosOf } from '../domain/submission/photos-and-files.ts';
import { readContent } from '../domain/submission/reading.ts';
import { stateSaid } from '../domain/submission/sentences.ts';
import type { Reason, Submission } from '../domain/submission/submission.ts';
import type { SubmissionState } from '../domain/submission/transitions.ts';
import { cursorAt, type ItemFilter, type ItemRow, type Named, type Page, type Paged } from '../ports/reader.ts';
import type { Looking } from './looking.ts';

/** An item in a list, with whose turn it is. */
export interface ItemLine {
  readonly id: SubmissionId;
  readonly code: string;
  readonly state: ReturnType<typeof stateSaid>;
  /** Empty while it is held: it is on no screen but the head's. */
  readonly title: string;
  readonly author: Named;
  readonly turn: readonly Named[];
  readonly dueOn: LocalDate | null;
  /** It still waits, and its time is over. */
  readonly isOverdue: boolean;
  readonly submittedAt: Date | null;
  readonly publishedOn: LocalDate | null;
  /** When somebody decided last. */
  readonly decidedAt: Date | null;
  /** Who set the hour at which it goes out. */
  readonly scheduler: Named | null;
  /** Where the time went when it is late, and why, as whoever held it said. */
  readonly latePart: LatePart | null;
  readonly lateReason: string | null;
}

/** A page of items that wait for signatures. */
export interface Queue extends Paged<ItemLine> {
  /** All that wait for this person, and for anybody. */
  readonly mine: number;
  readonly all: number;
}

/** What waits for this person's signature, what is due first first. */
export async function listQueue(looking: Looking, actor: PersonId, page: Page): Promise<Queue> {
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

/** What somebody has sent or begun, and what others sent with their name in it once it is approved; the newest first. */
export const listOwn = (looking: Looking, author: PersonId, page: Page): Promise<Paged<ItemLine>> =>
  listItems(looking, { states: null, credited: author }, page);

/** The cursor of the page behind this item, as it stands now: what was decided meanwhile makes nothing be passed over. */
export const cursorBehindItem = (list: PagedList, { id, createdAt, standing }: Submission): string =>
  cursorAt([list === 'queue' ? (standing.due?.at?.getTime() ?? Number.MAX_SAFE_INTEGER) : createdAt.getTime(), id]);

/** Lines of a list, and the place where its next page begins; null: there is none. */
export async function listItems(looking: Looking, filter: ItemFilter, page: Page): Promise<Paged<ItemLine>> {
  const { items, next } = await looking.readers.lists.items(filter, page);
  return { items: items.map((row) => toLine(looking, row)), next };
}

const readingOf = ({ ward }: Looking, item: Pick<Submission, 'content' | 'createdAt'>, photos: Submission['photos']) =>
  readContent(item.content, photos, { saidAt: item.createdAt, timeZone: ward.timeZone, units: ward.units });

/** Its words are on no list: the accused of a denunciation may read every list there is. */
const isHidden = ({ state }: Pick<Submission, 'state'>): boolean => state === 'quarantined' || state === 'destroyed';

function toLine(looking: Looking, row: ItemRow): ItemLine {
  const { standing } = row;
  return {
    id: row.id,
    code: row.code,
    state: stateSaid(row),
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

/** An item with all that was said in it, for whoever runs the installation. */
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
  /** Whose text, photos and changes it is made of. */
  readonly contributions: readonly Contribution[];
  readonly createdAt: string;
}

/** Whole items with what each author has, as cards and the desk show them: dearer than lines. @param states null: in any */
export async function listSheets(
  looking: Looking,
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
  looking: Looking,
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
    // What is held is on no screen but the head's, its credits neither.
    contributions: isHidden(submission) ? [] : contributions,
    createdAt: submission.createdAt.toISOString(),
  };
}
