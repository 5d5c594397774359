/**
 * An answer that is too long for a chat, read whole at an address of its own. Whoever was given the address reads this one
 * answer: people pass answers on, and nothing else about the asker may go with it.
 */
import { addDays, type LocalDate, localDateOf } from '../../domain/calendar/local-date.ts';
import type { LinkButton } from '../../domain/effect.ts';
import { questionId } from '../../domain/ids.ts';
import type { Question } from '../../domain/question/question.ts';
import type { PageLink } from '../../ports/links.ts';
import type { Unit } from '../../ports/services.ts';
import { createPageLink, linkLifeMs } from '../page-link.ts';

/** Characters of an answer in a chat: with greeting and signature it stays below 2,000 everywhere. */
export const longestAnswer = 1_600;

export interface WholeAnswer {
  readonly code: string;
  readonly text: string;
  readonly signer: string;
  readonly answeredOn: LocalDate;
  /** The last whole day on which the page opens. */
  readonly until: LocalDate;
}

const lastWholeDay = (unit: Unit, expiresAt: Date): LocalDate =>
  addDays(localDateOf(expiresAt, unit.ward.timeZone), -1);

/** @returns null when the chat holds all of it */
export const wholeAnswerLink = async (
  unit: Unit,
  { id, askerId, standing }: Question,
): Promise<{ readonly button: LinkButton; readonly until: LocalDate } | null> => {
  if ((standing.answer?.text.length ?? 0) <= longestAnswer) return null;
  const url = await createPageLink(unit, {
    purpose: 'answered',
    person: askerId,
    subject: id,
    // Asked again, the question gets another answer: the address keeps to the one that it came with.
    revision: standing.earlierAnswers.length,
  });
  const expiresAt = new Date(unit.now.getTime() + linkLifeMs.answered);
  return { button: { label: { key: 'choice-q-whole-answer' }, url }, until: lastWholeDay(unit, expiresAt) };
};

/** Null: the question is not there any more, or no longer this person's. */
export const readWholeAnswer = async (unit: Unit, link: PageLink): Promise<WholeAnswer | null> => {
  const question = await unit.stores.questions.get(questionId(link.subject));
  if (question?.askerId !== link.person) return null;
  const { earlierAnswers, answer } = question.standing;
  const given = [...earlierAnswers, answer][link.revision];
  return given
    ? {
        code: question.code,
        text: given.text,
        signer: given.signer.name,
        answeredOn: localDateOf(new Date(given.at), unit.ward.timeZone),
        until: lastWholeDay(unit, link.expiresAt),
      }
    : null;
};
