/** Text that a platform can carry, in pieces that it takes. PURE. Lengths are UTF-16 units. */

/** Composed letters, and no half of a surrogate pair: platforms count after NFC and refuse broken JSON. */
export function carriable(text: string): string {
  return text.normalize('NFC').toWellFormed();
}

/** Platforms refuse a message in which nothing can be seen. */
export const isBlank = (text: string): boolean => text.trim() === '';

/** At most `limit` units, ending with "…" when something is missing, never with half of a surrogate pair. */
export function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, wholeEnd(text, limit - 1))}…`;
}

function wholeEnd(text: string, end: number): number {
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last <= 0xdbff ? end - 1 : end;
}

/** The text, then lines of their own after an empty one. */
export function withLines(text: string, lines: readonly string[]): string {
  if (isBlank(text)) return lines.join('\n');
  return lines.length === 0 ? text : `${text}\n\n${lines.join('\n')}`;
}

/** Where a piece may end, best first; the match's end is the cut. */
const pieceEnds: readonly RegExp[] = [/\n\s*\n/g, /\n/g, /[.!?…:;]["”»)\]]*\s/g, /\s/g];

/**
 * Pieces of at most `limit` units, the first shorter by `taken`. Ends at a paragraph, a line, a sentence, a word; only
 * white space at the ends is dropped. A good end in the first half is not good: pieces would be crumbs. A blank text
 * has no pieces.
 */
export function splitText(text: string, limit: number, taken = 0): readonly string[] {
  const pieces: string[] = [];
  let rest = isBlank(text) ? '' : text;
  let room = limit - taken;
  while (rest.length > room) {
    const end = pieceEnd(rest, room);
    const piece = rest.slice(0, end).trimEnd();
    // A desert of spaces is nothing to say, and platforms refuse it.
    if (piece !== '') {
      pieces.push(piece);
      room = limit;
    }
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? pieces : [...pieces, rest];
}

function pieceEnd(text: string, room: number): number {
  // One more, so that white space right behind the last character counts as an end.
  const window = text.slice(0, room + 1);
  for (const ends of pieceEnds) {
    let best = 0;
    for (const match of window.matchAll(ends)) {
      const end = match.index + match[0].trimEnd().length;
      if (end <= room) best = end;
    }
    if (best > room / 2) return best;
  }
  return wholeEnd(text, room);
}
