/** What changed between two texts, word by word. PURE. */
import { diffArrays } from 'diff/lib/diff/array.js';

/** Words that stand in both texts, in the first alone, or in the second alone. */
export interface Piece {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Texts that differ in more words than this count as rewritten: nobody reads so many marks, and the page would wait. */
const maxEdits = 600;

/** Words with the spaces after them, line ends by themselves. */
const tokensOf = (text: string): string[] => text.match(/\n|[^\s]+[^\S\n]*|[^\S\n]+/gu) ?? [];
const bare = (token: string): string => (token === '\n' ? token : token.trim());

/** Spaces count for nothing. Beyond 600 changed words all of the old text is gone and all of the new one is new. */
export function wordDiff(before: string, after: string): readonly Piece[] {
  const [old, now] = [tokensOf(before), tokensOf(after)];
  // Each word becomes a number once, so that comparing two of them costs nothing.
  const numbers = new Map<string, number>();
  const numbered = (token: string): number => {
    const word = bare(token);
    const number = numbers.get(word) ?? numbers.size;
    numbers.set(word, number);
    return number;
  };
  const changes = diffArrays(old.map(numbered), now.map(numbered), { maxEditLength: maxEdits }) ?? [
    { removed: true, added: false, count: old.length },
    { removed: false, added: true, count: now.length },
  ];
  let [atOld, atNow] = [0, 0];
  return changes
    .map(({ added, removed, count }): Piece => {
      const tokens = removed ? old.slice(atOld, atOld + count) : now.slice(atNow, atNow + count);
      if (!added) atOld += count;
      if (!removed) atNow += count;
      return { kind: added ? 'new' : removed ? 'gone' : 'same', text: tokens.join('') };
    })
    .filter(({ text }) => text !== '');
}
