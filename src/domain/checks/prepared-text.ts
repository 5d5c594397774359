/**
 * A text made ready for patterns, with the way back to the text as it was given.
 *
 * Phones and Macs send letters and marks apart (NFD), web pages bring no-break spaces and invisible signs, and letters of
 * other scripts look like ours: a pattern would miss "M\u200BẬT". So patterns look at the prepared text and evidence
 * speaks of the given one.
 */
import { rememberLast } from '../remember.ts';
import { lookAlikes, plainLetter } from './look-alikes.ts';

/** The rules have some hundred patterns, each made once. */
const keptPatterns = 256;

/** UTF-16 units; `end` is not included. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A text as rules read it, and the way back to the words as they were written. */
export interface PreparedText {
  /** NFC, spaces of all kinds as one plain space each, line ends as \n, no invisible signs, no look-alikes. */
  readonly text: string;
  /** A place of the prepared text in the given one, in UTF-16 units. */
  readonly given: (place: Place) => Place;
}

/** What is deleted, replaced or composed; a text without any of it is left as it is. */
const needsWork = new RegExp(
  `[\\p{Default_Ignorable_Code_Point}\\r\\v\\f\\u0085\\u2028\\u2029\\p{M}]|(?! )\\p{Zs}|${lookAlikes}`,
  'u',
);

/** Lines over, under and through letters: people read the letter. */
const strokes = '\\u0305\\u0332-\\u0338\\u20d0-\\u20f0';

/** Signs that are deleted or replaced one by one. Letters with marks are put together afterwards: a sign may stand between. */
const sign = new RegExp(
  `\\p{Default_Ignorable_Code_Point}|[${strokes}]|[\\r\\v\\f\\u0085\\u2028\\u2029]|(?! )\\p{Zs}|${lookAlikes}`,
  'gu',
);
const isUnseen = new RegExp(`\\p{Default_Ignorable_Code_Point}|[${strokes}]`, 'u');
const letterWithMarks = /\P{M}\p{M}+|\p{M}+/gsu;

const readSign = (found: string, next: string | undefined): string => {
  if (found === '\r') return next === '\n' ? '' : '\n';
  if (/[\v\f\u0085\u2028\u2029]/u.test(found)) return '\n';
  if (/\p{Zs}/u.test(found)) return ' ';
  return isUnseen.test(found) ? '' : plainLetter(found);
};

/**
 * A text that grows from pieces of another one, and remembers from which. Pieces are few where little changes, so a long
 * text with one no-break space costs no more than one without.
 */
const createRewriting = () => {
  const parts: string[] = [];
  /** Where each piece begins, here and there. */
  const starts: number[] = [];
  const origins: number[] = [];
  /** Of a piece that stands for a whole, such as a letter with its marks: how many units there. Else 0: one for one. */
  const wholes: number[] = [];
  let length = 0;
  const pieceAt = (at: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  /** What one unit here stands for there. */
  const originOf = (at: number): Place => {
    const piece = pieceAt(at);
    const origin = origins[piece] ?? 0;
    const whole = wholes[piece] ?? 0;
    if (whole > 0) return { start: origin, end: origin + whole };
    const start = origin + at - (starts[piece] ?? 0);
    return { start, end: start + 1 };
  };
  return {
    /** @param whole see `wholes` */
    add: (text: string, origin: number, whole = 0) => {
      if (text === '') return;
      parts.push(text);
      starts.push(length);
      origins.push(origin);
      wholes.push(whole);
      length += text.length;
    },
    text: () => parts.join(''),
    /** The place there. Behind the end: the end. */
    placeOf: ({ start, end }: Place, endThere: number): Place => ({
      start: start < length ? originOf(start).start : endThere,
      end: end > 0 && end <= length ? originOf(end - 1).end : start < length ? originOf(start).start : 0,
    }),
  };
};

const withoutSigns = (given: string) => {
  const plain = createRewriting();
  let at = 0;
  for (const { 0: found, index } of given.matchAll(sign)) {
    plain.add(given.slice(at, index), at);
    plain.add(readSign(found, given[index + 1]), index, found.length > 1 ? found.length : 0);
    at = index + found.length;
  }
  plain.add(given.slice(at), at);
  return plain;
};

const withLetters = (plain: string) => {
  const composed = createRewriting();
  const known = new Map<string, string>();
  const letterOf = (cluster: string): string => {
    const letter = known.get(cluster) ?? cluster.normalize('NFC');
    known.set(cluster, letter);
    return letter;
  };
  const addRun = (run: string, origin: number) => {
    if (run.normalize('NFC') === run) return composed.add(run, origin);
    let at = origin;
    for (const each of run) {
      composed.add(letterOf(each), at, each.length);
      at += each.length;
    }
  };
  let at = 0;
  for (const { 0: cluster, index } of plain.matchAll(letterWithMarks)) {
    addRun(plain.slice(at, index), at);
    composed.add(letterOf(cluster), index, cluster.length);
    at = index + cluster.length;
  }
  addRun(plain.slice(at), at);
  return composed;
};

/** @param given any text; half surrogate pairs stay as they are */
export const prepareText = (given: string): PreparedText => {
  const composed = needsWork.test(given) ? null : given.normalize('NFC');
  if (composed?.length === given.length) return { text: composed, given: (place) => place };
  const plain = withoutSigns(given);
  const signless = plain.text();
  const letters = withLetters(signless);
  return {
    text: letters.text(),
    given: (place) => plain.placeOf(letters.placeOf(place, signless.length), given.length),
  };
};

/** Kept beside the pattern, because making it ready costs more than searching a message with it. */
const everywhere = rememberLast(
  (expression: RegExp): RegExp => new RegExp(expression.source, `${expression.flags}dg`),
  keptPatterns,
);

/**
 * Where a pattern is found in the prepared text, in order; a group named `data` narrows the place to itself, or one named
 * `other` or `spread` in another branch.
 * @param expression without the flags g and y
 */
export const placesOf = (expression: RegExp, text: string): readonly Place[] =>
  Array.from(text.matchAll(everywhere(expression)), (match) => {
    const { data, other, spread } = match.indices?.groups ?? {};
    const [start, end] = data ?? other ?? spread ?? [match.index, match.index + match[0].length];
    return { start, end };
  });
