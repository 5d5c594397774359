/** Text as Zalo can carry it: composed, whole characters, in pieces within the limit. PURE. */

/** Composed letters (Zalo counts after NFC), and no half of a surrogate pair. */
export function carriable(text: string): string {
  return text.normalize('NFC').toWellFormed();
}

export const isBlank = (text: string): boolean => text.trim() === '';

/** At most `limit` units, ending with "…" when something is missing. */
export function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, wholeEnd(text, limit - 1))}…`;
}

/** Where a piece may end, best first; the match's end is the cut. */
const PIECE_ENDS: readonly RegExp[] = [/\n\s*\n/g, /\n/g, /[.!?…:;]["”»)\]]*\s/g, /\s/g];

/**
 * Pieces of at most `limit` units: ends at a paragraph, a line, a sentence, a word. Only white space at the ends is
 * dropped. A good end in the first half is not good: pieces would be crumbs.
 */
export function splitText(text: string, limit: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const end = pieceEnd(rest, limit);
    const piece = rest.slice(0, end).trimEnd();
    if (piece !== '') pieces.push(piece);
    rest = rest.slice(end).trimStart();
  }
  return rest === '' && pieces.length > 0 ? pieces : [...pieces, rest];
}

function pieceEnd(text: string, limit: number): number {
  // One more, so that white space right behind the last character counts as an end.
  const window = text.slice(0, limit + 1);
  for (const ends of PIECE_ENDS) {
    let best = 0;
    for (const match of window.matchAll(ends)) {
      const end = match.index + match[0].trimEnd().length;
      if (end <= limit) best = end;
    }
    if (best > limit / 2) return best;
  }
  return wholeEnd(text, limit);
}

function wholeEnd(text: string, end: number): number {
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last <= 0xdbff ? end - 1 : end;
}
