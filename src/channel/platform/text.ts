/** Prepares text for platforms and splits it into parts they accept. PURE. Lengths are UTF-16 units. */

/** Composed letters without unpaired surrogates: platforms count after NFC and refuse broken JSON. */
export function carriable(text: string): string {
  return text.normalize('NFC').toWellFormed();
}

/** Platforms refuse messages without visible characters. */
export const isBlank = (text: string): boolean => text.trim() === '';

/** At most `limit` units; a shortened text ends with "…", never in the middle of a surrogate pair. */
export function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, wholeEnd(text, limit - 1))}…`;
}

function wholeEnd(text: string, end: number): number {
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last <= 0xdbff ? end - 1 : end;
}

/** The text, then an empty line and the given lines. */
export function withLines(text: string, lines: readonly string[]): string {
  if (isBlank(text)) return lines.join('\n');
  return lines.length === 0 ? text : `${text}\n\n${lines.join('\n')}`;
}

/** Where a part may end, best first; the cut is at the end of the match. */
const pieceEnds: readonly RegExp[] = [/\n\s*\n/g, /\n/g, /[.!?…:;]["”»)\]]*\s/g, /\s/g];

/**
 * Splits a text into parts of at most `limit` units, the first shorter by `taken`. Parts end at a paragraph, line,
 * sentence or word; only white space at the ends is dropped. Ends in the first half of a part are not used, because
 * parts would be tiny. A blank text has no parts.
 */
export function splitText(text: string, limit: number, taken = 0): readonly string[] {
  const pieces: string[] = [];
  let rest = isBlank(text) ? '' : text;
  let room = limit - taken;
  while (rest.length > room) {
    const end = pieceEnd(rest, room);
    const piece = rest.slice(0, end).trimEnd();
    // A part of white space only is skipped, because platforms refuse it.
    if (piece !== '') {
      pieces.push(piece);
      room = limit;
    }
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? pieces : [...pieces, rest];
}

function pieceEnd(text: string, room: number): number {
  // One unit more, so that white space right after the last character counts as an end.
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
