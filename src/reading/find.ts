/**
 * Search at the web desk by code or words, with or without diacritics. Published content is found by the portal's index; the
 * rest is scanned from the newest, a limited number of rows per page, and the next page continues there.
 */

import { type LocalDate, localDateOf } from '../domain/calendar/local-date.ts';
import { questionId, submissionId } from '../domain/ids.ts';
import { handsOf, type Person } from '../domain/person/person.ts';
import { isKeptFrom } from '../domain/question/question.ts';
import type { QuestionState } from '../domain/question/transitions.ts';
import { isDeciding } from '../domain/roles.ts';
import { readContent } from '../domain/submission/reading.ts';
import type { SubmissionState } from '../domain/submission/transitions.ts';
import { foldForSearch } from '../domain/text/normalize.ts';
import type { SoughtFilter } from '../ports/reader.ts';
import { openItems } from './due-days.ts';
import type { WardReadAccess } from './looking.ts';
import { listedQuestions } from './questions.ts';

/** An item that contains the words. */
export interface FoundItem {
  readonly code: string;
  readonly title: string;
  readonly state: SubmissionState;
  readonly author: string;
}

/** A question that contains the words. */
export interface FoundQuestion {
  readonly code: string;
  readonly title: string;
  readonly state: QuestionState;
  readonly receivedOn: LocalDate;
}

/** One page of results. */
export interface Found {
  /** Waiting items first, whatever their age. */
  readonly items: readonly FoundItem[];
  readonly questions: readonly FoundQuestion[];
  /** Position of the next page; null: everything was scanned. */
  readonly next: FindPlace | null;
}

/** Ids after which the scan continues; '': from the newest; null: finished. */
export interface FindPlace {
  /** Waiting items, and finished ones. */
  readonly waiting: string | null;
  readonly over: string | null;
  readonly questions: string | null;
}

export const fromTheNewest: FindPlace = { waiting: '', over: '', questions: '' };

/** Rows scanned per page of each kind, and rows per query. */
const lookedThrough = 1_500;
const slice = 500;
const mostFound = 30;

/** True if an item in this state still needs work. */
export const waitsFor = (state: SubmissionState): boolean => openItems.includes(state);

/** A function that tests whether a text contains every word. Null: there are no words. */
export function matcherOf(words: string): ((text: string) => boolean) | null {
  const wanted = foldForSearch(words).split(/\s+/u).filter(Boolean);
  return wanted.length === 0
    ? null
    : (text) => {
        const folded = foldForSearch(text);
        return wanted.every((word) => folded.includes(word));
      };
}

/** Scans items and questions. @param states of the items; those in the portal's index are searched there */
export async function findByWords(
  looking: WardReadAccess,
  person: Person,
  words: string,
  states: readonly SubmissionState[],
  place: FindPlace = fromTheNewest,
): Promise<Found> {
  const fits = matcherOf(words);
  if (!fits) return { items: [], questions: [], next: null };
  const seesAll = isDeciding(person.role) || person.role === 'office';
  const { readers, ward } = looking;
  const items = (isWaiting: boolean, from: string | null) => {
    const ofThese = states.filter((state) => waitsFor(state) === isWaiting);
    return through(looking, { noun: 'submission', states: ofThese, assignees: null }, from, fits);
  };
  const waiting = await items(true, place.waiting);
  const over = await items(false, place.over);
  const assignees = seesAll ? null : handsOf(person);
  const questions = await through(
    looking,
    { noun: 'question', states: listedQuestions, assignees },
    place.questions,
    fits,
  );
  const found = {
    items: await Promise.all(
      [...waiting.ids, ...over.ids].map(async (id): Promise<FoundItem> => {
        const { code, state, content, createdAt, authorId } = await readers.submissions.get(submissionId(id));
        const { title } = readContent(content, [], { saidAt: createdAt, timeZone: ward.timeZone, units: ward.units });
        return { code, state, title, author: (await readers.people.find(authorId))?.name ?? '' };
      }),
    ),
    questions: (await Promise.all(questions.ids.map((id) => readers.questions.get(questionId(id))))).flatMap((each) =>
      each && !isKeptFrom(each, person.id)
        ? [
            {
              ...{ code: each.code, title: each.title, state: each.state },
              receivedOn: localDateOf(each.receivedAt, ward.timeZone),
            },
          ]
        : [],
    ),
  };
  const next = { waiting: waiting.next, over: over.next, questions: questions.next };
  return { ...found, next: Object.values(next).every((each) => each === null) ? null : next };
}

async function through(
  { readers }: WardReadAccess,
  filter: SoughtFilter,
  from: string | null,
  fits: (text: string) => boolean,
): Promise<{ readonly ids: readonly string[]; readonly next: string | null }> {
  const ids: string[] = [];
  let before = from;
  for (let looked = 0; before !== null && looked < lookedThrough; ) {
    const rows = await readers.lists.sought(filter, before || null, slice);
    looked += rows.length;
    before = rows.length < slice ? null : (rows.at(-1)?.id ?? null);
    for (const { id, text } of rows) {
      if (!fits(text)) continue;
      ids.push(id);
      if (ids.length === mostFound) return { ids, next: id };
    }
  }
  return { ids, next: before };
}
