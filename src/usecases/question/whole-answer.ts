/**
 * An answer that is too long for a chat, read whole at an address of its own. Whoever was given the address reads this one
 * answer: people pass answers on, and nothing else about the asker may go with it.
 */
import { addDays, type LocalDate, localDateOf } from '../../domain/calendar/local-date.ts';
import { questionId } from '../../domain/ids.ts';
import type { Question } from '../../domain/question/question.ts';
import type { PageLink } from '../../ports/links.ts';
import type { Sight, Unit } from '../../ports/services.ts';
import { createPageLink, linkLifeMs } from '../page-link.ts';

/** An answer that was too long for a chat, on the page that its asker is given for it. */
export interface WholeAnswer {
  readonly code: string;
  readonly text: string;
  readonly signer: string;
  readonly answeredOn: LocalDate;
  /** The last whole day on which the page opens. */
  readonly until: LocalDate;
}

const lastWholeDay = (unit: Sight, expiresAt: Date): LocalDate =>
  addDays(localDateOf(expiresAt, unit.ward.timeZone), -1);

/** @param round the address keeps to the answer that it came with, even if the question is asked again */
export const wholeAnswerLink = async (
  unit: Unit,
  { id, askerId }: Question,
  round: number,
): Promise<{ readonly url: string; readonly until: LocalDate }> => {
  const url = await createPageLink(unit, { purpose: 'answered', person: askerId, subject: id, revision: round });
  return { url, until: lastWholeDay(unit, new Date(unit.now.getTime() + linkLifeMs.answered)) };
};

/** Null: the question is not there any more, or no longer this person's. */
export const readWholeAnswer = async (unit: Sight, link: PageLink): Promise<WholeAnswer | null> => {
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
