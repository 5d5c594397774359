/**
 * By which terms is a question found? Folded words and neighbouring pairs of them: Vietnamese words have several syllables,
 * and "khai sinh" is another matter than "khai tử" although both hold "khai". What people say and what an office writes
 * ("nhập khẩu", "đăng ký thường trú") becomes one term.
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
/** By their first word, the longest first. */
const namesByWord: ReadonlyMap<string, readonly Name[]> = Map.groupBy(
  Object.entries(lists.names)
    .flatMap(([code, all]) => all.map((name): Name => ({ words: name.split(' '), code: `=${code}` })))
    .sort((one, other) => other.words.length - one.words.length),
  ({ words }) => words[0] ?? '',
);

/** Joins the two words of a pair: no word holds it. */
const joint = '_';

/** Two neighbouring words as one term: they weigh more than each alone. */
export const isPair = (term: string): boolean => term.includes(joint);

interface Word {
  readonly folded: string;
  readonly isEveryday: boolean;
}

/** "chó" and "chợ" are matters, "cho" is not: with its marks a word is judged by them. */
const judge = (word: string, folded: string): Word => {
  const isBare = folded === word;
  return { folded, isEveryday: word.length < 2 || (isBare ? everydayPlain : everyday).has(word) };
};

/** 'ly hon' and 'li hon' are one: i and y change places in print too. */
const oneSpelling = (word: string): string =>
  /^[bcdghklmnpqrstvx]{1,2}[iy]$/u.test(word) ? `${word.slice(0, -1)}i` : word;

/** In every receipt and every form: it tells nothing by itself. */
const everydayName = '=registering';

/** Names of matters are taken out of the row of words and stand for themselves. */
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

/** Its words in small letters, as they were typed; each at least one letter or digit. */
export const spokenWords = (text: string): readonly string[] =>
  cleanText(text)
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** The same words without marks, one for one. All at once: folding a text costs little more than folding a word. */
export const foldedWords = (spoken: readonly string[]): readonly string[] => {
  const folded = foldForSearch(spoken.join(' ')).split(' ');
  return folded.length === spoken.length ? folded : spoken.map(foldForSearch);
};

/** The terms of a text, with repeats, in order. */
export const searchTerms = (text: string): readonly string[] => termsOfWords(spokenWords(text));

/** Terms of a search: the words that say something, and the pairs of neighbours among them. */
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

/** Letters that a folded word may hold. */
const letters = 'abcdeghiklmnopqrstuvxy';

/** One slip of the finger away, nearest kinds of slip first: two letters changed places, one too few, too many, another. */
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
