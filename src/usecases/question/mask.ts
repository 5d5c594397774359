/** The masked text that the public would read: proposed by the patterns, written anew by a person. */
import { maskPersonalData } from '../../domain/checks/mask-personal-data.ts';
import { wardFactsOf } from '../../domain/checks/ward-facts.ts';
import { hideWhoAndWhere, leftInMask } from '../../domain/question/mask-question.ts';
import type { MaskedText } from '../../domain/question/publication-state.ts';
import { type Question, wholeText } from '../../domain/question/question.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { Sight } from '../../ports/services.ts';

/** Characters of a title on the portal. */
export const longestMaskedTitle = 120;

/** Private data by the patterns of the checks; of the question also who and where. */
const hidersOf = (unit: Sight) => {
  const facts = wardFactsOf(unit.ward);
  const hideData = (text: string): string => maskPersonalData(text, facts).masked;
  return { hideData, hideAll: (text: string): string => hideWhoAndWhere(hideData(text), facts.publicPlaces) };
};

const titleOf = (text: string): string => cutText(text.split('\n')[0] ?? '', longestMaskedTitle);

/** What would be handed in now: what was handed in last, else what the patterns propose. */
export const maskAsItStands = (unit: Sight, question: Question): MaskedText => {
  const { masked } = question.standing.publication;
  if (masked) return { title: masked.title, question: masked.question, answer: masked.answer };
  const { hideData, hideAll } = hidersOf(unit);
  const text = hideAll(wholeText(question));
  return { title: titleOf(text), question: text, answer: hideData(question.standing.answer?.text ?? '') };
};

/**
 * The words of whoever masks: names are known to people only. The patterns look at them once more.
 * @param words what was written anew; the rest stays as it stands, and a new question begins with its own title
 */
export const rewordedMask = (unit: Sight, question: Question, words: Partial<MaskedText>): MaskedText => {
  const { hideData, hideAll } = hidersOf(unit);
  const { title, question: text, answer } = words;
  return {
    ...maskAsItStands(unit, question),
    ...(text === undefined ? {} : { title: titleOf(hideAll(text)), question: hideAll(text) }),
    ...(title === undefined ? {} : { title: titleOf(hideAll(title)) }),
    ...(answer === undefined ? {} : { answer: hideData(answer) }),
  };
};

/**
 * What stands in a masked text that nobody has written anew, and that a person must look at: a name or a door in the answer,
 * or what the patterns leave to people. Null: nothing.
 */
export const findingInMask = (unit: Sight, { title, question, answer }: MaskedText): string | null => {
  const facts = wardFactsOf(unit.ward);
  for (const text of [title, question]) {
    const left = leftInMask(text, facts.publicPlaces);
    if (left !== null) return left;
  }
  for (const text of [title, question, answer]) {
    const [found] = maskPersonalData(text, facts).found;
    if (found) return text.slice(found.start, found.end);
  }
  return null;
};
