/** What happened in a period, in numbers; and what happened to one thing, in order. */
import type { QuestionId, SubmissionId } from '../domain/ids.ts';
import type {
  AuthorFigures,
  HistoryEntry,
  ItemFigures,
  Page,
  Paged,
  Period,
  QuestionFigures,
} from '../ports/reader.ts';
import type { Looking } from './looking.ts';

export interface Figures {
  readonly period: Period;
  readonly items: ItemFigures;
  readonly questions: QuestionFigures;
  readonly authors: readonly AuthorFigures[];
}

const authorsOnOneList = 50;

export async function figuresOf({ readers, ward }: Looking, period: Period): Promise<Figures> {
  const { figures } = readers;
  return {
    period,
    items: await figures.items(period),
    questions: await figures.questions(period, ward.timeZone),
    authors: await figures.authors(period, authorsOnOneList),
  };
}

export const historyOf = (
  { readers }: Looking,
  subject: SubmissionId | QuestionId,
  page: Page,
): Promise<Paged<HistoryEntry>> => readers.lists.history(subject, page);
