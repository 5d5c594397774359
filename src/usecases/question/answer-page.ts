/** Writing an answer on a page: reading its data and saving a draft. */
import { formatDate } from '../../domain/calendar/local-date.ts';
import { refused } from '../../domain/decision.ts';
import type { Sentence } from '../../domain/facts.ts';
import { questionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { isAssignee } from '../../domain/question/permissions.ts';
import { currentDraft, isKeptFrom, wholeText } from '../../domain/question/question.ts';
import type { ReadContext, Unit } from '../../ports/services.ts';
import type { Outcome } from '../outcome.ts';
import { type Acted, actOnQuestion } from './act-on-question.ts';
import { isOpenTo } from './open-to.ts';

/** Data of the signed page for writing an answer. */
export interface AnswerOnPage {
  readonly code: string;
  readonly title: string;
  readonly question: string;
  readonly due: Sentence;
  readonly draft: string;
  /** Number of drafts, so that a draft saved since is not overwritten unseen. */
  readonly drafts: number;
  /** Remark of the signer who returned the draft; null: it was not returned. */
  readonly remark: Sentence | null;
  /** False: the draft has moved on and is shown read-only. */
  readonly isOpen: boolean;
}

/** Reads the page's data. Null: no such question, or this person may neither answer nor sign it. Signers can only read. */
export const readAnswer = async (unit: ReadContext, person: Person, id: string): Promise<AnswerOnPage | null> => {
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

/** Saves a draft. Refuses if this person may not write the answer, or another draft was saved since. */
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
