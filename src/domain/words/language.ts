/** In which language a message is written: what is answered follows it (words §7). */
import lists from '../../../words/lists/language.json' with { type: 'json' };
import { foldForSearch } from '../text/normalize.ts';
import { wordSet } from '../text/word-lists.ts';

export type SpokenLanguage = 'vi' | 'en';

const english = wordSet(lists.english);
const plainVietnamese = wordSet(lists.plainVietnamese);
const vietnameseMark = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/iu;

/** So much of a message is plainly English. */
const englishShare = 0.4;

/** Names that stand in an English message, and so many English words for each of them. */
const mostNames = 6;
const namesShare = 3;

/** A syllable of Vietnamese as it is typed without marks, or in Telex. */
const syllable =
  /^(?:b|c|ch|dd?|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?[aeiouyw]+[sfrxj]?(?:c|ch|m|n|ng|nh|p|t)?[aeiouwsfrxj]*$/u;
/** "blood", "street": no list need know a word that no Vietnamese syllable looks like. Shorter ones are abbreviations. */
const shortestForeign = 4;
const looksForeign = (word: string): boolean =>
  word.length >= shortestForeign && /[aeiou]/u.test(word) && !syllable.test(word);

/** Commands and codes are typed alike by everybody: "/lienket KABT7XPQ". */
const isTypedAlike = (word: string): boolean => word.startsWith('/') || /\d/u.test(word);

/** Null: nothing tells, as in a number, a name or a code. */
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
  // One word that no list knows is a name, or words typed without a space.
  const inEnglish = listed > 0 || foreign > 1 ? listed + foreign : 0;
  // A place keeps its marks in English too: "help, khối 3".
  if (marked > 0 && (marked > mostNames || inEnglish < marked * namesShare)) return 'vi';
  const inVietnamese = words.filter((word) => plainVietnamese.has(word)).length;
  if (inEnglish > inVietnamese && inEnglish >= words.length * englishShare) return 'en';
  return inVietnamese > 0 ? 'vi' : null;
};
