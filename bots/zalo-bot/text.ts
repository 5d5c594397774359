/** Text that Zalo can carry, in pieces that it takes. PURE. Lengths are UTF-16 units. */

/** Composed letters (Zalo counts what it gets), and no half of a surrogate pair. */
export function carriable(text: string): string {
  return text.normalize('NFC').toWellFormed();
}

export const isBlank = (text: string): boolean => text.trim() === '';

/** Where a piece may end, best first; the match's end is the cut. */
const PIECE_ENDS: readonly RegExp[] = [/\n\s*\n/g, /\n/g, /[.!?…:;]["”»)\]]*\s/g, /\s/g];

/**
 * Pieces of at most `limit` units. Ends at a paragraph, a line, a sentence, a word; only white space at the ends is
 * dropped. A good end in the first half is not good: pieces would be crumbs. A blank text has no pieces.
 */
export function splitText(text: string, limit: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    const end = pieceEnd(rest, limit);
    pieces.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? pieces : [...pieces, rest];
}

function pieceEnd(text: string, room: number): number {
  // One more, so that white space right behind the last character counts as an end.
  const window = text.slice(0, room + 1);
  for (const ends of PIECE_ENDS) {
    let best = 0;
    for (const match of window.matchAll(ends)) {
      const end = match.index + match[0].trimEnd().length;
      if (end <= room) best = end;
    }
    if (best > room / 2) return best;
  }
  const last = text.charCodeAt(room - 1);
  return last >= 0xd800 && last <= 0xdbff ? room - 1 : room;
}
