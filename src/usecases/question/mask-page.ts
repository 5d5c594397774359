/** Masking on a page: title, question and answer beside the originals. Whoever clears them reads the same, whole. */
import { refused } from '../../domain/decision.ts';
import { questionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { publicationCommandsOpenTo } from '../../domain/question/open-commands.ts';
import type { MaskedText } from '../../domain/question/publication-state.ts';
import { wholeText } from '../../domain/question/question.ts';
import type { Unit } from '../../ports/services.ts';
import type { Outcome } from '../outcome.ts';
import { maskAsItStands, maskInOwnWords } from './mask.ts';

export interface MaskOnPage {
  readonly code: string;
  /** What an approval binds to; 0: nothing was handed in yet. */
  readonly revision: number;
  readonly masked: MaskedText;
  readonly original: { readonly question: string; readonly answer: string };
  /** False: this reader clears it, and whoever writes may not clear. */
  readonly isOpen: boolean;
}

/** Null: not there, or this person neither masks it nor clears it now. */
export const readMask = async (unit: Unit, person: Person, id: string): Promise<MaskOnPage | null> => {
  const question = await unit.stores.questions.get(questionId(id));
  const open = question ? publicationCommandsOpenTo(question, actorOf(person)) : [];
  if (!question || !(open.includes('mask') || open.includes('rejectMask'))) return null;
  return {
    code: question.code,
    revision: question.standing.publication.revision,
    masked: maskAsItStands(unit, question),
    original: { question: wholeText(question), answer: question.standing.answer?.text ?? '' },
    isOpen: open.includes('mask') && !open.includes('approveMask'),
  };
};

/** @param revision that the page showed: what somebody else handed in meanwhile is read first */
export const saveMask = async (
  unit: Unit,
  person: Person,
  id: string,
  revision: number,
  words: MaskedText,
): Promise<Outcome> => {
  const page = await readMask(unit, person, id);
  if (!page?.isOpen) return refused('issue-not-entitled');
  if (page.revision !== revision) return refused('issue-question-changed', { code: page.code });
  return maskInOwnWords(unit, person, id, words);
};
