/**
 * The features of a sentence for the model: words, pairs of words, pairs with one or two words between them, and strings of two
 * to five letters. They are taken from the folded text (without accents, repeated letters and exact numbers) and, with a lower
 * weight, words and pairs also with their accents. Letter strings tolerate typing errors, pairs show who does what, folding
 * handles phones without Vietnamese keys.
 */

import { forMatching, typedText } from '../question/phrase-matching.ts';
import { rememberLast } from '../remember.ts';
import { cleanText, foldForSearch } from '../text/normalize.ts';
import { toneMarks } from '../text/tones.ts';
import { foldedText } from './folded-text.ts';
import { signsIn } from './signs.ts';

/** Only this many UTF-16 units of a text are read, because a request comes at its beginning. */
const maxReadLength = 600;

const folded = { word: 1, pair: 1, skip: 0.6, letters: 0.5, length: 0.5 } as const;
const accented = { word: 0.7, pair: 0.6 } as const;
const signed = { sort: 1, pair: 0.7, rule: 1 } as const;

/** Common abbreviations and what they stand for. Keys are folded and have no repeated letters. */
const shorthand: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ko: 'khong',
    k: 'khong',
    kg: 'khong',
    kh: 'khong',
    hok: 'khong',
    hong: 'khong',
    hog: 'khong',
    khg: 'khong',
    kong: 'khong',
    hk: 'khong',
    dc: 'duoc',
    dk: 'duoc',
    dx: 'duoc',
    đc: 'duoc',
    j: 'gi',
    ji: 'gi',
    e: 'em',
    a: 'anh',
    c: 'chi',
    m: 'minh',
    t: 'toi',
    vs: 'voi',
    r: 'roi',
    rui: 'roi',
    oi: 'oi',
    ng: 'nguoi',
    ngta: 'nguoi ta',
    mn: 'moi nguoi',
    mng: 'moi nguoi',
    ntn: 'nhu the nao',
    bn: 'bao nhieu',
    bnh: 'bao nhieu',
    bh: 'bay gio',
    cx: 'cung',
    cug: 'cung',
    wa: 'qua',
    wá: 'qua',
    nv: 'nhan vien',
    cb: 'can bo',
    ct: 'chu tich',
    ca: 'cong an',
    sdt: 'so dien thoai',
    dt: 'dien thoai',
    hs: 'ho so',
    tks: 'cam on',
    thanks: 'cam on',
    thks: 'cam on',
    tk: 'cam on',
    cam: 'cam',
    z: 'vay',
    zay: 'vay',
    v: 'vay',
    vay: 'vay',
    nhiu: 'nhieu',
    nhju: 'nhieu',
    trc: 'truoc',
    ckong: 'chong',
    ck: 'chong',
    vk: 'vo',
    ba: 'ba',
    bx: 'ba',
  }),
);

const squeeze = (text: string): string => text.replace(/(\p{L})\1+/gu, '$1');

/** "hoả" and "hỏa" become the same word: the tone mark moves to the end. */
const toneLast = rememberLast((word: string): string => {
  const parts = word.normalize('NFD');
  const tone = Array.from(parts, (sign) => toneMarks[sign] ?? '').join('');
  return `${parts.replace(/[\u0300\u0301\u0303\u0309\u0323]/gu, '')}${tone}`;
}, 2_000);

const tokens = /[\p{L}\p{M}\p{N}]+|[?!]|\p{Extended_Pictographic}/gu;

const openShorthand = (word: string): readonly string[] | string => shorthand.get(word)?.split(' ') ?? word;

/** The words of a text as the model reads them: folded, numbers as 0, repeated letters once, abbreviations expanded. */
export const foldedWords = (text: string): readonly string[] =>
  (squeeze(foldForSearch(text.slice(0, maxReadLength))).match(tokens) ?? []).flatMap((token) =>
    /\d/u.test(token) ? token.replace(/\d+/gu, '0') : openShorthand(token),
  );

const accentedWords = (text: string): readonly string[] =>
  (squeeze(cleanText(text.slice(0, maxReadLength)).toLowerCase()).match(tokens) ?? []).map((word) => toneLast(word));

/** Minimum and maximum length of letter strings. */
const [fewestLetters, mostLetters] = [2, 5];

type Take = (key: string, weight: number) => void;

