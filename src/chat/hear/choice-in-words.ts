/** What is pressed under a preview or a prompt, typed instead: such words, standing alone, never become text. */
import { foldForSearch } from '../../domain/text/normalize.ts';

export type ChoiceInWords = 'send' | 'edit' | 'mend' | 'more' | 'cancel' | 'skip';

/** Folded, in both languages of the labels. */
const words: Readonly<Record<ChoiceInWords, readonly string[]>> = {
  send: ['gui', 'gui bai', 'send'],
  edit: ['sua', 'edit'],
  mend: ['sua bai', 'edit item'],
  more: ['them anh', 'add photos'],
  cancel: ['huy', 'huy bai', 'huy bo', 'cancel'],
  skip: ['thoi', 'bo qua', 'skip'],
};

export const choiceInWords = (text: string): ChoiceInWords | null => {
  // A command says what it wants itself.
  if (text.trim().startsWith('/')) return null;
  const folded = foldForSearch(text)
    .replaceAll(/[^a-z0-9 ]+/gu, '')
    .trim();
  const all = Object.entries(words) as [ChoiceInWords, readonly string[]][];
  return all.find(([, said]) => said.includes(folded))?.[0] ?? null;
};
