/** Whether a person may carry out an act on a question now, by the table of acts. */
import { actNamed } from '../../domain/act/act.ts';
import { type QuestionActName, questionActs } from '../../domain/act/question.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Question } from '../../domain/question/question.ts';
import type { Unit } from '../../ports/services.ts';

/** Used by buttons, forms and use cases alike, so that none offers what another refuses. */
export const isOpenTo = (
  question: Question,
  act: QuestionActName,
  actor: Actor,
  { now, ward: { timeZone } }: Pick<Unit, 'now' | 'ward'>,
): boolean => actNamed(questionActs, act).isOpen({ question, timeZone }, actor, now);
