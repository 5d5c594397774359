/** Word-by-word differences between two texts. PURE. */
import { diffArrays } from 'diff/lib/diff/array.js';

/** Words in both texts, only in the first, or only in the second. */
export interface Piece {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Texts with more changed words count as rewritten: so many marks are unreadable, and computing them would take long. */
const maxEdits = 600;

/** Words with the following spaces; line breaks are separate. */
const tokensOf = (text: string): string[] => text.match(/\n|[^\s]+[^\S\n]*|[^\S\n]+/gu) ?? [];
const bare = (token: string): string => (token === '\n' ? token : token.trim());

/** Compares without regard to spaces. With more than 600 changed words, all old text is removed and all new text is inserted. */
export function wordDiff(before: string, after: string): readonly Piece[] {
  const [old, now] = [tokensOf(before), tokensOf(after)];
  // Each word becomes a number, so that comparing two words is fast.
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
