/** Where a long answer is read whole, as a chat names it. */
import { formatDate } from '../../domain/calendar/local-date.ts';
import type { Question } from '../../domain/question/question.ts';
import type { Unit } from '../../ports/services.ts';
import { wholeAnswerLink } from '../../usecases/question/whole-answer.ts';
import { type AnswerPage, longestAnswer } from '../say/question.ts';

/** @returns null when the chat holds all of it. @param round of a question that was asked again: the answer before that */
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
