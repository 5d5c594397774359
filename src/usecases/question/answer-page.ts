/** Drafting an answer on a page: what the writer reads, and what is saved. */
import { formatDate } from '../../domain/calendar/local-date.ts';
import { refused } from '../../domain/decision.ts';
import type { Sentence } from '../../domain/facts.ts';
import { questionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { isAssignee } from '../../domain/question/permissions.ts';
import { currentDraft, isKeptFrom, wholeText } from '../../domain/question/question.ts';
import type { Sight, Unit } from '../../ports/services.ts';
import type { Outcome } from '../outcome.ts';
import { type Acted, actOnQuestion } from './act-on-question.ts';
import { isOpenTo } from './open-to.ts';

/** What the signed page shows on which an answer is written. */
export interface AnswerOnPage {
  readonly code: string;
  readonly title: string;
  readonly question: string;
  readonly due: Sentence;
  readonly draft: string;
  /** Drafts so far: what was saved since it was read is not replaced unseen. */
  readonly drafts: number;
  /** What whoever sent the draft back would have changed; null: it was not sent back. */
  readonly remark: Sentence | null;
  /** False: it has gone on, and is only shown. */
  readonly isOpen: boolean;
}

/** Null: not there, or neither this person's to answer nor to sign. Whoever signs only reads. */
export const readAnswer = async (unit: Sight, person: Person, id: string): Promise<AnswerOnPage | null> => {
  const question = await unit.stores.questions.get(questionId(id));
  if (!question || isKeptFrom(question, person.id)) return null;
  const isTheirs = isAssignee(question, actorOf(person));
  if (!isTheirs && !isOpenTo(question, 'approve', actorOf(person), unit)) return null;
  const { code } = question;
  const { sentBack } = question.standing;
  return {
    code,
    title: question.title,
    question: wholeText(question),
    due: { key: 'question-answer-due', facts: { due: formatDate(question.dueOn) } },
    draft: currentDraft(question)?.text ?? '',
    drafts: question.standing.drafts.length,
    remark: sentBack && { key: 'question-sent-back', facts: { code, name: sentBack.name, note: sentBack.reason.note } },
    isOpen: isOpenTo(question, 'draft', actorOf(person), unit),
  };
};

/** Refused where this person may not write the answer, or another draft was saved since. */
export const saveAnswer = async (
  unit: Unit,
  person: Person,
  id: string,
  text: string,
  seen?: number,
): Promise<Outcome<Acted>> => {
  const read = await readAnswer(unit, person, id);
  if (read === null) return refused('issue-question-not-assignee');
  if (seen !== undefined && seen !== read.drafts && text !== read.draft)
    return refused('issue-question-changed', { code: read.code });
  return actOnQuestion(unit, person, id, { type: 'draft', text });
};
