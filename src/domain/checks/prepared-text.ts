/**
 * Prepares a text for patterns and maps positions back to the given text.
 *
 * Phones and Macs send letters and marks separately (NFD), web pages contain no-break spaces and invisible characters, and
 * letters of other scripts look like Latin ones: a pattern would miss "M\u200BẬT". So patterns search the prepared text, and
 * evidence refers to the given one.
 */
import { rememberLast } from '../remember.ts';
import { lookAlikes, plainLetter } from './look-alikes.ts';

/** Capacity of the cache: the rules have about a hundred patterns, each compiled once. */
const keptPatterns = 256;

/** UTF-16 units; `end` is exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A text as the rules read it, with a function that maps positions to the given text. */
export interface PreparedText {
  /** NFC, every kind of space as a plain space, line ends as \n, no invisible characters, no look-alikes. */
  readonly text: string;
  /** Maps a range of the prepared text to the given text, in UTF-16 units. */
  readonly given: (place: Place) => Place;
}

/** Characters that are removed, replaced or composed; a text without them stays unchanged. */
const needsWork = new RegExp(
  `[\\p{Default_Ignorable_Code_Point}\\r\\v\\f\\u0085\\u2028\\u2029\\p{M}]|(?! )\\p{Zs}|${lookAlikes}`,
  'u',
);

/** Combining lines over, under and through letters, which readers ignore. */
const strokes = '\\u0305\\u0332-\\u0338\\u20d0-\\u20f0';

/**
 * Characters that are removed or replaced one by one. Letters are composed with their marks afterwards, because such a
 * character may come between them.
 */
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
 * Builds a text from pieces of another text and remembers their origin. A text that changes little has few pieces, so a long
 * text with one no-break space costs no more than one without.
 */
const createRewriting = () => {
  const parts: string[] = [];
  /** Offset at which each piece begins, in the new text and in the original. */
  const starts: number[] = [];
  const origins: number[] = [];
  /**
   * For a piece that replaces a unit as a whole, such as a letter with its marks: its length in the original. 0 when characters
   * correspond one to one.
   */
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
  /** The range in the original that one unit of the new text stands for. */
  const originOf = (at: number): Place => {
    const piece = pieceAt(at);
    const origin = origins[piece] ?? 0;
    const whole = wholes[piece] ?? 0;
    if (whole > 0) return { start: origin, end: origin + whole };
    const start = origin + at - (starts[piece] ?? 0);
    return { start, end: start + 1 };
  };
  return {
    /**
     * Adds a piece.
     * @param whole see `wholes`
     */
    add: (text: string, origin: number, whole = 0) => {
      if (text === '') return;
      parts.push(text);
      starts.push(length);
      origins.push(origin);
      wholes.push(whole);
      length += text.length;
    },
    text: () => parts.join(''),
    /** The range in the original. Positions after the end map to `endThere`. */
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

/**
 * Prepares a text.
 * @param given any text; half surrogate pairs stay unchanged
 */
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

/** Cached per pattern, because compiling it costs more than searching a message with it. */
const everywhere = rememberLast(
  (expression: RegExp): RegExp => new RegExp(expression.source, `${expression.flags}dg`),
  keptPatterns,
);

/**
 * All matches of a pattern in the prepared text, in order. A group named `data` (or `other` or `spread` in another branch)
 * narrows the range to itself.
 * @param expression without the flags g and y
 */
export const placesOf = (expression: RegExp, text: string): readonly Place[] =>
  Array.from(text.matchAll(everywhere(expression)), (match) => {
    const { data, other, spread } = match.indices?.groups ?? {};
    const [start, end] = data ?? other ?? spread ?? [match.index, match.index + match[0].length];
    return { start, end };
  });
