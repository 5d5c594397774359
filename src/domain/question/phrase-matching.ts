/**
 * A stranger's text in a form in which phrases can be found, typed with diacritics or without.
 *
 * Glossary: *canonical*, a word in small letters with its tone at its end, so that "hoả" and "hỏa" are one word; *plain*,
 * a text that was typed without diacritics: there "to cao" may be "tố cáo", while in an accented text it is "to, cao".
 */

import shorthand from '../../../words/lists/shorthand.json' with { type: 'json' };
import { rememberLast } from '../remember.ts';
import { cleanText, foldForSearch } from '../text/normalize.ts';
import { fromTelex } from '../text/telex.ts';
import { toneMarks } from '../text/tones.ts';
import { languageOf } from '../words/language.ts';

/** A text made ready once, so that many lists of phrases can be looked for in it. */
export interface MatchableText {
  /** NFC, trimmed, as it was written. */
  readonly text: string;
  /** Words between single spaces, with a blank at both ends; '.' and '?' stand where a sentence ends, '.' at the very end. */
  readonly words: string;
  readonly isPlain: boolean;
  /** How many words, sentence ends not counted. */
  readonly length: number;
}

interface Phrase {
  readonly accented: RegExp;
  /** Null: too ambiguous without its diacritics. */
  readonly plain: RegExp | null;
}

/** Any of several: whether one of them is there is asked far more often than which, and one pattern finds it three times faster. */
export interface Phrases extends Phrase {
  readonly each: readonly Phrase[];
}

/** Below this share of words with a mark a text counts as typed without diacritics; ordinary Vietnamese has over a half. */
const plainShare = 0.2;

const canonicalOf = rememberLast((word: string): string => {
  const parts = word.toLowerCase().normalize('NFD');
  const tone = Array.from(parts, (sign) => toneMarks[sign] ?? '').join('');
  return `${parts.replace(/[\u0300\u0301\u0303\u0309\u0323]/gu, '').normalize('NFC')}${tone}`;
}, 2_000);

/** A word in small letters with its tone at its end. Few words make up most texts. */
export const canonical = (word: string): string => canonicalOf(word);

/** What people type in a hurry, in small letters. */
const shorthandOf: ReadonlyMap<string, string> = new Map(Object.entries(shorthand));

const hasMark = (word: string): boolean => foldForSearch(word) !== word.toLowerCase();

/** As it was meant, where the keyboard was off. */
export const typedText: (given: string) => string = rememberLast(
  (given: string) => fromTelex(cleanText(given).trim(), (text) => languageOf(text) === 'en'),
  8,
);

/** Reads a text once; the phrases are then looked for in it. */
export const listen: (given: string) => MatchableText = rememberLast((given: string) => {
  const text = typedText(given);
  const written = text.match(/[\p{L}\p{M}\p{N}]+(?:[.,:/][\p{L}\p{N}]+)*|[.!;\n]+|\?/gu) ?? [];
  const isWord = (token: string): boolean => /[\p{L}\p{N}]/u.test(token);
  const words = written.filter(isWord);
  const letters = words.filter((word) => /\p{L}{2}/u.test(word));
  const isPlain = letters.filter(hasMark).length < letters.length * plainShare || letters.length === 0;
  const spoken = written.flatMap((token) => {
    if (!isWord(token)) return [token === '?' ? '?' : '.'];
    return (shorthandOf.get(token) ?? token).split(/[ /]/u).map(isPlain ? foldForSearch : canonical);
  });
  return { text, words: ` ${spoken.join(' ')} . `, isPlain, length: words.length };
}, 32);

/** Up to four words of the same sentence. */
const gap = '(?: [^ .?]+){0,4}';

/** Words that differ in their marks alone are one word without them: "(cứu|cuu)" would be read in two ways. */
const onceEach = (source: string): string =>
  source.replaceAll(/\((\?[:=!]|\?<[=!])?([^()]*)\)/gu, (_, opening = '', words: string) => {
    return `(${opening}${[...new Set(words.split('|'))].join('|')})`;
  });

