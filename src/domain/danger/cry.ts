/** Whether a cry for help may also be a letter: then not a word of it is kept, and nobody of the board reads one. */
import { readLetter, touchesLetter } from '../question/letter.ts';
import { listen } from '../question/phrase-matching.ts';
import { likelihoodOf, likely, type WordsModel } from '../words/model.ts';

/** The address of a fire must not be hidden for a doubt, nor an accusation be shown for one: the model's word counts from here. */
const ratherLetter = 0.3;

const namesAct = ['denunciation', 'complaint', 'unsure'] as const;

/** A cry for help beside which something of a complaint or denunciation stands: the board may not read it. */
export function mayBeLetter(text: string, model: WordsModel | null): boolean {
  const heard = listen(text);
  const verdict = readLetter(heard);
  if (namesAct.some((each) => each === verdict)) return true;
  if (touchesLetter(heard)) return true;
  return model !== null && likely(likelihoodOf(model, text), 'letter') >= ratherLetter;
}
