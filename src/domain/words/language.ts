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

/** Null: nothing tells, as in a number or a name. */
export const languageOf = (text: string): SpokenLanguage | null => {
  if (vietnameseMark.test(text.normalize('NFC'))) return 'vi';
  const words = foldForSearch(text).match(/[a-z][a-z']*/gu) ?? [];
  const inEnglish = words.filter((word) => english.has(word) && !plainVietnamese.has(word)).length;
  const inVietnamese = words.filter((word) => plainVietnamese.has(word)).length;
  if (inEnglish > inVietnamese && inEnglish >= words.length * englishShare) return 'en';
  return inVietnamese > 0 ? 'vi' : null;
};
