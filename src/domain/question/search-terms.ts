/**
 * The terms by which a question is found: folded words and pairs of neighbouring words. Vietnamese words have several
 * syllables, and "khai sinh" is a different matter from "khai tử" although both contain "khai". Everyday and official names of
 * the same matter ("nhập khẩu", "đăng ký thường trú") become one term.
 */
import lists from '../../../words/lists/search.json' with { type: 'json' };
import { cleanText, foldForSearch } from '../text/normalize.ts';
import { wordSet } from '../text/word-lists.ts';

const everyday = wordSet(lists.everyday);
const everydayPlain: ReadonlySet<string> = new Set([...everyday].map(foldForSearch));

interface Name {
  readonly words: readonly string[];
  readonly code: string;
}
/** Names by their first word, the longest first. */
const namesByWord: ReadonlyMap<string, readonly Name[]> = Map.groupBy(
  Object.entries(lists.names)
    .flatMap(([code, all]) => all.map((name): Name => ({ words: name.split(' '), code: `=${code}` })))
    .sort((one, other) => other.words.length - one.words.length),
  ({ words }) => words[0] ?? '',
);

/** Joins the two words of a pair; it does not occur inside a word. */
const joint = '_';

/** True for a term of two neighbouring words. Pairs have a higher weight than single words. */
export const isPair = (term: string): boolean => term.includes(joint);

interface Word {
  readonly folded: string;
  readonly isEveryday: boolean;
}

/** "chó" and "chợ" are matters, "cho" is not: a word with marks is compared with its marks. */
const judge = (word: string, folded: string): Word => {
  const isBare = folded === word;
  return { folded, isEveryday: word.length < 2 || (isBare ? everydayPlain : everyday).has(word) };
};

/** 'ly hon' and 'li hon' are the same: i and y are interchangeable in print too. */
const oneSpelling = (word: string): string =>
  /^[bcdghklmnpqrstvx]{1,2}[iy]$/u.test(word) ? `${word.slice(0, -1)}i` : word;

/** Occurs in every receipt and form, so it says nothing by itself. */
const everydayName = '=registering';

/** Replaces the names of matters in the row of words by one term each. */
const withNames = (words: readonly Word[]): readonly Word[] => {
  const row: Word[] = [];
  for (let at = 0; at < words.length; ) {
    const here = words[at];
    if (!here) break;
    const name = namesByWord
      .get(here.folded)
      ?.find((each) => each.words.every((word, offset) => words[at + offset]?.folded === word));
    row.push(name ? { folded: name.code, isEveryday: name.code === everydayName } : here);
    at += name ? name.words.length : 1;
  }
  return row;
};

/** The words of a text in lower case, as they were typed; each has at least one letter or digit. */
export const spokenWords = (text: string): readonly string[] =>
  cleanText(text)
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/**
 * The same words without marks, in the same order. Folds them all at once, because folding a text costs little more than
 * folding a word.
 */
export const foldedWords = (spoken: readonly string[]): readonly string[] => {
  const folded = foldForSearch(spoken.join(' ')).split(' ');
  return folded.length === spoken.length ? folded : spoken.map(foldForSearch);
};

/** The terms of a text, in order, with repetitions. */
export const searchTerms = (text: string): readonly string[] => termsOfWords(spokenWords(text));

/** Terms of a search: the significant words and the pairs of neighbouring ones. */
export const termsOfWords = (spoken: readonly string[]): readonly string[] => {
  const folded = foldedWords(spoken);
  const judged = spoken.map((word, at) => judge(word, folded[at] ?? ''));
  const words = withNames(judged).map((word) => ({ ...word, folded: oneSpelling(word.folded) }));
  return words.flatMap(({ folded, isEveryday }, at) => {
    const next = words[at + 1];
    const pair = next === undefined || isEveryday || next.isEveryday ? [] : [`${folded}${joint}${next.folded}`];
    return isEveryday ? pair : [folded, ...pair];
  });
};

/** Letters that a folded word may contain. */
const letters = 'abcdeghiklmnopqrstuvxy';

/**
 * All words at one typing error from this one, by kind of error: two letters swapped, one missing, one too many, one replaced.
 */
export const slipsOf = (word: string): readonly string[] => {
  const at = Array.from({ length: word.length + 1 }, (_, index) => index);
  const swapped = at
    .slice(0, -2)
    .map((i) => `${word.slice(0, i)}${word[i + 1] ?? ''}${word[i] ?? ''}${word.slice(i + 2)}`);
  const inserted = at.flatMap((i) => Array.from(letters, (letter) => `${word.slice(0, i)}${letter}${word.slice(i)}`));
  const dropped = at.slice(0, -1).map((i) => `${word.slice(0, i)}${word.slice(i + 1)}`);
  const replaced = at
    .slice(0, -1)
    .flatMap((i) => Array.from(letters, (letter) => `${word.slice(0, i)}${letter}${word.slice(i + 1)}`));
  return [...new Set([...swapped, ...inserted, ...dropped, ...replaced])].filter((each) => each !== word);
};
