/** Citizens' questions as lists show them. What was handed over is on none: its words are nobody's here. */
import type { Actor } from '../domain/actor.ts';
import type { PersonId } from '../domain/ids.ts';
import { isOverdue, type Question } from '../domain/question/question.ts';
import { openStates, type QuestionState, questionStates } from '../domain/question/transitions.ts';
import { waitingStates, waitsFor } from '../domain/question/whose-step.ts';
import { cursorAt, type Named, type Page, type Paged, type QuestionFilter, type Readers } from '../ports/reader.ts';
import type { Looking } from './looking.ts';

/** A question in a list. */
export interface QuestionLine extends Pick<Question, 'id' | 'code' | 'state' | 'title' | 'dueOn'> {
  readonly asker: Named;
  readonly assignee: Named | null;
  readonly isOverdue: boolean;
}

/** Questions of which lists may tell: a letter that was handed over is on none. */
export const listedQuestions: readonly QuestionState[] = questionStates.filter((state) => state !== 'handedOver');

/** Open ones: what nobody was given first. @param assignees null: everybody's @param reader what is kept from them is not among it */
export async function listQuestions(
  looking: Looking,
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

/** Looked through for one person: with more open at a time there is a flood, and the list has all of it. */
const mostWaiting = 500;

/** Of the newest answers: what is masked for the portal is masked within days of its answer. */
const mostAnswered = 200;

/** All whose next step is this person's: those that nobody was given, what is due first, then what is masked for the portal. */
export async function questionsFor(
  { questions }: Pick<Readers, 'questions'>,
  actor: Actor,
): Promise<readonly Question[]> {
  const open = await questions.inStates(waitingStates, mostWaiting);
  const theirs = [...open, ...(await questions.answeredAside(mostAnswered))].filter((each) => waitsFor(each, actor));
  const isFree = ({ standing }: Question): boolean => standing.assignee === null;
  return [...theirs.filter(isFree), ...theirs.filter((each) => !isFree(each))];
}

/** The cursor of the page behind this question, as it stood when the page was shown. */
export const cursorBehind = ({ id, dueAt }: Pick<Question, 'id' | 'dueAt'>, isUnassigned: boolean): string =>
  cursorAt([isUnassigned ? 0 : 1, dueAt.getTime(), id]);

async function lines(looking: Looking, filter: QuestionFilter, page: Page): Promise<Paged<QuestionLine>> {
  const { items, next } = await looking.readers.lists.questions(filter, page);
  return { items: items.map((question) => toLine(looking, question)), next };
}

function toLine({ now }: Looking, question: Question & { readonly asker: Named }): QuestionLine {
  const { id, code, state, title, asker, dueOn, standing } = question;
  const { assignee } = standing;
  return {
    ...{ id, code, state, title, asker, dueOn },
    assignee: assignee && { person: assignee.person, name: assignee.name },
    isOverdue: isOverdue(question, now),
  };
}

/** A question with all that was said in it, for whoever runs the installation. */
export interface QuestionSheet {
  readonly question: Question & { readonly asker: Named };
  readonly photos: readonly string[];
}

/** Questions with hashes of their stored photos, a page at a time. */
export async function listQuestionSheets(looking: Looking, page: Page): Promise<Paged<QuestionSheet>> {
  const { lists, questions } = looking.readers;
  const { items, next } = await lists.questions({ states: listedQuestions }, page);
  const sheets: QuestionSheet[] = [];
  for (const question of items) {
    const photos = await questions.photosOf(question.id);
    sheets.push({ question, photos: photos.flatMap(({ fate }) => (fate.state === 'stored' ? [fate.hash] : [])) });
  }
  return { items: sheets, next };
}
