/** May this person do that with the question now? The row answers. */
import { actNamed } from '../../domain/act/act.ts';
import { type QuestionActName, questionActs } from '../../domain/act/question.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Question } from '../../domain/question/question.ts';
import type { Unit } from '../../ports/services.ts';

/** What a button, a form and a use case ask, so that none of them offers what another one refuses. */
export const isOpenTo = (
  question: Question,
  act: QuestionActName,
  actor: Actor,
  { now, ward: { timeZone } }: Pick<Unit, 'now' | 'ward'>,
): boolean => actNamed(questionActs, act).isOpen({ question, timeZone }, actor, now);
