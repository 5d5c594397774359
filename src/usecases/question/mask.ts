/** The masked text that the public would read: proposed by the patterns, seen beside the original, cleared by another. */

import { maskPersonalData } from '../../domain/checks/mask-personal-data.ts';
import { wardFactsOf } from '../../domain/checks/ward-facts.ts';
import { refused } from '../../domain/decision.ts';
import type { Button } from '../../domain/effect.ts';
import { questionId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import type { MaskedText } from '../../domain/question/publication-state.ts';
import { type Question, wholeText } from '../../domain/question/question.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../outcome.ts';
import { tell } from '../tell.ts';
import { actOnPublication } from './act-on-question.ts';
import { maskPageOf } from './notify.ts';

/** Characters of a title on the portal. */
export const longestMaskedTitle = 120;
const shownLength = 1_200;

const hider = (unit: Unit): ((text: string) => string) => {
  const facts = wardFactsOf(unit.ward);
  return (text) => maskPersonalData(text, facts).masked;
};

const titleOf = (text: string): string => cutText(text.split('\n')[0] ?? '', longestMaskedTitle);

/** What would be handed in now: what was handed in last, else what the patterns propose. */
export const maskAsItStands = (unit: Unit, question: Question): MaskedText => {
  const { masked } = question.standing.publication;
  if (masked) return { title: masked.title, question: masked.question, answer: masked.answer };
  const hide = hider(unit);
  const text = hide(wholeText(question));
  return { title: titleOf(text), question: text, answer: hide(question.standing.answer?.text ?? '') };
};

/**
 * The words of whoever masks: names are known to people only. The patterns look at them once more.
 * @param words what was written anew; the rest stays as it stands, and a new question begins with its own title
 */
export const rewordedMask = (unit: Unit, question: Question, words: Partial<MaskedText>): MaskedText => {
  const hide = hider(unit);
  const { title, question: text, answer } = words;
  return {
    ...maskAsItStands(unit, question),
    ...(text === undefined ? {} : { title: titleOf(hide(text)), question: hide(text) }),
    ...(title === undefined ? {} : { title: titleOf(hide(title)) }),
    ...(answer === undefined ? {} : { answer: hide(answer) }),
  };
};

export const tellMaskProposal = async (unit: Unit, actor: Person, question: Question): Promise<Outcome> => {
  const masked = maskAsItStands(unit, question);
  const press = (key: string, action: Button['action']) => ({
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
    buttons: [
      [press('choice-q-mask-as-shown', 'q-maskAsShown')],
      [press('choice-q-mask-own', 'q-maskOwn'), press('choice-q-mask-answer', 'q-maskAnswer')],
      [await maskPageOf(unit, actor.id, question, { key: 'choice-q-page-mask' })],
    ],
  });
  return done();
};

/** @param revision of the masked text that was shown: another one since then is shown first */
export const maskAsShown = async (unit: Unit, actor: Person, question: Question, revision: number): Promise<Outcome> =>
  revision === question.standing.publication.revision
    ? actOnPublication(unit, actor, question.id, { type: 'mask', masked: maskAsItStands(unit, question) })
    : tellMaskProposal(unit, actor, question);

export const maskInOwnWords = async (
  unit: Unit,
  actor: Person,
  id: string,
  words: Partial<MaskedText>,
): Promise<Outcome> => {
  const question = await unit.stores.questions.get(questionId(id));
  if (!question) return refused('issue-not-found');
  return actOnPublication(unit, actor, id, { type: 'mask', masked: rewordedMask(unit, question, words) });
};
