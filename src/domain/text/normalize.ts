/**
 * In which form do we keep, search, cut and split what people write?
 *
 * Lengths are in code points unless a name says otherwise. Nothing here throws: a person's text is never an error.
 */

import { rememberLast } from '../remember.ts';

/**
 * Characters that nobody sees but that change what others see or find: controls, marks that turn the direction of writing,
 * zero-width spaces and joiners, soft hyphens, tags, fillers. What holds an emoji together stays: the joiner and the
 * variation selector between and after pictures, and on the keys "1️⃣".
 */
const invisible =
  /[[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\ufffe\uffff]--[\t\n]](?<!\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?\u200d(?=\p{Extended_Pictographic}))(?<!\p{Extended_Pictographic}\ufe0f)(?<![0-9#*]\ufe0f(?=\u20e3))/gv;

/** Latin and Vietnamese letters, digits, the usual signs: a text of nothing else has nothing invisible, and is most texts. */
const plainlyVisible = /^[\t\n\x20-\x7e\xa0-\xac\xae-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/u;

/** The text without what nobody sees; tabs and line ends stay. */
export const withoutInvisible = (text: string): string =>
  plainlyVisible.test(text) ? text : text.replace(invisible, '');

/**
 * The form in which incoming text is kept, made once where it comes in: NFC, line ends as \n, nothing invisible, half
 * surrogate pairs as U+FFFD. What is approved is then what is published, letter by letter. Twice is the same as once.
 */
export const cleanText = (text: string): string =>
  withoutInvisible(text.toWellFormed().replace(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, '\n')).normalize('NFC');

/** Has its accent-free form already, but for capitals. */
const plainAscii = /^[\n\t\x20-\x7e]*$/u;

const fold = (text: string): string =>
  cleanText(text).toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').normalize('NFC');

/** The rules of a turn fold one message two dozen times. */
const foldLast = rememberLast(fold, 8);
/** In UTF-16 units. */
const longestWord = 16;
/** Few words make up most texts. */
const foldWord = rememberLast(fold, 2_000);

/**
 * The accent-free form for searching and comparing: lower case, no tone or vowel marks, đ as d. `Đông Hải` and `dong hai`
 * are the same. Spaces and signs stay. Twice is the same as once.
 */
export function foldForSearch(text: string): string {
  if (plainAscii.test(text)) return text.toLowerCase();
  return text.length > longestWord ? foldLast(text) : foldWord(text);
}

/**
 * One character for one: the same length in UTF-16 units as the text, so that a place found in it is the same place in
 * the text. For NFC text; characters that have no single plain form stay as they are.
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

/** Of the letters and signs that nearly all of our texts are made of (Basic Latin, Latin-1, Latin Extended). */
const plainForms: ReadonlyMap<string, string> = new Map(
  [[0x20, 0x24f] as const, [0x1e00, 0x1eff] as const].flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, at) => {
      const character = String.fromCodePoint(first + at);
      return [character, plainForm(character)] as const;
    }),
  ),
);

/** Longest slug, in characters: addresses are read and typed. */
const maxSlugLength = 80;

/**
 * For addresses: a–z, 0–9 and single hyphens, cut at a word when it is too long.
 * @returns '' when the text has no letter or digit of that kind; the caller then needs another name
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
 * At most `max` code points, the ellipsis included. Never cuts inside a letter with its marks, an emoji family or a
 * surrogate pair; half surrogate pairs become U+FFFD. Where even the ellipsis has no room it is left out.
 * @param max 0 or more code points
 */
export const cutText = (text: string, max: number, ellipsis = '…'): string => {
  const whole = text.toWellFormed();
  // UTF-16 units are never fewer than code points: most texts are answered here.
  if (whole.length <= max) return whole;
  // Of such letters each is one unit and stands by itself: so are most of the others.
  const isPlain = plainlyVisible.test(whole.slice(0, max + 1));
  if (!isPlain && codePointsOf(whole) <= max) return whole;
  const sign = codePointsOf(ellipsis) < max ? ellipsis : '';
  const room = max - codePointsOf(sign);
  const kept = isPlain ? whole.slice(0, room) : wholeLetters(whole, room);
  return sign === '' ? kept : `${kept.trimEnd()}${sign}`;
};

/** As many letters with their marks as have so many code points together. */
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

/** 'phường Đồng Lạc' at the start of a line. */
export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** The same, between words: a title that ends inside one looks broken. One long word is cut all the same. */
export const cutAtWord = (text: string, max: number): string => {
  const cut = cutText(text, max, '');
  if (cut === text.toWellFormed()) return cut;
  const words = cutText(text, max - 1, '');
  const isWhole = /^\s/u.test(text.toWellFormed().slice(words.length));
  const kept = isWhole ? words : words.replace(/\s+\S*$/u, '');
  return `${kept.replace(/[\s,;:–-]+$/u, '')}…`;
};

/** Words after which a full stop ends no sentence: "TP. Hải Phòng", "TS. Nguyễn", "đ/c. Bấy". Accent-free. */
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

/** A sentence of a longer text, and where it stands. */
export interface Sentence {
  readonly text: string;
  /** Places in the text, in UTF-16 units; `end` is not included. */
  readonly start: number;
  readonly end: number;
}

const endsSentence = (text: string, at: number): boolean => {
  const before = /(?<word>[\p{L}\p{M}]+)$/u.exec(text.slice(Math.max(0, at - 8), at))?.groups?.word ?? '';
  if (text[at] !== '.') return true;
  // "ông T. đã", "Nguyễn V. A.": an initial; "1. ": a number of a list.
  const isInitial = /^\p{Lu}$/u.test(before);
  return !isInitial && !abbreviations.includes(foldForSearch(before));
};

/** The sentences of a text, trimmed, with their places. A line end ends a sentence too: chat writers forget full stops. */
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

/** The first sentence, trimmed; '' for a text of blanks. */
export const firstSentence = (text: string): string => sentencesOf(text)[0]?.text ?? '';

/**
 * Paragraphs as people mean them: blank lines separate them; in a text without blank lines every line is one. Trimmed,
 * none empty; inside a paragraph single line ends stay.
 */
export const splitParagraphs = (text: string): readonly string[] => {
  const trimmed = cleanText(text).trim();
  const separator = /\n[^\S\n]*\n/u.test(trimmed) ? /\n(?:[^\S\n]*\n)+/u : /\n/u;
  return trimmed
    .split(separator)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
};
