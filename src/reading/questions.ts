/** Citizens' questions as lists show them. Questions handed over as letters are in no list. */
import type { Actor } from '../domain/actor.ts';
import type { PersonId } from '../domain/ids.ts';
import { isOverdue, type Question } from '../domain/question/question.ts';
import { openStates, type QuestionState, questionStates } from '../domain/question/transitions.ts';
import { waitingStates, waitsFor } from '../domain/question/whose-step.ts';
import { cursorAt, type Named, type Page, type Paged, type QuestionFilter, type Readers } from '../ports/reader.ts';
import type { WardReadAccess } from './looking.ts';

/** A question in a list. */
export interface QuestionLine extends Pick<Question, 'id' | 'code' | 'state' | 'title' | 'dueOn'> {
  readonly asker: Named;
  readonly assignee: Named | null;
  readonly isOverdue: boolean;
}

/** States shown in lists; letters that were handed over are excluded. */
export const listedQuestions: readonly QuestionState[] = questionStates.filter((state) => state !== 'handedOver');

/**
 * Open questions, unassigned ones first.
 * @param assignees null: of everyone
 * @param reader questions kept from this person are excluded
 */
export async function listQuestions(
  looking: WardReadAccess,
  assignees: readonly PersonId[] | null,
  page: Page,
  reader?: PersonId,
): Promise<Paged<QuestionLine> & { readonly count: number }> {
  const filter: QuestionFilter = {
    states: openStates,
    ...(reader && { reader }),
    ...(assignees === null ? {} : { assignees }),
  };
  const found = await lines(looking, filter, page);
  return { ...found, count: await looking.readers.lists.countQuestions(filter) };
}

/** Upper limit of waiting questions examined for one person; the list shows all. */
const mostWaiting = 500;

/** Upper limit of answered questions examined, newest first; masking follows the answer within days. */
const mostAnswered = 200;

/** Questions whose next step is this person's: unassigned ones first, then by due day, then those to be masked. */
export async function questionsFor(
  { questions }: Pick<Readers, 'questions'>,
  actor: Actor,
): Promise<readonly Question[]> {
  const open = await questions.inStates(waitingStates, mostWaiting);
  const theirs = [...open, ...(await questions.answeredAside(mostAnswered))].filter((each) => waitsFor(each, actor));
  const isFree = ({ standing }: Question): boolean => standing.assignee === null;
  return [...theirs.filter(isFree), ...theirs.filter((each) => !isFree(each))];
}

/** Cursor of the page after this question, in the state in which the page was shown. */
export const cursorBehind = ({ id, dueAt }: Pick<Question, 'id' | 'dueAt'>, isUnassigned: boolean): string =>
  cursorAt([isUnassigned ? 0 : 1, dueAt.getTime(), id]);

async function lines(looking: WardReadAccess, filter: QuestionFilter, page: Page): Promise<Paged<QuestionLine>> {
  const { items, next } = await looking.readers.lists.questions(filter, page);
  return { items: items.map((question) => toLine(looking, question)), next };
}

function toLine({ now }: WardReadAccess, question: Question & { readonly asker: Named }): QuestionLine {
  const { id, code, state, title, asker, dueOn, standing } = question;
  const { assignee } = standing;
  return {
    ...{ id, code, state, title, asker, dueOn },
    assignee: assignee && { person: assignee.person, name: assignee.name },
    isOverdue: isOverdue(question, now),
  };
}

/** A complete question, for the operator of the installation. */
export interface QuestionSheet {
  readonly question: Question & { readonly asker: Named };
  readonly photos: readonly string[];
}

/** Questions with the hashes of their stored photos, page by page. */
export async function listQuestionSheets(looking: WardReadAccess, page: Page): Promise<Paged<QuestionSheet>> {
  const { lists, questions } = looking.readers;
  const { items, next } = await lists.questions({ states: listedQuestions }, page);
  const sheets: QuestionSheet[] = [];
  for (const question of items) {
    const photos = await questions.photosOf(question.id);
    sheets.push({ question, photos: photos.flatMap(({ fate }) => (fate.state === 'stored' ? [fate.hash] : [])) });
  }
  return { items: sheets, next };
}
