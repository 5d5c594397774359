/** Texts for measuring: generated ones with stock phrases as in office texts, and copies with typical edits. */
import { numbersFrom } from '../scripts/words/dice.ts';

type Words = readonly string[];

const syllables: Words = [
  'b',
  'c',
  'd',
  'g',
  'h',
  'kh',
  'l',
  'm',
  'n',
  'ng',
  'nh',
  'ph',
  'qu',
  's',
  't',
  'th',
  'tr',
  'v',
  'x',
]
  .flatMap((first) =>
    ['a', 'ai', 'an', 'ang', 'ao', 'e', 'em', 'i', 'im', 'inh', 'o', 'oi', 'on', 'u', 'uong', 'y'].map(
      (rest) => first + rest,
    ),
  )
  .concat(Array.from({ length: 100 }, (_, number) => String(number)));

/** Picks a few words often and many words rarely. */
const pick = (list: Words, next: () => number): string => list[Math.floor(list.length * next() ** 2.2)] ?? '';

const phrases: Words = (() => {
  const next = numbersFrom(5);
  return Array.from({ length: 600 }, () =>
    Array.from({ length: 4 + Math.floor(next() * 6) }, () => pick(syllables, next)).join(' '),
  );
})();

/** 80 to 400 words, about a quarter of them in phrases that many texts share. */
export const madeUpText = (seed: number): string => {
  const next = numbersFrom(seed);
  const length = 80 + Math.floor(next() * 320);
  const words: string[] = [];
  while (words.length < length) {
    if (next() < 0.05) words.push(...pick(phrases, next).split(' '));
    else words.push(pick(syllables, next));
  }
  return words.join(' ');
};

/** Share of the copy's words that are kept in runs of three or more. */
const keptShare = (kept: readonly boolean[]): number => {
  let [shared, run] = [0, 0];
  for (const isKept of [...kept, false]) {
    if (isKept) run += 1;
    else {
      if (run >= 3) shared += run;
      run = 0;
    }
  }
  return shared / kept.length;
};

/** Replaces, deletes and inserts one to eight words at a time, until 70 to 95 % of the copy come from the source. */
export const editedCopy = (source: string, foreign: string, next: () => number): string => {
  const strange = foreign.split(/\s+/u);
  for (;;) {
    const wanted = 0.7 + next() * 0.25;
    let words = source.split(/\s+/u).map((word) => ({ word, isKept: true }));
    while (keptShare(words.map(({ isKept }) => isKept)) > wanted) {
      const at = Math.floor(next() * words.length);
      const length = 1 + Math.floor(next() * 8);
      const from = Math.floor(next() * strange.length);
      const own = strange.slice(from, from + length).map((word) => ({ word, isKept: false }));
      const how = next();
      words =
        how < 0.5
          ? words.toSpliced(at, length, ...own)
          : how < 0.75
            ? words.toSpliced(at, length)
            : words.toSpliced(at, 0, ...own);
    }
    const share = keptShare(words.map(({ isKept }) => isKept));
    if (share >= 0.7 && share <= 0.95) return dressed(words.map(({ word }) => word).join(' '), next);
  }
};

/** 100 to 200 words of the source, with a quarter as many other words before and after. */
export const partialCopy = (source: string, foreign: string, next: () => number): string => {
  const [words, strange] = [source.split(/\s+/u), foreign.split(/\s+/u)];
  const length = Math.min(words.length, 100 + Math.floor(next() * 100));
  const from = Math.floor(next() * (words.length - length));
  const own = Math.floor(length / 4);
  return dressed(
    [...strange.slice(0, own), ...words.slice(from, from + length), ...strange.slice(own, 2 * own)].join(' '),
    next,
  );
};

/** Unchanged, without accents, in capitals, or in decomposed Unicode. */
const dressed = (text: string, next: () => number): string => {
  const how = next();
  if (how < 0.4) return text;
  if (how < 0.7) return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
  return how < 0.85 ? text.toUpperCase() : text.normalize('NFD');
};
