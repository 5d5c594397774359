/**
 * A text made ready for patterns, with the way back to the text as it was given.
 *
 * Phones and Macs send letters and marks apart (NFD), web pages bring no-break spaces and invisible signs: a pattern
 * would miss "M\u200BẬT". So patterns look at the prepared text and evidence speaks of the given one.
 */

export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface PreparedText {
  /** NFC, spaces of all kinds as one plain space each, line ends as \n, no invisible signs. */
  readonly text: string;
  /** A place of the prepared text in the given one, in UTF-16 units. */
  readonly given: (place: Place) => Place;
}

/** What is deleted, replaced or composed; a text without any of it is left as it is. */
const needsWork = /[\p{Default_Ignorable_Code_Point}\r\v\f\u0085\u2028\u2029\p{M}]|(?! )\p{Zs}/u;

const readUnit = (unit: string, next: string | undefined): string => {
  if (unit === '\r') return next === '\n' ? '' : '\n';
  if (/[\v\f\u0085\u2028\u2029]/u.test(unit)) return '\n';
  if (/\p{Zs}/u.test(unit)) return ' ';
  return /\p{Default_Ignorable_Code_Point}/u.test(unit) ? '' : unit;
};

/** @param given any text; half surrogate pairs stay as they are */
export const prepareText = (given: string): PreparedText => {
  const composed = needsWork.test(given) ? null : given.normalize('NFC');
  if (composed?.length === given.length) return { text: composed, given: (place) => place };
  // First one sign for one, then letters with their marks: an invisible sign may stand between the two.
  let plain = '';
  const origins: number[] = [];
  for (let at = 0; at < given.length; at += 1) {
    const kept = readUnit(given[at] ?? '', given[at + 1]);
    if (kept === '') continue;
    plain += kept;
    origins.push(at);
  }
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const cluster of plain.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    const letter = cluster[0].normalize('NFC');
    const from = origins[cluster.index] ?? 0;
    const to = (origins[cluster.index + cluster[0].length - 1] ?? 0) + 1;
    text += letter;
    for (let unit = 0; unit < letter.length; unit += 1) {
      starts.push(from);
      ends.push(to);
    }
  }
  return {
    text,
    given: ({ start, end }) => ({ start: starts[start] ?? given.length, end: ends[end - 1] ?? starts[start] ?? 0 }),
  };
};

/**
 * Where a pattern is found in the prepared text, in order; a group named `data` narrows the place to itself.
 * @param expression without the flags g and y
 */
export const placesOf = (expression: RegExp, text: string): readonly Place[] =>
  Array.from(text.matchAll(new RegExp(expression.source, `${expression.flags}dg`)), (match) => {
    const [start, end] = match.indices?.groups?.data ?? [match.index, match.index + match[0].length];
    return { start, end };
  });
