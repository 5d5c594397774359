/** The page with the full text of a long answer, as a chat refers to it. */
import { formatDate } from '../../domain/calendar/local-date.ts';
import type { Question } from '../../domain/question/question.ts';
import type { Unit } from '../../ports/services.ts';
import { wholeAnswerLink } from '../../usecases/question/whole-answer.ts';
import { type AnswerPage, longestAnswer } from '../say/question.ts';

/**
 * Creates the page for an answer that is too long for a chat.
 * @returns null when the chat shows the whole answer
 * @param round for a question that was asked again: which of its answers
 */
export async function answerPageOf(
  unit: Unit,
  question: Question,
  round = question.standing.earlierAnswers.length,
): Promise<AnswerPage | null> {
  const { earlierAnswers, answer } = question.standing;
  const given = [...earlierAnswers, answer][round];
  if ((given?.text.length ?? 0) <= longestAnswer) return null;
  const { url, until } = await wholeAnswerLink(unit, question, round);
  return { url, until: formatDate(until) };
}
