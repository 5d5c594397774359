/** Masking on a page: title, question and answer beside the originals. The person who approves sees the same page, read-only. */
import { refused } from '../../domain/decision.ts';
import { questionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import type { MaskedText } from '../../domain/question/publication-state.ts';
import { wholeText } from '../../domain/question/question.ts';
import type { ReadContext, Unit } from '../../ports/services.ts';
import type { Outcome } from '../outcome.ts';
import { type Acted, actOnQuestion } from './act-on-question.ts';
import { maskAsItStands } from './mask.ts';
import { isOpenTo } from './open-to.ts';

/** Data of the signed page for masking a question: both versions. */
export interface MaskOnPage {
  readonly code: string;
  /** Revision that an approval refers to; 0: nothing was submitted yet. */
  readonly revision: number;
  readonly masked: MaskedText;
  readonly original: { readonly question: string; readonly answer: string };
  /** False: this reader approves, and the author of the masked text may not approve it. */
  readonly isOpen: boolean;
}

/** Reads the page's data. Null: no such question, or this person may neither mask nor approve it now. */
export const readMask = async (unit: ReadContext, person: Person, id: string): Promise<MaskOnPage | null> => {
  const question = await unit.stores.questions.get(questionId(id));
  const may = (act: 'mask' | 'approveMask' | 'rejectMask'): boolean =>
    question !== null && isOpenTo(question, act, actorOf(person), unit);
  if (!question || !(may('mask') || may('rejectMask'))) return null;
  return {
    code: question.code,
    revision: question.standing.publication.revision,
    masked: maskAsItStands(unit, question),
    original: { question: wholeText(question), answer: question.standing.answer?.text ?? '' },
    isOpen: may('mask') && !may('approveMask'),
  };
};

/** Saves the masked text. @param revision shown on the page; if another person submitted since, that text must be read first */
export const saveMask = async (
  unit: Unit,
  person: Person,
  id: string,
  revision: number,
  words: MaskedText,
): Promise<Outcome<Acted>> => {
  const page = await readMask(unit, person, id);
  return page?.isOpen
    ? actOnQuestion(unit, person, id, { type: 'mask', revision, words })
    : refused('issue-not-entitled');
};