/** Calls `take` for each feature, as often as it occurs. A key begins with the kind of feature. */
export const eachGram = (given: string, take: Take): void =>
  eachPiece(given, take, (letters) => {
    for (let size = fewestLetters; size <= mostLetters; size += 1)
      for (let at = 0; at + size <= letters.length; at += 1) take(`c ${letters.slice(at, at + size)}`, folded.letters);
  });

/**
 * Calls `take` for each feature except letter strings.
 * @param takeLetters receives the text from which letter strings are cut
 */
const eachPiece = (given: string, take: Take, takeLetters: (letters: string) => void): void => {
  const text = typedText(given.slice(0, maxReadLength));
  const plain = foldedWords(text);
  const walk = (words: readonly string[], sort: string, weights: { readonly word: number; readonly pair: number }) => {
    for (const [at, word] of words.entries()) {
      take(`${sort}${word}`, weights.word);
      const next = words[at + 1];
      take(`${sort}${word} ${next ?? '$'}`, weights.pair);
      if (at === 0) take(`${sort}^ ${word}`, weights.pair);
    }
  };
  walk(plain, 'w ', folded);
  for (const [at, word] of plain.entries())
    for (const distance of [2, 3]) {
      const far = plain[at + distance];
      if (far !== undefined) take(`s ${word} … ${far}`, folded.skip);
    }
  takeLetters(` ${plain.join(' ')} `);
  walk(accentedWords(text), 'a ', accented);
  signGrams(text, take);
  take(`n ${Math.min(8, Math.ceil(Math.log2(plain.length + 1) * 2))}`, folded.length);
};

/** Features that stand for many words: categories of people and things, pairs of categories, and results of the rules. */
const signGrams = (text: string, take: (key: string, weight: number) => void): void => {
  const { sorts, rules } = signsIn(forMatching(text), foldedText(text));
  for (const [at, sort] of sorts.entries()) {
    take(`k ${sort}`, signed.sort);
    for (const other of sorts.slice(at + 1)) take(`k ${sort} ${other}`, signed.pair);
  }
  for (const rule of rules) take(`r ${rule}`, signed.rule);
};

/** FNV-1a, 32 bits: a feature has the same bucket on every computer. */
const hashBegun = 0x811c9dc5;
const hashOn = (value: number, letter: number): number => Math.imul(value ^ letter, 0x01000193);
const bucketAt = (value: number, buckets: number): number => ((value ^ (value >>> 15)) >>> 0) & (buckets - 1);

/**
 * The bucket of a feature.
 * @param buckets a power of two
 */
export const bucketOf = (key: string, buckets: number): number => {
  let value = hashBegun;
  for (let at = 0; at < key.length; at += 1) value = hashOn(value, key.charCodeAt(at));
  return bucketAt(value, buckets);
};

/** Buckets of all letter strings. The hash of a longer string continues that of the shorter one, so no substring is created. */
const eachLetterBucket = (letters: string, buckets: number, take: (bucket: number) => void): void => {
  const begun = hashOn(hashOn(hashBegun, 'c'.charCodeAt(0)), ' '.charCodeAt(0));
  for (let from = 0; from + fewestLetters <= letters.length; from += 1) {
    let value = begun;
    const end = Math.min(from + mostLetters, letters.length);
    for (let at = from; at < end; at += 1) {
      value = hashOn(value, letters.charCodeAt(at));
      if (at - from + 1 >= fewestLetters) take(bucketAt(value, buckets));
    }
  }
};

/** Buckets and their weights in this text; the squares of the weights add up to one. */
export interface Vector {
  readonly at: readonly number[];
  readonly value: readonly number[];
}

/** A text as the model's input: its features hashed into buckets, normalised to length one. */
export const vectorOf = (text: string, buckets: number): Vector => {
  const found = new Map<number, number>();
  const keep = (at: number, weight: number) => {
    // A repeated feature counts once, because repetition adds little.
    if ((found.get(at) ?? 0) < weight) found.set(at, weight);
  };
  eachPiece(
    text,
    (key, weight) => keep(bucketOf(key, buckets), weight),
    (letters) => eachLetterBucket(letters, buckets, (at) => keep(at, folded.letters)),
  );
  let squares = 0;
  for (const weight of found.values()) squares += weight * weight;
  const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
  return { at: [...found.keys()], value: Array.from(found.values(), (weight) => weight * scale) };
};