const patternOf = (source: string, form: (word: string) => string): string =>
  onceEach(source.replaceAll(/[\p{L}\p{M}]+/gu, form))
    .replaceAll(' … ', `${gap} `)
    .replaceAll('#', '[0-9][^ ]*');

const compile = (patterns: readonly string[]): RegExp => new RegExp(`(?<= )(?:${patterns.join('|')})(?= )`, 'u');

interface Patterns {
  readonly accented: string;
  readonly plain: string | null;
}

const patternsOf = (given: string): Patterns => {
  const isStrict = given.startsWith('!');
  const source = isStrict ? given.slice(1) : given;
  return { accented: patternOf(source, canonical), plain: isStrict ? null : patternOf(source, foldForSearch) };
};

const anyOf = (patterns: readonly Patterns[]): Phrase => {
  const plain = patterns.flatMap((one) => one.plain ?? []);
  return {
    accented: compile(patterns.map(({ accented }) => accented)),
    plain: plain.length === 0 ? null : compile(plain),
  };
};

/**
 * Phrases as they are written with diacritics. `(a|b)`, `(x )?` as in a regular expression; ` … ` is up to four words of the
 * same sentence; `#` a number. A `!` in front: never looked for in a text without diacritics.
 */
export const phrases = (given: readonly string[]): Phrases => {
  const patterns = given.map(patternsOf);
  return { ...anyOf(patterns), each: patterns.map((one) => anyOf([one])) };
};

/** Lists of phrases as they stand in a file of `words/lists/`. `_parts`: what `{name}` in a line stands for. */
interface ListFile {
  readonly _parts?: Readonly<Record<string, string>>;
}
type ListsOf<File> = {
  readonly [Name in keyof File as File[Name] extends readonly string[] ? Name : never]: Phrases;
};

/** Every list of phrases of a file, ready to be looked for; what else the file holds is left to its reader. */
export const phraseLists = <File extends object>(file: File & ListFile): ListsOf<File> => {
  const { _parts: parts = {} } = file;
  const whole = (line: string): string => line.replaceAll(/\{(\w+)\}/gu, (given, name) => parts[name] ?? given);
  const lists = Object.entries(file).filter(
    (entry): entry is [string, string[]] =>
      Array.isArray(entry[1]) && entry[1].every((line) => typeof line === 'string'),
  );
  return Object.fromEntries(lists.map(([name, lines]) => [name, phrases(lines.map(whole))])) as ListsOf<File>;
};

const patternFor = (heard: MatchableText, one: Phrase): RegExp | null => (heard.isPlain ? one.plain : one.accented);

/** One of the phrases is there. */
export const says = (heard: MatchableText, wanted: Phrases): boolean =>
  patternFor(heard, wanted)?.test(heard.words) ?? false;

/** How many of the phrases are there. */
export const countOf = (heard: MatchableText, wanted: Phrases): number =>
  wanted.each.filter((one) => patternFor(heard, one)?.test(heard.words)).length;

/** The longest of the phrases that is there, in words; 0 when none is. */
export const longestOf = (heard: MatchableText, wanted: Phrases): number =>
  Math.max(
    0,
    ...wanted.each.map((one) => {
      const found = patternFor(heard, one)?.exec(heard.words);
      return found ? found[0].split(' ').length : 0;
    }),
  );

/** The text without these phrases: what they hold is not what it seems. */
export const without = (heard: MatchableText, harmless: Phrases): MatchableText =>
  says(heard, harmless)
    ? { ...heard, words: harmless.each.reduce((words, one) => cutOut(words, patternFor(heard, one)), heard.words) }
    : heard;

const cutOut = (words: string, pattern: RegExp | null): string =>
  pattern ? words.replace(new RegExp(pattern.source, 'gu'), '-') : words;
