/** What changed between two texts, word by word. PURE. */
import { diffArrays } from 'diff';

export interface Piece {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Texts that differ in more words than this count as rewritten: nobody reads so many marks, and comparing takes long. */
const maxEdits = 3_000;

/** Words with the spaces after them, line ends by themselves. */
const tokensOf = (text: string): string[] => text.match(/\n|[^\s]+[^\S\n]*|[^\S\n]+/gu) ?? [];
const bare = (token: string): string => (token === '\n' ? token : token.trim());

export function wordDiff(before: string, after: string): readonly Piece[] {
  const [old, now] = [tokensOf(before), tokensOf(after)];
  const changes = diffArrays(old, now, {
    comparator: (one, other) => bare(one) === bare(other),
    maxEditLength: maxEdits,
  }) ?? [
    { removed: true, added: false, value: old },
    { removed: false, added: true, value: now },
  ];
  return changes
    .map(
      ({ added, removed, value }): Piece => ({ kind: added ? 'new' : removed ? 'gone' : 'same', text: value.join('') }),
    )
    .filter(({ text }) => text !== '');
}
