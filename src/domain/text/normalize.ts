/**
 * The forms in which text from people is stored, searched, cut and split.
 *
 * Lengths are in code points unless a name says otherwise. Nothing here throws, because no text from a person is an error.
 */

import { rememberLast } from '../remember.ts';

/**
 * Invisible characters that change what others see or find: controls, marks that change the direction of writing, zero-width
 * spaces and joiners, soft hyphens, tags, fillers. The joiner and the variation selector inside emoji, and in keycaps such as
 * "1️⃣", are kept.
 */
const invisible =
  /[[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\ufffe\uffff]--[\t\n]](?<!\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?\u200d(?=\p{Extended_Pictographic}))(?<!\p{Extended_Pictographic}\ufe0f)(?<![0-9#*]\ufe0f(?=\u20e3))/gv;

/** Latin and Vietnamese letters, digits and common signs. Most texts consist only of these and need no further check. */
const plainlyVisible = /^[\t\n\x20-\x7e\xa0-\xac\xae-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/u;

/** The text without invisible characters; tabs and line ends stay. */
export const withoutInvisible = (text: string): string =>
  plainlyVisible.test(text) ? text : text.replace(invisible, '');

/**
 * The stored form of incoming text, applied once where it enters: NFC, line ends as \n, nothing invisible, half surrogate pairs
 * as U+FFFD. So what is approved is published unchanged. Idempotent.
 */
export const cleanText = (text: string): string =>
  withoutInvisible(text.toWellFormed().replace(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, '\n')).normalize('NFC');

/** Text that only needs lower case to be folded. */
const plainAscii = /^[\n\t\x20-\x7e]*$/u;

const fold = (text: string): string =>
  cleanText(text).toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').normalize('NFC');

/** Cached, because the rules of one turn fold the same message two dozen times. */
const foldLast = rememberLast(fold, 8);
/** In UTF-16 units. */
const longestWord = 16;
/** Cached, because few different words make up most texts. */
const foldWord = rememberLast(fold, 2_000);

/**
 * The form for searching and comparing: lower case, no tone or vowel marks, đ as d. `Đông Hải` and `dong hai` are equal. Spaces
 * and punctuation stay. Idempotent.
 */
export function foldForSearch(text: string): string {
  if (plainAscii.test(text)) return text.toLowerCase();
  return text.length > longestWord ? foldLast(text) : foldWord(text);
}

/**
 * Folds character by character: the result has the same length in UTF-16 units, so an offset in it is an offset in the text.
 * Requires NFC text; characters without a single plain form stay unchanged.
 */
export function foldInPlace(text: string): string {
  let folded = '';
  for (const character of text) folded += plainForms.get(character) ?? plainForm(character);
  return folded;
}

function plainForm(character: string): string {
  const folded = foldForSearch(character);
  return folded.length === character.length ? folded : character;
}

/** Precomputed for the letters and signs that make up nearly all texts (Basic Latin, Latin-1, Latin Extended). */
const plainForms: ReadonlyMap<string, string> = new Map(
  [[0x20, 0x24f] as const, [0x1e00, 0x1eff] as const].flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, at) => {
      const character = String.fromCodePoint(first + at);
      return [character, plainForm(character)] as const;
    }),
  ),
);

/** The longest slug, in characters, because people read and type addresses. */
const maxSlugLength = 80;

/**
 * A slug for addresses: a–z, 0–9 and single hyphens, cut at a word when it is too long.
 * @returns '' when the text has no such letter or digit; the caller then needs another name
 */
export const slugify = (text: string, maxLength = maxSlugLength): string => {
  const slug = foldForSearch(text)
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  if (slug.length <= maxLength) return slug;
  const cut = slug.slice(0, maxLength + 1).lastIndexOf('-');
  return slug.slice(0, cut > 0 ? cut : maxLength);
};

const codePointsOf = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

/**
 * Cuts a text to at most `max` code points, including the ellipsis. Never cuts inside a letter with its marks, an emoji
 * sequence or a surrogate pair; half surrogate pairs become U+FFFD. The ellipsis is omitted when there is no room for it.
 * @param max 0 or more code points
 */
