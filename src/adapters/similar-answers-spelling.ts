/**
 * Corrects a typing error if an adjacent word confirms it: "hộ kinh daonh" becomes "hộ kinh doanh", a name stays
 * unchanged.
 */
import { foldedWords, slipsOf, spokenWords } from '../domain/question/search-terms.ts';
import type { Tally } from './similar-answers-index.ts';

/** Shorter words are one error away from too many others. */
const shortest = 3;

/**
 * The words of a text with typing errors corrected.
 * @param known words and adjacent pairs ('word word') of published texts
 */
export const mendSlips = (text: string, known: Tally): readonly string[] => {
  const spoken = spokenWords(text);
  const folded = foldedWords(spoken);
  return spoken.map((word, at) => {
    const plain = folded[at] ?? '';
    if (plain.length < shortest || known.of(plain) > 0 || /\d/u.test(plain)) return word;
    const seen = (candidate: string): number =>
      known.of(`${folded[at - 1] ?? ''} ${candidate}`) + known.of(`${candidate} ${folded[at + 1] ?? ''}`);
    // An unknown adjacent word cannot confirm anything.
    if (known.of(folded[at - 1] ?? '') === 0 && known.of(folded[at + 1] ?? '') === 0) return word;
    const mended = slipsOf(plain)
      .filter((candidate) => known.of(candidate) > 0)
      .map((candidate) => ({ candidate, times: seen(candidate) }))
      .filter(({ times }) => times > 0)
      // Kinds of errors are ordered by likelihood, and sorting keeps that order among equals.
      .sort((one, other) => other.times - one.times)[0];
    return mended?.candidate ?? word;
  });
};
