/** "Vì sao hạn ngày 18/12?": the sentence of a day, asked for in words, with a code or about what the person sent last. */
import { refused } from '../../domain/decision.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { mayReadQuestion } from '../../domain/question/permissions.ts';
import type { Question } from '../../domain/question/question.ts';
import { objectionToView } from '../../domain/submission/permissions.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { tell } from '../../usecases/tell.ts';
import { type Reply, silence } from '../reply.ts';
import { whyDue } from '../say/draft.ts';
import { whyQuestionDue } from '../say/question.ts';

/** What this person may read of that number; the newest of what they sent themselves where no number was said. */
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

/** @param number of an item or a question; null: none was said */
export async function explainDueInWords(unit: Unit, person: Person, number: number | null): Promise<Reply> {
  const { item, question } = await meant(unit, person, number);
  if (question && (!item || question.receivedAt > item.createdAt))
    await tell(unit, person.id, whyQuestionDue(question));
  else if (item) await tell(unit, person.id, whyDue(unit, item));
  else return refused('issue-why-due-which');
  return silence;
}
