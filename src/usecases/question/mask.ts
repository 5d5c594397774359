/** The masked text that the public would read: proposed by the patterns, seen beside the original, cleared by another. */
import { maskPersonalData } from '../../domain/checks/mask-personal-data.ts';
import { wardFactsOf } from '../../domain/checks/ward-facts.ts';
import { refused } from '../../domain/decision.ts';
import { questionId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import type { MaskedText } from '../../domain/question/publication-state.ts';
import { type Question, wholeText } from '../../domain/question/question.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../outcome.ts';
import { tell } from '../tell.ts';
import { actOnPublication } from './act-on-question.ts';

const titleLength = 120;
const shownLength = 1_200;

/** @param text the question in other words, when somebody has written them */
export const proposedMask = (unit: Unit, question: Question, text = wholeText(question)): MaskedText => {
  const facts = wardFactsOf(unit.ward);
  const hide = (given: string): string => maskPersonalData(given, facts).masked;
  return {
    title: cutText(hide(text.split('\n')[0] ?? ''), titleLength),
    question: hide(text),
    answer: hide(question.standing.answer?.text ?? ''),
  };
};

/** @param isAgreed true when the proposal that was shown is taken as it is */
export const tellMaskProposal = async (
  unit: Unit,
  actor: Person,
  question: Question,
  isAgreed = false,
): Promise<Outcome> => {
  const masked = proposedMask(unit, question);
  if (isAgreed) return actOnPublication(unit, actor, question.id, { type: 'mask', masked });
  const press = (key: string, action: string) => ({
    label: { key },
    action,
    subject: question.id,
    revision: question.standing.publication.revision,
  });
  await tell(unit, actor.id, {
    key: 'question-mask-proposal',
    facts: {
      code: question.code,
      text: cutText(masked.question, shownLength),
      answer: cutText(masked.answer, shownLength),
      original: cutText(wholeText(question), shownLength),
    },
    buttons: [[press('choice-q-mask-as-shown', 'q-maskAsShown')], [press('choice-q-mask-own', 'q-maskOwn')]],
  });
  return done();
};

export const maskInOwnWords = async (unit: Unit, actor: Person, id: string, text: string): Promise<Outcome> => {
  const question = await unit.stores.questions.get(questionId(id));
  if (!question) return refused('issue-not-found');
  return actOnPublication(unit, actor, id, { type: 'mask', masked: proposedMask(unit, question, text) });
};
