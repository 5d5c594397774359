/**
 * Prepares a text so that phrases can be found in it, whether it was typed with diacritics or without.
 *
 * Glossary: *canonical*: a word in lower case with its tone mark moved to its end, so that "hoả" and "hỏa" are the same word.
 * *Plain*: a text typed without diacritics. In a plain text "to cao" may be "tố cáo"; in an accented text it is "to, cao".
 */

import shorthand from '../../../words/lists/shorthand.json' with { type: 'json' };
import { rememberLast } from '../remember.ts';
import { cleanText, foldForSearch } from '../text/normalize.ts';
import { fromTelex } from '../text/telex.ts';
import { toneMarks } from '../text/tones.ts';
import { languageOf } from '../words/language.ts';

/** A text prepared once, so that many lists of phrases can be searched in it. */
export interface MatchableText {
  /** NFC, trimmed, otherwise as it was written. */
  readonly text: string;
  /**
   * Words separated by single spaces, with a space at both ends; '.' and '?' mark ends of sentences, '.' the end of the text.
   */
  readonly words: string;
  readonly isPlain: boolean;
  /** Number of words, without sentence ends. */
  readonly length: number;
}

interface Phrase {
  readonly accented: RegExp;
  /** Null: too ambiguous without its diacritics. */
  readonly plain: RegExp | null;
}

/**
 * A list of alternatives. Most callers ask only whether any of them occurs; one combined pattern answers this three times
 * faster.
 */
export interface Phrases extends Phrase {
  readonly each: readonly Phrase[];
}

/**
 * A text with a lower share of accented words than this counts as typed without diacritics; in ordinary Vietnamese more than
 * half of the words have marks.
 */
const plainShare = 0.2;

const canonicalOf = rememberLast((word: string): string => {
  const parts = word.toLowerCase().normalize('NFD');
  const tone = Array.from(parts, (sign) => toneMarks[sign] ?? '').join('');
  return `${parts.replace(/[\u0300\u0301\u0303\u0309\u0323]/gu, '').normalize('NFC')}${tone}`;
}, 2_000);

/** A word in lower case with its tone mark at its end. Cached, because most texts consist of few different words. */
export const canonical = (word: string): string => canonicalOf(word);

/** Abbreviations that people type in a hurry, in lower case. */
const shorthandOf: ReadonlyMap<string, string> = new Map(Object.entries(shorthand));

const hasMark = (word: string): boolean => foldForSearch(word) !== word.toLowerCase();

/** The intended text when it was typed with a Telex keyboard that was switched off. */
export const typedText: (given: string) => string = rememberLast(
  (given: string) => fromTelex(cleanText(given).trim(), (text) => languageOf(text) === 'en'),
  8,
);

/** Prepares a text once; phrases are then searched in the result. */
export const forMatching: (given: string) => MatchableText = rememberLast((given: string) => {
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

/**
 * Removes duplicate alternatives: words that differ only in their marks become equal without them ("(cứu|cuu)"), and the
 * pattern would match them in two ways.
 */
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
 * Compiles phrases that are written with diacritics. `(a|b)` and `(x )?` mean the same as in a regular expression; ` … `
 * matches up to four words of the same sentence; `#` matches a number. A phrase that begins with `!` is not searched in a text
 * without diacritics.
 */
export const phrases = (given: readonly string[]): Phrases => {
  const patterns = given.map(patternsOf);
  return { ...anyOf(patterns), each: patterns.map((one) => anyOf([one])) };
};

/** Lists of phrases in the format of `words/lists/`. `_parts` defines what `{name}` in a line is replaced with. */
interface ListFile {
  readonly _parts?: Readonly<Record<string, string>>;
}
type ListsOf<File> = {
  readonly [Name in keyof File as File[Name] extends readonly string[] ? Name : never]: Phrases;
};

/** Compiles every list of phrases in a file; other content of the file is left to the caller. */
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

/** True when one of the phrases occurs. */
export const containsAny = (heard: MatchableText, wanted: Phrases): boolean =>
  patternFor(heard, wanted)?.test(heard.words) ?? false;

/** The number of phrases that occur. */
export const countOf = (heard: MatchableText, wanted: Phrases): number =>
  wanted.each.filter((one) => patternFor(heard, one)?.test(heard.words)).length;

/** Length of the longest phrase that occurs, in words; 0 when none does. */
export const longestOf = (heard: MatchableText, wanted: Phrases): number =>
  Math.max(
    0,
    ...wanted.each.map((one) => {
      const found = patternFor(heard, one)?.exec(heard.words);
      return found ? found[0].split(' ').length : 0;
    }),
  );

/** The text with these phrases removed, because they are harmless although they contain words that other lists look for. */
export const withoutPhrases = (heard: MatchableText, harmless: Phrases): MatchableText =>
  containsAny(heard, harmless)
    ? { ...heard, words: harmless.each.reduce((words, one) => cutOut(words, patternFor(heard, one)), heard.words) }
    : heard;

const cutOut = (words: string, pattern: RegExp | null): string =>
  pattern ? words.replace(new RegExp(pattern.source, 'gu'), '-') : words;
