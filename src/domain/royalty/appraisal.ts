/** Default appraisal of an item until the board gives one: the genre follows from category and length, the grade is B. */
import type { CategoryId } from '../submission/categories/index.ts';
import type { Genre, Grade, Origin } from './rates.ts';

/** A news item is short (domain §2.4); a longer one counts as a feature. */
const longestNewsWords = 300;

const genreOf = (category: CategoryId, words: number): Genre => {
  if (category === 'document' || category === 'statistics') return category;
  return words > longestNewsWords ? 'feature' : 'news';
};

/** Genre by category and number of words, grade B, origin `original`. */
export const usualAppraisal = (
  category: CategoryId,
  paragraphs: readonly string[],
): { readonly genre: Genre; readonly grade: Grade; readonly origin: Origin } => ({
  genre: genreOf(category, paragraphs.join(' ').split(/\s+/u).filter(Boolean).length),
  grade: 'B',
  origin: 'original',
});
