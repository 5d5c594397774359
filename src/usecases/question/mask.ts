/** The masked text that the public would read: proposed by the patterns, written anew by a person. */
import { maskPersonalData } from '../../domain/checks/mask-personal-data.ts';
import { wardFactsOf } from '../../domain/checks/ward-facts.ts';
import type { MaskedText } from '../../domain/question/publication-state.ts';
import { type Question, wholeText } from '../../domain/question/question.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { Sight } from '../../ports/services.ts';

/** Characters of a title on the portal. */
export const longestMaskedTitle = 120;

const hider = (unit: Sight): ((text: string) => string) => {
  const facts = wardFactsOf(unit.ward);
  return (text) => maskPersonalData(text, facts).masked;
};

const titleOf = (text: string): string => cutText(text.split('\n')[0] ?? '', longestMaskedTitle);

/** What would be handed in now: what was handed in last, else what the patterns propose. */
export const maskAsItStands = (unit: Sight, question: Question): MaskedText => {
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
export const rewordedMask = (unit: Sight, question: Question, words: Partial<MaskedText>): MaskedText => {
  const hide = hider(unit);
  const { title, question: text, answer } = words;
  return {
    ...maskAsItStands(unit, question),
    ...(text === undefined ? {} : { title: titleOf(hide(text)), question: hide(text) }),
    ...(title === undefined ? {} : { title: titleOf(hide(title)) }),
    ...(answer === undefined ? {} : { answer: hide(answer) }),
  };
};
