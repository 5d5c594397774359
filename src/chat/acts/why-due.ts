/** "Vì sao hạn ngày 18/12?": explains a due date, for a named code or for what the person sent last. */
import { refused } from '../../domain/decision.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { mayReadQuestion } from '../../domain/question/permissions.ts';
import type { Question } from '../../domain/question/question.ts';
import { objectionToView } from '../../domain/submission/permissions.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { tell } from '../../usecases/tell.ts';
import { whyDue } from '../say/draft.ts';
import { whyQuestionDue } from '../say/question.ts';
import { noReply, type Reply } from '../talk/reply.ts';

/** The item and the question with that number that this person may read; without a number, the newest they sent themselves. */
async function meant(
  { stores }: Unit,
  person: Person,
  number: number | null,
): Promise<{ readonly item: Submission | undefined; readonly question: Question | undefined }> {
  const actor = actorOf(person);
  if (number === null)
    return {
      item: (await stores.submissions.ofAuthor(person.id, 1))[0],
      question: (await stores.questions.ofAsker(person.id, 1))[0],
    };
  return {
    item: (await stores.submissions.withNumber(number)).find((each) => objectionToView(each, actor) === null),
    question: (await stores.questions.withNumber(number)).find(
      (each) => each.askerId === person.id || mayReadQuestion(each, actor),
    ),
  };
}

/**
 * Explains the due date.
 * @param number of an item or a question; null when none was given
 */
export async function explainDueInWords(unit: Unit, person: Person, number: number | null): Promise<Reply> {
  const { item, question } = await meant(unit, person, number);
  if (question && (!item || question.receivedAt > item.createdAt))
    await tell(unit, person.id, whyQuestionDue(question));
  else if (item) await tell(unit, person.id, whyDue(unit, item));
  else return refused('issue-why-due-which');
  return noReply;
}
