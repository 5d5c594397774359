/** Looking for an item or a question by its code or by words, with or without accents. */

import type { Person } from '../domain/person/person.ts';
import { isDeciding } from '../domain/roles.ts';
import type { SubmissionState } from '../domain/submission/transitions.ts';
import { foldForSearch } from '../domain/text/normalize.ts';
import { type ItemLine, listItems } from './items.ts';
import type { Looking } from './looking.ts';
import { listQuestions, type QuestionLine } from './questions.ts';

export interface Found {
  readonly items: readonly ItemLine[];
  readonly questions: readonly QuestionLine[];
}

/** Of the newest and most urgent so many are looked through; older ones are found on the portal. */
const lookedThrough = 1_000;
const onePage = 200;
const mostFound = 30;

/** Every word must stand in code, title or name. */
export async function findByWords(
  looking: Looking,
  person: Person,
  words: string,
  states: readonly SubmissionState[],
): Promise<Found> {
  const wanted = foldForSearch(words)
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (wanted.length === 0) return { items: [], questions: [] };
  const fits = (...texts: readonly string[]): boolean => {
    const text = foldForSearch(texts.join(' '));
    return wanted.every((word) => text.includes(word));
  };
  const seesAll = isDeciding(person.role) || person.role === 'office';
  const items = await through<ItemLine>((after) => listItems(looking, { states }, { limit: onePage, after }));
  const questions = await through<QuestionLine>((after) =>
    listQuestions(looking, seesAll ? null : person.id, { limit: onePage, after }),
  );
  return {
    items: items.filter(({ code, title, author }) => fits(code, title, author.name)).slice(0, mostFound),
    questions: questions.filter(({ code, title, asker }) => fits(code, title, asker.name)).slice(0, mostFound),
  };
}

async function through<Line>(
  read: (after: string | null) => Promise<{ readonly items: readonly Line[]; readonly next: string | null }>,
): Promise<readonly Line[]> {
  const all: Line[] = [];
  for (let after: string | null = null; all.length < lookedThrough; ) {
    const { items, next } = await read(after);
    all.push(...items);
    if (next === null) break;
    after = next;
  }
  return all;
}