export const cutText = (text: string, max: number, ellipsis = '…'): string => {
  const whole = text.toWellFormed();
  // A text never has more code points than UTF-16 units, so most texts need no counting.
  if (whole.length <= max) return whole;
  // In plainly visible text each unit is a code point and a grapheme of its own.
  const isPlain = plainlyVisible.test(whole.slice(0, max + 1));
  if (!isPlain && codePointsOf(whole) <= max) return whole;
  const sign = codePointsOf(ellipsis) < max ? ellipsis : '';
  const room = max - codePointsOf(sign);
  const kept = isPlain ? whole.slice(0, room) : wholeLetters(whole, room);
  return sign === '' ? kept : `${kept.trimEnd()}${sign}`;
};

/** The longest prefix of whole graphemes with at most `room` code points. */
function wholeLetters(whole: string, room: number): string {
  let kept = '';
  let length = 0;
  for (const { segment } of new Intl.Segmenter('vi', { granularity: 'grapheme' }).segment(whole)) {
    length += codePointsOf(segment);
    if (length > room) break;
    kept += segment;
  }
  return kept;
}

/** 'phường Đồng Lạc' as it is written at the start of a line. */
export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/**
 * As `cutText`, but cuts between words, because a title that ends inside a word looks broken. A single long word is cut anyway.
 */
export const cutAtWord = (text: string, max: number): string => {
  const cut = cutText(text, max, '');
  if (cut === text.toWellFormed()) return cut;
  const words = cutText(text, max - 1, '');
  const isWhole = /^\s/u.test(text.toWellFormed().slice(words.length));
  const kept = isWhole ? words : words.replace(/\s+\S*$/u, '');
  return `${kept.replace(/[\s,;:–-]+$/u, '')}…`;
};

/**
 * Abbreviations after which a full stop does not end the sentence: "TP. Hải Phòng", "TS. Nguyễn", "đ/c. Bấy". Without accents.
 */
const abbreviations: readonly string[] = [
  'tp',
  'tx',
  'tt',
  'ts',
  'ths',
  'pgs',
  'gs',
  'bs',
  'ks',
  'kp',
  'tdp',
  'dt',
  'vd',
];

/** A sentence of a longer text, with its position. */
export interface Sentence {
  readonly text: string;
  /** Offsets in the text, in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

const endsSentence = (text: string, at: number): boolean => {
  const before = /(?<word>[\p{L}\p{M}]+)$/u.exec(text.slice(Math.max(0, at - 8), at))?.groups?.word ?? '';
  if (text[at] !== '.') return true;
  // "ông T. đã", "Nguyễn V. A.": an initial.
  const isInitial = /^\p{Lu}$/u.test(before);
  return !isInitial && !abbreviations.includes(foldForSearch(before));
};

/**
 * The sentences of a text, trimmed, with their positions. A line end also ends a sentence, because people omit full stops in
 * chats.
 */
export const sentencesOf = (text: string): readonly Sentence[] => {
  const sentences: Sentence[] = [];
  let start = 0;
  const close = (end: number) => {
    const raw = text.slice(start, end);
    const trimmed = raw.trim();
    const at = start + (raw.length - raw.trimStart().length);
    if (trimmed !== '') sentences.push({ text: trimmed, start: at, end: at + trimmed.length });
    start = end;
  };
  for (const mark of text.matchAll(/(?<![.!?…])[.!?…]+[”"'’»)\]]*(?=\s|$)|\n/gu)) {
    const [sign] = mark;
    if (sign === '\n' || endsSentence(text, mark.index)) close(mark.index + sign.length);
  }
  close(text.length);
  return sentences;
};

/** The first sentence, trimmed; '' for a blank text. */
export const firstSentence = (text: string): string => sentencesOf(text)[0]?.text ?? '';

/**
 * Splits a text into paragraphs: at blank lines, or at every line end if the text has no blank lines. Paragraphs are trimmed
 * and not empty; single line ends inside a paragraph stay.
 */
export const splitParagraphs = (text: string): readonly string[] => {
  const trimmed = cleanText(text).trim();
  const separator = /\n[^\S\n]*\n/u.test(trimmed) ? /\n(?:[^\S\n]*\n)+/u : /\n/u;
  return trimmed
    .split(separator)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
};
