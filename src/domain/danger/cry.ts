/**
 * Detects a cry for help that may also be a letter (complaint or denunciation): then its words are neither stored nor shown to
 * the board.
 */
import { readLetter, touchesLetter } from '../question/letter.ts';
import { forMatching } from '../question/phrase-matching.ts';
import { likelihoodOf, likely, type WordsModel } from '../words/model.ts';

/**
 * From this likelihood the model's verdict counts. A doubt must neither hide the address of a fire nor reveal an accusation.
 */
const ratherLetter = 0.3;

const namesAct = ['denunciation', 'complaint', 'unsure'] as const;

/** True when a cry for help also contains parts of a complaint or denunciation: the board must not read it. */
export function cryMayBeLetter(text: string, model: WordsModel | null): boolean {
  const heard = forMatching(text);
  const verdict = readLetter(heard);
  if (namesAct.some((each) => each === verdict)) return true;
  if (touchesLetter(heard)) return true;
  return model !== null && likely(likelihoodOf(model, text), 'letter') >= ratherLetter;
}
