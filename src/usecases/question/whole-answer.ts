/**
 * An answer too long for a chat, shown whole at its own address. The page shows only this answer, because people pass the
 * address on and nothing else about the asker may go with it.
 */
import { addDays, type LocalDate, localDateOf } from '../../domain/calendar/local-date.ts';
import { questionId } from '../../domain/ids.ts';
import type { Question } from '../../domain/question/question.ts';
import type { PageLink } from '../../ports/links.ts';
import type { ReadContext, Unit } from '../../ports/services.ts';
import { createPageLink, linkLifeMs } from '../page-link.ts';

/** Data of the page for an answer too long for a chat. */
export interface WholeAnswer {
  readonly code: string;
  readonly text: string;
  readonly signer: string;
  readonly answeredOn: LocalDate;
  /** Last full day on which the page opens. */
  readonly until: LocalDate;
}

const lastWholeDay = (unit: ReadContext, expiresAt: Date): LocalDate =>
  addDays(localDateOf(expiresAt, unit.ward.timeZone), -1);

/** Creates the address. @param round number of the answer: the address stays with it even if the question is asked again */
export const wholeAnswerLink = async (
  unit: Unit,
  { id, askerId }: Question,
  round: number,
): Promise<{ readonly url: string; readonly until: LocalDate }> => {
  const url = await createPageLink(unit, { purpose: 'answered', person: askerId, subject: id, revision: round });
  return { url, until: lastWholeDay(unit, new Date(unit.now.getTime() + linkLifeMs.answered)) };
};

/** Reads the page's data. Null: the question no longer exists, or no longer belongs to this person. */
export const readWholeAnswer = async (unit: ReadContext, link: PageLink): Promise<WholeAnswer | null> => {
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
