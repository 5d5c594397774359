/** The masked text for the portal: proposed by patterns, edited by a person. */
import { maskPersonalData } from '../../domain/checks/mask-personal-data.ts';
import { wardFactsOf } from '../../domain/checks/ward-facts.ts';
import { hideWhoAndWhere, leftInMask } from '../../domain/question/mask-question.ts';
import type { MaskedText } from '../../domain/question/publication-state.ts';
import { type Question, wholeText } from '../../domain/question/question.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { ReadContext } from '../../ports/services.ts';

/** Characters of a title on the portal. */
export const longestMaskedTitle = 120;

/** Masks personal data by the patterns of the checks; in the question also who and where. */
const hidersOf = (unit: ReadContext) => {
  const facts = wardFactsOf(unit.ward);
  const hideData = (text: string): string => maskPersonalData(text, facts).masked;
  return { hideData, hideAll: (text: string): string => hideWhoAndWhere(hideData(text), facts.publicPlaces) };
};

const titleOf = (text: string): string => cutText(text.split('\n')[0] ?? '', longestMaskedTitle);

/** The current masked text: the last submitted one, otherwise the patterns' proposal. */
export const maskAsItStands = (unit: ReadContext, question: Question): MaskedText => {
  const { masked } = question.standing.publication;
  if (masked) return { title: masked.title, question: masked.question, answer: masked.answer };
  const { hideData, hideAll } = hidersOf(unit);
  const text = hideAll(wholeText(question));
  return { title: titleOf(text), question: text, answer: hideData(question.standing.answer?.text ?? '') };
};

/**
 * The text edited by a person, because only people recognise names. The patterns are applied to it once more.
 * @param words the edited parts; the others stay, and a new question text also gives the title
 */
export const rewordedMask = (unit: ReadContext, question: Question, words: Partial<MaskedText>): MaskedText => {
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
 * The first passage of an unedited masked text that a person must review: a name or house number in the answer, or what the
 * patterns cannot decide. Null: none.
 */
export const findingInMask = (unit: ReadContext, { title, question, answer }: MaskedText): string | null => {
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
