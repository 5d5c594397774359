/** Detects the language of a message; the answer uses the same language (words §7). */
import lists from '../../../words/lists/language.json' with { type: 'json' };
import { foldForSearch } from '../text/normalize.ts';
import { wordSet } from '../text/word-lists.ts';

/** The languages in which the bot answers. */
export type SpokenLanguage = 'vi' | 'en';

const english = wordSet(lists.english);
const plainVietnamese = wordSet(lists.plainVietnamese);
const vietnameseMark = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/iu;

/** The share of English words from which a message is English. */
const englishShare = 0.4;

/** The most Vietnamese names that an English message may contain, and how many English words each of them requires. */
const mostNames = 6;
const namesShare = 3;

/** A Vietnamese syllable as typed without marks, or in Telex. */
const syllable =
  /^(?:b|c|ch|dd?|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?[aeiouyw]+[sfrxj]?(?:c|ch|m|n|ng|nh|p|t)?[aeiouwsfrxj]*$/u;
/**
 * In letters. "blood", "street": a word that no Vietnamese syllable resembles counts as foreign without being listed. Shorter
 * words are abbreviations.
 */
const shortestForeign = 4;
const looksForeign = (word: string): boolean =>
  word.length >= shortestForeign && /[aeiou]/u.test(word) && !syllable.test(word);

/** Commands and codes are the same in both languages: "/lienket KABT7XPQ". */
const isTypedAlike = (word: string): boolean => word.startsWith('/') || /\d/u.test(word);

/** The language of a message. Null when it cannot be determined, as for a number, a name or a code. */
export const languageOf = (said: string): SpokenLanguage | null => {
  const text = said
    .split(/\s+/u)
    .filter((word) => !isTypedAlike(word))
    .join(' ');
  const given = text.normalize('NFC').match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [];
  const marked = given.filter((word) => vietnameseMark.test(word)).length;
  const words = foldForSearch(text).match(/[a-z][a-z']*/gu) ?? [];
  const unknown = words.filter((word) => !plainVietnamese.has(word));
  const listed = unknown.filter((word) => english.has(word)).length;
  const foreign = unknown.filter((word) => !english.has(word) && looksForeign(word)).length;
  // A single unknown word may be a name, or several words typed without a space.
  const inEnglish = listed > 0 || foreign > 1 ? listed + foreign : 0;
  // Place names keep their marks in English too: "help, khối 3".
  if (marked > 0 && (marked > mostNames || inEnglish < marked * namesShare)) return 'vi';
  const inVietnamese = words.filter((word) => plainVietnamese.has(word)).length;
  if (inEnglish > inVietnamese && inEnglish >= words.length * englishShare) return 'en';
  return inVietnamese > 0 ? 'vi' : null;
};
