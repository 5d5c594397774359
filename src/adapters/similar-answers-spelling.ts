/** A slip of the finger is put right where the neighbour agrees: "hộ kinh daonh" is "hộ kinh doanh", a name stays a name. */
import { foldedWords, slipsOf, spokenWords } from '../domain/question/search-terms.ts';
import type { Tally } from './similar-answers-index.ts';

/** Shorter words are a slip away from too many others. */
const shortest = 3;

/**
 * The words, with slips mended.
 * @param known words and 'word word' neighbours of what was published
 */
export const mendSlips = (text: string, known: Tally): readonly string[] => {
  const spoken = spokenWords(text);
  const folded = foldedWords(spoken);
  return spoken.map((word, at) => {
    const plain = folded[at] ?? '';
    if (plain.length < shortest || known.of(plain) > 0 || /\d/u.test(plain)) return word;
    const seen = (candidate: string): number =>
      known.of(`${folded[at - 1] ?? ''} ${candidate}`) + known.of(`${candidate} ${folded[at + 1] ?? ''}`);
    // A neighbour that nobody knows agrees with nothing.
    if (known.of(folded[at - 1] ?? '') === 0 && known.of(folded[at + 1] ?? '') === 0) return word;
    const mended = slipsOf(plain)
      .filter((candidate) => known.of(candidate) > 0)
      .map((candidate) => ({ candidate, times: seen(candidate) }))
      .filter(({ times }) => times > 0)
      // Kinds of slips come nearest first, and sorting keeps that order among equals.
      .sort((one, other) => other.times - one.times)[0];
    return mended?.candidate ?? word;
  });
};
