/** In which language a message is written: what is answered follows it (words §7). */
import { foldForSearch } from '../text/normalize.ts';

export type SpokenLanguage = 'vi' | 'en';

const english: ReadonlySet<string> = new Set(
  `the is are am was were be been my your our his her their this that these those there here it its he she they we you i
  of in on at to from for with without near by and or but not no don't doesn't can't didn't isn't can could would should
  do does did has have had who what when where why how which please help me us him them somebody someone nobody thanks
  thank hello good morning sorry yes need want stop house home street market school road fire burning smoke drowning
  river water flood trapped police ambulance doctor hurt bleeding breathing gun knife thief robbed man woman child baby
  boy girl people officer question answer message ward office chairman complaint complain money photo light rubbish`.split(
    /\s+/u,
  ),
);
/** Written without marks, and no English. */
const plainVietnamese: ReadonlySet<string> = new Set(
  `toi khong ko k nha cho cua nguoi duoc dang roi voi oi con chau anh chi em ong ba bi la nay gi dau nao sao chua va
  giup duong phuong khoi chay cuu hoi xin lam di ve may cai nhu the vay nhe a ak dc`.split(/\s+/u),
);
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
